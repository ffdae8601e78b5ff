"""Trends: a direction only where calls bear it out, an interval that keeps its promise, no order among equals."""

from datetime import datetime, timedelta
from itertools import product
from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.mood import Mood
from poise.domain.summary import Summary
from poise.domain.trends import Dated, Point, Trend, best_is, between, chance, fewest, trend, trends
from tests.fakes import RUBRIC

FIRST = datetime(2026, 3, 1, 12)
LEAST = int(RUBRIC.number("trends.least"))
WINDOW = int(RUBRIC.number("trends.calls"))
whole = st.integers(0, 100).map(float)


def day(number: int) -> datetime:
    return FIRST + timedelta(days=number)


def points(*values: float) -> list[Point]:
    return [(day(number), value) for number, value in enumerate(values)]


def call(began: datetime, score: int | None, shown: int = 0) -> Dated:
    told = Summary(
        "kettle", "The kettle leaks", 60.0, "settled", 4, 4, 0, Mood(80, 20), Mood(40, 50),
        {"ten-steps": {"thank": score}}, {"thank": shown} if shown else {}, {}, {},
    )  # fmt: skip
    return Dated(began, told)


def of(calls: list[Dated], figure: str = "step/ten-steps/thank") -> Trend | None:
    return next((one for one in trends(calls, RUBRIC) if one.figure == figure), None)


def rising(count: int) -> list[Dated]:
    return [call(day(number), number) for number in range(count)]


def test_there_is_no_direction_through_few_points() -> None:
    few, enough = of(rising(LEAST - 1)), of(rising(LEAST))
    assert few and (few.direction, few.slope, few.chance) == (None, None, None)
    assert enough and (enough.direction, enough.slope) == ("up", 1.0)


def test_calls_of_one_moment_do_not_make_up_for_calls_that_are_missing() -> None:
    told = of([call(FIRST, number) for number in range(LEAST * 2)])
    assert told and told.chance is None and told.direction is None


def test_what_was_not_reached_is_no_point() -> None:
    told = of([call(day(number), None if number % 2 else 50) for number in range(9)])
    assert told and [value for _, value in told.points] == [50.0] * 5
    assert of([call(FIRST, None)]) is None


def test_a_behaviour_that_was_never_shown_has_no_trend_and_a_step_at_nothing_has() -> None:
    calls = [call(day(number), 0) for number in range(3)]
    assert of(calls, "shown/thank") is None and of(calls) is not None
    withal = of([*calls, call(day(3), 0, shown=2)], "shown/thank")
    assert withal and [value for _, value in withal.points] == [0.0, 0.0, 0.0, 0.5]


def test_only_the_latest_calls_count() -> None:
    old = [call(day(number - 500), 0) for number in range(100)]
    told = of([*old, *(call(day(number), 60) for number in range(WINDOW))])
    assert told and (len(told.points), told.median, told.direction) == (WINDOW, 60.0, None)


@given(whole, st.integers(1, 30))
def test_a_constant_series_has_no_direction(value: float, count: int) -> None:
    told = trends([call(day(number), int(value), shown=1) for number in range(count)], RUBRIC)
    assert told and all(one.direction is None and one.slope is None for one in told)
    assert all(one.low in (None, one.median) and one.high in (None, one.median) for one in told)


@given(st.lists(st.integers(0, 100), min_size=1, max_size=25), st.booleans())
def test_the_reversed_series_has_the_reversed_direction(scores: list[int], lean: bool) -> None:
    scores = sorted(scores) if lean else scores
    there = of([call(day(number), score) for number, score in enumerate(scores)])
    back = of([call(day(number), score) for number, score in enumerate(reversed(scores))])
    assert there and back
    assert back.direction == {"up": "down", "down": "up", None: None}[there.direction]
    assert (back.slope, back.chance) == (None if there.slope is None else -there.slope, there.chance)
    assert (back.median, back.low, back.high) == (there.median, there.low, there.high)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 9)), min_size=1, max_size=80), st.data())
