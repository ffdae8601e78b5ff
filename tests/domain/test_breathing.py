"""A breath fills and empties without a jerk, in its own time, over and over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.breathing import Pace

paces = st.builds(Pace, st.floats(4, 12), st.floats(0.2, 0.8))
moments = st.floats(0, 600)


@pytest.mark.parametrize(("at", "way", "fullness"), [(0, "in", 0), (4, "out", 1), (7, "out", 0.5), (10, "in", 0)])
def test_six_breaths_a_minute(at: float, way: str, fullness: float) -> None:
    pace = Pace(6.0, 0.4)
    assert pace.seconds == 10
    assert pace.way(at) == way and pace.fullness(at) == pytest.approx(fullness)


@given(paces, moments)
def test_it_is_never_fuller_than_full(pace: Pace, at: float) -> None:
    assert 0 <= pace.fullness(at) <= 1


@given(paces, moments)
def test_it_never_jumps(pace: Pace, at: float) -> None:
    step = pace.seconds / 1000
    assert abs(pace.fullness(at + step) - pace.fullness(at)) < 0.01


@given(paces, moments)
def test_it_grows_on_the_way_in_and_shrinks_on_the_way_out(pace: Pace, at: float) -> None:
    step = pace.seconds / 1000
    if pace.way(at) == pace.way(at + step):
        change = pace.fullness(at + step) - pace.fullness(at)
        assert change >= -1e-6 if pace.way(at) == "in" else change <= 1e-6
