"""A recorded call laid out in time: who spoke when, what was found at which second, and how the mood went along."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from poise.domain.events import (
    CustomerFinished,
    CustomerSpoke,
    Event,
    Judged,
    MoodChanged,
    Moved,
    Paused,
    Resumed,
    Rewound,
    Skipped,
    Tempered,
    TraineeSpoke,
)
from poise.domain.evidence import Evidence, Stage, Word
from poise.domain.mood import Cause, Heat, Mood
from poise.domain.scenario import Scenario
from poise.domain.tree import straight

Party = Literal["customer", "trainee"]
Span = tuple[float, float]

PAUSE = 0.25
"""Seconds of silence inside a reply from which on it is drawn as a pause; as in `Delivery.pauses`."""

OVERLAP = 0.1
"""Seconds for which both must speak to be drawn: less is how exactly the two ends are known."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One party speaking.

    Attributes:
        party: who.
        turn: the reply, or the reply that answers these words of the customer's; from 1.
        begins, ends: seconds of the timeline.
        text: what was said.
        words: the same with times in seconds of the timeline; empty where none are known.
        sound: name of the reply's recording, or the moment of the call's clock by which the customer's is known
            (`archive.shelf.Recorded`); None for a typed or silent reply.
        sound_begins: where the first sample of that recording lies on the timeline.
        pauses: silences inside it.
    """

    party: Party
    turn: int
    begins: float
    ends: float
    text: str
    words: tuple[Word, ...]
    sound: str | float | None
    sound_begins: float
    pauses: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """One piece of evidence with its place on the timeline: its own seconds, or those of the whole reply."""

    begins: float
    ends: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class MoodStep:
    """The mood from this second on; `turn` 0 is the first word, and `heat` says that it was not the reply."""

    at: float
    turn: int
    mood: Mood
    causes: tuple[Cause, ...]
    heat: Heat | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """A call from its first second to its last; what was undone by a rewind, and pauses of the call, are cut out.

    Attributes:
        seconds: its length.
        stretches: in the order in which they begin.
        marks: evidence in the order of the replies.
        moods: the first one at 0.
        stages: each stage with the second from which the talk was in it.
        overlaps: where both spoke.
    """

    seconds: float
    stretches: tuple[Stretch, ...]
    marks: tuple[Placed, ...]
    moods: tuple[MoodStep, ...]
    stages: tuple[tuple[float, Stage], ...]
    overlaps: tuple[Span, ...]

    def stretch_at(self, at: float) -> Stretch | None:
        """Who speaks at that second; the one who began last, if both do."""
        speaking = (one for one in reversed(self.stretches) if one.begins <= at < one.ends)
        return next(speaking, None)

    def mood_at(self, at: float) -> Mood:
        """The customer's mood at that second."""
        return self.moods[max(0, bisect_right([step.at for step in self.moods], at) - 1)].mood

    def turns(self) -> tuple[float, ...]:
        """The seconds at which a new turn of either party begins."""
        return tuple(dict.fromkeys(one.begins for one in self.stretches))


def word_at(stretch: Stretch, at: float) -> int | None:
    """Number of the word that sounds at that second, or sounded last; None before the first, or without times."""
    known = [(word.start, number) for number, word in enumerate(stretch.words) if word.start is not None]
    place = bisect_right([start for start, _ in known], at)
    return known[place - 1][1] if place else None


def timeline(scenario: Scenario, events: Sequence[Event]) -> Timeline:
    """Lay a call out, whole or cut off."""
    told, gaps = _standing(events)
    clock = _Clock(gaps)
    stretches = tuple(sorted(_stretches(told, clock), key=lambda one: (one.begins, one.ends)))
    length = max([*(clock.at(event.at) for event in told), *(one.ends for one in stretches)], default=0.0)
    return Timeline(
        seconds=length,
        stretches=stretches,
        marks=tuple(_marks(told, stretches)),
        moods=_moods(scenario, told, clock),
        stages=tuple(_stages(scenario, told, clock)),
        overlaps=tuple(_overlaps(stretches)),
    )


def unabridged(events: Sequence[Event]) -> tuple[tuple[Stretch, ...], tuple[float, ...]]:
    """Every stretch there was, also what a rewind undid, and the second at which each event happened.

    Only pauses of the call are cut out.
    """
    clock = _Clock(_pauses(events))
    stretches = sorted(_stretches(events, clock), key=lambda one: (one.begins, one.ends))
    return tuple(stretches), tuple(clock.at(event.at) for event in events)


class _Clock:
    """From seconds of the call's clock to those of the timeline: the gaps are taken out."""

    def __init__(self, gaps: Iterable[Span]) -> None:
        self._gaps: list[Span] = []
        for begins, ends in sorted(gaps):
            if self._gaps and begins <= self._gaps[-1][1]:
                self._gaps[-1] = (self._gaps[-1][0], max(ends, self._gaps[-1][1]))
            else:
                self._gaps.append((begins, ends))

    def at(self, seconds: float) -> float:
        """Where that moment lies; all of a gap lies where it begins."""
        return seconds - sum(max(0.0, min(seconds, ends) - begins) for begins, ends in self._gaps)