def test_the_order_in_which_calls_are_given_does_not_matter(drawn: list[tuple[int, int]], data: st.DataObject) -> None:
    calls = [call(day(date), score, shown=score) for date, score in drawn]
    shuffled = data.draw(st.permutations(calls))
    assert {one.figure: one for one in trends(calls, RUBRIC)} == {one.figure: one for one in trends(shuffled, RUBRIC)}


@given(st.lists(whole, min_size=1, max_size=40))
def test_the_interval_holds_the_median_of_the_points(values: list[float]) -> None:
    low, high = between(values, 0.95)
    assert (low is None) == (len(values) < 6)
    if low is not None and high is not None:
        assert min(values) <= low <= median(values) <= high <= max(values)


@pytest.mark.parametrize(
    ("count", "rank"), [(6, 1), (8, 1), (9, 2), (11, 2), (12, 3), (15, 4), (20, 6), (25, 8), (30, 10), (50, 18)]
)
def test_the_ranks_are_those_of_the_printed_tables(count: int, rank: int) -> None:
    """The sign test's critical values at 5 per cent, two-sided, plus one (Dixon & Mood 1946, table 1)."""
    assert between([float(value) for value in range(1, count + 1)], 0.95) == (rank, count + 1 - rank)


@pytest.mark.parametrize("count", [6, 9, 12])
def test_the_interval_misses_as_seldom_as_it_says(count: int) -> None:
    """Every way in which `count` values can lie about a true median of 0, each as likely as the other."""
    missed = 0
    for signs in product((-1, 1), repeat=count):
        low, high = between([sign * (place + 1.0) for place, sign in enumerate(signs)], 0.95)
        missed += low is None or high is None or not low <= 0 <= high
    assert missed / 2**count <= 0.05


def test_five_values_are_too_few_for_95_of_100() -> None:
    assert fewest(0.95) == 6 and fewest(0.5) == 2


def test_the_chance_is_that_of_a_worked_example() -> None:
    """S = 45 of 45 pairs of 10 values: (45 - 1) / sqrt(10 * 9 * 25 / 18) = 3.935 standard deviations."""
    assert chance(points(*range(10))) == pytest.approx(8.3e-5, rel=0.01)
    # One tie of two values takes 2 * 1 * 9 / 18 = 1 off the variance of 125, and a pair off S.
    assert chance(points(0, 0, 2, 3, 4, 5, 6, 7, 8, 9)) == pytest.approx(1.125e-4, rel=0.01)


def test_few_of_many_random_series_seem_to_move() -> None:
    """The level is kept: of 400 series without a trend, about 1 in 20 has a chance under it."""
    series = np.random.default_rng(4).random((400, 15))
    below = sum(chance(points(*values.tolist())) <= 0.05 for values in series)
    assert 5 <= below <= 32


def test_directions_are_held_back_where_many_figures_are_looked_at() -> None:
    """A series that would just do by itself does not among many that do not move."""
    scores = [1, 2, 3, 0, 5, 4, 7, 6, 2, 8]
    alone = trend("step/a/b", points(*map(float, scores)), RUBRIC)
    assert alone.chance is not None and 0.005 < alone.chance < 0.05
    crowd = {f"s{n}": 50 for n in range(30)}
    calls = []
    for number, score in enumerate(scores):
        one = call(day(number), score)
        told = Summary(
            "k", "K", 1.0, None, 1, 1, 0, Mood(80, 20), Mood(80, 20), {"a": {"b": score, **crowd}}, {}, {}, {}
        )
        calls.append(Dated(one.began, told))
    held = of(calls, "step/a/b")
    assert held and held.chance == alone.chance and held.direction is None


@pytest.mark.parametrize(
    ("figure", "best"),
    [
        ("step/ten-steps/thank", "most"),
        ("guide/ten-steps", "most"),
        ("mood/anger_end", "least"),
        ("mood/anger_fall", "most"),
        ("delivery/wpm", None),
        ("shown/thank", None),
    ],
)
def test_which_value_is_a_best(figure: str, best: str | None) -> None:
    assert best_is(figure) == best
