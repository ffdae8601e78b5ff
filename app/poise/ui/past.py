"""What the history needs beside itself: all calls that are kept, asked by the questions of its pages."""

from collections.abc import Callable
from typing import Protocol

from poise.domain.afterwards import Compared
from poise.domain.guides import Guide
from poise.domain.past import Entry, Query, Standing
from poise.domain.summary import Summary


class Past(Protocol):
    """All calls that are kept, awaited on the stage's loop; each may raise Problem."""

    async def refresh(self, watch: Callable[[int, int], object]) -> None:
        """See what has changed on the disk; `watch` is told, on any thread, how many of how many calls are read."""
        ...

    async def calls(self, query: Query) -> tuple[Entry, ...]:
        """The calls that are wanted, as they were when it was last refreshed."""
        ...

    async def scenarios(self) -> tuple[tuple[str, str], ...]:
        """The id and the title of each scenario that was played."""
        ...

    async def standing(self, query: Query) -> tuple[Standing, ...]:
        """The trends over the latest of these calls, with personal bests."""
        ...

    async def attempts(self, scenario: str) -> tuple[tuple[Entry, Summary], ...]:
        """The latest calls of one scenario, newest first."""
        ...

    async def own_view(self, guide: Guide) -> tuple[Compared, ...]:
        """How the trainee's own view of each step lies to the judge's over the latest calls."""
        ...
