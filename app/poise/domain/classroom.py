"""A class being held: all that happens in it as frozen values, and where it stands as nothing but their fold.

Of the class it knows counts alone; of speakers a name or initials, where they gave one, and of calls their folders.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import reduce
from typing import Literal

from poise.domain.ballot import Counts, Question
from poise.domain.scenario import Outcome

SCHEMA = 1
"""Version of the class's log; raised when a reader of the old one would be wrong."""

Keep = Literal["all", "nameless", "nothing"]
"""What stays of a class: its calls with who said what, the same without names, or nothing."""


@dataclass(frozen=True, slots=True)
class ClassBegan:
    """The class began.

    `lesson` is the plan's id, "" without one; `when` the local time, ISO 8601; `guide` whose steps are looked for.
    """

    at: float
    lesson: str
    title: str
    guide: str
    when: str
    schema: int
    version: str
    kind: Literal["class_began"] = "class_began"


@dataclass(frozen=True, slots=True)
class GuideChosen:
    """From here on the steps of another guide are looked for."""

    at: float
    guide: str
    kind: Literal["guide_chosen"] = "guide_chosen"


@dataclass(frozen=True, slots=True)
class PartBegan:
    """Part number `part` of the plan began, from 1."""

    at: float
    part: int
    kind: Literal["part_began"] = "part_began"


@dataclass(frozen=True, slots=True)
class CallBegan:
    """A call began, or goes on again; `folder` is its name below the folder of all calls."""

    at: float
    folder: str
    scenario: str
    kind: Literal["call_began"] = "call_began"


@dataclass(frozen=True, slots=True)
class CallOver:
    """The running call is over; `outcome` is None if it was left."""

    at: float
    outcome: Outcome | None
    kind: Literal["call_over"] = "call_over"


@dataclass(frozen=True, slots=True)
class Froze:
    """The running call stood still at the freeze point `point`; "" by the teacher's hand."""

    at: float
    point: str
    kind: Literal["froze"] = "froze"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question was put to the class; `turn` is the latest reply of the running call, 0 before it or without one."""

    at: float
    question: Question
    turn: int
    kind: Literal["asked"] = "asked"


@dataclass(frozen=True, slots=True)
class Answered:
    """The final counts from the phones."""

    at: float
    counts: Counts
    kind: Literal["answered"] = "answered"


@dataclass(frozen=True, slots=True)
class Counted:
    """Raised hands, as the teacher typed them; later ones replace earlier ones."""

    at: float
    counts: Counts
    kind: Literal["counted"] = "counted"


@dataclass(frozen=True, slots=True)
class Revealed:
    """The stage shows what came of the question `question`, or what was found in reply `turn` of the latest call."""

    at: float
    question: str = ""
    turn: int = 0
    kind: Literal["revealed"] = "revealed"


@dataclass(frozen=True, slots=True)
class Passed:
    """The microphone was passed on: from reply `turn` on they are `speaker`'s; `baseline`: a calm voice was read."""

    at: float
    turn: int
    speaker: str
    baseline: bool
    kind: Literal["passed"] = "passed"


@dataclass(frozen=True, slots=True)
class ClassEnded:
    """The class is over, and this is to stay of it."""

    at: float
    keep: Keep
    kind: Literal["class_ended"] = "class_ended"


ClassEvent = (
    ClassBegan
    | GuideChosen
    | PartBegan
    | CallBegan
    | CallOver
    | Froze
    | Asked
    | Answered
    | Counted
    | Revealed
    | Passed
    | ClassEnded
)


@dataclass(frozen=True, slots=True)
class PlayedCall:
    """A call of the class.

    Attributes:
        folder, scenario: see `CallBegan`.
        part: the part it belongs to; 0 before the first.
        outcome: how it ended; None while it runs, or if it was left.
        revealed: replies of which the class has seen the evidence.
        frozen: freeze points it has stood still at, in order.
    """

    folder: str
    scenario: str
    part: int
    outcome: Outcome | None = None
    revealed: frozenset[int] = frozenset()
    frozen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Poll:
    """A question that was put to the class.

    Attributes:
        question, turn: see `Asked`.
        part: the part in which it was asked.
        folder: the call in which it was asked; "" between calls.
        phones, hands: what came back; None while nothing has.
        revealed: whether the class has seen it.
    """

    question: Question
    turn: int
    part: int
    folder: str
    phones: Counts | None = None
    hands: Counts | None = None
    revealed: bool = False


