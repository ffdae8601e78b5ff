"""Who gave which reply, and what each speaker's replies come to; pure sums over a report."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from poise.domain.classroom import ClassEvent, Passed
from poise.domain.events import Event, PassedTo
from poise.domain.evidence import Polarity
from poise.domain.mood import Cause
from poise.domain.report import Reply


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one speaker's replies come to.

    Attributes:
        speaker: a name or initials; "" for all who gave none.
        turns: the replies, by number.
        judged: those among them that were judged on delivery.
        shown, faulted: how often each behaviour was found, where it counts.
        anger, trust: what the replies did to the mood, all causes together.
    """

    speaker: str
    turns: tuple[int, ...]
    judged: tuple[int, ...]
    shown: Mapping[str, int]
    faulted: Mapping[str, int]
    anger: int
    trust: int


def by_speaker(replies: Iterable[Reply]) -> tuple[Spoken, ...]:
    """The sums of each speaker, in the order in which they first spoke; together they are those of the call."""
    given: dict[str, list[Reply]] = {}
    for reply in replies:
        given.setdefault(speaker_of(reply), []).append(reply)
    return tuple(_summed(speaker, theirs) for speaker, theirs in given.items())


def speaker_of(reply: Reply) -> str:
    """Who gave it; "" where nobody is named."""
    return "" if reply.whose is None else reply.whose.speaker


def judged_on_delivery(reply: Reply) -> bool:
    """Whether the voice was judged: not where the microphone was passed to somebody without a calm voice."""
    return reply.whose is None or reply.whose.baseline is not None


def nameless(events: Sequence[Event]) -> tuple[Event, ...]:
    """The log of a call with numbers for names, in the order in which they came; what has no name keeps none."""
    numbers = _numbers(event.speaker for event in events if isinstance(event, PassedTo))
    return tuple(
        replace(event, speaker=numbers[event.speaker]) if isinstance(event, PassedTo) else event for event in events
    )


def nameless_class(events: Sequence[ClassEvent]) -> tuple[ClassEvent, ...]:
    """The same for the log of a class."""
    numbers = _numbers(event.speaker for event in events if isinstance(event, Passed))
    return tuple(
        replace(event, speaker=numbers[event.speaker]) if isinstance(event, Passed) else event for event in events
    )


def _numbers(names: Iterable[str]) -> Mapping[str, str]:
    known = dict.fromkeys(name for name in names if name)
    return {"": "", **{name: str(number) for number, name in enumerate(known, 1)}}


def _summed(speaker: str, replies: Sequence[Reply]) -> Spoken:
    causes = tuple(cause for reply in replies for cause in reply.causes)
    return Spoken(
        speaker=speaker,
        turns=tuple(reply.spoken.turn for reply in replies),
        judged=tuple(reply.spoken.turn for reply in replies if judged_on_delivery(reply)),
        shown=_counted(replies, "skill"),
        faulted=_counted(replies, "fault"),
        anger=_total(causes).anger,
        trust=_total(causes).trust,
    )


def _total(causes: Iterable[Cause]) -> Cause:
    told = tuple(causes)
    return Cause("", sum(cause.anger for cause in told), sum(cause.trust for cause in told))


def _counted(replies: Iterable[Reply], polarity: Polarity) -> Mapping[str, int]:
    found = (one for reply in replies for one in reply.evidence if one.sure and one.polarity == polarity)
    return Counter(one.id for one in found)
