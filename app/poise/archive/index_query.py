"""Which calls of the index are wanted, and in which order, as SQL."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from poise.domain.past import CUT_OFF, Query
from poise.domain.scenario import OUTCOMES
from poise.domain.summary import FAULTED, SHOWN

Value = str | int | float

_EPOCH = datetime(1970, 1, 1)
_WORD = re.compile(r"[^\W_]+")
_FIGURE = "(SELECT id FROM figure_name WHERE name = ?)"
_RANKS = " ".join(f"WHEN '{outcome}' THEN {rank}" for rank, outcome in enumerate(OUTCOMES))
_OUTCOME = f"CASE call.outcome {_RANKS} ELSE {len(OUTCOMES)} END"


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of SQL with the values for its question marks."""

    sql: str
    values: tuple[Value, ...] = ()


def wanted(query: Query, full_text: bool) -> Clause:
    """The conditions, as a WHERE over the table `call`."""
    parts = tuple(_conditions(query, full_text))
    sql = " AND ".join(part.sql for part in parts)
    return Clause(f"WHERE {sql}" if sql else "", tuple(value for part in parts for value in part.values))


def ordered(query: Query) -> Clause:
    """The order, as an ORDER BY over the table `call`; of equals the newest comes first, whatever the order."""
    way = "ASC" if query.ascending else "DESC"
    limit = Clause(" LIMIT ?", (query.limit,)) if query.limit is not None else Clause("")
    match query.order:
        case "date":
            first = Clause(f"call.began {way}, call.folder {way}")
        case "length":
            first = Clause(f"call.seconds {way}, call.began DESC, call.folder DESC")
        case "outcome":
            first = Clause(f"{_OUTCOME} {way}, call.began DESC, call.folder DESC")
        case figure:
            value = valued(figure)
            known = f"NULLIF({value.sql}, 0)" if figure.startswith((SHOWN, FAULTED)) else value.sql
            first = Clause(f"{known} {way} NULLS LAST, call.began DESC, call.folder DESC", value.values)
    return Clause(f"ORDER BY {first.sql}{limit.sql}", (*first.values, *limit.values))


def valued(figure: str) -> Clause:
    """The value of a figure of the table `call`'s call, as an expression; NULL where it has none, or "" is asked."""
    if not figure:
        return Clause("NULL")
    return Clause(f"(SELECT value FROM figure WHERE figure.call = call.id AND figure.name = {_FIGURE})", (figure,))


def seconds(moment: datetime) -> int:
    """A local time as the index keeps it: whole seconds, in which the order is that of the times."""
    return int((moment - _EPOCH).total_seconds())


def moment(seconds: int) -> datetime:
    """The local time again."""
    return _EPOCH + timedelta(seconds=seconds)


def plain(text: str) -> str:
    """The words as they are searched: without case, accents and signs, one blank before each."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return "".join(f" {word}" for word in _WORD.findall(bare))


def _conditions(query: Query, full_text: bool) -> Iterator[Clause]:
    if words := plain(query.words).split():
        yield _said(words, full_text)
    if query.scenario is not None:
        yield Clause("call.scenario = ?", (query.scenario,))
    if query.outcome == CUT_OFF:
        yield Clause("call.outcome IS NULL AND call.trouble = ''")
    elif query.outcome is not None:
        yield Clause("call.outcome = ?", (query.outcome,))
    if query.since is not None:
        yield Clause("call.began >= ?", (seconds(query.since),))
    if query.until is not None:
        yield Clause("call.began < ?", (seconds(query.until),))
    if query.without:
        yield Clause(f"call.folder NOT IN ({', '.join('?' * len(query.without))})", tuple(sorted(query.without)))
    for prefix, behaviour in ((SHOWN, query.shown), (FAULTED, query.faulted)):
        if behaviour is not None:
            found = f"SELECT figure.call FROM figure WHERE figure.name = {_FIGURE} AND figure.value > 0"
            yield Clause(f"call.id IN ({found})", (prefix + behaviour,))


def _said(words: list[str], full_text: bool) -> Clause:
    if full_text:
        return Clause(
            "call.id IN (SELECT rowid FROM words WHERE words MATCH ?)", (" ".join(f'"{word}"*' for word in words),)
        )
    every = " AND ".join("said LIKE ?" for _ in words)
    return Clause(f"call.id IN (SELECT rowid FROM words WHERE {every})", tuple(f"% {word}%" for word in words))