@dataclass(frozen=True, slots=True)
class Classroom:
    """Where a class stands.

    Attributes:
        lesson, title, guide, when: see `ClassBegan`.
        part: the part that is on; 0 before the first.
        calls: in the order in which they began.
        running: the folder of the call that runs; None between calls.
        polls: in the order in which they were asked.
        passed: who has the microphone; None until it is passed for the first time.
        keep: what is to stay; None while the class is on.
    """

    lesson: str = ""
    title: str = ""
    guide: str = ""
    when: str = ""
    part: int = 0
    calls: tuple[PlayedCall, ...] = ()
    running: str | None = None
    polls: tuple[Poll, ...] = ()
    passed: Passed | None = None
    keep: Keep | None = None

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self.keep is not None

    @property
    def call(self) -> PlayedCall | None:
        """The call that runs."""
        return next((one for one in self.calls if one.folder == self.running), None)

    def after(self, event: ClassEvent) -> "Classroom":
        """The class once `event` has happened."""
        match event:
            case ClassBegan():
                return Classroom(event.lesson, event.title, event.guide, event.when)
            case GuideChosen():
                return replace(self, guide=event.guide)
            case PartBegan():
                return replace(self, part=event.part)
            case CallBegan():
                return self._call_began(event)
            case CallOver():
                return replace(self._held(lambda one: replace(one, outcome=event.outcome)), running=None)
            case Froze():
                return self._froze(event)
            case Asked():
                poll = Poll(event.question, event.turn, self.part, self.running or "")
                return replace(self, polls=(*self.polls, poll))
            case Answered():
                return self._poll(event.counts.question, lambda one: replace(one, phones=event.counts))
            case Counted():
                return self._poll(event.counts.question, lambda one: replace(one, hands=event.counts))
            case Revealed():
                return self._revealed(event)
            case Passed():
                return replace(self, passed=event)
            case ClassEnded():
                return replace(self, keep=event.keep, running=None)

    def _call_began(self, event: CallBegan) -> "Classroom":
        """A call that goes on again keeps its place."""
        known = any(one.folder == event.folder for one in self.calls)
        new = () if known else (PlayedCall(event.folder, event.scenario, self.part),)
        there = replace(self, calls=(*self.calls, *new), running=event.folder)
        return there._held(lambda one: replace(one, outcome=None))

    def _froze(self, event: Froze) -> "Classroom":
        points = (event.point,) if event.point else ()
        return self._held(lambda one: replace(one, frozen=(*one.frozen, *points)))

    def _revealed(self, event: Revealed) -> "Classroom":
        there = self._poll(event.question, lambda one: replace(one, revealed=True))
        if not event.turn:
            return there
        latest = self.calls[-1].folder if self.calls else None  # it may be over already
        return there._played(latest, lambda one: replace(one, revealed=one.revealed | {event.turn}))

    def _held(self, changed: Callable[[PlayedCall], PlayedCall]) -> "Classroom":
        """The class with the running call changed, if one runs."""
        return self._played(self.running, changed)

    def _played(self, folder: str | None, changed: Callable[[PlayedCall], PlayedCall]) -> "Classroom":
        """The class with that call changed, if it had it."""
        return replace(self, calls=tuple(changed(one) if one.folder == folder else one for one in self.calls))

    def _poll(self, question: str, changed: Callable[[Poll], Poll]) -> "Classroom":
        """The class with the latest poll of that question changed; one that was never asked is nothing."""
        asked = [n for n, one in enumerate(self.polls) if one.question.id == question][-1:]
        polls = tuple(changed(one) if n in asked else one for n, one in enumerate(self.polls))
        return replace(self, polls=polls)


def fold(events: Iterable[ClassEvent]) -> Classroom:
    """The class after all of `events`: the only way a state is ever made."""
    return reduce(Classroom.after, events, Classroom())