def _standing(events: Sequence[Event]) -> tuple[list[Event], list[Span]]:
    """The events that were not undone, and the stretches of the clock that do not count."""
    told: list[Event] = []
    gaps: list[Span] = []
    paused: float | None = None
    for event in straight(events):
        match event:
            case Rewound():
                gaps.append((told[-1].at if told else 0.0, event.at))
            case Paused():
                paused = event.at
            case Resumed() if paused is not None:
                gaps.append((paused, event.at))
                paused = None
            case _:
                told.append(event)
    return told, gaps


def _pauses(events: Iterable[Event]) -> Iterable[Span]:
    paused: float | None = None
    for event in events:
        if isinstance(event, Paused):
            paused = event.at
        elif isinstance(event, Resumed) and paused is not None:
            yield paused, event.at
            paused = None


def _stretches(told: Sequence[Event], clock: _Clock) -> Iterable[Stretch]:
    turn, spoke = 1, None
    for event in told:
        match event:
            case CustomerSpoke():
                spoke = event
            case CustomerFinished() if spoke is not None:
                yield _customer(spoke, event.seconds, turn, clock)
                spoke = None
            case TraineeSpoke():
                turn = event.turn + 1
                if not event.silent:
                    yield _trainee(event, clock)
            case _:
                pass
    if spoke is not None:  # hung up on, or the log was cut off there
        yield _customer(spoke, clock.at(told[-1].at) - clock.at(spoke.at), turn, clock)


def _customer(spoke: CustomerSpoke, seconds: float, turn: int, clock: _Clock) -> Stretch:
    begins = clock.at(spoke.at)
    return Stretch("customer", turn, begins, begins + seconds, spoke.text, (), spoke.at, begins)


def _trainee(spoke: TraineeSpoke, clock: _Clock) -> Stretch:
    """A log of an older Poise does not say when a reply began: then it ended when it was heard."""
    began = clock.at(spoke.at) - spoke.seconds if spoke.began is None else clock.at(spoke.began)
    voice = spoke.speech or ((0.0, spoke.seconds),)
    words = tuple(
        Word(
            word.text,
            None if word.start is None else began + word.start,
            None if word.end is None else began + word.end,
            word.confidence,
        )
        for word in spoke.words
    )
    quiet = tuple(
        (began + before, began + after) for (_, before), (after, _) in pairwise(voice) if after - before >= PAUSE
    )
    return Stretch(
        "trainee", spoke.turn, began + voice[0][0], began + voice[-1][1], spoke.text, words, spoke.take, began, quiet
    )


def _marks(told: Iterable[Event], stretches: Sequence[Stretch]) -> Iterable[Placed]:
    """What no reply holds (dead air) lies where the customer had ended and waited."""
    spoken = {one.turn: one for one in stretches if one.party == "trainee"}
    asked = {one.turn: one for one in stretches if one.party == "customer"}
    for event in told:
        if not isinstance(event, Judged):
            continue
        reply, question = spoken.get(event.turn), asked.get(event.turn)
        for one in event.evidence:
            if reply is None:
                at = question.ends if question else 0.0
                yield Placed(at, at, one)
            elif one.seconds is None:
                yield Placed(reply.begins, reply.ends, one)
            else:
                begins, ends = one.seconds
                yield Placed(reply.sound_begins + begins, reply.sound_begins + ends, one)


def _moods(scenario: Scenario, told: Iterable[Event], clock: _Clock) -> tuple[MoodStep, ...]:
    steps = [MoodStep(0.0, 0, scenario.customer.temper.start, ())]
    for event in told:
        match event:
            case MoodChanged():
                steps.append(MoodStep(clock.at(event.at), event.turn, event.after, event.causes))
            case Tempered():
                steps.append(MoodStep(clock.at(event.at), steps[-1].turn, event.mood, (), event.heat))
            case _:
                pass
    return tuple(steps)


def _stages(scenario: Scenario, told: Iterable[Event], clock: _Clock) -> Iterable[tuple[float, Stage]]:
    latest = scenario.beats[scenario.start].stage
    yield 0.0, latest
    for event in told:
        if isinstance(event, Moved | Skipped) and (stage := scenario.beats[event.beat].stage) != latest:
            latest = stage
            yield clock.at(event.at), stage


def _overlaps(stretches: Sequence[Stretch]) -> Iterable[Span]:
    for one, other in pairwise(stretches):
        both = min(one.ends, other.ends) - other.begins
        if one.party != other.party and both >= OVERLAP:
            yield other.begins, other.begins + both
