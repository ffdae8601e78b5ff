"""How long calls are kept: which of them have outlived the days that the user wants them kept."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TypeVar

Name = TypeVar("Name")


def outlived(began: Mapping[Name, datetime], now: datetime, days: int) -> tuple[Name, ...]:
    """The calls that began more than `days` days before `now`, in their order; none if `days` is 0, for ever.

    Both are local times: a call is never deleted because a clock was moved by an hour.
    """
    if days <= 0:
        return ()
    return tuple(name for name, at in began.items() if now - at > timedelta(days=days))


def to_be_asked(going: int, kept: int, days: int, agreed: int) -> bool:
    """Whether the user hears of it before `going` of `kept` calls are deleted.

    The first time with these `days` (he has `agreed` to others, or none), and whenever nothing would be left: then it
    may be the machine's clock that is wrong.
    """
    return going > 0 and (days != agreed or going == kept)
