"""What the trainee takes from a call: what was promised and by when, why it came to this, and one goal for the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from poise.domain.afterwards import Learned
from poise.domain.promises import Promise, warnings
from poise.domain.scenario import Scenario
from poise.ui.texts import Texts

WHYS = 3
"""Times that it is asked why: enough to come from what happened to what lets it happen."""


@dataclass(frozen=True, slots=True)
class PromiseShown:
    """One promise: the words, by when they are due, and what is wrong with it."""

    quote: str
    due: str
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AfterwardsShown:
    """What was learned; `whys` always has WHYS answers, "" where there is none yet."""

    whys: tuple[str, ...]
    prevention: str
    goal: str


def promised(
    promises: Sequence[tuple[Promise, datetime | None]], scenario: Scenario, texts: Texts
) -> tuple[PromiseShown, ...]:
    """What was promised, each with the moment from which it is late."""
    return tuple(
        PromiseShown(
            texts("afterwards.quote", turn=promise.turn, quote=promise.quote),
            _due(promise, due, texts),
            warnings(promise, scenario),
        )
        for promise, due in promises
    )


def afterwards(learned: Learned | None) -> AfterwardsShown:
    """What was learned already."""
    known = learned or Learned("", (), "", "")
    return AfterwardsShown((*known.whys, *[""] * WHYS)[:WHYS], known.prevention, known.goal)


def _due(promise: Promise, due: datetime | None, texts: Texts) -> str:
    if due is None:
        return texts("afterwards.no_date")
    day = f"{due:%A} {due.day} {due:%B}"
    timed = promise.due is not None and (promise.due.minutes is not None or promise.due.minute is not None)
    return texts("afterwards.due", when=f"{day}, {due:%H:%M}" if timed else day)
