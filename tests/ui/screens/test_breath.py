"""The breath moves while it is to, keeps still while it is not, and never beyond its ring."""

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from poise.domain.breathing import Pace
from poise.ui.look import Look
from poise.ui.screens.breath import HALF, BreathView, wants_stillness

PACE = Pace(6.0, 0.4)


@pytest.fixture
def view(plain_look: Look, qtbot: QtBot) -> BreathView:
    made = BreathView("A breath")
    qtbot.addWidget(made)
    made.resize(300, 300)
    made.fit(plain_look)
    with qtbot.waitExposed(made):
        made.show()
    return made


def filled(view: BreathView) -> int:
    """Points of the middle line that are not of the ground."""
    picture: QImage = view.grab().toImage()
    ground = picture.pixel(0, 0)
    return sum(picture.pixel(x, picture.height() // 2) != ground for x in range(picture.width()))


def test_it_grows_and_shrinks(view: BreathView) -> None:
    widths = []
    for fullness in (0.0, 0.5, 1.0):
        view.fill(fullness)
        widths.append(filled(view))
    assert widths == sorted(widths) and widths[0] < widths[1] < widths[2] <= 300


def test_it_tells_the_time_while_it_runs_and_rests_when_it_is_halted(view: BreathView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.came):
        view.begin(PACE)
    assert view.moving
    view.halt()
    assert not view.moving and view.fullness == HALF


def test_the_time_goes_on_when_the_picture_stands_still(view: BreathView, qtbot: QtBot) -> None:
    view.begin(PACE)
    view.breathe(None)
    before = view.fullness
    with qtbot.waitSignals([view.came, view.came]):
        pass
    assert view.fullness == before == HALF


def test_nothing_runs_where_nobody_looks(view: BreathView) -> None:
    view.begin(PACE)
    view.hide()
    assert not view.moving


def test_it_is_the_system_that_says_whether_to_keep_still(view: BreathView) -> None:
    assert not wants_stillness(view), "this one says nothing"
