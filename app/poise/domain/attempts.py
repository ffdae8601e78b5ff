"""Two attempts at one scenario beside each other: what got better and what got worse, where that can be said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from poise.domain.guides import Guide
from poise.domain.mood import BANDS
from poise.domain.rubric import Rubric
from poise.domain.scenario import OUTCOMES
from poise.domain.summary import Summary

Side = Literal["better", "worse"]


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed from one attempt to the next; None wherever it did not, or where it cannot be said.

    Attributes:
        outcome: by the order of the outcomes; a call that was cut off has none.
        mood: by the band in which the customer left.
        steps: by step of the guide, those only that moved at least as far as one fault moves a step
            (`guides.fault_cost`): less than that may be the judge's own mistake.

    How many faults there were is not compared: each has already cost its steps, and a longer call has room for more.
    """

    outcome: Side | None = None
    mood: Side | None = None
    steps: Mapping[str, Side] = field(default_factory=dict)


def changed(before: Summary, after: Summary, guide: Guide, rubric: Rubric) -> Changed:
    """What changed from `before` to `after`."""
    endings = [OUTCOMES.index(one.outcome) for one in (before, after) if one.outcome is not None]
    moods = [BANDS.index(one.end.band) for one in (before, after)]
    steps: dict[str, Side] = {}
    for step in guide.steps:
        was, is_ = score(before, guide, step.id), score(after, guide, step.id)
        if was is not None and is_ is not None and abs(is_ - was) >= rubric.number("guides.fault_cost"):
            steps[step.id] = "better" if is_ > was else "worse"
    return Changed(_least(endings), _least(moods), steps)


def faulted(call: Summary) -> int:
    """How many faults were surely found."""
    return sum(call.faulted.values())


def score(call: Summary, guide: Guide, step: str) -> int | None:
    """A step's score; None where there was no occasion for it."""
    return call.scores.get(guide.id, {}).get(step)


def _least(values: list[int]) -> Side | None:
    """Of two values the smaller is better."""
    if len(values) < 2 or values[0] == values[1]:
        return None
    return "better" if values[1] < values[0] else "worse"
