"""One unit for all lengths: it follows the window and the text size."""

import pytest

from poise.resources import root
from poise.shown.theme import names, read_theme
from poise.ui.look import Look, look
from poise.ui.style import palette, sheet

THEME = read_theme(root("assets") / "themes", "light")


@pytest.mark.parametrize(
    ("width", "height", "scale", "unit"),
    [
        (1024, 640, 1.0, 16),
        (1366, 768, 1.0, 16),
        (1366, 768, 2.0, 32),
        (1920, 1080, 1.0, 21),
        (3840, 2160, 1.0, 36),
        (3840, 768, 1.0, 16),
        (7680, 4320, 1.0, 38),
    ],
)
def test_text_grows_more_slowly_than_the_window(width: int, height: int, scale: float, unit: int) -> None:
    assert look(THEME, width, height, scale).unit == unit


@pytest.mark.parametrize(
    ("width", "height", "scale", "room"),
    [
        (1366, 768, 1.0, (True, True, True)),
        (1024, 640, 1.0, (True, True, True)),
        (1024, 640, 1.5, (False, False, False)),
        (1366, 768, 1.5, (False, True, True)),
        (1024, 640, 2.0, (False, False, False)),
    ],
)
def test_what_fits_beside_what(width: int, height: int, scale: float, room: tuple[bool, bool, bool]) -> None:
    here = look(THEME, width, height, scale)
    assert (here.wide, here.medium, here.tall) == room


def test_lengths_are_multiples_of_the_unit() -> None:
    assert Look(THEME, 20, 100, 100).em(1.25) == 25


@pytest.mark.parametrize("name", names())
def test_the_style_sheet_leaves_nothing_open(name: str) -> None:
    theme = read_theme(root("assets") / "themes", name)
    text = sheet(look(theme, 1366, 768, 1.0))
    assert "$" not in text
    assert theme["ink"] in text and theme["focus"] in text
    assert palette(theme).windowText().color().name().upper() == theme["ink"].upper()
