"""Everything has a name and a role for a screen reader, and everything can be reached by Tab, with a ring around it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDateEdit, QLineEdit, QProgressBar, QSlider, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from poise.settings import Settings
from tests.screens import (
    afterwards,
    asking,
    attempts,
    better,
    breathing,
    call,
    choose,
    compare,
    debrief,
    desk_end,
    desk_question,
    drill,
    drilling,
    follow_up,
    guide,
    lessons,
    measure,
    minutes,
    options,
    past,
    rating,
    reminder,
    replay,
    takes,
    trends,
    typing,
)
from tests.ui.conftest import Desk

Open = Callable[..., Desk]
SCREENS = (
    choose,
    options,
    measure,
    call,
    typing,
    asking,
    debrief,
    guide,
    better,
    afterwards,
    rating,
    replay,
    past,
    trends,
    attempts,
    minutes,
    breathing,
    drill,
    drilling,
    takes,
    compare,
    follow_up,
    reminder,
    lessons,
    desk_question,
    desk_end,
)
NAMED = (QAbstractButton, QComboBox, QLineEdit, QProgressBar, QSlider)


@pytest.fixture(params=SCREENS, ids=lambda screen: screen.__name__)
def desk(request: pytest.FixtureRequest, opened: Open, qtbot: QtBot) -> Desk:
    made = opened(Settings(consent=False) if request.param is measure else None)
    request.param(made.window, made.flow)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    qtbot.wait(20)
    return made


def shown(desk: Desk) -> list[QWidget]:
    return [one for one in desk.window.findChildren(QWidget) if one.isVisible()]


def test_everything_that_acts_has_a_name(desk: Desk) -> None:
    nameless = [
        one
        for one in shown(desk)
        if isinstance(one, NAMED) and not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_tab_reaches_everything_that_acts_and_comes_back(desk: Desk, qtbot: QtBot) -> None:
    wanted = {
        one
        for one in shown(desk)
        if one.isEnabled()
        and isinstance(one, QAbstractButton | QComboBox | QLineEdit | QSlider | QTabBar | QDateEdit)
        and not isinstance(one.parent(), QDateEdit)  # its own line, which is reached with it
    }
    first = desk.window.focusWidget()
    assert first is not None and first.isVisible(), "the keyboard begins somewhere on the screen"
    reached, here = {first}, first
    for _ in range(80):
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        here = desk.window.focusWidget()
        if here is first:
            break
        reached.add(here)
    assert here is first, "Tab comes back to where it began"
    groups = {one for one in wanted if isinstance(one, QAbstractButton) and one.group() is not None}
    assert {one.accessibleName() or _text(one) for one in wanted - reached - groups} == set()
    assert not groups or groups & reached


def test_where_the_keyboard_is_can_be_seen(desk: Desk, qtbot: QtBot) -> None:
    here = desk.window.focusWidget()
    unseen: list[str] = []
    for _ in range(4):
        with_focus = _picture(here)
        here.clearFocus()
        without = _picture(here)
        here.setFocus(Qt.FocusReason.TabFocusReason)
        if with_focus == without:
            unseen.append(f"{type(here).__name__} {_text(here)}")
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        here = desk.window.focusWidget()
    assert unseen == []


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else type(widget).__name__


def _picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()
