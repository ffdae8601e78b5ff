"""The four guides as score sheets: evidence in, a score and its evidence for each step out."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from poise.domain.evidence import Evidence, Stage
from poise.domain.rubric import Rubric

Reach = Literal["call", "after"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a guide.

    Attributes:
        id: unique in the guide ("reiterate").
        number: as printed in the guide ("3b").
        name: what to do.
        hint: one sentence in our own words.
        skills: behaviours that show it.
        faults: behaviours whose absence belongs to it.
        reached_in: the stages in which there is an occasion for it; empty: from the first reply on.
        part: "call", or "after" for what can only be done after the call.
    """

    id: str
    number: str
    name: str
    hint: str
    skills: tuple[str, ...]
    faults: tuple[str, ...]
    reached_in: frozenset[Stage] = frozenset()
    part: Reach = "call"


@dataclass(frozen=True, slots=True)
class Guide:
    """One published guide, in its own order, in our own words.  `source` names where it was published."""

    id: str
    name: str
    source: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class StepScore:
    """How far one step was shown.

    Attributes:
        step: the step's id.
        score: 0..100, or None if the call never gave an occasion for it: not reached is not 0.
        shown: evidence that counts for it.
        faults: evidence that counts against it.
        missing: behaviours that would have shown it and were not found.
    """

    step: str
    score: int | None
    shown: tuple[Evidence, ...]
    faults: tuple[Evidence, ...]
    missing: tuple[str, ...]


def scores(
    guide: Guide, evidence: Iterable[Evidence], stages: frozenset[Stage], rubric: Rubric
) -> tuple[StepScore, ...]:
    """Score every step of `guide`; `stages` are those in which the trainee has replied at least once.

    Evidence that is only possible neither earns nor costs anything.
    """
    found = tuple(e for e in evidence if e.sure)
    return tuple(_score(step, found, stages, rubric) for step in guide.steps)


def _score(step: Step, found: tuple[Evidence, ...], stages: frozenset[Stage], rubric: Rubric) -> StepScore:
    shown = tuple(e for e in found if e.polarity == "skill" and e.id in step.skills)
    faults = tuple(e for e in found if e.polarity == "fault" and (e.id in step.faults or e.id in step.skills))
    missing = tuple(id_ for id_ in step.skills if all(e.id != id_ for e in shown))
    occasion = bool(stages & step.reached_in) if step.reached_in else bool(stages)
    reached = bool(shown or faults) or (occasion and step.part == "call")
    return StepScore(step.id, _points(step, shown, faults, rubric) if reached else None, shown, faults, missing)


def _points(step: Step, shown: tuple[Evidence, ...], faults: tuple[Evidence, ...], rubric: Rubric) -> int:
    """Full marks for enough of the step's behaviours, or for none of its faults; each fault takes its share off.

    "Enough" (`guides.enough`) is a share of the behaviours a step names: a call need not show every one of them.
    """
    gained = 100.0
    if step.skills:
        best = {e.id: 0.0 for e in shown}
        for e in shown:
            best[e.id] = max(best[e.id], e.confidence)
        enough = max(1.0, rubric.number("guides.enough") * len(step.skills))
        gained = 100.0 * min(1.0, sum(best.values()) / enough)
    lost = rubric.number("guides.fault_cost") * sum(e.confidence for e in faults)
    return round(min(100.0, max(0.0, gained - lost)))
