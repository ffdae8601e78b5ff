"""The rubric file as a value: every behaviour with its weights, every threshold with its source."""

from dataclasses import replace
from pathlib import Path
from typing import get_args

from poise.domain.evidence import STAGES, Stage
from poise.domain.rubric import Behaviour, Kind, Rubric, Threshold, Weight
from poise.library.cards import CARD, card
from poise.library.faults import Faults
from poise.library.fields import Fields, Reader, choice, many, number, text
from poise.library.nodes import Node, Table
from poise.library.tables import load as load_table
from poise.problems import ScenarioProblem

_KINDS: tuple[Kind, ...] = get_args(Kind)
_MOST = 100.0


def load(file: Path) -> Rubric:
    """The rubric, with what the accuracy card beside it says.  Raises ScenarioProblem with the first fault found."""
    faults = Faults(file)
    rubric = read(file, faults)
    if found := faults.found():
        raise found[0]
    beside = file.parent / CARD
    return replace(rubric, overlooked=card(beside).overlooked()) if beside.exists() else rubric


def read(file: Path, faults: Faults) -> Rubric:
    """The rubric as far as it can be read; what is wrong is noted in `faults`."""
    try:
        table = load_table(file)
    except ScenarioProblem as problem:
        faults.take(problem)
        return Rubric({}, {})
    top = Fields(table, "the rubric", faults, ("thresholds", "behaviour"))
    named = table.nodes.get("thresholds")
    parts = named.nodes.items() if isinstance(named, Table) else ()
    thresholds = {name: _threshold(node, name, faults) for name, node in parts}
    behaviours = {id_: _behaviour(node, id_, faults) for id_, node in top.entries("behaviour", "behaviours")}
    for part, found in (("thresholds", thresholds), ("behaviour", behaviours)):
        if not found:
            faults.add(table.place(part), f'the rubric needs "{part}".')
    return Rubric(behaviours, thresholds)


def _threshold(node: Node, name: str, faults: Faults) -> Threshold:
    fields = Fields(node, f'the threshold "{name}"', faults, ("value", "unit", "source"))
    return Threshold(
        value=fields.need("value", number(-1e6, 1e6), 0.0),
        unit=fields.need("unit", text, ""),
        source=fields.need("source", text, ""),
    )


def _behaviour(node: Node, id_: str, faults: Faults) -> Behaviour:
    fields = Fields(node, f'the behaviour "{id_}"', faults, ("kind", "name", "fault_name", "skill", "fault", "fit"))
    if not fields.has("skill") and not fields.has("fault"):
        faults.add(node.line, f'the behaviour "{id_}" needs "skill", "fault" or both.')
    return Behaviour(
        id=id_,
        kind=fields.need("kind", choice(_KINDS), "content"),
        name=fields.need("name", text, id_),
        skill=fields.get("skill", _weight(-1), None),
        fault=fields.get("fault", _weight(+1), None),
        fit=fields.get("fit", _fit, {}),
        fault_name=fields.get("fault_name", text, ""),
    )


def _weight(sign: int) -> Reader[Weight]:
    """A reader for [anger, trust]: a skill never adds anger nor costs trust, a fault never the other way round."""

    def read(node: Node, name: str, faults: Faults) -> Weight | None:
        pair = many(number(-_MOST, _MOST))(node, name, faults)
        if pair is None:
            return None
        if len(pair) != 2:
            faults.add(node.line, f'"{name}" has to be two numbers: [anger, trust].')
            return None
        if pair[0] * sign < 0 or pair[1] * sign > 0:
            wanted = "anger up and trust down" if sign > 0 else "anger down and trust up"
            faults.add(node.line, f'"{name}" has to move {wanted}, not [{pair[0]:g}, {pair[1]:g}].')
        return Weight(*pair)

    return read


def _fit(node: Node, name: str, faults: Faults) -> dict[Stage, float]:
    fields = Fields(node, f'"{name}"', faults, STAGES)
    return {stage: fields.get(stage, number(0.0, 1.0), 1.0) for stage in STAGES if fields.has(stage)}
