"""Choices side by side: what was picked stays picked, and they take as many rows as they need."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from poise.ui.look import Look
from poise.ui.screens.pickers import Pickers
from poise.ui.views.choose import Choice

Alone = Callable[[QWidget], QWidget]
ENDING = Choice("outcome", "Ending", "", (("", "All"), ("settled", "Settled"), ("hung_up", "Hung up")))
ORDER = Choice("order", "Order", "oldest", (("newest", "Newest"), ("oldest", "Oldest")))


def test_what_was_picked_stays_while_it_is_there(qtbot: QtBot) -> None:
    pickers = Pickers()
    pickers.offer((ENDING, ORDER))
    assert pickers.values() == {"outcome": "", "order": "oldest"}
    pickers.pickers["outcome"].setCurrentIndex(2)
    pickers.offer((replace(ENDING, options=(("", "All"), ("hung_up", "Hung up"))), ORDER))
    assert pickers.values()["outcome"] == "hung_up"
    pickers.offer((replace(ENDING, options=(("", "All"),)), ORDER))
    assert pickers.values()["outcome"] == ""


def test_offering_is_no_picking(qtbot: QtBot) -> None:
    pickers, told = Pickers(), []
    pickers.changed.connect(lambda: told.append(1))
    pickers.offer((ENDING,))
    assert told == []
    pickers.pickers["outcome"].activated.emit(1)
    assert told == [1]


def test_one_row_where_there_is_room_else_two_in_each(alone: Alone, plain_look: Look) -> None:
    pickers = Pickers()
    pickers.offer((ENDING, ORDER, replace(ENDING, name="third")))
    pickers.fit(plain_look)
    alone(pickers)
    for look, rows in ((plain_look, 1), (replace(plain_look, unit=32), 2), (plain_look, 1)):
        pickers.fit(look)
        assert len({pickers._grid.getItemPosition(at)[0] for at in range(pickers._grid.count())}) == rows


def test_each_has_a_name_for_a_screen_reader(qtbot: QtBot) -> None:
    pickers = Pickers()
    pickers.offer((ENDING, ORDER))
    assert [one.accessibleName() for one in pickers.pickers.values()] == ["Ending", "Order"]
