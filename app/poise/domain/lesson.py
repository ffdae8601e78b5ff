"""The plan of a lesson: its parts, when each is to stand still, and what the class is asked then; frozen values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from poise.domain import ballot
from poise.domain.events import CustomerFinished, CustomerSpoke, Event, Judged, MoodChanged, Moved, TraineeSpoke
from poise.domain.evidence import Evidence, Polarity
from poise.domain.guides import Guide
from poise.domain.mood import Band

Version = Literal["good", "poor"]
VERSIONS: tuple[Version, ...] = ("good", "poor")


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A question to the class as it is planned; `question` makes it whole.

    Attributes:
        id: unique in the lesson.
        text: what is asked, one sentence.
        kind: see `ballot.Question`.
        choices: the texts to choose from; none for the other kinds.
    """

    id: str
    text: str
    kind: ballot.Kind
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AfterReply:
    """When reply number `turn` has been judged, before the customer answers it."""

    turn: int


@dataclass(frozen=True, slots=True)
class AtBeat:
    """When the customer has spoken at that beat for the first time."""

    beat: str


@dataclass(frozen=True, slots=True)
class Found:
    """When the behaviour was first found in a reply, as a skill or as a fault, and surely."""

    behaviour: str
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class InMood:
    """When a reply has brought the customer into that mood for the first time."""

    band: Band


Moment = AfterReply | AtBeat | Found | InMood


@dataclass(frozen=True, slots=True)
class FreezePoint:
    """Where a call stands still by itself.

    Attributes:
        id: unique in the lesson.
        when: the moment; it comes once in a call.
        note: what the teacher may say or point out; only the desk shows it.
        questions: to the class, one after another.
    """

    id: str
    when: Moment
    note: str = ""
    questions: tuple[ToAsk, ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """The teacher talks; `text` is what about."""

    minutes: int
    text: str
    title: str = ""
    questions: tuple[ToAsk, ...] = ()
    kind: Literal["talk"] = "talk"


@dataclass(frozen=True, slots=True)
class Demonstration:
    """A recorded trainee answers, well or badly; `text` is what to watch for."""

    minutes: int
    version: Version
    freezes: tuple[FreezePoint, ...] = ()
    text: str = ""
    title: str = ""
    kind: Literal["demonstration"] = "demonstration"


@dataclass(frozen=True, slots=True)
class Played:
    """People of the class answer; `text` is what they are told before."""

    minutes: int
    scenario: str
    freezes: tuple[FreezePoint, ...] = ()
    text: str = ""
    title: str = ""
    kind: Literal["call"] = "call"


Part = Talk | Demonstration | Played


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson as it is planned.

    Attributes:
        id: unique among all lessons; the name of its file.
        title, summary: for the list.
        minutes: how long it takes: those of its parts together.
        guide: the guide whose steps the class looks for.
        parts: one after another.
    """

    id: str
    title: str
    summary: str
    minutes: int
    guide: str
    parts: tuple[Part, ...]

    @property
    def questions(self) -> tuple[ToAsk, ...]:
        """All that is asked, in order."""
        return tuple(one for part in self.parts for one in asked_in(part))


def freezes_of(part: Part) -> tuple[FreezePoint, ...]:
    """The freeze points of a part; a talk has none."""
    return () if isinstance(part, Talk) else part.freezes


def asked_in(part: Part) -> tuple[ToAsk, ...]:
    """What the class is asked in a part, in order."""
    if isinstance(part, Talk):
        return part.questions
    return tuple(one for point in part.freezes for one in point.questions)


def question(planned: ToAsk, guide: Guide, named: Mapping[Band, str]) -> ballot.Question:
    """The question with all its options; `named` has the words for the moods."""
    match planned.kind:
        case "choices":
            return ballot.choices(planned.id, planned.text, planned.choices)
        case "steps":
            return ballot.steps(planned.id, planned.text, guide)
        case "mood":
            return ballot.mood(planned.id, planned.text, named)
        case "words":
            return ballot.words(planned.id, planned.text)


def fires(points: Iterable[FreezePoint], events: Sequence[Event]) -> tuple[FreezePoint, ...]:
    """The freeze points that the last of a call's events fires: each once in a call, also if a turn is played again.

    A reply fires them when it has been judged and the talk has moved, before the customer answers; a beat, when the
    customer has spoken there.
    """
    if not events or not isinstance(events[-1], Moved | CustomerFinished):
        return ()
    new, old = _moments(events, len(events) - 1), list[Moment]()
    waiting = [point for point in points if point.when in new]
    if waiting:
        ends = (n for n, event in enumerate(events[:-1]) if isinstance(event, Moved | CustomerFinished))
        old = [moment for n in ends for moment in _moments(events, n)]
    return tuple(point for point in waiting if point.when not in old)


def _moments(events: Sequence[Event], last: int) -> frozenset[Moment]:
    """What is reached with the event at `last`."""
    if isinstance(events[last], CustomerFinished):
        spoke = next((one for one in reversed(events[:last]) if isinstance(one, CustomerSpoke)), None)
        return frozenset() if spoke is None else frozenset({AtBeat(spoke.beat)})
    moments = set[Moment]()
    for event in reversed(events[:last]):
        match event:
            case TraineeSpoke(turn=turn):
                moments.add(AfterReply(turn))
                break
            case MoodChanged(before=before, after=after) if before.band != after.band:
                moments.add(InMood(after.band))
            case Judged(evidence=evidence):
                moments.update(map(_found, (one for one in evidence if one.sure)))
            case _:
                pass
    return frozenset(moments)


def _found(one: Evidence) -> Found:
    return Found(one.id, one.polarity)
