"""The rows of the index: what is kept of a call, written into its tables and read back."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from poise.archive.index_query import moment, plain, seconds
from poise.domain.mood import Mood
from poise.domain.past import Entry
from poise.domain.summary import Summary

Row = tuple[Any, ...]

COLUMNS = (
    "call.folder, call.began, call.scenario, call.title, call.seconds, call.outcome, call.replies, "
    "call.anger_start, call.anger_end, call.trouble"
)
"""What an `Entry` is made of."""
_INSERT = "INSERT INTO call VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Described:
    """What the index keeps of a call: its summary, the figures to sort and filter by, and the words that were said."""

    summary: Summary
    figures: Mapping[str, float]
    transcript: str


@contextmanager
def writing(db: sqlite3.Connection) -> Iterator[None]:
    """One transaction: all of it, or nothing."""
    with db:
        db.execute("BEGIN IMMEDIATE")
        yield


def forget(db: sqlite3.Connection, names: Iterable[str]) -> None:
    """Take these calls out."""
    for name in names:
        for (call,) in db.execute("SELECT id FROM call WHERE folder = ?", (name,)).fetchall():
            db.execute("DELETE FROM call WHERE id = ?", (call,))
            db.execute("DELETE FROM summary WHERE call = ?", (call,))
            db.execute("DELETE FROM figure WHERE call = ?", (call,))
            db.execute("DELETE FROM words WHERE rowid = ?", (call,))


def write(db: sqlite3.Connection, name: str, began: datetime, stamp: str, told: Described | str) -> None:
    """Put a call in, or why it cannot be read."""
    at = seconds(began)
    if isinstance(told, str):
        db.execute(_INSERT, (name, stamp, at, "", "", 0.0, None, 0, 0, 0, told))
        return
    one = told.summary
    row = (one.scenario, one.title, one.seconds, one.outcome, one.replies, one.start.anger, one.end.anger, "")
    call = db.execute(_INSERT, (name, stamp, at, *row)).lastrowid
    db.execute("INSERT INTO summary VALUES (?, ?)", (call, json.dumps(asdict(one))))
    db.execute("INSERT INTO words (rowid, said) VALUES (?, ?)", (call, plain(f"{one.title}\n{told.transcript}")))
    db.executemany("INSERT OR IGNORE INTO figure_name (name) VALUES (?)", [(figure,) for figure in told.figures])
    db.executemany(
        "INSERT INTO figure SELECT ?, id, ?, ? FROM figure_name WHERE name = ?",
        [(call, value, at, figure) for figure, value in told.figures.items()],
    )


def entry(row: Row, root: Path) -> Entry:
    """The call whose COLUMNS these are, with a figure after them or not, in a folder below `root`."""
    return Entry(root, row[0], moment(row[1]), *row[2:])


def summary(told: str) -> Summary:
    """The summary that `write` has written."""
    found = json.loads(told)
    return Summary(**{**found, "start": Mood(**found["start"]), "end": Mood(**found["end"])})
