"""A query of the index: its SQL holds nothing the user wrote, and finds what looking through the calls would."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.archive.index_file import in_memory
from poise.archive.index_query import Clause, moment, ordered, plain, seconds, wanted
from poise.domain.past import CUT_OFF, Query
from poise.domain.scenario import OUTCOMES

WHOLE_SECONDS = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)).map(lambda when: when.replace(microsecond=0))
CALLS = [(number, outcome, "") for number, outcome in enumerate((*OUTCOMES, None), 1)]
TROUBLED = len(CALLS) + 1


def found(query: Query) -> Iterator[int]:
    """Ids of the calls: one of each outcome from the best on, one cut off, one troubled; all began at once."""
    where, order = wanted(query, full_text=False), ordered(query)
    with closing(in_memory(None, full_text=False)) as db:
        for number, outcome, trouble in (*CALLS, (TROUBLED, None, "It is spoilt.")):
            row = (number, f"call {number}", "", 0, "kettle", "", float(number), outcome, 0, 0, 0, trouble)
            db.execute(f"INSERT INTO call VALUES ({', '.join('?' * len(row))})", row)
        sql = f"SELECT id FROM call {where.sql} {order.sql}"
        yield from (number for (number,) in db.execute(sql, (*where.values, *order.values)))


def test_no_condition_is_no_clause() -> None:
    assert wanted(Query(words=" …% "), full_text=True) == wanted(Query(), full_text=False) == Clause("")


@pytest.mark.parametrize("full_text", [False, True])
def test_what_is_asked_for_is_a_value_and_never_part_of_the_sql(full_text: bool) -> None:
    evil = "x'; DROP TABLE call --"
    query = Query(
        words=evil,
        scenario=evil,
        outcome="settled",
        shown=evil,
        faulted=evil,
        without=frozenset({evil}),
        order=evil,
        limit=3,
    )
    where, order = wanted(query, full_text), ordered(query)
    for clause in (where, order):
        assert "DROP" not in clause.sql and clause.sql.count("?") == len(clause.values)
    assert where.values[-5:] == (evil, "settled", evil, f"shown/{evil}", f"faulted/{evil}")
    assert order.values == (evil, 3)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (Query(outcome="unresolved"), [3]),
        (Query(outcome=CUT_OFF), [6]),
        (Query(order="outcome", ascending=True), [1, 2, 3, 4, 5, 7, 6]),
        (Query(order="outcome"), [7, 6, 5, 4, 3, 2, 1]),
        (Query(ascending=True, limit=2), [1, 2]),
        (Query(order="step/none", ascending=True, limit=2), [7, 6]),
        (Query(limit=0), []),
        (Query(without=frozenset({"call 1", "call 3"}), ascending=True, limit=3), [2, 4, 5]),
        (Query(order="length", ascending=True, limit=2), [1, 2]),
        (Query(order="length", limit=2), [7, 6]),
    ],
)
def test_outcomes_are_ordered_from_won_over_to_none_and_of_equals_the_last_comes_first(
    query: Query, ids: list[int]
) -> None:
    assert list(found(query)) == ids


@pytest.mark.parametrize(
    ("order", "ascending", "ids"),
    [
        ("faulted/rude", True, [3, 2, 4, 1]),
        ("faulted/rude", False, [2, 3, 4, 1]),
        ("shown/thank", True, [3, 2, 4, 1]),
        ("mood/anger_fall", True, [1, 3, 2, 4]),
    ],
)
def test_what_was_not_found_comes_last_whichever_way(order: str, ascending: bool, ids: list[int]) -> None:
    """Four calls: in the first it could have been found and was not, in the last it could not have been."""
    query = ordered(Query(order=order, ascending=ascending))
    with closing(in_memory(None, full_text=False)) as db:
        db.execute("INSERT INTO figure_name VALUES (1, ?)", (order,))
        for number in range(1, 5):
            db.execute(
                "INSERT INTO call VALUES (?, ?, '', 0, '', '', 0.0, NULL, 0, 0, 0, '')", (number, f"call {number}")
            )
        db.executemany("INSERT INTO figure VALUES (?, 1, ?, 0)", [(1, 0.0), (2, 0.5), (3, 0.25)])
        assert [id_ for (id_,) in db.execute(f"SELECT id FROM call {query.sql}", query.values)] == ids


@given(WHOLE_SECONDS, st.integers(-100_000, 100_000))
def test_a_time_comes_back_and_later_ones_are_greater(when: datetime, later: int) -> None:
    assert moment(seconds(when)) == when
    assert seconds(datetime(2026, 3, 1) + timedelta(seconds=later)) - seconds(datetime(2026, 3, 1)) == later


@given(st.lists(st.text("aÉß_-½ 'x", max_size=8), max_size=4))
def test_plain_words_stay_as_they_are_and_are_those_of_the_parts(parts: list[str]) -> None:
    bare = plain("\n".join(parts))
    assert plain(bare) == bare == "".join(map(plain, parts))
    assert set(bare) <= set(" aesx12")
