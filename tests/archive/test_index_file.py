"""The index's file: made, kept or emptied when it is opened, and told from the place that will not have it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from poise.archive.index_file import SPOILT, has_full_text, identity, in_memory, opened, refused, remove

FIGURE = "INSERT INTO figure_name (name) VALUES ('kept')"
FIGURES = "SELECT name FROM figure_name"


def sqlite_error(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("no")
    error.sqlite_errorcode = code
    return error


def test_a_file_is_made_with_its_folder_and_found_again(tmp_path: Path) -> None:
    file = tmp_path / "new" / "folder" / "i.sqlite"
    with closing(opened(file, full_text=False)) as db:
        db.execute(FIGURE)
    with closing(opened(file, full_text=False)) as db:
        assert db.execute(FIGURES).fetchall() == [("kept",)]


@pytest.mark.parametrize("before", [False, *([True] if has_full_text() else [])])
def test_a_file_of_another_form_is_emptied_with_all_its_tables(tmp_path: Path, before: bool) -> None:
    file = tmp_path / "i.sqlite"
    with closing(opened(file, before)) as db:
        db.execute(FIGURE)
        db.execute('CREATE TABLE "odd "" name" (x)')
        db.execute("PRAGMA user_version = 77")
    with closing(opened(file, full_text=False)) as db, closing(in_memory(None, full_text=False)) as new:
        tables = "SELECT name FROM sqlite_master ORDER BY name"
        assert db.execute(FIGURES).fetchall() == []
        assert db.execute(tables).fetchall() == new.execute(tables).fetchall()


def test_memory_begins_with_what_the_file_holds_and_leaves_it_alone(tmp_path: Path) -> None:
    file = tmp_path / "i.sqlite"
    with closing(opened(file, full_text=False)) as db:
        db.execute(FIGURE)
    content = file.read_bytes()
    with closing(in_memory(file, full_text=False)) as db:
        assert db.execute(FIGURES).fetchall() == [("kept",)]
        db.execute("DELETE FROM figure_name")
    assert file.read_bytes() == content


@pytest.mark.parametrize("content", [None, b"not a database " * 99])
def test_memory_begins_empty_where_the_file_cannot_be_read(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "i.sqlite"
    if content:
        file.write_bytes(content)
        with pytest.raises(SPOILT):
            opened(file, full_text=False)
    with closing(in_memory(file, full_text=False)) as db:
        assert db.execute(FIGURES).fetchall() == []
    assert file.exists() == bool(content)


@pytest.mark.parametrize(
    ("error", "place"),
    [
        (PermissionError(), True),
        (sqlite_error(sqlite3.SQLITE_FULL), True),
        (sqlite_error(sqlite3.SQLITE_IOERR_WRITE), True),
        (sqlite_error(sqlite3.SQLITE_READONLY_DIRECTORY), True),
        (sqlite_error(sqlite3.SQLITE_CORRUPT), False),
        (sqlite_error(sqlite3.SQLITE_NOTADB), False),
        (sqlite3.OperationalError("without a code"), False),
        (UnicodeError(), False),
    ],
)
def test_a_place_that_refuses_is_told_from_a_file_at_fault(error: Exception, place: bool) -> None:
    assert refused(error) is place


def test_a_removed_file_takes_its_journal_along_and_another_has_another_identity(tmp_path: Path) -> None:
    file, journal, other = tmp_path / "i.sqlite", tmp_path / "i.sqlite-journal", tmp_path / "other"
    for path in (file, journal, other):
        path.touch()
    seen = identity(file)
    assert seen is not None and seen == identity(file) != identity(other)
    remove(file)
    remove(file)  # it may be gone already
    assert identity(file) is None and list(tmp_path.iterdir()) == [other]
