"""Two verdicts on one call: what the second has otherwise, mark by mark, step by step and mood by mood."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from poise.domain.events import Event
from poise.domain.evidence import SURE, Evidence, Polarity
from poise.domain.guides import Guide
from poise.domain.mood import Mood
from poise.domain.report import Report, report
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.domain.totals import Total

Change = Literal["gained", "lost", "surer", "less_sure"]


@dataclass(frozen=True, slots=True)
class Remarked:
    """A recorded call with the verdict of then and that of now; nothing in the log has changed.

    Each is a whole log: the same talk at the same seconds, and where it was judged, another judgement.

    Attributes:
        then: as it was marked while it was played.
        heard: the words that were heard, marked by the judge of now.
        now: the same with the words that the trainee corrected.
        judge_then, judge_now: names and versions; the first is "" where the log does not say.
        corrected: the replies whose words were corrected.
    """

    then: tuple[Event, ...]
    heard: tuple[Event, ...]
    now: tuple[Event, ...]
    judge_then: str
    judge_now: str
    corrected: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkChange:
    """One mark that is otherwise.

    Attributes:
        change: "gained" and "lost" for what counts now and did not, or the other way round; "surer" and "less_sure"
            for what counts, or does not count, as before.
        before, after: how sure the judge was and is, 0..1; None where there was nothing.
    """

    turn: int
    id: str
    polarity: Polarity
    change: Change
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class StepChange:
    """One step of the guide whose score is otherwise; None for a step that was not reached."""

    step: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class MoodChange:
    """The customer's mood after one reply, as it was and as it would have been."""

    turn: int
    before: Mood
    after: Mood


@dataclass(frozen=True, slots=True)
class Changes:
    """What the second of two verdicts has otherwise, in the order of the call and of the guide.

    Attributes:
        marks, steps, moods: those that differ, and no others.
        before, after: the guide as a whole; None where the call gave no occasion for any of its steps.
    """

    marks: tuple[MarkChange, ...]
    steps: tuple[StepChange, ...]
    moods: tuple[MoodChange, ...]
    before: Total | None
    after: Total | None

    @property
    def none(self) -> bool:
        """Whether both verdicts are the same."""
        return not (self.marks or self.steps or self.moods) and self.before == self.after


def changes(
    scenario: Scenario, before: Sequence[Event], after: Sequence[Event], guide: Guide, rubric: Rubric
) -> Changes:
    """What the verdict `after` has otherwise than the verdict `before`, by this guide."""
    old, new = (report(scenario, events, (guide,), rubric) for events in (before, after))
    scored = zip(old.guides[guide.id], new.guides[guide.id], strict=True)
    moods = zip(old.replies, new.replies, strict=True)
    return Changes(
        marks=tuple(_marks(_surest(old), _surest(new))),
        steps=tuple(StepChange(one.step, one.score, two.score) for one, two in scored if one.score != two.score),
        moods=tuple(MoodChange(one.spoken.turn, one.after, two.after) for one, two in moods if one.after != two.after),
        before=old.totals[guide.id],
        after=new.totals[guide.id],
    )


_Key = tuple[int, str, Polarity]


def _surest(verdict: Report) -> Mapping[_Key, Sequence[Evidence]]:
    """All evidence by reply and behaviour, the surest first."""
    found: defaultdict[_Key, list[Evidence]] = defaultdict(list)
    for reply in verdict.replies:
        for one in reply.evidence:
            found[reply.spoken.turn, one.id, one.polarity].append(one)
    return {key: sorted(each, key=lambda one: -one.confidence) for key, each in found.items()}


def _marks(old: Mapping[_Key, Sequence[Evidence]], new: Mapping[_Key, Sequence[Evidence]]) -> Iterable[MarkChange]:
    """Where one behaviour was found several times, the surest are compared with the surest."""
    for key in sorted(old.keys() | new.keys()):
        for one, two in zip_longest(old.get(key, ()), new.get(key, ())):
            before, after = _confidence(one), _confidence(two)
            if before != after:
                yield MarkChange(*key, _change(before or 0.0, after or 0.0), before, after)


def _confidence(one: Evidence | None) -> float | None:
    return None if one is None else one.confidence


def _change(before: float, after: float) -> Change:
    if (before >= SURE) != (after >= SURE):
        return "gained" if after >= SURE else "lost"
    return "surer" if after > before else "less_sure"
