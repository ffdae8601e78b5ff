"""What records and follow-up calls need from outside the window."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Waiting:
    """A follow-up call whose day has come: the folder of its first call, whom it is with, and what it is about."""

    folder: Path
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class FollowUps:
    """Times in words, and what is due.

    Attributes:
        dated: the moment from which what was promised for that time, in words, is late, by the day of the call in that
            folder; local time, ISO 8601, "" if the words name none.
        waiting: the follow-up call that is due, the one due longest first; None if none is.
    """

    dated: Callable[[str, Path], str]
    waiting: Callable[[], Awaitable[Waiting | None]]
