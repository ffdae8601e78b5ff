"""The rows of the index: what is written of a call is read back, and nothing is left of one that is forgotten."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.archive.index_file import has_full_text, in_memory
from poise.archive.index_rows import COLUMNS, Described, entry, forget, summary, write, writing
from poise.domain.mood import Mood
from poise.domain.past import Entry
from poise.domain.scenario import OUTCOMES, Outcome
from poise.domain.summary import Summary

BEGAN = datetime(2026, 3, 1, 12, 30, 5)
TABLES = ("call", "summary", "figure", "words")


def a_call(title: str = "The kettle", outcome: Outcome | None = "settled", score: int | None = 40) -> Described:
    told = Summary(
        "kettle", title, 61.5, outcome, 3, 2, 1, Mood(80, 20), Mood(50, 40), {"made": {"thank": score}},
        {"thank": 1}, {}, {"wpm": 120.5},
    )  # fmt: skip
    return Described(told, {"shown/thank": 0.5, "mood/anger_end": 50.0}, "Déjà vu!\nI'm sorry.")


def rows(db: sqlite3.Connection) -> dict[str, int]:
    return {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}


@pytest.fixture(params=[False, *([True] if has_full_text() else [])])
def db(request: pytest.FixtureRequest) -> Iterator[sqlite3.Connection]:
    """Empty tables, with and without full-text search."""
    with closing(in_memory(None, request.param)) as db:
        yield db


def test_a_call_is_read_back_as_an_entry_below_the_root(db: sqlite3.Connection) -> None:
    write(db, "one", BEGAN, "stamp", a_call(outcome=None))
    root = Path("calls")
    assert [entry(row, root) for row in db.execute(f"SELECT {COLUMNS} FROM call")] == [
        Entry(root, "one", BEGAN, "kettle", "The kettle", 61.5, None, 3, 80, 50, "")
    ]
    assert db.execute("SELECT said FROM words").fetchall() == [(" the kettle deja vu i m sorry",)]
    figures = "SELECT figure_name.name, value FROM figure JOIN figure_name ON figure_name.id = figure.name"
    assert dict(db.execute(figures)) == {"shown/thank": 0.5, "mood/anger_end": 50.0}


def test_a_call_that_cannot_be_read_has_its_trouble_and_no_more(db: sqlite3.Connection) -> None:
    write(db, "one", BEGAN, "stamp", "It is spoilt.")
    (row,) = db.execute(f"SELECT {COLUMNS} FROM call")
    assert entry(row, Path()) == Entry(Path(), "one", BEGAN, "", "", 0.0, None, 0, 0, 0, "It is spoilt.")
    assert rows(db) == {"call": 1, "summary": 0, "figure": 0, "words": 0}


@given(st.text(), st.sampled_from((*OUTCOMES, None)), st.none() | st.integers(0, 100))
def test_any_summary_comes_back(title: str, outcome: Outcome | None, score: int | None) -> None:
    told = a_call(title, outcome, score)
    with closing(in_memory(None, full_text=False)) as db:
        write(db, "one", BEGAN, "stamp", told)
        assert [summary(text) for (text,) in db.execute("SELECT told FROM summary")] == [told.summary]


def test_only_the_forgotten_calls_are_gone_and_from_every_table(db: sqlite3.Connection) -> None:
    for name in ("one", "two", "three"):
        write(db, name, BEGAN, "stamp", a_call(name))
    forget(db, ["three", "nobody", "one"])
    assert rows(db) == {"call": 1, "summary": 1, "figure": 2, "words": 1}
    (kept,) = db.execute("SELECT folder, told, said FROM call JOIN summary ON call = id JOIN words ON words.rowid = id")
    assert kept[0] == summary(kept[1]).title == "two" and kept[2].startswith(" two ")


def test_what_is_broken_off_is_not_written_at_all(db: sqlite3.Connection) -> None:
    def broken_off() -> None:
        with writing(db):
            forget(db, ["one"])
            write(db, "two", BEGAN, "stamp", "It is spoilt.")
            raise KeyboardInterrupt

    with writing(db):
        write(db, "one", BEGAN, "stamp", a_call())
    whole = rows(db)
    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert rows(db) == whole and not db.in_transaction
    assert db.execute("SELECT folder FROM call").fetchall() == [("one",)]
