"""The names under which a learning record store knows calls, turns and what was found in them.

xAPI 1.0.3 takes any absolute IRI, and asks that one which is an address lies in a domain of whoever makes it.  Poise
owns no domain; a `tag:` IRI, too, may only be made by whoever owned a domain or an address of mail (RFC 4151).  A UUID
needs no owner, and as `urn:uuid:` it is an absolute IRI (RFC 9562).  What is ours is told apart by the fragment behind
it (RFC 8141, 2.3.3), so the names can be read, lead nowhere, and never change.

The account of an actor needs the address of a home page: `.invalid` belongs to nobody, for ever (RFC 2606), so that no
learner of another system is taken for one of Poise.
"""

from uuid import UUID, uuid5

BASE = UUID("bc834070-848d-4daf-93db-b9bd2661abb2")
"""Drawn once, at random, for Poise; every name of ours is made from it, so it never changes."""

SPACE = f"urn:uuid:{BASE}#"
"""Before every name of our own."""

HOME = "https://poise.invalid/"
"""The home page of every account."""

VERBS = {
    "responded": "http://adlnet.gov/expapi/verbs/responded",
    "completed": "http://adlnet.gov/expapi/verbs/completed",
    "exited": "http://adlnet.gov/expapi/verbs/exited",
}
"""Verbs of ADL's own vocabulary, which every store's reports know."""

SIMULATION = "http://adlnet.gov/expapi/activities/simulation"
INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction"
ASSESSMENT = "http://adlnet.gov/expapi/activities/assessment"


def registration(call: str) -> UUID:
    """The one attempt that all statements of this call belong to."""
    return uuid5(BASE, f"calls/{call}")


def statement_id(call: str, turn: int | None = None) -> UUID:
    """The statement about a turn of the call, or about the whole of it: the same each time it is exported."""
    return uuid5(registration(call), "call" if turn is None else f"turn/{turn}")


def scenario(id_: str) -> str:
    """The activity of playing this scenario."""
    return f"{SPACE}activities/scenarios/{id_}"


def turn(id_: str, number: int) -> str:
    """The activity of giving the reply of that number in this scenario."""
    return f"{scenario(id_)}/turns/{number}"


def guide(id_: str) -> str:
    """The guide by which the call was scored."""
    return f"{SPACE}activities/guides/{id_}"


def extension(name: str) -> str:
    """What Poise adds to a statement under that name."""
    return f"{SPACE}extensions/{name}"
