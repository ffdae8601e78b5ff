"""A guide as one number, never without what the judge's own mistakes mean for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import sqrt

from poise.domain.evidence import Evidence, Stage
from poise.domain.guides import Guide, asked, certain, points
from poise.domain.rubric import Rubric

NORMAL_95 = 1.96
"""Standard deviations to either side that hold 95 of 100 (normal distribution)."""


@dataclass(frozen=True, slots=True)
class Total:
    """The mean of the `steps` that the call gave an occasion for.

    `low` to `high` is where it would lie in 95 calls of 100 if the judge's own mistakes fell otherwise.
    """

    score: int
    low: int
    high: int
    steps: int


def total(
    guide: Guide,
    evidence: Iterable[Evidence],
    stages: frozenset[Stage],
    rubric: Rubric,
    overlooked: Mapping[str, float],
) -> Total | None:
    """The guide as a whole; None if the call gave no occasion for any step.

    The spread is that of independent mistakes (propagation of uncertainty, JCGM 100:2008, 5.1.2): each piece of
    evidence may be wrong with 1 - confidence, and each behaviour that was not found may have been shown all the same
    with the probability that `overlooked` names; what either would change is looked up one at a time.
    """
    found = tuple(e for e in evidence if e.sure)
    steps = tuple(step for step in guide.steps if asked(step, stages))
    if not steps:
        return None

    def mean(these: tuple[Evidence, ...]) -> float:
        return sum(points(step, these, rubric) for step in steps) / len(steps)

    middle, variance = mean(found), 0.0
    for place, one in enumerate(found):
        others = found[:place] + found[place + 1 :]
        change = mean((*others, replace(one, confidence=1.0))) - mean(others)
        variance += one.confidence * (1 - one.confidence) * change**2
    might = {certain(id_, "skill") for step in steps for id_ in step.skills}
    might |= {certain(id_, "fault") for step in steps for id_ in step.faults}
    there = {(e.id, e.polarity) for e in found}
    for one in sorted(might, key=lambda e: (e.id, e.polarity)):
        if (one.id, one.polarity) not in there:
            chance = overlooked.get(one.id, 0.0)
            variance += chance * (1 - chance) * (mean((*found, one)) - middle) ** 2
    reach = NORMAL_95 * sqrt(variance)
    return Total(round(middle), round(max(0.0, middle - reach)), round(min(100.0, middle + reach)), len(steps))
