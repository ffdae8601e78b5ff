"""The recorded calls for the window: listed, compared and summed up out of their index, off the window's thread."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event, Lock
from typing import TypeVar

from poise.archive import afterwards
from poise.archive import shelf as archive
from poise.archive.index import Index
from poise.calls import indexed
from poise.domain.afterwards import Compared, SelfRated, compared, folded
from poise.domain.guides import Guide, StepScore
from poise.domain.past import Entry, Query, Standing
from poise.domain.rubric import Rubric
from poise.domain.summary import Summary
from poise.library.shelf import Shelf
from poise.problems import Problem

T = TypeVar("T")


class _Enough(Exception):
    """The window closes: what is not read yet will be read another time."""


class PastCalls:
    """Fits `ui.past.Past`: the calls below `root`, with their index in the folder `cache`.

    Calls of which it is still asked whether they are to be kept are in nothing of it.

    The index is opened when it is first asked, twice: while one reads new calls, the other answers.
    """

    def __init__(self, root: Path, shelf: Shelf, cache: Path, rubric: Rubric) -> None:
        self._root, self._shelf, self._cache, self._rubric = root, shelf, cache, rubric
        self._answering: Index | None = None
        self._reading: Index | None = None
        self._undecided: frozenset[str] = frozenset()
        self._enough, self._lock = Event(), Lock()

    def close(self) -> None:
        """Break off what is being read, and let go of the files."""
        self._enough.set()
        for one in (self._answering, self._reading):
            if one is not None:
                one.close()

    async def refresh(self, watch: Callable[[int, int], object]) -> None:
        """See what has changed on the disk; broken off, it goes on where it was the next time."""

        def told(done: int, of: int) -> None:
            if self._enough.is_set():
                raise _Enough
            watch(done, of)

        def read() -> None:
            self._undecided = frozenset(folder.name for folder in archive.unfinished(self._root))
            try:
                self._indexes()[1].refresh(told)
            except _Enough:
                return

        await asyncio.to_thread(read)

    async def calls(self, query: Query) -> tuple[Entry, ...]:
        """All that are wanted."""
        return await self._ask(lambda calls: calls.calls(self._decided(query)))

    async def scenarios(self) -> tuple[tuple[str, str], ...]:
        """The id and the title of each scenario that was played."""
        return await self._ask(lambda calls: calls.scenarios())

    async def standing(self, query: Query) -> tuple[Standing, ...]:
        """The trends over the latest of these calls, with personal bests."""
        return await self._ask(lambda calls: indexed.standing(calls, self._decided(query), self._rubric))

    async def attempts(self, scenario: str) -> tuple[tuple[Entry, Summary], ...]:
        """The latest calls of one scenario, newest first."""
        query = Query(scenario=scenario, limit=indexed.BESIDE)
        return await self._ask(lambda calls: calls.summaries(self._decided(query)))

    async def own_view(self, guide: Guide) -> tuple[Compared, ...]:
        """How the trainee's own view lies to the judge's over the latest `trends.calls` calls."""
        query = Query(limit=int(self._rubric.number("trends.calls")))
        return await self._ask(
            lambda calls: compared(guide, _rated(calls.summaries(self._decided(query)), guide), self._rubric)
        )

    def _decided(self, query: Query) -> Query:
        """The same, without the calls of which it is still asked whether they are to be kept."""
        return replace(query, without=self._undecided)

    async def _ask(self, question: Callable[[Index], T]) -> T:
        return await asyncio.to_thread(lambda: question(self._indexes()[0]))

    def _indexes(self) -> tuple[Index, Index]:
        """The one that answers and the one that reads; one and the same where it can only be kept in memory."""
        with self._lock:
            if self._reading is None or self._answering is None:
                self._reading = indexed.index(self._root, self._shelf, self._cache)
                self._answering = indexed.index(self._root, self._shelf, self._cache)
            alone = self._reading.trouble or self._answering.trouble
            return self._reading if alone else self._answering, self._reading


def _rated(calls: tuple[tuple[Entry, Summary], ...], guide: Guide) -> Iterator[tuple[SelfRated, tuple[StepScore, ...]]]:
    """The calls that the trainee has rated, with the judge's scores; what cannot be read is told in the list."""
    for entry, told in calls:
        try:
            own = folded(afterwards.read(entry.folder)).of_take(entry.seconds).rated
        except Problem:
            continue
        if own is not None:
            scores = told.scores.get(guide.id, {})
            yield own, tuple(StepScore(step, score, (), (), ()) for step, score in scores.items())
