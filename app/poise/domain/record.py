"""What the trainee puts on record of a call: what happened, what was promised, and what became of it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from poise.domain.asking import MOST_ASKED
from poise.domain.kept_word import Asked, Became
from poise.domain.promises import Promise
from poise.domain.turned import turned


@dataclass(frozen=True, slots=True)
class Agreed:
    """A promise as the trainee has it on record.

    Attributes:
        who, what, when: who will do what by when, as the trainee put it; `when` is "" where no time was said.
        due: the moment from which it is late, local time, ISO 8601; "" if no time was said.
        turn: the reply that made it; 0 if the trainee added it by hand.
        quote: the words of that reply; "" if it was added by hand.
        struck: the trainee says that it is none.
    """

    who: str
    what: str
    when: str
    due: str
    turn: int = 0
    quote: str = ""
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Recorded:
    """The trainee put on record what happened and what was promised; a later record replaces an earlier one."""

    when: str
    what_happened: str
    promises: tuple[Agreed, ...]
    kind: Literal["recorded"] = "recorded"


@dataclass(frozen=True, slots=True)
class Fared:
    """What became of one promise, as the trainee says."""

    promise: Agreed
    became: Became


@dataclass(frozen=True, slots=True)
class CameOf:
    """What became of the promises, said before the follow-up call."""

    when: str
    promises: tuple[Fared, ...]
    kind: Literal["came_of"] = "came_of"


@dataclass(frozen=True, slots=True)
class Reminder:
    """The follow-up call is to be played from the moment `on` (local time, ISO 8601); "": it no longer is."""

    when: str
    on: str
    kind: Literal["reminder"] = "reminder"


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A promise that the follow-up call can ask after.

    Attributes:
        promise: what was promised.
        on_record: whether the trainee put it on record.
        became: what is taken to have become of it until the trainee says something else.
    """

    promise: Agreed
    on_record: bool
    became: Became


def agreed(promise: Promise, due: datetime | None) -> Agreed:
    """A promise as it was found in a reply."""
    moment = "" if due is None else due.isoformat(timespec="minutes")
    return Agreed(promise.who, promise.what, promise.when, moment, promise.turn, promise.quote)


def offered(found: Iterable[Agreed], recorded: Recorded | None) -> tuple[Agreed, ...]:
    """What the form shows: what is on record, and behind it what was found and is not."""
    kept = recorded.promises if recorded is not None else ()
    known = Counter((one.turn, one.quote) for one in kept)
    fresh = list[Agreed]()
    for one in found:
        if known[one.turn, one.quote]:
            known[one.turn, one.quote] -= 1  # two promises can be made in the same words
        else:
            fresh.append(one)
    return (*kept, *fresh)


def to_ask(found: Iterable[Agreed], recorded: Recorded | None, came_of: CameOf | None) -> tuple[ToAsk, ...]:
    """The promises that can be asked after, the earliest due first, those without a time last.

    Until the trainee says otherwise a promise on record was kept, and one that nobody wrote down was forgotten: that is
    what a record is for, and he sees it before the call.
    """
    kept = recorded.promises if recorded is not None else ()
    told = {one.promise: one.became for one in came_of.promises} if came_of is not None else {}
    asked = [
        ToAsk(one, one in kept, told.get(one, "kept" if one in kept else "forgotten"))
        for one in offered(found, recorded)
        if not one.struck and one.what
    ]
    return tuple(sorted(asked, key=lambda one: (not one.promise.due, one.promise.due)))


def asked(fared: Sequence[Fared]) -> tuple[Asked, ...]:
    """How the customer asks after them; at most MOST_ASKED, the first ones."""
    return tuple(
        Asked(turned(one.promise.who, one.promise.what, one.promise.when), one.became) for one in fared[:MOST_ASKED]
    )
