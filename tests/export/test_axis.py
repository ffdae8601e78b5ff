"""Seconds have their places on the axis, and labels their room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.export.axis import LEFT, MOST_TICKS, RIGHT, STEPS, Axis, roomy

PLACES = [(60, 0, LEFT), (60, 60, RIGHT), (60, 15, 231.0), (60, -5, LEFT), (60, 99, RIGHT), (0, 0, 366.0)]


@pytest.mark.parametrize(("seconds", "at", "x"), PLACES)
def test_a_second_has_its_place_between_the_ends(seconds: float, at: float, x: float) -> None:
    assert Axis(seconds).x(at) == pytest.approx(x)


@given(st.floats(0, MOST_TICKS * STEPS[-1]))
def test_ticks_are_a_round_step_apart_as_close_as_there_is_room(seconds: float) -> None:
    ticks = Axis(seconds).ticks()
    step = min(one for one in STEPS if seconds / one <= MOST_TICKS)
    assert list(ticks) == [n * step for n in range(len(ticks))]
    assert ticks[-1] <= seconds < ticks[-1] + step


@given(st.floats(MOST_TICKS * STEPS[-1], 1e7, exclude_min=True))
def test_a_call_of_half_a_day_has_whole_hours_and_not_more_ticks_than_others(seconds: float) -> None:
    ticks = Axis(seconds).ticks()
    step = ticks[1]
    assert step % STEPS[-1] == 0 and list(ticks) == [n * step for n in range(len(ticks))]
    assert len(ticks) <= MOST_TICKS + 1 and ticks[-1] <= seconds < ticks[-1] + step
    assert step == STEPS[-1] or seconds / (step - STEPS[-1]) > MOST_TICKS


@given(st.lists(st.integers(0, 500)).map(sorted), st.integers(1, 60))
def test_a_label_is_left_out_only_if_it_would_touch_the_last(places: list[int], least: int) -> None:
    last = float("-inf")
    for place, fits in zip(places, roomy(places, least), strict=True):
        assert fits is (place >= last + least)
        last = place if fits else last
