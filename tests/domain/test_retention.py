"""How long calls are kept, by the date alone."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.retention import outlived, to_be_asked

NOW = datetime(2026, 6, 30, 12, 0)


@given(st.lists(st.integers(-400, 1000)), st.sampled_from([7, 30, 90, 365]))
def test_just_those_go_that_are_older(ages: list[int], days: int) -> None:
    began = {number: NOW - timedelta(days=age) for number, age in enumerate(ages)}
    assert outlived(began, NOW, days) == tuple(number for number, age in enumerate(ages) if age > days)


def test_a_call_stays_until_its_last_second() -> None:
    began = {"just": NOW - timedelta(days=7), "past": NOW - timedelta(days=7, seconds=1)}
    assert outlived(began, NOW, 7) == ("past",)


def test_for_ever_is_for_ever() -> None:
    assert outlived({"old": datetime(1980, 1, 1)}, NOW, 0) == ()


@pytest.mark.parametrize(
    ("going", "kept", "days", "agreed", "asked"),
    [(0, 9, 30, 0, False), (2, 9, 30, 0, True), (2, 9, 30, 7, True), (2, 9, 30, 30, False), (9, 9, 30, 30, True)],
)
def test_the_first_time_and_before_nothing_is_left_it_is_asked(
    going: int, kept: int, days: int, agreed: int, asked: bool
) -> None:
    assert to_be_asked(going, kept, days, agreed) is asked
