"""The file an index is kept in: opened, made, emptied; memory where there can be no file."""

import sqlite3
from contextlib import closing
from pathlib import Path

FORM = 1
"""Version of the tables; raised when they change.  A file of another one is emptied and filled anew."""

WAIT = 10.0
"""Seconds to wait for another process that is writing."""

SPOILT = (sqlite3.Error, UnicodeError)
"""What comes of a damaged file; the second where the damage is in the very words of SQLite's complaint."""

_REFUSED = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_AUTH,
    sqlite3.SQLITE_NOLFS,
}
"""What SQLite says of a place that will not have the file; everything else is said of the file itself."""

_TABLES = """
    CREATE TABLE call (
        id INTEGER PRIMARY KEY, folder TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, began INTEGER NOT NULL,
        scenario TEXT NOT NULL, title TEXT NOT NULL, seconds REAL NOT NULL, outcome TEXT, replies INTEGER NOT NULL,
        anger_start INTEGER NOT NULL, anger_end INTEGER NOT NULL, trouble TEXT NOT NULL);
    CREATE INDEX call_began ON call (began);
    CREATE TABLE summary (call INTEGER PRIMARY KEY, told TEXT NOT NULL);
    CREATE TABLE figure_name (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE figure (
        call INTEGER NOT NULL, name INTEGER NOT NULL, value REAL NOT NULL, began INTEGER NOT NULL,
        PRIMARY KEY (call, name)) WITHOUT ROWID;
    CREATE INDEX figure_value ON figure (name, value, began, call);
"""
_WORDS = "CREATE VIRTUAL TABLE words USING fts5 (said, tokenize = 'unicode61')"
_PLAIN_WORDS = "CREATE TABLE words (said TEXT NOT NULL)"


def refused(error: Exception) -> bool:
    """Whether it is the place that will not have the file; else the file is at fault."""
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(error, OSError) or (code is not None and code & 0xFF in _REFUSED)


def opened(file: Path, full_text: bool) -> sqlite3.Connection:
    """The index in `file`, made or emptied if need be.  Raises SPOILT, OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    return _ready(sqlite3.connect(file, timeout=WAIT, isolation_level=None, check_same_thread=False), full_text)


def in_memory(file: Path | None, full_text: bool) -> sqlite3.Connection:
    """An index in memory; it begins with what `file` holds, if one is given and can still be read."""
    if file is not None:
        memory = _memory()
        try:
            with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as there:
                there.backup(memory)
            return _ready(memory, full_text)
        except (*SPOILT, OSError):
            memory.close()
    return _ready(_memory(), full_text)


def remove(file: Path) -> None:
    """Throw the file away with what belongs to it.  Raises OSError."""
    for path in (file, file.with_name(file.name + "-journal")):
        path.unlink(missing_ok=True)


def identity(file: Path) -> tuple[int, int] | None:
    """Tells one file from another that has taken its name; None if there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def has_full_text() -> bool:
    """Whether this Python's SQLite was built with full-text search."""
    with closing(sqlite3.connect(":memory:")) as memory:
        try:
            memory.execute(_WORDS)
        except sqlite3.OperationalError:
            return False
        return True


def _memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)


def _ready(db: sqlite3.Connection, full_text: bool) -> sqlite3.Connection:
    form = FORM * 2 + full_text
    try:
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA secure_delete = ON")  # what a call was is gone when the call is
        if _form(db) != form:
            db.execute("BEGIN IMMEDIATE")
            if _form(db) != form:  # another process may have made it meanwhile
                _empty(db)
                for statement in (*_TABLES.split(";"), _WORDS if full_text else _PLAIN_WORDS):
                    db.execute(statement)
                db.execute(f"PRAGMA user_version = {form}")
            db.execute("COMMIT")
    except BaseException:
        db.close()
        raise
    return db


def _form(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _empty(db: sqlite3.Connection) -> None:
    """Drop every table, whatever they are; virtual ones first, for they take their shadows with them."""
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    tables += " ORDER BY sql LIKE 'CREATE VIRTUAL%' DESC"
    for (name,) in db.execute(tables).fetchall():
        quoted = name.replace('"', '""')
        db.execute(f'DROP TABLE IF EXISTS "{quoted}"')
