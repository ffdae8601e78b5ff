"""A class, joined: what the teacher wants, one thing after another, until it is ended; its log, calls and questions."""

import asyncio
from dataclasses import replace
from datetime import datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from secrets import token_hex

from poise.archive import classes
from poise.classes.calls import Calls
from poise.classes.kept import SUFFIX, Traces, export, settle, traces
from poise.classes.led import LedCall, LedPolls
from poise.classes.polls import Polls
from poise.classes.record import Record
from poise.classes.reporting import class_page
from poise.classes.row import Row
from poise.classes.school import School
from poise.domain.classroom import SCHEMA, ClassBegan, ClassEnded, ClassEvent, GuideChosen, Keep, Revealed
from poise.domain.lesson import Lesson
from poise.problems import ArchiveProblem
from poise.settings import Settings
from poise.ui.lectern import Lectern, Left, Onlookers


def lectern(school: School, lessons: tuple[Lesson, ...]) -> Lectern:
    """What the window needs to hold these lessons."""

    def hold(lesson: Lesson, settings: Settings, onlookers: Onlookers, again: Path | None = None) -> RunningClass:
        return RunningClass(lesson, settings, onlookers, school, again)

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


class RunningClass:
    """A class; fits `ui.lectern.Holding`.  `again` is the folder of one that was cut off and goes on."""

    def __init__(
        self, lesson: Lesson, settings: Settings, onlookers: Onlookers, school: School, again: Path | None = None
    ) -> None:
        self._lesson, self._onlookers, self._school, self._again = lesson, onlookers, school, again
        self._settings = replace(settings, baseline=None)  # the calm voice in the settings is the teacher's own
        self._row = Row(onlookers.problem)
        self.call = LedCall(self._row.want, lambda: self._calls)
        self.polls = LedPolls(self._row.want, lambda: self._polls, lambda: self._calls)

    async def run(self) -> None:
        """Hold it until it is ended.  Raises ArchiveProblem."""
        log, before = await asyncio.to_thread(self._log)
        since = before[-1].at if before else 0.0
        record = self._record = Record(log, before, self._school.clock(since), self._onlookers.happened)
        self._polls = Polls(record, self._onlookers, self._school.room)
        self._calls = Calls(self._lesson, self._settings, self._onlookers, self._school, record, self._row.want)
        try:
            if not before:
                self._began()
            await self._row.obey(self._calls.take_up)
            while not record.stands.over:
                await self._row.obey_next()
                if record.lost is not None:  # without a record no class is held
                    raise record.lost
        finally:
            await self._leave()
        await asyncio.to_thread(settle, self._left(), record.stands.keep or "all")

    async def end(self, keep: Keep, export: Path | None) -> None:
        """End it; one that has ended already stays ended as it was.  Raises Problem; then it goes on."""
        await self._row.done(lambda: self._end(keep, export))

    def begin(self, part: int) -> None:
        """Begin part number `part`."""

        async def begin() -> None:
            if 1 <= part <= len(self._lesson.parts):
                self._polls.close()
                await self._calls.begin(part)

        self._row.want(begin)

    def choose_guide(self, guide: str) -> None:
        """From here on this guide's steps are looked for."""
        if any(one.id == guide for one in self._school.guides):
            self._row.want(lambda: self._record.tell(GuideChosen(self._record.now, guide)))

    def show_evidence(self, turn: int) -> None:
        """Show what was found in this reply."""

        def show() -> None:
            if 1 <= turn <= self._calls.turn:
                self._record.tell(Revealed(self._record.now, "", turn))

        self._row.want(show)

    def _began(self) -> None:
        when, lesson = self._school.now().isoformat(timespec="seconds"), self._lesson
        self._record.tell(ClassBegan(0.0, lesson.id, lesson.title, lesson.guide, when, SCHEMA, VERSION))

    async def _leave(self) -> None:
        """Let go of everything, whatever else fails."""
        self._row.close()
        try:
            await self._calls.stop()
        finally:
            try:
                await self._polls.shut_room()
            finally:
                self._record.log.close()

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
