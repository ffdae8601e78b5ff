"""Plan files: what a scripted trainee does in a scenario, and how the call has to end."""

from dataclasses import dataclass
from pathlib import Path

from poise.domain.kept_word import BECAME, Became
from poise.domain.rubric import Rubric
from poise.domain.scenario import OUTCOMES, Outcome
from poise.library.dry_run import NOISE, SILENCE, Reply, Show
from poise.library.faults import Faults
from poise.library.fields import Fields, Reader, choice, many, name_of, text, yes_no
from poise.library.lint import reaction_keys
from poise.library.nodes import Items, Node, Scalar, Table
from poise.library.nodes import load as load_nodes
from poise.problems import ScenarioProblem

KEYS = ("about", "replies", "ends", "beats", "follow_up", "promises")
WORDS = {"silent": SILENCE, "unheard": NOISE}
"""What can stand instead of a list of behaviours."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A scripted trainee.

    Attributes:
        about: who that is, in a sentence.
        replies: one after another; the last is given again and again if the call goes on.
        ends: the outcomes that are right.
        beats: beats that the call comes through, in this order; others may lie between.
        follow_up: whether it is the follow-up call that is played.
        promises: what became of the promises that it asks after, one after another.
    """

    about: str
    replies: tuple[Reply, ...]
    ends: tuple[Outcome, ...]
    beats: tuple[str, ...]
    follow_up: bool
    promises: tuple[Became, ...] = ()


def load(file: Path, rubric: Rubric) -> Plan:
    """The plan.  Raises ScenarioProblem with the first fault of the file."""
    faults = Faults(file)
    plan = read(file, rubric, faults)
    if plan is None or faults.found():
        raise faults.found()[0]
    return plan


def read(file: Path, rubric: Rubric, faults: Faults) -> Plan | None:
    """The plan as far as it can be read; what is wrong is noted in `faults`."""
    try:
        table, _ = load_nodes(file)
    except ScenarioProblem as problem:
        faults.take(problem)
        return None
    fields = Fields(table, "the plan", faults, KEYS)
    return Plan(
        about=fields.need("about", text, ""),
        replies=fields.need("replies", many(_reply(rubric), least=1), ()),
        ends=fields.need("ends", _ends, ()),
        beats=fields.get("beats", many(name_of), ()),
        follow_up=fields.get("follow_up", yes_no, False),
        promises=fields.get("promises", many(_became), ()),
    )


def _became(node: Node, name: str, faults: Faults) -> Became | None:
    return choice(BECAME)(node, name, faults)


def _ends(node: Node, name: str, faults: Faults) -> tuple[Outcome, ...] | None:
    """One outcome, or a list of those that are right."""
    reader: Reader[Outcome] = choice(OUTCOMES)
    if isinstance(node, Items):
        several: Reader[tuple[Outcome, ...]] = many(reader, least=1)
        return several(node, name, faults)
    found = reader(node, name, faults)
    return None if found is None else (found,)


def _reply(rubric: Rubric) -> Reader[Reply]:
    show = _show(rubric)

    def read(node: Node, name: str, faults: Faults) -> Reply | None:
        if isinstance(node, Scalar):
            word = choice(tuple(WORDS))(node, name, faults)
            return WORDS[word] if word else None
        shows = many(show)(node, name, faults)
        return None if shows is None else Reply(shows)

    return read


def _show(rubric: Rubric) -> Reader[Show]:
    known = reaction_keys(rubric)

    def read(node: Node, name: str, faults: Faults) -> Show | None:
        about: str | None = None
        id_: str | None
        if isinstance(node, Table) and len(node.nodes) == 1:
            [(id_, meant_by_it)] = node.nodes.items()
            about = name_of(meant_by_it, id_, faults)
        else:
            id_ = name_of(node, name, faults)
        if id_ is not None and id_ not in known:
            faults.unknown(node.line, f'there is no behaviour "{id_}".', id_, known)
            return None
        return None if id_ is None else Show(id_, about)

    return read
