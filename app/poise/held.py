"""A class, joined: what the teacher wants, one thing after another, until it is ended; its log, calls and questions."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from secrets import token_hex

from poise.archive import classes
from poise.class_reporting import class_page
from poise.domain.ballot import Counts, Question
from poise.domain.classroom import SCHEMA, ClassBegan, ClassEnded, ClassEvent, GuideChosen, Keep, Revealed
from poise.domain.lesson import Lesson
from poise.domain.mood import Heat
from poise.domain.scenario import Outcome
from poise.held_calls import Calls
from poise.held_kept import SUFFIX, Traces, export, settle, traces
from poise.held_polls import Polls
from poise.held_record import Record
from poise.problems import ArchiveProblem, Problem
from poise.school import School
from poise.session.orders import End, Skip, Temper
from poise.settings import Settings
from poise.ui.lectern import Lectern, Left, Onlookers

Wish = Callable[[], Awaitable[object] | None]


def lectern(school: School, lessons: tuple[Lesson, ...]) -> Lectern:
    """What the window needs to hold these lessons."""

    def hold(lesson: Lesson, settings: Settings, onlookers: Onlookers, again: Path | None = None) -> Held:
        return Held(lesson, settings, onlookers, school, again)

    def left(lesson: Lesson) -> Left | None:
        try:
            found = (one for one in classes.unfinished(school.classes) if one.stands.lesson == lesson.id)
            latest = next(found, None)
        except ArchiveProblem:
            return None  # it is told when the new class cannot be kept there either
        if latest is None:
            return None
        when = datetime.fromisoformat(latest.stands.when)
        return Left(f"{when:%A %H:%M}", partial(hold, again=latest.folder))

    return Lectern(lessons, hold, SUFFIX, left)


class Held:
    """A class; fits `ui.lectern.Holding`.  `again` is the folder of one that was cut off and goes on.

    What is wanted waits in one row and is obeyed in `run`, so that nothing overtakes anything.
    """

    def __init__(
        self, lesson: Lesson, settings: Settings, onlookers: Onlookers, school: School, again: Path | None = None
    ) -> None:
        self._lesson, self._onlookers, self._school, self._again = lesson, onlookers, school, again
        self._settings = replace(settings, baseline=None)  # the calm voice in the settings is the teacher's own
        self._wishes: asyncio.Queue[Wish] = asyncio.Queue()

    async def run(self) -> None:
        """Hold it until it is ended.  Raises ArchiveProblem."""
        log, before = await asyncio.to_thread(self._log)
        since = before[-1].at if before else 0.0
        record = self._record = Record(log, before, self._school.clock(since), self._onlookers.happened)
        self._polls = Polls(record, self._onlookers, self._school.room)
        self._calls = Calls(self._lesson, self._settings, self._onlookers, self._school, record, self._want)
        try:
            if not before:
                when = self._school.now().isoformat(timespec="seconds")
                told = ClassBegan(0.0, self._lesson.id, self._lesson.title, self._lesson.guide, when, SCHEMA, VERSION)
                record.tell(told)
            await self._obey(self._calls.take_up)
            while not record.stands.over:
                await self._obey(await self._wishes.get())
        finally:
            await self._calls.stop()
            await self._polls.shut_room()
            log.close()
        await asyncio.to_thread(settle, self._left(), record.stands.keep or "all")

    async def end(self, keep: Keep, export: Path | None) -> None:
        """End it.  Raises Problem; then it stays."""
        ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        async def end() -> None:
            try:
                await self._end(keep, export)
            except Problem as problem:
                ended.set_exception(problem)
            else:
                ended.set_result(None)

        self._want(end)
        await ended

    def begin(self, part: int) -> None:
        """Begin part number `part`."""

        async def begin() -> None:
            if 1 <= part <= len(self._lesson.parts):
                self._polls.close()
                await self._calls.begin(part)

        self._want(begin)

    def pause(self) -> None:
        """Freeze the call."""
        self._want(lambda: self._calls.freeze())

    def resume(self) -> None:
        """Go on."""
        self._want(lambda: self._calls.resume())

    def rewind(self, turn: int) -> None:
        """Back to just before reply number `turn`."""
        self._want(lambda: self._calls.rewind(turn))

    def replay(self) -> None:
        """Freeze, and let the last exchange be heard again."""
        self._want(lambda: self._calls.replay())

    def skip(self) -> None:
        """On past the vent."""
        self._want(lambda: self._calls.order(Skip()))

    def temper(self, heat: Heat) -> None:
        """Make the customer one notch hotter or milder."""
        self._want(lambda: self._calls.order(Temper(heat)))

    def finish(self, outcome: Outcome) -> None:
        """End the call in this way."""
        self._want(lambda: self._calls.order(End(outcome)))

    def hold(self, down: bool) -> None:
        """The talk key."""
        self._want(lambda: self._calls.say(lambda show: show.hold(down)))

    def type_reply(self, text: str) -> None:
        """This is the reply."""
        self._want(lambda: self._calls.say(lambda show: show.type_reply(text)))

    def pass_to(self, speaker: str, read: bool) -> None:
        """The next reply is this speaker's."""
        self._want(lambda: self._calls.pass_to(speaker, read))

    def choose_guide(self, guide: str) -> None:
        """From here on this guide's steps are looked for."""
        if any(one.id == guide for one in self._school.guides):
            self._want(lambda: self._record.tell(GuideChosen(self._record.now, guide)))

    def ask(self, question: Question) -> None:
        """Put a question to the class."""
        self._want(lambda: self._polls.ask(question, self._calls.turn))

    def close(self) -> None:
        """Take no more answers."""
        self._want(lambda: self._polls.close())

    def count(self, counts: Counts) -> None:
        """Raised hands."""
        self._want(lambda: self._polls.count(counts))

    def reveal(self, question: str, turn: int) -> None:
        """Show what came of this question, or the evidence of this reply."""

        def reveal() -> None:
            if not turn:
                self._polls.reveal(question)
            elif turn <= self._calls.turn:
                self._record.tell(Revealed(self._record.now, "", turn))

        self._want(reveal)

    def open_room(self, on: bool) -> None:
        """Open the page for phones, or close it."""
        self._want(lambda: self._polls.open_room() if on else self._polls.shut_room())

    def _want(self, wish: Wish) -> None:
        self._wishes.put_nowait(wish)

    async def _obey(self, wish: Wish) -> None:
        """A problem is told, and the class goes on, unless it cannot be kept any more."""
        try:
            if (doing := wish()) is not None:
                await doing
        except ArchiveProblem:
            raise
        except Problem as problem:
            self._onlookers.problem(problem)

    def _log(self) -> tuple[classes.ClassLog, tuple[ClassEvent, ...]]:
        if self._again is None:
            return classes.new_class(self._school.classes, self._lesson.id, self._school.now, lambda: token_hex(2)), ()
        log, held = classes.open_again(self._again)
        return log, held.events

    def _left(self) -> Traces:
        return traces(self._record.log.folder, self._record.stands, self._school.calls)

    async def _end(self, keep: Keep, file: Path | None) -> None:
        await self._calls.leave()
        self._polls.close()
        ended = ClassEnded(self._record.now, keep)
        if file is not None:
            folder, events, calls = self._record.log.folder, (*self._record.events, ended), self._left().calls
            await asyncio.to_thread(
                lambda: export(events, calls, class_page(events, folder, self._school.calls, self._school.shelf), file)
            )
        self._record.tell(ended)


VERSION = version("poise")
