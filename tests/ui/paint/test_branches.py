"""One row of the tree, in pixels: lines come, go and pass where they are said to, in every theme."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from poise.resources import root
from poise.shown.theme import Theme, names, read_theme
from poise.ui.paint.branches import draw_branch
from poise.ui.views.branches import BranchRow

pytestmark = pytest.mark.usefixtures("dressed")
WIDE, HIGH = 300, 30


def drawn(row: BranchRow, theme: Theme, longest: int = 6) -> QImage:
    picture = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
    picture.fill(QColor(theme["surface"]))
    painter = QPainter(picture)
    draw_branch(painter, QRectF(0, 0, WIDE, HIGH), row, longest, theme)
    painter.end()
    return picture


def inked(picture: QImage, y: int, theme: Theme) -> set[int]:
    """Where in that line anything is drawn."""
    empty = QColor(theme["surface"])
    return {x for x in range(WIDE) if picture.pixelColor(x, y) != empty}


def row(turn: int = 1, up: bool = False, down: tuple[int, ...] = (), through: tuple[int, ...] = ()) -> BranchRow:
    bands = tuple((number, "angry") for number in range(turn, 6))
    return BranchRow(0, "Take", "", None, "", turn, bands, up, frozenset(down), frozenset(through))


@pytest.mark.parametrize("name", names())
def test_lines_come_go_and_pass_at_their_replies(name: str) -> None:
    theme = read_theme(root("assets") / "themes", name)
    alone = drawn(row(), theme)
    assert not inked(alone, 1, theme) and not inked(alone, HIGH - 2, theme) and inked(alone, HIGH // 2, theme)
    leaving = drawn(row(down=(3,)), theme)
    assert not inked(leaving, 1, theme) and inked(leaving, HIGH - 2, theme)
    coming = drawn(row(3, True), theme)
    assert inked(coming, 1, theme) == inked(leaving, HIGH - 2, theme), "what leaves one row comes into the next"
    passing = drawn(row(5, True, through=(3,)), theme)
    assert inked(coming, 1, theme) <= inked(passing, 1, theme) and inked(passing, HIGH - 2, theme)


@pytest.mark.parametrize("longest", [1, 6, 40, 400])
def test_however_many_replies_there_are_they_stay_in_the_row(longest: int) -> None:
    theme = read_theme(root("assets") / "themes", "light")
    bands = tuple((number, "calm") for number in range(1, longest + 1))
    many = BranchRow(0, "Take", "", None, "", 1, bands, False)
    picture = drawn(many, theme, longest)
    assert inked(picture, HIGH // 2, theme) and not inked(picture, 0, theme)
