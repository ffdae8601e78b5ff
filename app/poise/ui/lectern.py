"""What holding a class needs from outside the window, and what the window is told while one is held."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from poise.domain.ballot import Counts, Question, Turnout
from poise.domain.classroom import ClassEvent, Keep
from poise.domain.lesson import FreezePoint, Lesson
from poise.domain.scenario import Scenario
from poise.domain.steering import Steer
from poise.settings import Settings
from poise.ui.audience import Audience

Squares = tuple[tuple[bool, ...], ...]
"""A QR code: rows from the top, True where a square is dark, its light margin included."""


class Onlookers(Audience, Protocol):
    """The windows as a class sees them: safe to call from any thread, never waits, never raises."""

    def happened(self, event: ClassEvent) -> None:
        """Something happened in the class (and was kept)."""
        ...

    def calling(self, scenario: Scenario) -> None:
        """A call of that scenario begins; its events follow."""
        ...

    def froze(self, point: FreezePoint) -> None:
        """The call stands still at this freeze point of the plan."""
        ...

    def turnout(self, turnout: Turnout) -> None:
        """Phones that have joined, and what they answered so far."""
        ...

    def room(self, address: str, squares: Squares) -> None:
        """The page for phones is open at that address, with its QR code; "" where it is closed."""
        ...

    def reading(self, on: bool) -> None:
        """The next speaker is reading for the calm voice, or has finished."""
        ...

    def problem(self, problem: Exception) -> None:
        """Something did not work; the class goes on."""
        ...


class LedCall(Protocol):
    """The class's call, as the teacher leads it: all returns at once and may come at any moment.

    What cannot be done now (rewinding before the first reply, skipping a vent that is over) is ignored.
    """

    def freeze(self, on: bool) -> None:
        """Stand still, or go on; a call that broke off goes on where it stood."""
        ...

    def rewind(self, turn: int) -> None:
        """Back to just before reply number `turn`."""
        ...

    def replay(self) -> None:
        """Freeze, and let the last exchange be heard again."""
        ...

    def steer(self, order: Steer) -> None:
        """A customer one notch hotter or milder, on past the vent, or to a chosen end."""
        ...

    def hold(self, down: bool) -> None:
        """The push-to-talk key goes down or comes up."""
        ...

    def type_reply(self, text: str) -> None:
        """This is the reply, instead of a spoken one."""
        ...

    def pass_to(self, speaker: str, read: bool) -> None:
        """The next reply is this speaker's (a name, initials or ""), with a calm voice that is read first, or none."""
        ...


class LedPolls(Protocol):
    """The questions to the class, as the teacher leads them: all returns at once and may come at any moment."""

    def ask(self, question: Question) -> None:
        """Put a question to the class."""
        ...

    def close(self) -> None:
        """Take no more answers."""
        ...

    def count(self, counts: Counts) -> None:
        """Raised hands, as the teacher typed them."""
        ...

    def strike(self, question: str, text: str) -> None:
        """This written reply is not to be seen, nor said to the customer."""
        ...

    def reveal(self, question: str) -> None:
        """The stage shows what came of this question."""
        ...

    def open_room(self, on: bool) -> None:
        """Open the page for phones, or close it."""
        ...


class Holding(Protocol):
    """A class being held, on the stage's loop; all but `run` and `end` returns at once and may come at any moment."""

    @property
    def call(self) -> LedCall:
        """Its call."""
        ...

    @property
    def polls(self) -> LedPolls:
        """Its questions."""
        ...

    async def run(self) -> None:
        """Hold it until it is ended.  Raises Problem; cancelling stops all, and what was recorded stays."""
        ...

    async def end(self, keep: Keep, export: Path | None) -> None:
        """End it: this stays of it, and, if wanted, all of it in one file beside.  Raises Problem; then it goes on."""
        ...

    def begin(self, part: int) -> None:
        """Begin part number `part`, from 1; a call that runs is left."""
        ...

    def choose_guide(self, guide: str) -> None:
        """From here on this guide's steps are looked for."""
        ...

    def show_evidence(self, turn: int) -> None:
        """The stage shows the evidence of this reply."""
        ...


Hold = Callable[[Lesson, Settings, Onlookers], Holding]


@dataclass(frozen=True, slots=True)
class Left:
    """A class that was cut off: when it began, as it is to be shown ("Tuesday 14:03"), and how it goes on."""

    when: str
    hold: Hold


def _none(_lesson: Lesson) -> Left | None:
    return None


@dataclass(frozen=True, slots=True)
class Lectern:
    """What teaching needs.

    Attributes:
        lessons: in the order in which they are listed.
        hold: make a class of that lesson ready; called on the stage's thread, loads nothing before `run`.
        suffix: of the file into which a class is exported.
        left: the latest class of that lesson that was cut off; None if none was.
    """

    lessons: tuple[Lesson, ...]
    hold: Hold
    suffix: str = ".poise"
    left: Callable[[Lesson], Left | None] = _none
