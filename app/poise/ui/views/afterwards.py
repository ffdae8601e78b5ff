"""What the trainee takes from a call: what is on record, why it came to this, and one goal for the next."""

from dataclasses import dataclass

from poise.domain.afterwards import Learned
from poise.domain.record import Recorded

WHYS = 3
"""Times that it is asked why: enough to come from what happened to what lets it happen."""


@dataclass(frozen=True, slots=True)
class AfterwardsShown:
    """What is on record, and what was learned; `whys` always has WHYS answers, "" where there is none yet."""

    whys: tuple[str, ...]
    prevention: str
    goal: str
    happened: str = ""


def afterwards(learned: Learned | None, recorded: Recorded | None = None) -> AfterwardsShown:
    """What was learned already, and what is on record."""
    known = learned or Learned("", (), "", "")
    happened = recorded.what_happened if recorded is not None else ""
    return AfterwardsShown((*known.whys, *[""] * WHYS)[:WHYS], known.prevention, known.goal, happened)
