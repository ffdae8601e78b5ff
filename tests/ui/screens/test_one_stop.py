"""Buttons that are one stop for Tab."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from poise.ui.screens.one_stop import OneStop

Alone = Callable[[QWidget], QWidget]


@pytest.fixture
def page(alone: Alone, qtbot: QtBot) -> QWidget:
    """A button, three that are one stop, and a button."""
    made = QWidget()
    rows = QVBoxLayout(made)
    for name in ("before", "a", "b", "c", "after"):
        one = QPushButton(name)
        one.setObjectName(name)
        rows.addWidget(one)
    OneStop(made, [the(made, name) for name in "abc"], "Arrows.")
    alone(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    the(made, "before").setFocus()
    return made


def the(page: QWidget, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None
    return found


def pressed(page: QWidget, qtbot: QtBot, *keys: Qt.Key) -> str:
    """Where the keyboard is after these keys."""
    for key in keys:
        here = page.focusWidget()
        assert here is not None
        qtbot.keyClick(here, key)
    here = page.focusWidget()
    return here.objectName() if here is not None else ""


TAB, BACK, UP, DOWN = Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        ((TAB,), "a"),
        ((TAB, TAB), "after"),
        ((TAB, DOWN), "b"),
        ((TAB, DOWN, DOWN, DOWN), "c"),
        ((TAB, DOWN, UP, UP), "a"),
        ((TAB, DOWN, TAB), "after"),
        ((TAB, DOWN, TAB, BACK), "b"),
        ((TAB, DOWN, BACK), "before"),
    ],
)
def test_tab_stops_once_and_the_arrows_go_on(page: QWidget, qtbot: QtBot, keys: tuple[Qt.Key, ...], at: str) -> None:
    assert pressed(page, qtbot, *keys) == at


def test_what_is_hidden_is_passed_over(page: QWidget, qtbot: QtBot) -> None:
    the(page, "b").hide()
    assert pressed(page, qtbot, TAB, DOWN) == "c"


def test_while_the_stop_is_hidden_another_one_is_it(page: QWidget, qtbot: QtBot) -> None:
    the(page, "a").hide()
    assert pressed(page, qtbot, TAB) == "b"
    the(page, "c").hide()
    the(page, "b").hide()
    the(page, "before").setFocus()
    assert pressed(page, qtbot, TAB) == "after"


def test_a_screen_reader_is_told_of_the_arrows_only_where_there_are_more(page: QWidget) -> None:
    assert the(page, "b").accessibleDescription() == "Arrows."
    alone = QPushButton("alone", page)
    OneStop(page, [alone], "Arrows.")
    assert alone.accessibleDescription() == ""
