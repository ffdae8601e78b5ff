"""The index of all recorded calls: quick to list, search and compare, and made anew from the folders at any time."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import RLock
from typing import Literal, TypeVar

from poise.archive import index_file
from poise.archive.index_file import SPOILT
from poise.archive.index_query import ordered, valued, wanted
from poise.archive.index_rows import COLUMNS, Described, Row, entry, forget, summary, write, writing
from poise.archive.index_scan import found_calls
from poise.domain.past import Entry, Query
from poise.domain.summary import Summary
from poise.problems import Problem

T = TypeVar("T")

BATCH = 100
"""Calls that are read between two moments of writing: what was read is kept if the reading is broken off."""

_GARBLED = (*SPOILT, ValueError, TypeError, LookupError, OverflowError)
"""What comes of reading rows back from a file that was damaged without SQLite's noticing, too."""
_KNOWN = "SELECT folder, stamp, trouble FROM call"
_ASKED = "FROM figure CROSS JOIN asked ON asked.id = figure.call WHERE figure.name = ?"
"""A figure of the calls asked for; a cross join is not turned round: values are walked from one end to the first."""
_FIRST = (
    f"SELECT {COLUMNS} FROM call WHERE id = (SELECT figure.call {_ASKED} AND value = ? ORDER BY figure.began LIMIT 1)"
)

_MERGE = "INSERT INTO words (words) VALUES ('optimize')"
"""Full-text search keeps the words of what was deleted until its pieces are merged."""

Extreme = Literal["most", "least"]
Watch = Callable[[int, int], object]


def _nobody(_done: int, _of: int) -> None:
    """Nobody is told."""


