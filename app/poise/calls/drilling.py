"""Drills, joined: single turns of earlier calls that come back, are answered again, and wait for the next time."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

from poise.archive import drills as kept
from poise.archive import shelf as archive
from poise.archive.spacing import fresh, reviewed
from poise.archive.store import LOG
from poise.calls.answering import Answering, Kit, heard_aloud, say
from poise.domain.better import before
from poise.domain.branch import Utterance
from poise.domain.drills import Grade, weakest
from poise.domain.events import CustomerFinished, CustomerSpoke, Event, TraineeSpoke
from poise.domain.report import effective
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.library import scenarios
from poise.problems import ArchiveProblem, Problem
from poise.settings import Settings
from poise.ui.practice import Exercise, Onlooker

T = TypeVar("T")

SITTING = 10
"""Drills of one sitting: ten answers take some minutes, and no more calls than these are read before the first."""


class Drilling:
    """Fits `ui.practice.Drills`.

    Args:
        root: the folder of all calls.
        file: where the drills are kept.
        kit: engines and settings, for speaking and listening.
        now: the time, in UTC.
        tell: hears of problems that stop nothing.
    """

    def __init__(
        self,
        root: Path,
        file: Path,
        kit: Kit,
        rubric: Rubric,
        now: Callable[[], datetime],
        tell: Callable[[Problem], None],
    ) -> None:
        self._root, self._file, self._kit, self._rubric = root, file, kit, rubric
        self._now, self._tell = now, tell
        self._turn = asyncio.Lock()
        self._damaged: kept.DamagedDrills | None = None

    async def learn(self, scenario: Scenario, events: tuple[Event, ...], folder: Path) -> None:
        """Keep what is worth practising of a call that has ended.  Raises ArchiveProblem."""
        await self._alone(lambda: self._learn(scenario, events, folder))

    async def waiting(self) -> int:
        """How many are due; no call is read for it.  Raises ArchiveProblem."""
        return len(await self._alone(self._waiting))

    async def due(self) -> tuple[Exercise, ...]:
        """The drills of one sitting, the longest due first.  Raises ArchiveProblem, also if none can be read."""
        return await self._alone(self._due)

    async def graded(self, exercise: Exercise, grade: Grade) -> datetime:
        """Keep how well it went; when it comes back, local time.  Raises ArchiveProblem."""
        return await self._alone(lambda: self._graded(exercise, grade))

    def answer(self, exercise: Exercise, settings: Settings, onlooker: Onlooker) -> Answering:
        """Make one answer ready."""
        return Answering(exercise, settings, self._kit, self._rubric, onlooker, said(exercise), self._tell)

    async def play_line(self, exercise: Exercise) -> None:
        """Let the customer's line be heard, as it was recorded or else spoken anew."""
        await heard_aloud(self._kit, lambda player: say(exercise.line, said(exercise), player, self._kit))

    async def play_own(self, samples: bytes) -> None:
        """Let the trainee's answer be heard."""
        await heard_aloud(self._kit, lambda player: player.play(*self._kit.take(samples)))

    async def _alone(self, work: Callable[[], T]) -> T:
        """One after another; that the file was damaged is told once, after what was to be done is done."""
        async with self._turn:
            done = await asyncio.to_thread(work)
            damaged, self._damaged = self._damaged, None
        if damaged is not None:
            raise damaged
        return done

    def _read(self) -> tuple[kept.Drill, ...]:
        """What is kept; a damaged file is set aside."""
        try:
            return kept.read(self._file)
        except kept.DamagedDrills as problem:
            kept.set_aside(self._file)
            self._damaged = problem
            return ()

    def _learn(self, scenario: Scenario, events: tuple[Event, ...], folder: Path) -> None:
        """A turn that is known keeps its place in time; what was wrong in it is what is wrong now, if given again."""
        there = self._read()
        known = {(one.call, one.turn): one.memory for one in there}
        new = {
            (folder.name, weak.turn): kept.Drill(
                folder.name,
                weak.turn,
                weak.faults,
                weak.missed,
                known.get((folder.name, weak.turn)) or fresh(self._now()),
            )
            for weak in weakest(scenario, events, self._rubric)
        }
        if new:
            kept.write(self._file, (*(one for one in there if (one.call, one.turn) not in new), *new.values()))

    def _waiting(self) -> list[kept.Drill]:
        """What is due, the longest due first."""
        there = self._read()
        left = tuple(one for one in there if (self._root / one.call / LOG).is_file())
        if left != there:  # their calls were deleted
            kept.write(self._file, left)
        now = self._now()
        return sorted((one for one in left if one.due <= now), key=lambda one: (one.due, one.call, one.turn))

    def _due(self) -> tuple[Exercise, ...]:
        waiting = self._waiting()
        read = (exercise for one in waiting if (exercise := self._exercise(one)) is not None)
        found = tuple(islice(read, SITTING))
        if waiting and not found:
            raise ArchiveProblem("The calls of these replies cannot be read.", "The list of your calls says why.")
        return found

    def _exercise(self, drill: kept.Drill) -> Exercise | None:
        """The turn as it was; None if its call has it no more, or cannot be read (told where calls are listed)."""
        folder = self._root / drill.call
        with suppress(Problem, LookupError):
            recorded = archive.read(folder)
            scenario = scenarios.played(scenarios.load(recorded.scenario, named=False), recorded.events)
            spoke, _ = asked(recorded.events, drill.turn)
            call = replace(before(scenario, recorded.events, drill.turn), customer_cut=False)
            line = Utterance(spoke.text, scenario.customer.voice, spoke.mood.band)
            return Exercise(folder, drill.turn, drill.faults, drill.missed, scenario, call, line)
        return None

    def _graded(self, exercise: Exercise, grade: Grade) -> datetime:
        now, key = self._now(), (exercise.folder.name, exercise.turn)
        there = [
            replace(one, memory=reviewed(one.memory, grade, now, self._rubric)) if (one.call, one.turn) == key else one
            for one in self._read()
        ]
        kept.write(self._file, there)
        back = next((one.due for one in there if (one.call, one.turn) == key), now)
        return back.astimezone().replace(tzinfo=None)


def asked(events: tuple[Event, ...], turn: int) -> tuple[CustomerSpoke, bool]:
    """The customer's words that reply `turn` answered, and whether they were cut short.  Raises LookupError."""
    spoke, cut = None, False
    for event in effective(events):
        match event:
            case CustomerSpoke():
                spoke, cut = event, False
            case CustomerFinished():
                cut = event.cut
            case TraineeSpoke() if event.turn == turn and spoke is not None:
                return spoke, cut
            case _:
                pass
    raise LookupError(f"There is no reply {turn} in this call.")


def said(exercise: Exercise) -> Path | None:
    """The recording of the customer's line; None if there is none, or if it was cut short."""
    with suppress(Problem, LookupError):
        recorded = archive.read(exercise.folder)
        spoke, cut = asked(recorded.events, exercise.turn)
        return None if cut else recorded.said.get(spoke.at)
    return None
