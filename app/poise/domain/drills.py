"""Which turns of a call are worth practising again, and how well a practised one went: pure rules over the rubric."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from poise.domain.better import WhatIf, before, better
from poise.domain.events import Event
from poise.domain.evidence import Evidence
from poise.domain.mood import LIMIT, Cause, beside
from poise.domain.report import Reply, report
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario

Grade = Literal["again", "hard", "good", "easy"]

BOTH_SPEAK = frozenset({"interrupt", "let_vent"})
"""Faults that lie between two voices: in a drill the customer has finished before the answer is waited for."""


@dataclass(frozen=True, slots=True)
class Weak:
    """A turn that is worth practising.

    Attributes:
        turn: number of the reply.
        faults: what went wrong in it, as far as a drill can show it.
        missed: the behaviours whose chance was missed, the best first.
        weight: points of mood that are to be had here.
    """

    turn: int
    faults: tuple[str, ...]
    missed: tuple[str, ...]
    weight: float


def weakest(scenario: Scenario, events: Sequence[Event], rubric: Rubric) -> tuple[Weak, ...]:
    """The weakest turns of a call, the weakest first: at most `drill.most`, each worth `drill.least` points or more.

    What counts is what the faults did to the mood, and a share (`drill.chance`) of what the best missed chance would
    have done.  A reply that was not heard is not wrong.
    """
    found = [weak for weak in _weighed(scenario, events, rubric) if weak.weight >= rubric.number("drill.least")]
    return tuple(sorted(found, key=lambda weak: (-weak.weight, weak.turn))[: int(rubric.number("drill.most"))])


def grade(tried: WhatIf, faults: Iterable[str], rubric: Rubric) -> Grade:
    """How well a drill went whose own `faults` are to be left.

    "again" if one of them came back or the reply earned nothing; "hard" if another fault is in it or it earned less
    than `drill.good` points; "easy" from `drill.easy` points on.  What was lost at the end of the scale counts: a
    customer who cannot be calmer makes nobody worse.  What became of a promise does not: no reply changes it.
    """
    found = _faults(tried.evidence)
    apart = {LIMIT, *(cause.id for cause in beside(tried.causes))}
    earned = sum(cause.trust - cause.anger for cause in tried.causes if cause.id not in apart)
    if found & set(faults) or earned <= 0:
        return "again"
    if found or earned < rubric.number("drill.good"):
        return "hard"
    return "easy" if earned >= rubric.number("drill.easy") else "good"


def _weighed(scenario: Scenario, events: Sequence[Event], rubric: Rubric) -> Iterator[Weak]:
    for reply in report(scenario, events, (), rubric).replies:
        if reply.spoken.heard:
            yield _weak(scenario, events, reply, rubric)


def _weak(scenario: Scenario, events: Sequence[Event], reply: Reply, rubric: Rubric) -> Weak:
    turn, faults = reply.spoken.turn, _faults(reply.evidence) - BOTH_SPEAK
    harm = {cause.id: _harm(cause) for cause in reply.causes if cause.id in faults}
    advised = better(reply, before(scenario, events, turn), rubric)
    chances = [one for one in advised if one.polarity == "skill"]
    best = max((one.anger + one.trust for one in chances), default=0)
    return Weak(
        turn=turn,
        faults=tuple(sorted(faults, key=lambda id_: (-harm.get(id_, 0), id_))),
        missed=tuple(one.id for one in chances),
        weight=sum(harm.values()) + rubric.number("drill.chance") * best,
    )


def _harm(cause: Cause) -> int:
    return max(0, cause.anger) + max(0, -cause.trust)


def _faults(evidence: Iterable[Evidence]) -> set[str]:
    return {one.id for one in evidence if one.sure and one.polarity == "fault"}