class Index:
    """Keeps what is known of `root`'s calls in `file`; where that cannot be, in memory, and `trouble` says so.

    The file is never the truth: it may be deleted or spoilt at any time, and is made anew.  Several processes and
    threads may use it at once: one writes while the others wait.
    """

    def __init__(
        self,
        root: Path,
        file: Path,
        describe: Callable[[Path], Described],
        edition: str = "",
        full_text: bool | None = None,
    ) -> None:
        """Open the index; no call is read yet.

        Args:
            root: the folder of all calls.
            file: where the index is kept.
            describe: reads the call in a folder; raises Problem where it cannot.
            edition: calls that were described under another one are described anew.
            full_text: whether to use SQLite's full-text search; None: if it was built in.
        """
        self.trouble = ""
        self._root, self._file, self._describe, self._edition = root, file.absolute(), describe, edition
        self._full_text = index_file.has_full_text() if full_text is None else full_text
        self._lock = RLock()
        self._db = self._opened()

    def refresh(self, watch: Watch = _nobody) -> None:
        """Look for new, changed and deleted calls; only those are read.

        Args:
            watch: told how many of the new and changed ones have been read, and of how many.

        Raises:
            ArchiveProblem: the folder of all calls cannot be looked into.
        """
        self._use(lambda db: self._bring_up(db, watch), SPOILT)

    def calls(self, query: Query = Query()) -> tuple[Entry, ...]:
        """The calls, as they were when the index was last refreshed."""
        return self._use(lambda db: tuple(entry(row, self._root) for row in self._rows(db, COLUMNS, "", query)))

    def summaries(self, query: Query = Query()) -> tuple[tuple[Entry, Summary], ...]:
        """The calls with all that is known of them; those that cannot be read are left out."""
        columns, join = f"{COLUMNS}, summary.told", "JOIN summary ON summary.call = call.id"

        def both(row: Row) -> tuple[Entry, Summary]:
            *known, told, figure = row
            return entry((*known, figure), self._root), summary(told)

        return self._use(lambda db: tuple(both(row) for row in self._rows(db, columns, join, query)))

    def scenarios(self) -> tuple[tuple[str, str], ...]:
        """The id and the latest title of each scenario that was played, in the order of the titles."""
        titled = "SELECT scenario, title, max(began) FROM call WHERE trouble = '' GROUP BY scenario ORDER BY title"
        return self._use(lambda db: tuple((id_, title) for id_, title, _ in db.execute(titled)))

    def bests(self, kinds: Mapping[str, Extreme], query: Query = Query()) -> Mapping[str, tuple[float, Entry]]:
        """The most or the least of each figure among the calls, with the first call that had it; none, no entry."""
        return self._use(lambda db: dict(self._bests(db, kinds, query)))

    def drop(self, names: Iterable[str]) -> None:
        """Forget these calls at once, by the names of their folders; not a word of them stays in the file."""
        gone = tuple(names)
        self._use(lambda db: self._forget(db, gone), SPOILT)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._db.close()

    def __enter__(self) -> "Index":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _use(self, work: Callable[[sqlite3.Connection], T], spoilt: tuple[type[Exception], ...] = _GARBLED) -> T:
        """Do it; with a new file, and at last in memory, if the file turns out to be spoilt or refused."""

        def anew(db: sqlite3.Connection) -> T:
            self._bring_up(db)
            return work(db)

        with self._lock:
            for attempt, replace in ((work, self._renew), (anew, self._remember)):
                try:
                    return attempt(self._db)
                except sqlite3.ProgrammingError:
                    raise  # ours, not the file's
                except spoilt as error:
                    replace(error)
            return anew(self._db)

    def _opened(self) -> sqlite3.Connection:
        seen = index_file.identity(self._file)
        try:
            return index_file.opened(self._file, self._full_text)
        except (*SPOILT, OSError) as error:
            return self._in_memory(error) if index_file.refused(error) else self._anew(seen)

    def _anew(self, seen: tuple[int, int] | None) -> sqlite3.Connection:
        """A new file instead of the one that was `seen`, unless another process has already put one there."""
        try:
            if index_file.identity(self._file) == seen:
                index_file.remove(self._file)
            return index_file.opened(self._file, self._full_text)
        except (*SPOILT, OSError) as error:
            return self._in_memory(error)

    def _in_memory(self, error: Exception) -> sqlite3.Connection:
        """Memory, with what the file still holds unless that has already failed."""
        sound = not self.trouble and index_file.refused(error)
        reason = getattr(error, "strerror", None) or error
        self.trouble = (
            f"The index of the calls cannot be kept in {self._file}: {reason}; it lasts only until Poise is closed."
        )
        return index_file.in_memory(self._file if sound else None, self._full_text)

    def _renew(self, error: Exception) -> None:
        self._db.close()
        refused = self.trouble or index_file.refused(error)
        self._db = self._in_memory(error) if refused else self._anew(index_file.identity(self._file))

    def _remember(self, error: Exception) -> None:
        self._db.close()
        self._db = self._in_memory(error)

    def _forget(self, db: sqlite3.Connection, gone: Sequence[str]) -> None:
        with writing(db):
            forget(db, gone)
        if self._full_text:
            db.execute(_MERGE)

    def _bring_up(self, db: sqlite3.Connection, watch: Watch = _nobody) -> None:
        known = {name: (stamp, trouble) for name, stamp, trouble in db.execute(_KNOWN)}
        found = {one.name: one for one in found_calls(self._root, self._edition, known)}
        gone = [name for name in known if name not in found]
        # What could not be read is tried again each time: permission to read, say, leaves no trace in a stamp.
        new = [one for one in found.values() if known.get(one.name) != (one.stamp, "")]
        new.sort(key=lambda one: one.name, reverse=True)  # the latest are wanted first
        if gone:
            self._forget(db, gone)
        for begin in range(0, len(new), BATCH):
            batch = [(one, self._told(one.name)) for one in new[begin : begin + BATCH]]
            changed = [(one, told) for one, told in batch if known.get(one.name) != (one.stamp, told)]
            if changed:
                with writing(db):
                    forget(db, [one.name for one, _ in changed])
                    for one, told in changed:
                        write(db, one.name, one.began, one.stamp, told)
            watch(begin + len(batch), len(new))

    def _told(self, name: str) -> Described | str:
        """The call, or why it cannot be read."""
        try:
            return self._describe(self._root / name)
        except Problem as problem:
            return problem.sentence

    def _rows(self, db: sqlite3.Connection, columns: str, join: str, query: Query) -> Iterator[Row]:
        where, order = wanted(query, self._full_text), ordered(query)
        value = valued(query.figure)
        sql = f"SELECT {columns}, {value.sql} FROM call {join} {where.sql} {order.sql}"
        yield from db.execute(sql, (*value.values, *where.values, *order.values))

    def _bests(
        self, db: sqlite3.Connection, kinds: Mapping[str, Extreme], query: Query
    ) -> Iterator[tuple[str, tuple[float, Entry]]]:
        where = wanted(query, self._full_text)
        db.execute("DROP TABLE IF EXISTS temp.asked")
        db.execute("CREATE TEMP TABLE asked (id INTEGER PRIMARY KEY)")
        db.execute(f"INSERT INTO asked SELECT call.id FROM call {where.sql}", where.values)
        for figure, which in kinds.items():
            for (name,) in db.execute("SELECT id FROM figure_name WHERE name = ?", (figure,)).fetchall():
                way = "DESC" if which == "most" else "ASC"
                best = db.execute(f"SELECT value {_ASKED} ORDER BY value {way} LIMIT 1", (name,)).fetchone()
                if best is not None:
                    yield figure, (best[0], entry(db.execute(_FIRST, (name, *best)).fetchone(), self._root))
