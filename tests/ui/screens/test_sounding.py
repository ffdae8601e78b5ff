"""Where the sound has come to: on from what was told, at its speed, and never beyond its end."""

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from poise.ui.screens.sounding import Sounding


@pytest.fixture
def sounding(qapp: object) -> Sounding:
    parent = QObject()
    made = Sounding(parent)
    made.kept = parent
    return made


def test_it_goes_on_from_what_was_told(sounding: Sounding, qtbot: QtBot) -> None:
    places: list[float] = []
    sounding.came.connect(places.append)
    sounding.begin(40.0, 90.0, 1.0)
    qtbot.waitUntil(lambda: len(places) > 2)
    assert 40.0 <= places[0] < places[1] < places[2] < 90.0


def test_twice_the_speed_goes_twice_as_far(sounding: Sounding, qtbot: QtBot) -> None:
    sounding.begin(0.0, 9e9, 1e6)
    with qtbot.waitSignal(sounding.came) as far:
        pass
    assert far.args[0] >= 1e4


def test_it_stays_at_the_end(sounding: Sounding, qtbot: QtBot) -> None:
    sounding.begin(3.0, 3.01, 2.0)
    with qtbot.waitSignal(sounding.came, check_params_cb=lambda at: at == 3.01):
        pass


def test_nothing_comes_after_the_halt(sounding: Sounding, qtbot: QtBot) -> None:
    sounding.begin(3.0, 9.0, 1.0)
    sounding.halt()
    with qtbot.assertNotEmitted(sounding.came, wait=90):
        pass
