"""The accuracy card: what the judge overlooks is told by the replies in which nothing was marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.accuracy import Card, Score

counts = st.integers(0, 300)


def scored(right: int, missed: int, wrong: int, id_: str = "thank") -> Score:
    """One behaviour by its counts: marks that are right, replies that were missed, marks that are wrong."""
    shown, marked = right + missed, right + wrong
    precision = right / marked if marked else 0.0
    recall = right / shown if shown else 0.0
    return Score(id_, shown, precision, recall, 0.0, 0.0, 0.0)


def card(replies: int, *scores: Score) -> Card:
    return Card(replies, scores, 0.0, 0.0, 0.0, 0, 0.0, 0.0)


@given(st.integers(1, 300), counts, counts, st.integers(1, 300))
def test_it_is_the_share_of_the_unmarked_replies_that_show_it(right: int, missed: int, wrong: int, rest: int) -> None:
    unmarked = missed + rest
    overlooked = card(right + wrong + unmarked, scored(right, missed, wrong)).overlooked()
    assert overlooked == {"thank": pytest.approx(missed / unmarked)}


@given(counts, counts, counts, counts)
def test_it_is_a_share_whatever_was_counted(right: int, missed: int, wrong: int, rest: int) -> None:
    share = card(right + missed + wrong + rest, scored(right, missed, wrong)).overlooked()["thank"]
    assert -1e-9 <= share <= 1 + 1e-9


def test_what_is_never_found_is_overlooked_in_all_that_show_it() -> None:
    assert card(40, scored(0, 10, 0)).overlooked() == {"thank": 0.25}


def test_what_is_always_found_is_never_overlooked() -> None:
    assert card(40, scored(10, 0, 5)).overlooked() == {"thank": 0.0}


def test_where_every_reply_is_marked_nothing_is_left_to_overlook() -> None:
    assert card(10, scored(10, 0, 0)).overlooked() == {"thank": 0.0}


def test_each_behaviour_is_counted_by_itself() -> None:
    both = card(50, scored(0, 5, 0, "thank"), scored(0, 10, 0, "rude"))
    assert both.overlooked() == {"thank": 0.1, "rude": 0.2}
    assert card(50).overlooked() == {}
