"""The recorded calls as a whole: shown in words, changed by keyboard."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.drawer import DrawerView
from poise.ui.views.drawer import DrawerShown

SHOWN = DrawerShown("In ~/calls.", "14 calls, 221 MB", 30, ((0, "For ever"), (7, "7 days"), (30, "30 days")), True)


def test_it_shows_where_how_many_and_for_how_long(
    alone: Callable[[QWidget], QWidget], texts: Texts, plain_look: Look
) -> None:
    view = DrawerView(texts)
    alone(view)
    view.fit(plain_look)
    view.show_drawer(SHOWN)
    assert view.held.text() == SHOWN.held and view.where.text().replace("\u200b", "") == SHOWN.where
    assert view.keep.currentData() == 30 and view.keep.accessibleName() == "Keep calls for"
    assert view.clear.isEnabled()


def test_every_wish_is_told(alone: Callable[[QWidget], QWidget], texts: Texts, qtbot: QtBot) -> None:
    view, heard = DrawerView(texts), list[object]()
    alone(view)
    view.show_drawer(SHOWN)
    view.changed.connect(heard.append)
    view.filled.connect(lambda: heard.append("filled"))
    view.cleared.connect(lambda: heard.append("cleared"))
    qtbot.keyClick(view.keep, Qt.Key.Key_Up)
    qtbot.keyClick(view.fill, Qt.Key.Key_Space)
    qtbot.keyClick(view.clear, Qt.Key.Key_Space)
    assert heard == [7, "filled", "cleared"]


def test_without_a_call_nothing_can_be_deleted(alone: Callable[[QWidget], QWidget], texts: Texts) -> None:
    view = DrawerView(texts)
    alone(view)
    view.show_drawer(DrawerShown("", "No calls yet", 0, SHOWN.choices, False))
    assert not view.clear.isEnabled() and view.fill.isEnabled()
