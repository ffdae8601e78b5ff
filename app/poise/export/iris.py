"""The names under which a learning record store knows calls, turns and what was found in them."""

from uuid import NAMESPACE_URL, UUID, uuid5

SPACE = "https://poise.example/xapi/"
"""Before every name of our own.  The domain is reserved for examples (RFC 2606): it names, and leads nowhere."""

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
    return uuid5(NAMESPACE_URL, f"{SPACE}calls/{call}")


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
