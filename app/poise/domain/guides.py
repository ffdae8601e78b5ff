"""The four guides as score sheets: evidence in; each step's score, how it came about and what would raise it, out."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from poise.domain.evidence import Evidence, Polarity, Stage
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
class Raise:
    """What would have raised a step's score: so many points for showing the skill `id`, or for leaving the fault."""

    id: str
    polarity: Polarity
    points: int


@dataclass(frozen=True, slots=True)
class StepScore:
    """How far one step was shown.

    Attributes:
        step: the step's id.
        score: 0..100, or None if the call never gave an occasion for it: not reached is not 0.
        shown: evidence that counts for it.
        faults: evidence that counts against it.
        missing: behaviours that would have shown it and were not found.
        sum, enough: what was shown, each behaviour counted once and by how sure the judge is, and how much is full
            marks; `enough` is 0 for a step that only asks to leave something.
        lost: points that the faults took off.
        raises: what would have raised the score, the most first.
    """

    step: str
    score: int | None
    shown: tuple[Evidence, ...]
    faults: tuple[Evidence, ...]
    missing: tuple[str, ...]
    sum: float = 0.0
    enough: float = 0.0
    lost: int = 0
    raises: tuple[Raise, ...] = ()


def scores(
    guide: Guide, evidence: Iterable[Evidence], stages: frozenset[Stage], rubric: Rubric
) -> tuple[StepScore, ...]:
    """Score every step of `guide`; `stages` are those in which the trainee has replied at least once.

    Evidence that is only possible neither earns nor costs anything.
    """
    found = tuple(e for e in evidence if e.sure)
    return tuple(_score(step, found, stages, rubric) for step in guide.steps)


def asked(step: Step, stages: frozenset[Stage]) -> bool:
    """Whether the call gave an occasion for the step."""
    return step.part == "call" and bool(stages & step.reached_in if step.reached_in else stages)


def certain(id_: str, polarity: Polarity) -> Evidence:
    """Evidence as it would be if the behaviour had been shown and nobody doubted it."""
    return Evidence(id_, polarity, 1.0, 0, None, None, "")


def _score(step: Step, found: tuple[Evidence, ...], stages: frozenset[Stage], rubric: Rubric) -> StepScore:
    shown, faults = _counting(step, found)
    missing = tuple(id_ for id_ in step.skills if all(e.id != id_ for e in shown))
    reached = bool(shown or faults) or asked(step, stages)
    return StepScore(
        step=step.id,
        score=points(step, found, rubric) if reached else None,
        shown=shown,
        faults=faults,
        missing=missing,
        sum=sum(_surest(shown).values()),
        enough=_enough(step, rubric),
        lost=round(_lost(faults, rubric)),
        raises=_raises(step, found, missing, rubric) if reached else (),
    )


def _raises(step: Step, found: tuple[Evidence, ...], missing: tuple[str, ...], rubric: Rubric) -> tuple[Raise, ...]:
    now = points(step, found, rubric)
    _, faults = _counting(step, found)
    more = [Raise(id_, "skill", points(step, (*found, certain(id_, "skill")), rubric) - now) for id_ in missing]
    for id_ in dict.fromkeys(e.id for e in faults):
        without = tuple(e for e in found if not (e.id == id_ and e.polarity == "fault"))
        more.append(Raise(id_, "fault", points(step, without, rubric) - now))
    return tuple(sorted((one for one in more if one.points > 0), key=lambda one: -one.points))


def _counting(step: Step, found: Iterable[Evidence]) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """The evidence for a step, and that against it."""
    found = tuple(found)
    shown = tuple(e for e in found if e.polarity == "skill" and e.id in step.skills)
    return shown, tuple(e for e in found if e.polarity == "fault" and (e.id in step.faults or e.id in step.skills))


def points(step: Step, found: Iterable[Evidence], rubric: Rubric) -> int:
    """Full marks for enough of the step's behaviours, or for none of its faults; each fault takes its share off."""
    shown, faults = _counting(step, found)
    enough = _enough(step, rubric)
    gained = 100.0 * min(1.0, sum(_surest(shown).values()) / enough) if enough else 100.0
    return round(min(100.0, max(0.0, gained - _lost(faults, rubric))))


def _surest(shown: Iterable[Evidence]) -> dict[str, float]:
    """How sure the judge is of each behaviour, where it was shown best."""
    best: dict[str, float] = {}
    for e in shown:
        best[e.id] = max(best.get(e.id, 0.0), e.confidence)
    return best


def _enough(step: Step, rubric: Rubric) -> float:
    """How many behaviours are full marks: a share (`guides.enough`) of those a step names; no call shows them all."""
    return max(1.0, rubric.number("guides.enough") * len(step.skills)) if step.skills else 0.0


def _lost(faults: Iterable[Evidence], rubric: Rubric) -> float:
    return rubric.number("guides.fault_cost") * sum(e.confidence for e in faults)
