"""Promises as they are shown: the words, by when they are due, what is wrong with them, and what is on record."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from poise.domain.promises import Promise, warnings
from poise.domain.record import Agreed, Recorded, agreed, offered
from poise.domain.scenario import Scenario
from poise.shown.words import Words


@dataclass(frozen=True, slots=True)
class PromiseShown:
    """One promise: the words, by when they are due, what is wrong with it, and how it stands on record."""

    quote: str
    due: str
    warnings: tuple[str, ...]
    agreed: Agreed


def promised(
    promises: Sequence[tuple[Promise, datetime | None]],
    scenario: Scenario,
    words: Words,
    recorded: Recorded | None = None,
) -> tuple[PromiseShown, ...]:
    """What was promised, each with the moment from which it is late: what is on record first, as it stands there."""
    rows, found = offered((agreed(promise, due) for promise, due in promises), recorded), list(promises)
    shown = list[PromiseShown]()
    for one in rows:
        same = next((pair for pair in found if (pair[0].turn, pair[0].quote) == (one.turn, one.quote)), None)
        if same is not None:
            found.remove(same)
        shown.append(_shown(one, same, scenario, words))
    return tuple(shown)


def _shown(
    one: Agreed, found: tuple[Promise, datetime | None] | None, scenario: Scenario, words: Words
) -> PromiseShown:
    if found is None:
        quote = words("afterwards.quote", turn=one.turn, quote=one.quote) if one.quote else words("record.added")
        return PromiseShown(quote, due_told(one.due, words), (), one)
    promise, due = found
    quote = words("afterwards.quote", turn=promise.turn, quote=promise.quote)
    said = due_said(promise, due, words) if one == replace(agreed(promise, due), struck=one.struck) else ""
    return PromiseShown(quote, said or due_told(one.due, words), warnings(promise, scenario), one)


def due_told(due: str, words: Words) -> str:
    """The day of a moment on record; or that no time was said."""
    if not due:
        return words("afterwards.no_date")
    moment = datetime.fromisoformat(due)
    return words("afterwards.due", when=f"{moment:%A} {moment.day} {moment:%B}")


def due_said(promise: Promise, due: datetime | None, words: Words) -> str:
    """The moment from which the promise is late: its clock time only where one was said; or that none was said."""
    if due is None:
        return words("afterwards.no_date")
    day = f"{due:%A} {due.day} {due:%B}"
    timed = promise.due is not None and (promise.due.minutes is not None or promise.due.minute is not None)
    return words("afterwards.due", when=f"{day}, {due:%H:%M}" if timed else day)
