"""What the replay shows: the call in time, with words that can be lit, marks that can be heard, and the mood beside."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from poise.domain.events import Event
from poise.domain.evidence import Evidence
from poise.domain.mood import Band, Cause
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.domain.timeline import MoodStep, Party, Placed, Span, Stretch, timeline
from poise.shown.marks import Mark, marked
from poise.shown.texts import Texts
from poise.shown.words import signed
from poise.ui.views.correcting import unsure_spans

AROUND = 0.15
"""Seconds that are heard before and after the words of a mark, so that they are not cut at their edges."""

SHORTEST = 1.0
"""Seconds of a mark that has no length of its own, so that there is something to hear."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One party speaking.

    Attributes:
        party, name: who.
        turn: the reply, or the reply that answers these words.
        begins, ends: seconds of the call.
        text: what is said.
        words: each word as (from, to) characters of the text with the second at which it begins to sound.
        peaks: how loud it is, 0 to 255, at even steps of `step` seconds from `peaks_begin` on; empty without a sound.
        pauses: silences inside it.
        unsure: the characters of words that were not surely heard.
    """

    party: Party
    name: str
    turn: int
    begins: float
    ends: float
    text: str
    words: tuple[tuple[int, int, float], ...]
    peaks: bytes
    peaks_begin: float
    pauses: tuple[Span, ...] = ()
    unsure: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class MarkShown:
    """One mark with its place in time, what is to be heard of it, and what it did to the mood.

    Attributes:
        place: number among the marks of the same moment, from 0.
    """

    mark: Mark
    begins: float
    ends: float
    heard: Span
    effect: str
    place: int


@dataclass(frozen=True, slots=True)
class MoodShown:
    """The mood from this second on."""

    at: float
    anger: int
    band: Band
    word: str


@dataclass(frozen=True, slots=True)
class ReplayShown:
    """The whole screen.

    Attributes:
        title, customer, you: of the scenario, and the names of both parties.
        seconds: how long the call is.
        passages: in the order in which they begin.
        marks: in the order of the replies.
        moods: the first one at 0.
        stages: each with the second from which the talk was in it.
        overlaps: where both spoke.
        turns: where somebody begins to speak.
        step: the length of one peak in seconds.
    """

    title: str
    customer: str
    you: str
    seconds: float
    passages: tuple[Passage, ...]
    marks: tuple[MarkShown, ...]
    moods: tuple[MoodShown, ...]
    stages: tuple[tuple[float, str], ...]
    overlaps: tuple[Span, ...]
    turns: tuple[float, ...]
    step: float

    def passage_at(self, at: float) -> Passage | None:
        """What is heard at that second (what began last, if both speak), or was heard last; None before all words."""
        begun = [one for one in self.passages if one.begins <= at]
        sounding = [one for one in begun if at < one.ends]
        return sounding[-1] if sounding else max(begun, key=lambda one: one.ends, default=None)

    def mood_at(self, at: float) -> MoodShown:
        """The mood at that second."""
        return [one for one in self.moods if one.at <= max(at, 0.0)][-1]

    def marks_of(self, turn: int) -> tuple[MarkShown, ...]:
        """The marks of one reply."""
        return tuple(one for one in self.marks if one.mark.turn == turn)

    def replied(self, turn: int) -> bool:
        """Whether there is such a reply, or something was found in that it was missing."""
        return any(one.party == "trainee" and one.turn == turn for one in self.passages) or bool(self.marks_of(turn))


def replay(
    scenario: Scenario,
    events: Sequence[Event],
    rubric: Rubric,
    texts: Texts,
    peaks: Mapping[str | float, bytes],
    step: float,
) -> ReplayShown:
    """A recorded call, whole or cut off; `peaks` are those of its recordings, by the names that events give them."""
    laid = timeline(scenario, events)
    said = {one.turn: one.text for one in laid.stretches if one.party == "trainee"}
    causes = {moved.turn: moved.causes for moved in laid.moods if moved.heat is None}
    return ReplayShown(
        title=scenario.title,
        customer=scenario.customer.name,
        you=texts("replay.you"),
        seconds=laid.seconds,
        passages=tuple(_passage(one, scenario, rubric, texts, peaks) for one in laid.stretches),
        marks=tuple(_marks(laid.marks, said, causes, rubric, texts)),
        moods=tuple(_mood(moved, texts) for moved in laid.moods),
        stages=tuple((at, texts(f"stage.{stage}")) for at, stage in laid.stages),
        overlaps=laid.overlaps,
        turns=laid.turns(),
        step=step,
    )


def clock(seconds: float) -> str:
    """Minutes and seconds, as on a player."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02}"


def word_at(passage: Passage, at: float) -> tuple[int, int] | None:
    """The characters of the word that sounds at that second; None before the first and after the last."""
    if not passage.begins <= at < passage.ends:
        return None
    begun = [(first, last) for first, last, sounds in passage.words if sounds <= at]
    return begun[-1] if begun else None


def _passage(
    one: Stretch, scenario: Scenario, rubric: Rubric, texts: Texts, peaks: Mapping[str | float, bytes]
) -> Passage:
    name = scenario.customer.name if one.party == "customer" else texts("replay.you")
    sound = peaks.get(one.sound, b"") if one.sound is not None else b""
    words = tuple(_timed(one) if one.words else _in_proportion(one))
    return Passage(
        one.party,
        name,
        one.turn,
        one.begins,
        one.ends,
        one.text,
        words,
        sound,
        one.sound_begins,
        one.pauses,
        unsure_spans(one.text, one.words, rubric),
    )


def _timed(one: Stretch) -> Iterator[tuple[int, int, float]]:
    """Words with the times at which they were heard."""
    place = 0
    for word in one.words:
        found = one.text.find(word.text, place)
        if found >= 0 and word.start is not None:
            place = found + len(word.text)
            yield found, place, word.start


def _in_proportion(one: Stretch) -> Iterator[tuple[int, int, float]]:
    """Words whose times are not known, as if all letters took the same time."""
    place = 0
    for word in one.text.split():
        place = one.text.find(word, place)
        yield place, place + len(word), one.begins + (one.ends - one.begins) * place / max(1, len(one.text))
        place += len(word)


def _marks(
    placed: Iterable[Placed],
    said: Mapping[int, str],
    causes: Mapping[int, tuple[Cause, ...]],
    rubric: Rubric,
    texts: Texts,
) -> Iterator[MarkShown]:
    moments: Counter[float] = Counter()
    for one in placed:
        found, place = one.evidence, moments[one.begins]
        moments[one.begins] += 1
        mark = marked((found,), said.get(found.turn, ""), rubric, texts)[0]
        cause = next((cause for cause in causes.get(found.turn, ()) if found.sure and _of(cause, found)), None)
        ends = max(one.ends, one.begins + SHORTEST) + AROUND
        yield MarkShown(mark, one.begins, one.ends, (max(0.0, one.begins - AROUND), ends), _effect(cause, texts), place)


def _of(cause: Cause, found: Evidence) -> bool:
    """Whether it is this that moved the mood; a behaviour may be shown well and badly in one reply."""
    return cause.id == found.id and (cause.anger > cause.trust) == (found.polarity == "fault")


def _effect(cause: Cause | None, texts: Texts) -> str:
    if cause is None:
        return texts("replay.no_effect")
    return texts("replay.effect", anger=signed(cause.anger), trust=signed(cause.trust))


def _mood(moved: MoodStep, texts: Texts) -> MoodShown:
    return MoodShown(moved.at, moved.mood.anger, moved.mood.band, texts(f"mood.{moved.mood.band}"))
