"""A picture is drawn where the pen stands, in millimetres, and stays on one page."""

from collections.abc import Iterator

import pytest

from poise.export.drawing import SCALE, draw
from poise.export.picture import Anchor, Box, Dot, Label, Line, Picture, Shape
from poise.export.press import ROOM, Press
from poise.export.sheets import HEAD, SIDE
from tests.export.sample import BEGAN, the_fonts, the_palette


@pytest.fixture
def one() -> Iterator[Press]:
    """A press, whose file is printed in the end."""
    made = Press(the_palette(), the_fonts(), "A title", "{page}", "A title", BEGAN)
    yield made
    assert made.printed()


def picture(*shapes: Shape, height: float = 100.0) -> Picture:
    return Picture("A title", "Words.", height, shapes)


def test_the_pen_stands_below_the_picture_whatever_is_drawn(one: Press) -> None:
    draw(one, picture(Box(0, 0, 9, 9, "#123456", 2), Dot(5, 5, 2, "#123456", "#654321"), Label(0, 9, "A", "#123456")))
    assert one.pdf.get_y() == pytest.approx(HEAD + 100 * SCALE)


def test_a_picture_without_room_goes_to_the_next_page_whole(one: Press) -> None:
    one.gap(200)
    draw(one, picture(height=400))
    assert one.pdf.page_no() == 2 and one.pdf.get_y() == pytest.approx(HEAD + 400 * SCALE)


@pytest.mark.parametrize(("anchor", "share"), [("start", 0.0), ("middle", 0.5), ("end", 1.0)])
def test_a_label_stands_at_its_anchor(
    one: Press, anchor: Anchor, share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_: list[tuple[float, float, str]] = []
    monkeypatch.setattr(one.pdf, "text", lambda x, y, text: set_.append((x, y, text)))
    draw(one, picture(Label(360, 50, "Calm 李", "#123456", anchor=anchor)))
    wide = one.pdf.get_string_width("Calm ?")
    assert set_ == [(pytest.approx(SIDE + ROOM / 2 - wide * share), pytest.approx(HEAD + 50 * SCALE), "Calm ?")]


def test_a_dashed_line_leaves_the_next_one_whole(one: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    dashes: list[float] = []
    monkeypatch.setattr(one.pdf, "polyline", lambda points: dashes.append(one.pdf.dash_pattern["dash"]))
    ends = ((0.0, 0.0), (9.0, 9.0))
    draw(one, picture(Line(ends, "#123456", dash=(5, 4)), Line(ends, "#123456")))
    assert dashes == [pytest.approx(5 * SCALE), 0]
