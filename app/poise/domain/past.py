"""The recorded calls as a list knows them: which are wanted and in which order, and one of them in a line."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from poise.domain.scenario import Outcome
from poise.domain.trends import Trend

CUT_OFF: Literal["cut_off"] = "cut_off"


@dataclass(frozen=True, slots=True)
class Query:
    """Which calls, and in which order.

    Attributes:
        words: each of them begins a word of the title or of what either side said; case and accents do not matter.
        scenario: only calls of it.
        outcome: only calls that ended so; "cut_off" are those that did not end.
        since, until: only calls that began then or later, and before then.
        shown, faulted: only calls in which this behaviour was surely found.
        order: "date", "length", "outcome" (won over first), or the name of a figure, of which calls without it come
            last: so do those in which a behaviour was not found, however often it could have been.
        ascending: the oldest, the shortest, the best outcome or the least first; else the other way round.
        without: the names of calls that are left out, whatever they hold.
        limit: no more than so many.
        figure: the figure that is told with each call; "" for none.
    """

    words: str = ""
    scenario: str | None = None
    outcome: Outcome | Literal["cut_off"] | None = None
    since: datetime | None = None
    until: datetime | None = None
    shown: str | None = None
    faulted: str | None = None
    order: str = "date"
    ascending: bool = False
    without: frozenset[str] = frozenset()
    limit: int | None = None
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One call as a list shows it; most attributes are those of `Summary`.

    Attributes:
        root, name: the folder of all calls, and the name of this one's in it.
        trouble: one sentence if the call cannot be read, else ""; then only `folder` and `began` say anything.
        figure: the value of the figure that was asked for; None where the call has none.
    """

    root: Path
    name: str
    began: datetime
    scenario: str
    title: str
    seconds: float
    outcome: Outcome | None
    replies: int
    anger_start: int
    anger_end: int
    trouble: str
    figure: float | None = None

    @property
    def folder(self) -> Path:
        """Where it is; put together when it is asked for: of ten thousand calls, few are."""
        return self.root / self.name


@dataclass(frozen=True, slots=True)
class Standing:
    """A trend with the personal best of its figure, over all calls asked for, if it has one."""

    trend: Trend
    best: tuple[float, Entry] | None
