"""A picture stays as it was made."""

from dataclasses import FrozenInstanceError

import pytest

from poise.export.picture import Box, Dot, Label, Line, Picture

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
