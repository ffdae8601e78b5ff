"""What could have been said instead, out of nodes: model replies, and phrasings for each behaviour."""

from collections.abc import Mapping

from poise.domain.evidence import STAGES, Stage
from poise.domain.written import Better, ModelReply, Phrasing
from poise.library.faults import Faults
from poise.library.fields import Fields, Reader, choice, many, name_of, text
from poise.library.nodes import Node, Scalar

KEYS = ("replies", "phrasings")
REPLY_KEYS = ("at", "shows", "say")
PHRASING_KEYS = ("stage", "say")
MOST_PHRASINGS = 6
"""Three are shown at a time; twice as many leave a choice where the stage matters."""


def better(node: Node, name: str, faults: Faults) -> Better | None:
    """The section `better` of a talk."""
    fields = Fields(node, f'"{name}"', faults, KEYS)
    replies: Reader[tuple[ModelReply, ...]] = many(_reply)
    phrasings: Mapping[str, tuple[Phrasing, ...]] = {
        id_: _phrasings(part, id_, faults) or () for id_, part in fields.entries("phrasings", "phrasings")
    }
    return Better(fields.get("replies", replies, ()), phrasings)


def _reply(node: Node, name: str, faults: Faults) -> ModelReply | None:
    """A model reply.  One that cannot be read stays in its place without words, so that its number tells its line."""
    fields = Fields(node, f'one of "{name}"', faults, REPLY_KEYS)
    return ModelReply(
        text=fields.need("say", text, ""),
        beats=fields.need("at", _names, frozenset()),
        shows=fields.need("shows", _names, frozenset()),
    )


def _names(node: Node, name: str, faults: Faults) -> frozenset[str] | None:
    found = many(name_of, least=1)(node, name, faults)
    return None if found is None else frozenset(found)


def _phrasings(node: Node, name: str, faults: Faults) -> tuple[Phrasing, ...] | None:
    found = many(_phrasing, least=1)(node, name, faults)
    if found is not None and len(found) > MOST_PHRASINGS:
        faults.add(node.line, f'"{name}" has {len(found)} phrasings; at most {MOST_PHRASINGS} are wanted.')
    return found


def _phrasing(node: Node, name: str, faults: Faults) -> Phrasing | None:
    if isinstance(node, Scalar):
        return Phrasing(text(node, name, faults) or "")
    fields = Fields(node, f'a phrasing of "{name}"', faults, PHRASING_KEYS)
    return Phrasing(fields.need("say", text, ""), fields.need("stage", _stages, frozenset()))


def _stages(node: Node, name: str, faults: Faults) -> frozenset[Stage] | None:
    reader: Reader[tuple[Stage, ...]] = many(choice(STAGES), least=1)
    found = reader(node, name, faults)
    return None if found is None else frozenset(found)
