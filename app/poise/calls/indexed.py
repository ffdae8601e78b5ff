"""The index of all recorded calls, joined: how a call is described for it, where it is kept, and where calls stand."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_cache_path

from poise.archive import shelf as archive
from poise.archive.index import Index
from poise.archive.index_rows import Described
from poise.domain.events import Event
from poise.domain.guides import Guide
from poise.domain.past import Entry, Query, Standing
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.domain.summary import FAULTED, SHOWN, figures, summary, transcript
from poise.domain.trends import Dated, best_is, trends
from poise.library import guides, rubric, scenarios
from poise.library.shelf import Shelf
from poise.problems import ArchiveProblem

REVISION = 1
"""Raised when a call's summary or figures are computed otherwise, so that every index is made anew."""

BESIDE = 6
"""Attempts at one scenario that a terminal, and a window, has room for beside each other."""


class Describer:
    """Reads calls for the index; a scenario that many calls have a copy of is read once."""

    def __init__(self, books: Sequence[Guide], weights: Rubric) -> None:
        self._books, self._weights = books, weights
        self._stories: dict[bytes, Scenario] = {}

    def describe(self, folder: Path) -> Described:
        """The call in `folder`.  Raises Problem if it, or its scenario, cannot be read."""
        recorded = archive.read(folder)
        scenario = self._scenario(recorded.scenario, recorded.events)
        told = summary(scenario, recorded.events, self._books, self._weights)
        # A behaviour that was not found needs no row: it is what every other call has too.
        kept = {name: value for name, value in figures(told, self._weights).items() if value or not _rated(name)}
        return Described(told, kept, transcript(recorded.events))

    def _scenario(self, file: Path, events: Sequence[Event]) -> Scenario:
        try:
            digest = hashlib.sha256(file.read_bytes()).digest()
        except OSError as error:
            raise ArchiveProblem(f"{file} cannot be read: {error.strerror or error}.") from error
        if digest not in self._stories:
            self._stories[digest] = scenarios.load(file, named=False)
        return scenarios.played(self._stories[digest], events)


def index(root: Path, shelf: Shelf, cache: Path) -> Index:
    """The index of the calls below `root`, kept in the folder `cache` under a name of its own.

    Raises ScenarioProblem if the rubric or a guide cannot be used.
    """
    weights = rubric.load(shelf.rubric)
    describer = Describer(guides.every(shelf.guides, weights), weights)
    return Index(root, _file(root, cache), describer.describe, edition(shelf))


def _file(root: Path, cache: Path) -> Path:
    return cache / f"{hashlib.sha256(str(root.absolute()).encode()).hexdigest()[:16]}.sqlite"


def forget(root: Path, gone: Iterable[Path], shelf: Shelf, cache: Path) -> None:
    """Take calls that were deleted out of the index at once, if there is one; the folders stay the truth."""
    names = [folder.name for folder in gone]
    if names and _file(root, cache).exists():
        with index(root, shelf, cache) as calls:
            calls.drop(names)


def edition(shelf: Shelf) -> str:
    """Changes whenever calls would be described otherwise: with Poise, the rubric or a guide."""
    files = b"\0".join(file.read_bytes() for file in (shelf.rubric, *shelf.guides))
    return f"{REVISION}.{version('poise')}.{hashlib.sha256(files).hexdigest()[:16]}"


def usual_cache() -> Path:
    """Where indexes are kept; may be deleted at any time."""
    return user_cache_path("poise", appauthor=False) / "history"


def standing(calls: Index, query: Query, weights: Rubric) -> tuple[Standing, ...]:
    """The trends over the latest calls that `query` asks for, with the personal bests over all of them."""
    recent = calls.summaries(latest(query, int(weights.number("trends.calls"))))
    found = trends([Dated(entry.began, one) for entry, one in recent], weights)
    kinds = {one.figure: kind for one in found if (kind := best_is(one.figure))}
    bests = calls.bests(kinds, query)
    return tuple(Standing(one, _best(one.figure, bests)) for one in found)


def _best(figure: str, bests: Mapping[str, tuple[float, Entry]]) -> tuple[float, Entry] | None:
    """The best of a figure; none where the most that was ever reached is nothing."""
    best = bests.get(figure)
    return None if best is None or (best_is(figure) == "most" and best[0] <= 0) else best


def latest(query: Query, count: int) -> Query:
    """The same question, for so many of the latest calls."""
    return replace(query, order="date", ascending=False, limit=count)


def _rated(name: str) -> bool:
    return name.startswith((SHOWN, FAULTED))
