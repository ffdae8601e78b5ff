"""A rate lets through what it allows, to each by itself, and forgets those who were here longest ago."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.room.limits import Bucket, Rate


class Clock:
    """Time that a test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_so_many_at_once_and_then_so_many_a_second() -> None:
    clock = Clock()
    bucket = Bucket(Rate(3, 2.0), clock)
    assert [bucket.lets() for _ in range(4)] == [True, True, True, False]
    clock.now += 0.5
    assert [bucket.lets() for _ in range(2)] == [True, False]
    clock.now += 60.0
    assert [bucket.lets() for _ in range(4)] == [True, True, True, False]


def test_one_does_not_use_up_what_another_may() -> None:
    bucket = Bucket(Rate(1, 1.0), Clock(), 10)
    assert [bucket.lets(who) for who in "aabb"] == [True, False, True, False]


def test_looking_costs_nothing() -> None:
    bucket = Bucket(Rate(1, 1.0), Clock())
    assert all(bucket.has_room() for _ in range(5))
    assert bucket.lets() and not bucket.has_room()


def test_what_has_no_rate_is_never_refused() -> None:
    bucket = Bucket(None, Clock())
    assert all(bucket.lets() and bucket.has_room() for _ in range(1000))


def test_only_the_latest_are_remembered() -> None:
    bucket = Bucket(Rate(1, 0.001), Clock(), 2)
    assert [bucket.lets(who) for who in "abcbca"] == [True, True, True, False, False, True]


@pytest.mark.parametrize("seconds", [1.0, 7.5])
@given(st.lists(st.floats(0.0, 1.0), max_size=60))
def test_in_the_long_run_no_more_than_the_rate(seconds: float, waits: list[float]) -> None:
    clock, rate = Clock(), Rate(4, seconds)
    bucket, allowed, began = Bucket(rate, clock), 0, clock.now
    for wait in waits:
        clock.now += wait
        allowed += bucket.lets()
    assert allowed <= rate.burst + (clock.now - began) * rate.a_second + 1e-6
