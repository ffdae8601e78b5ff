"""Colours of a picture are mixed, and a picture stays as it was made."""

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.export.picture import Box, Dot, Label, Line, Picture, mixed

colours = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


def channels(colour: str) -> bytes:
    return bytes.fromhex(colour[1:])


@given(colours, colours)
def test_none_of_the_other_colour_is_the_one_and_all_of_it_is_the_other(one: str, other: str) -> None:
    assert mixed(one, other, 0) == one and mixed(one.lower(), other, 1) == other


@given(colours, colours, st.floats(0, 1))
def test_every_channel_stays_between_those_of_the_two(one: str, other: str, share: float) -> None:
    found = zip(channels(one), channels(mixed(one, other, share)), channels(other), strict=True)
    assert all(min(a, b) <= between <= max(a, b) for a, between, b in found)


def test_colours_of_another_shape_are_refused() -> None:
    with pytest.raises(ValueError):
        mixed("red", "#000000", 0.5)


SHAPES = [
    (Box(0, 0, 1, 1, "#000000"), "x"),
    (Line(((0, 0), (1, 1)), "#000000"), "points"),
    (Dot(0, 0, 1, "#000000", "#000000"), "radius"),
    (Label(0, 0, "A", "#000000"), "text"),
    (Picture("A", "B.", 1, ()), "shapes"),
]


@pytest.mark.parametrize(("shape", "name"), SHAPES)
def test_what_is_drawn_twice_cannot_change_between(shape: object, name: str) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(shape, name, None)
