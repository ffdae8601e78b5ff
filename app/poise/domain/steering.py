"""How a teacher steers a running call: a hotter or milder customer, on past the vent, a chosen ending; pure rules."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from poise.domain.branch import led_to
from poise.domain.call import Call
from poise.domain.events import PassedTo, Skipped, Tempered
from poise.domain.evidence import Baseline
from poise.domain.mood import Heat, Mood
from poise.domain.rubric import Rubric
from poise.domain.scenario import Beat, Outcome, Scenario


@dataclass(frozen=True, slots=True)
class Temper:
    """The teacher makes the customer one notch hotter or milder."""

    heat: Heat


@dataclass(frozen=True, slots=True)
class Skip:
    """The teacher leads the talk on past the vent."""


@dataclass(frozen=True, slots=True)
class End:
    """The teacher ends the call in this way; the customer says its last words, if the scenario has some."""

    outcome: Outcome


Steer = Temper | Skip | End
"""How a teacher leads the talk."""


def tempered(call: Call, heat: Heat, rubric: Rubric, at: float) -> Tempered:
    """The customer one notch hotter or milder.

    The mood moves at once by `temper.anger` points; from the next reply on, faults weigh `temper.factor` times as much
    and skills as many times less, or the other way round, within `temper.least` and `temper.most`.
    """
    up = 1 if heat == "hotter" else -1
    factor = rubric.number("temper.factor") ** up
    temper, mood = call.temper, call.mood
    moved = Mood(min(100, max(0, mood.anger + up * int(rubric.number("temper.anger")))), mood.trust)
    harder = replace(
        temper,
        volatility=_within(temper.volatility, factor, rubric),
        forgiveness=_within(temper.forgiveness, 1 / factor, rubric),
    )
    return Tempered(at, heat, harder, moved)


def skipped(call: Call, at: float) -> Skipped | None:
    """On past the vent; None if the talk is past it already, or never gets there."""
    beat = past_vent(call.scenario, call.beat)
    return None if beat is None else Skipped(at, led_to(call, beat).id)


def ended(call: Call, outcome: Outcome, at: float) -> Skipped | None:
    """On to the customer's last words of that outcome; None if the scenario has none."""
    beat = ending(call.scenario, call.beat, outcome)
    return None if beat is None else Skipped(at, beat.id)


def passed(call: Call, speaker: str, baseline: Baseline | None, at: float) -> PassedTo:
    """The reply that is due, or comes next, is `speaker`'s."""
    return PassedTo(at, call.turn + 1, speaker, baseline)


def past_vent(scenario: Scenario, beat: Beat) -> Beat | None:
    """The beat by which the story leaves the vent: the nearest one past it, the way it goes by itself before others."""
    if beat.stage != "vent":
        return None
    return next((one for one in onward(scenario, beat) if one.stage != "vent" and one.ending is None), None)


def ending(scenario: Scenario, beat: Beat, outcome: Outcome) -> Beat | None:
    """The ending with that outcome that is nearest from `beat`; if none can be reached from there, the first one."""
    near = (one for one in onward(scenario, beat) if one.ending == outcome)
    return next(near, None) or next((one for one in scenario.beats.values() if one.ending == outcome), None)


def onward(scenario: Scenario, beat: Beat) -> Iterator[Beat]:
    """Every beat that can come after this one, the nearest first: `then` before the leads, those of any beat last."""
    seen, waiting = {beat.id}, [beat]
    for here in waiting:
        ways = (*((here.then,) if here.then else ()), *(lead.to for lead in (*here.leads, *scenario.always)))
        for id_ in ways:
            if id_ not in seen:
                seen.add(id_)
                waiting.append(scenario.beats[id_])
                yield scenario.beats[id_]


def _within(value: float, factor: float, rubric: Rubric) -> float:
    return round(min(rubric.number("temper.most"), max(rubric.number("temper.least"), value * factor)), 3)
