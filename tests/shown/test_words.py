"""Numbers as they stand in a sentence."""

import pytest

from poise.shown.words import clock, signed


@pytest.mark.parametrize(("points", "said"), [(3, "+3"), (0, "±0"), (-12, "−12")])
def test_points_have_their_sign(points: int, said: str) -> None:
    assert signed(points) == said


@pytest.mark.parametrize(
    ("seconds", "said"), [(-1, "0:00"), (0.4, "0:00"), (59.6, "1:00"), (187, "3:07"), (3600, "60:00")]
)
def test_a_moment_is_minutes_and_seconds(seconds: float, said: str) -> None:
    assert clock(seconds) == said
