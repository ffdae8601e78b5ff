"""Three pages under one roof: what is offered on each, and its keys."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from poise.domain.past import Entry
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import button
from poise.ui.screens.history import HistoryScreen

Alone = Callable[[QWidget], QWidget]
CALL = Entry(Path("calls"), "0", datetime(2026, 11, 5), "kettle", "The kettle", 60.0, "settled", 4, 80, 40, "")
TORN = replace(CALL, name="torn", trouble="It is torn.")


@pytest.fixture
def screen(alone: Alone, plain_look: Look, texts: Texts) -> HistoryScreen:
    made = HistoryScreen(texts)
    made.fit(plain_look)
    made.resize(1366, 768)
    alone(made)
    made.activateWindow()
    return made


def test_only_a_call_that_can_be_read_can_be_opened(screen: HistoryScreen, qtbot: QtBot) -> None:
    assert not screen.open_call.isEnabled()
    screen.calls.show_calls((CALL, TORN))
    assert screen.open_call.isEnabled()
    with qtbot.waitSignal(screen.calls.opened) as opened:
        screen.open_call.click()
    assert opened.args == [CALL.folder]
    screen.calls.list.setCurrentIndex(screen.calls.list.model().index(1, 0))
    assert not screen.open_call.isEnabled()


def test_calls_are_opened_from_their_list_only(screen: HistoryScreen) -> None:
    screen.tabs.open(screen.trends)
    assert not screen.open_call.isVisible() and screen.back.isVisible()
    screen.tabs.open(screen.calls)
    assert screen.open_call.isVisible()


def test_other_things_can_be_done_with_the_chosen_call(screen: HistoryScreen) -> None:
    export = button("Export")
    screen.act(export)
    assert export.isVisible() and not export.isEnabled()
    screen.calls.show_calls((TORN,))
    assert export.isEnabled() and not screen.open_call.isEnabled()
    screen.tabs.open(screen.attempts)
    assert not export.isVisible()


def test_escape_leaves_and_control_f_searches(screen: HistoryScreen, qtbot: QtBot) -> None:
    screen.tabs.open(screen.trends)
    screen.back.setFocus()
    qtbot.keyClick(screen.back, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert screen.calls.isVisible() and screen.window().focusWidget() is screen.calls.search
    with qtbot.waitSignal(screen.left):
        qtbot.keyClick(screen.calls.search, Qt.Key.Key_Escape)


def test_the_keyboard_begins_in_the_list_or_where_one_searches(screen: HistoryScreen) -> None:
    screen.take_focus()
    assert screen.window().focusWidget() is screen.calls.search
    screen.calls.show_calls((CALL,))
    assert screen.window().focusWidget() is screen.calls.list
    screen.back.setFocus()
    screen.take_focus()
    assert screen.window().focusWidget() is screen.calls.list
