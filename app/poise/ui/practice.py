"""What practising single turns needs from outside the window."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol

from poise.domain.better import WhatIf
from poise.domain.branch import Utterance
from poise.domain.call import Call
from poise.domain.drills import Grade
from poise.domain.events import Event, TraineeSpoke
from poise.domain.scenario import Scenario
from poise.settings import Settings

Moment = Literal["customer", "yours", "thinking"]


@dataclass(frozen=True, slots=True)
class Exercise:
    """One turn that is due.

    Attributes:
        folder: of the call it comes from.
        turn: number of the reply.
        faults, missed: behaviours, as in `domain.drills.Weak`.
        scenario: the call's own.
        call: where the call stood when the reply was due.
        line: what the customer said, in the mood in which he said it.
    """

    folder: Path
    turn: int
    faults: tuple[str, ...]
    missed: tuple[str, ...]
    scenario: Scenario
    call: Call
    line: Utterance


@dataclass(frozen=True, slots=True)
class Answered:
    """A reply in a drill: as it was taken down, what it did, and its samples (16-bit mono; empty where typed)."""

    spoken: TraineeSpoke
    tried: WhatIf
    samples: bytes


class Answering(Protocol):
    """One answer on its way, on the stage's loop."""

    async def run(self) -> Answered | None:
        """Let the customer speak, listen, judge; None if nothing was said or understood.

        Raises Problem; cancelling stops all.
        """
        ...

    def type_reply(self, text: str) -> None:
        """This is the reply, instead of a spoken one."""
        ...


class Onlooker(Protocol):
    """The window as an answer sees it: safe to call from any thread, never waits, never raises."""

    def moment(self, moment: Moment) -> None:
        """The customer speaks, the reply is due, or it is being judged."""
        ...

    def levels(self, dbfs: float, speaking: bool) -> None:
        """The microphone's level now."""
        ...


class Drills(Protocol):
    """The drills, on the stage's loop; all may raise Problem."""

    async def learn(self, scenario: Scenario, events: tuple[Event, ...], folder: Path) -> None:
        """Keep what is worth practising of a call that has just ended."""
        ...

    async def waiting(self) -> int:
        """How many are due now; no call is read for it."""
        ...

    async def due(self) -> tuple[Exercise, ...]:
        """Those of one sitting, the longest due first; that of deleted calls is gone."""
        ...

    def answer(self, exercise: Exercise, settings: Settings, onlooker: Onlooker) -> Answering:
        """Make one answer ready."""
        ...

    async def graded(self, exercise: Exercise, grade: Grade) -> datetime:
        """Keep how well it went; when it comes back, local time."""
        ...

    async def play_line(self, exercise: Exercise) -> None:
        """Let the customer's line be heard; cancelling stops it."""
        ...

    async def play_own(self, samples: bytes) -> None:
        """Let the trainee's answer be heard; cancelling stops it."""
        ...
