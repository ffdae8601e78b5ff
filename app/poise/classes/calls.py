"""The calls of a class, one at a time: begun with a part, left, taken up again, steered, passed on and heard again."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Literal

from poise.archive import shelf as archive
from poise.calls.company import Again, Call
from poise.calls.heard_again import HeardAgain
from poise.calls.show import Show
from poise.classes.call import ClassCall, Witness
from poise.classes.record import Record
from poise.classes.row import Wish
from poise.classes.school import School
from poise.domain.call import fold
from poise.domain.classroom import CallBegan, CallOver, Froze, PartBegan, Passed
from poise.domain.events import Event, Moved, PassedTo, TraineeSpoke
from poise.domain.evidence import Baseline
from poise.domain.lesson import FreezePoint, Lesson, Part, Played, Talk, freezes_of
from poise.domain.scenario import Scenario
from poise.library import scenarios
from poise.library.stock import DEMONSTRATED
from poise.problems import Problem
from poise.session.orders import Order, PassTo, Pause, Resume, Rewind
from poise.settings import Settings
from poise.ui.lectern import Onlookers


class Calls:
    """At most one call runs.  `want` puts something into the row of what the class does next."""

    def __init__(
        self,
        lesson: Lesson,
        settings: Settings,
        onlookers: Onlookers,
        school: School,
        record: Record,
        want: Callable[[Wish], object],
    ) -> None:
        self._lesson, self._settings, self._onlookers = lesson, settings, onlookers
        self._school, self._record, self._want = school, record, want
        self._heard = HeardAgain(lambda: settings, school.engines)
        self._call: ClassCall | None = None
        self._errand: asyncio.Task[None] | None = None
        self._microphone: tuple[str, Baseline | None] = ("", None)
        self._frozen: Literal["", "plan", "hand"] = ""

    @property
    def turn(self) -> int:
        """Number of the latest reply; 0 before it, or without a call."""
        return self._call.witness.stands.turn if self._call is not None else 0

    async def begin(self, number: int) -> None:
        """Begin that part; what runs is left.  Raises Problem."""
        await self.leave()
        self._call = None
        self._record.tell(PartBegan(self._record.now, number))
        part = self._lesson.parts[number - 1]
        if isinstance(part, Talk):
            return
        id_ = part.scenario if isinstance(part, Played) else DEMONSTRATED
        call = await asyncio.to_thread(self._new, id_, part)
        self._start(call, part)
        if isinstance(part, Played):
            self.order(PassTo(*self._microphone))

    async def leave(self) -> None:
        """The running call, if one runs, is left; it stays as it is.  Raises ArchiveProblem."""
        call = await self.stop()
        if call is not None and self._record.stands.running is not None:
            self._record.tell(CallOver(self._record.now, call.witness.stands.outcome))

    async def stop(self) -> ClassCall | None:
        """Stop everything at once; what was recorded stays, and can be taken up again."""
        await self._no_errand()
        if self._call is not None:
            self._call.task.cancel()
            await asyncio.gather(self._call.task, return_exceptions=True)
        return self._call

    async def take_up(self) -> None:
        """The call that ran when the class was cut off goes on, standing still at first.  Raises Problem.

        One that cannot go on is left, so that the class can.
        """
        running, number = self._record.stands.running, self._record.stands.part
        try:
            if running is not None and 0 < number <= len(self._lesson.parts):
                await self._again(running, None, self._lesson.parts[number - 1])
                self.freeze()
        except Problem:
            self._record.tell(CallOver(self._record.now, None))
            raise
        finally:
            self._take_up_microphone()

    def order(self, order: Order) -> None:
        """Order this of the running call."""
        if self._call is not None:
            self._call.order(order)

    def say(self, wish: Callable[[Show], object]) -> None:
        """Do this with the running call's keys."""
        if self._call is not None and self._call.runs:
            wish(self._call.show)

    def freeze(self) -> None:
        """Freeze it by the teacher's hand.  Raises ArchiveProblem."""
        if self._call is not None and self._call.runs and not self._frozen:
            self._frozen = "hand"
            self._call.order(Pause())
            self._record.tell(Froze(self._record.now, ""))

    async def resume(self) -> None:
        """Go on.  A recorded reply that was cut short comes again from its beginning.  Raises Problem.

        A call that broke off, as when the microphone was pulled out, goes on where it stood.
        """
        await self._no_errand()
        call, frozen, self._frozen = self._call, self._frozen, ""
        if call is not None and call.broke_off:
            await self._mend(call)
        if call is None or not frozen or not call.runs:
            return
        if call.call.replies is not None and call.witness.stands.awaiting and frozen == "hand":
            await self._go_back(call, self.turn + 1)
        else:
            call.order(Resume())

    async def rewind(self, turn: int) -> None:
        """Back to just before that reply; recorded replies go back with it.  Raises Problem."""
        await self._no_errand()
        call = self._call
        if call is None or not call.runs or not 1 <= turn <= self.turn:
            return
        self._frozen = ""
        if call.call.replies is None:
            call.order(Rewind(turn))
        else:
            await self._go_back(call, turn)

    async def replay(self) -> None:
        """Freeze, and let the last exchange be heard again."""
        call = self._call
        span = call.last_exchange() if call is not None else None
        if call is None or span is None:
            return
        self.freeze()
        heard = call.witness

        async def hear() -> None:
            if call.runs:
                await heard.still.wait()
            await self._heard.call(call.call.scenario, heard.events, call.folder, span, 1.0, lambda _: None)

        await self._run(hear)

    async def pass_to(self, speaker: str, read: bool) -> None:
        """The next reply is this speaker's, with a calm voice that is read first, or none."""
        if not read:
            self._pass(speaker, None)
            return
        call = self._call
        goes_on = not self._frozen
        self.freeze()

        async def listen() -> None:
            if call is not None and call.runs:
                await call.witness.still.wait()
            calm: Baseline | None = None
            self._onlookers.reading(True)
            try:
                calm = await self._school.read(self._settings, self._onlookers.levels)
            finally:
                self._onlookers.reading(False)
                self._want(lambda: self._pass(speaker, calm))
            if goes_on and call is not None:
                self._want(lambda: self._go_on(call))

        await self._run(listen)

    def _go_on(self, call: ClassCall) -> None:
        if call is self._call and self._frozen:
            self._frozen = ""
            call.order(Resume())

    def _pass(self, speaker: str, calm: Baseline | None) -> None:
        """What is recorded of a demonstration stays the demonstration's."""
        self._microphone = (speaker, calm)
        if self._call is not None and isinstance(self._call.part, Played):
            self.order(PassTo(speaker, calm))
        self._record.tell(Passed(self._record.now, self.turn + 1, speaker, calm is not None))

    def _take_up_microphone(self) -> None:
        """Who had it last has it again; a calm voice that is not in the call is lost, and that is told."""
        passed = self._record.stands.passed
        speaker, calm = self._microphone
        if passed is not None and (passed.speaker, passed.baseline) != (speaker, calm is not None):
            self._pass(passed.speaker, None)

    async def _mend(self, call: ClassCall) -> None:
        """It goes on from what was recorded, or anew where nothing was.  Raises Problem."""
        if any(one.folder == call.folder.name for one in self._record.stands.calls):
            await self.stop()
            await self._again(call.folder.name, None, call.part)
        else:
            await self.begin(self._record.stands.part)

    def _new(self, id_: str, part: Part) -> Call:
        school = self._school
        scenario = scenarios.find(id_, school.shelf.scenarios)
        source = scenarios.file_of(id_, school.shelf.scenarios).read_bytes()
        return Call(scenario, source, school.calls, school.replies(part), school.fast)

    async def _go_back(self, call: ClassCall, turn: int) -> None:
        """A call with recorded replies goes on from before that one, which only a fresh row of them can give."""
        await self.stop()
        await self._again(call.folder.name, turn, self._lesson.parts[self._record.stands.part - 1])

    async def _again(self, name: str, turn: int | None, part: Part) -> None:
        """A call that is kept goes on from before that reply; None for where it stands.  Raises Problem."""
        folder = self._school.calls / name
        recorded = await asyncio.to_thread(archive.read, folder)
        scenario = scenarios.played(scenarios.load(recorded.scenario, named=False), recorded.events)
        passed = [event for event in recorded.events if isinstance(event, PassedTo)][-1:]
        self._microphone = next(((one.speaker, one.baseline) for one in passed), self._microphone)
        turn = turn or due(scenario, recorded.events)
        replies = self._school.replies(part)
        rest = None if replies is None else replies[turn - 1 :]
        again = Again(folder, recorded.events, turn, None)
        self._start(Call(scenario, b"", folder.parent, rest, self._school.fast, again), part)

    def _start(self, call: Call, part: Part) -> None:
        self._frozen = ""
        self._onlookers.calling(call.scenario)
        witness = Witness(call, freezes_of(part), self._onlookers, self._saw, self._fired)
        show = Show(call, self._settings, self._school.engines(self._settings), self._school.rubric, witness)
        held = self._call = ClassCall(call, part, show, witness, asyncio.create_task(show.run()))
        held.task.add_done_callback(lambda _: witness.still.set())  # who waits for it to stand still need not any more
        held.task.add_done_callback(lambda _: self._want(lambda: self._over(held)))

    def _saw(self) -> None:
        """The folder of a call is known from its first event on."""
        if self._call is not None and self._record.stands.running != self._call.folder.name:
            began = CallBegan(self._record.now, self._call.folder.name, self._call.call.scenario.id)
            self._record.tell(began)

    def _fired(self, point: FreezePoint) -> None:
        self._frozen = "plan"
        self.order(Pause())
        self._record.tell(Froze(self._record.now, point.id))
        self._onlookers.froze(point)

    def _over(self, call: ClassCall) -> None:
        """It has come to its end, or broke off."""
        if call is not self._call or call.task.cancelled():
            return
        if self._record.stands.running is not None or call.broke_off:
            self._record.tell(CallOver(self._record.now, call.witness.stands.outcome))
        error = call.task.exception()
        if isinstance(error, Exception):
            self._onlookers.problem(error)

    async def _run(self, work: Callable[[], Awaitable[object]]) -> None:
        """Do it beside the class, instead of what was done before."""
        await self._no_errand()

        async def errand() -> None:
            try:
                await work()
            except Exception as error:
                self._onlookers.problem(error)

        self._errand = asyncio.create_task(errand())

    async def _no_errand(self) -> None:
        if self._errand is not None:
            self._errand.cancel()
            await asyncio.gather(self._errand, return_exceptions=True)
            self._errand = None


def due(scenario: Scenario, events: Sequence[Event]) -> int:
    """The reply with which a call that was cut off goes on: one that was not weighed to its end is given again."""
    last = next((event for event in reversed(events) if isinstance(event, Moved | TraineeSpoke)), None)
    turn = fold(scenario, events).turn
    return max(1, turn) if isinstance(last, TraineeSpoke) else turn + 1
