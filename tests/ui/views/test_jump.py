"""A jump on and a jump back undo each other, and neither leads out of the call."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.ui.views.jump import AGAIN, beyond

END = 100.0
PLACES = st.lists(st.integers(0, 990), unique=True, max_size=12).map(lambda found: tuple(sorted(x / 10 for x in found)))
SECONDS = st.floats(0, END)


@given(PLACES)
def test_on_and_back_returns(places: tuple[float, ...]) -> None:
    for one, following in pairwise(places):
        assert beyond(places, one, 1, END) == following
        assert beyond(places, following, -1, END) == one


@given(PLACES, SECONDS)
def test_a_jump_on_leads_to_the_nearest_place_ahead(places: tuple[float, ...], at: float) -> None:
    ahead = [place for place in places if place > at + 0.01]
    assert beyond(places, at, 1, END) == min(ahead, default=END)


@given(PLACES, SECONDS)
def test_a_jump_back_never_leads_on_and_passes_one_place_at_most(places: tuple[float, ...], at: float) -> None:
    found = beyond(places, at, -1, END)
    assert 0 <= found <= at
    assert sum(found < place <= at for place in places) <= 1


@pytest.mark.parametrize(
    ("at", "way", "wanted"),
    [
        (2.0, 1, 5.0),
        (5.0 + AGAIN / 2, -1, 2.0),
        (5.0 + AGAIN * 2, -1, 5.0),
        (1.9999, -1, 0.0),
        (8.0, 1, END),
        (4.9999, 1, 8.0),
    ],
)
def test_a_place_begun_long_ago_is_heard_again_first(at: float, way: int, wanted: float) -> None:
    assert beyond((2.0, 5.0, 8.0), at, way, END) == wanted


def test_without_places_the_two_ends_are_left() -> None:
    assert (beyond((), 3.0, -1, END), beyond((), 3.0, 1, END)) == (0.0, END)
