"""Two moods in one drawing: told apart by shape and word, also by somebody who sees no colours."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from poise.domain.tree import tree
from poise.resources import root
from poise.shown.texts import Texts
from poise.shown.theme import read_theme
from poise.ui.look import Look
from poise.ui.paint.two_curves import draw_two_curves, place
from poise.ui.views.compare import CompareShown, compare
from tests.screens import thrice
from tests.ui.scripted import the_rubric

pytestmark = pytest.mark.usefixtures("dressed")
LIGHT = Look(read_theme(root("assets") / "themes", "light"), 16, 1366, 768)
AREA = QRectF(110, 12, 560, 150)


@pytest.fixture
def shown(texts: Texts) -> CompareShown:
    call = thrice()
    one, _, other = tree(call.events).branches
    return compare(call.scenario, one, other, the_rubric(), texts)


def drawn(shown: CompareShown, chosen: int, texts: Texts) -> QImage:
    picture = QImage(800, 200, QImage.Format.Format_RGB32)
    picture.fill(QColor(LIGHT.theme["window"]))
    painter = QPainter(picture)
    font = QFont(painter.font())
    font.setPixelSize(14)
    painter.setFont(font)
    draw_two_curves(painter, AREA, shown, chosen, LIGHT, texts)
    painter.end()
    return picture


def test_the_first_is_a_filled_disc_and_the_second_an_open_square(shown: CompareShown, texts: Texts) -> None:
    picture = drawn(shown, 0, texts)
    for side, inside in ((shown.left, "ink"), (shown.right, "surface")):
        at = place(shown, AREA, 5, dict(side.moods)[5].anger).toPoint()
        assert picture.pixelColor(at) == QColor(LIGHT.theme[inside])


def test_the_chosen_reply_is_marked(shown: CompareShown, texts: Texts) -> None:
    at = place(shown, AREA, 3, 5).toPoint()
    assert drawn(shown, 3, texts).pixelColor(at) != drawn(shown, 0, texts).pixelColor(at)


def test_angers_lie_by_reply_and_height(shown: CompareShown) -> None:
    assert place(shown, AREA, 0, 0) == AREA.bottomLeft() and place(shown, AREA, 5, 100) == AREA.topRight()
