"""Guide files as Guide values: whose steps, in which order, computed from which behaviours."""

from collections.abc import Iterable
from pathlib import Path
from typing import get_args

from poise.domain.evidence import STAGES, Stage
from poise.domain.guides import Guide, Reach, Step
from poise.domain.rubric import Rubric
from poise.library.faults import Faults
from poise.library.fields import Fields, Reader, choice, many, name_of, text
from poise.library.nodes import Node, Table
from poise.library.nodes import load as load_nodes
from poise.problems import ScenarioProblem

SPINE = "ten-steps"
"""The guide whose steps the call itself follows."""

KEYS = ("id", "name", "source", "steps")
STEP_KEYS = ("id", "number", "name", "hint", "skills", "faults", "reached_in", "part")
_PARTS: tuple[Reach, ...] = get_args(Reach)


def every(files: Iterable[Path], rubric: Rubric) -> tuple[Guide, ...]:
    """The guides in these files, the spine first, then the shorter before the longer.  Raises ScenarioProblem."""
    return tuple(sorted((load(file, rubric) for file in files), key=lambda one: (one.id != SPINE, len(one.steps))))


def load(file: Path, rubric: Rubric) -> Guide:
    """The guide.  Raises ScenarioProblem with the first fault of the file."""
    faults = Faults(file)
    guide = read(file, rubric, faults)
    if guide is None or faults.found():
        raise faults.found()[0]
    return guide


def read(file: Path, rubric: Rubric, faults: Faults) -> Guide | None:
    """The guide as far as it can be read; what is wrong is noted in `faults`."""
    try:
        table, _ = load_nodes(file)
    except ScenarioProblem as problem:
        faults.take(problem)
        return None
    fields = Fields(table, "the guide", faults, KEYS)
    guide = Guide(
        id=fields.need("id", name_of, ""),
        name=fields.need("name", text, ""),
        source=fields.need("source", text, ""),
        steps=fields.need("steps", many(_step(rubric), least=1), ()),
    )
    if guide.id and guide.id != file.stem:
        faults.add(table.place("id"), f'the id is "{guide.id}", but the file is called "{file.name}".')
    _apart(guide, table, faults)
    return guide


def _step(rubric: Rubric) -> Reader[Step]:
    skills = [id_ for id_, behaviour in rubric.behaviours.items() if behaviour.skill is not None]
    bad = [id_ for id_, behaviour in rubric.behaviours.items() if behaviour.fault is not None]

    none: tuple[str, ...] = ()

    def read(node: Node, _name: str, faults: Faults) -> Step:
        fields = Fields(node, "a step", faults, STEP_KEYS)
        step = Step(
            id=fields.need("id", name_of, ""),
            number=fields.need("number", text, ""),
            name=fields.need("name", text, ""),
            hint=fields.need("hint", text, ""),
            skills=fields.get("skills", many(_behaviour(skills, "skill")), none),
            faults=fields.get("faults", many(_behaviour(bad, "fault")), none),
            reached_in=fields.get("reached_in", _stages, frozenset()),
            part=fields.get("part", choice(_PARTS), "call"),
        )
        if not step.skills and not step.faults:
            faults.add(node.line, f'the step "{step.id}" needs "skills", "faults" or both.')
        return step

    return read


def _stages(node: Node, name: str, faults: Faults) -> frozenset[Stage] | None:
    reader: Reader[tuple[Stage, ...]] = many(choice(STAGES), least=1)
    found = reader(node, name, faults)
    return None if found is None else frozenset(found)


def _behaviour(known: list[str], kind: str) -> Reader[str]:
    def read(node: Node, name: str, faults: Faults) -> str | None:
        found = name_of(node, name, faults)
        if found is not None and found not in known:
            faults.unknown(node.line, f'"{found}" is not a {kind}.', found, known)
        return found

    return read


def _apart(guide: Guide, table: Table, faults: Faults) -> None:
    for key in ("id", "number"):
        seen: set[str] = set()
        for n, step in enumerate(guide.steps):
            value = str(getattr(step, key))
            if value and value in seen:
                faults.add(table.place("steps", n, key), f'two steps have the {key} "{value}".')
            seen.add(value)
