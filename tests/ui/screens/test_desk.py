"""The desk's keys mean the same wherever the keyboard is, and every button can be pressed without a mouse."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from poise.ui.views.poll import Bar
from poise.ui.window import Window
from tests.ui import taught
from tests.ui.conftest import Desk

Open = Callable[..., Desk]


@pytest.fixture
def window(opened: Open, qtbot: QtBot) -> Window:
    """A class is on."""
    classes = taught.Classes()
    window = opened(lectern=classes.lectern()).window
    window.choose.teach_button.click()
    window.lessons.buttons[0].click()
    qtbot.waitUntil(lambda: bool(classes.held))
    return window


def commands(window: Window) -> list[str]:
    heard: list[str] = []
    window.desk.commanded.connect(heard.append)
    return heard


@pytest.mark.parametrize("place", ["next", "control", "part", "speaker"])
def test_page_down_is_one_step_on_from_everywhere(window: Window, qtbot: QtBot, place: str) -> None:
    desk = window.desk
    places = {
        "next": desk.buttons["next"],
        "control": desk.lead.buttons["guide"],
        "part": desk.plan.buttons[0],
        "speaker": desk.lead.name,
    }
    heard = commands(window)
    places[place].setFocus()
    qtbot.keyClick(places[place], Qt.Key.Key_PageDown)
    assert heard == ["next"]


def test_return_presses_what_has_no_key_of_its_own(window: Window, qtbot: QtBot) -> None:
    desk, begun = window.desk, []
    desk.plan.begun.connect(begun.append)
    desk.tabs.open(next(page for page in desk.tabs.pages if page.isAncestorOf(desk.plan)))
    desk.plan.buttons[1].setFocus()
    qtbot.keyClick(desk.plan.buttons[1], Qt.Key.Key_Return)
    desk.lead.read.setFocus()
    qtbot.keyClick(desk.lead.read, Qt.Key.Key_Return)
    assert begun == [2] and desk.lead.read.isChecked()


def test_return_presses_a_button_once(window: Window, qtbot: QtBot) -> None:
    heard = commands(window)
    window.desk.buttons["next"].setFocus()
    qtbot.keyClick(window.desk.buttons["next"], Qt.Key.Key_Return)
    assert heard == ["next"]


def test_letters_are_written_in_a_field(window: Window, qtbot: QtBot) -> None:
    heard = commands(window)
    window.desk.write(window.desk.lead.line)
    qtbot.keyClicks(window.desk.lead.line, "but")
    assert window.desk.lead.line.text() == "but" and heard == []


def test_but_are_orders_on_the_stage_whatever_was_written_before(window: Window, qtbot: QtBot) -> None:
    heard = commands(window)
    window.desk.write(window.desk.lead.line)
    window.show_screen(window.hall)
    window.hall.setFocus()
    qtbot.keyClick(window.hall, Qt.Key.Key_B)
    assert heard == ["blank"]


def test_escape_leaves_a_field_before_it_freezes(window: Window, qtbot: QtBot) -> None:
    heard = commands(window)
    window.desk.write(window.desk.lead.line)
    qtbot.keyClick(window.desk.lead.line, Qt.Key.Key_Escape)
    assert heard == [] and window.focusWidget() is window.desk.buttons["next"]


@pytest.mark.parametrize("place", ["next", "speaker"])
def test_the_tabs_are_turned_from_everywhere_and_page_down_alone_turns_none(
    window: Window, qtbot: QtBot, place: str
) -> None:
    desk, control, shift = window.desk, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    here = desk.lead.name if place == "speaker" else desk.buttons["next"]
    heard = commands(window)
    for key, held, page in (
        (Qt.Key.Key_PageDown, control, 2),
        (Qt.Key.Key_Tab, control, 0),
        (Qt.Key.Key_PageUp, control, 2),
        (Qt.Key.Key_Backtab, control | shift, 1),
    ):
        here.setFocus()
        qtbot.keyClick(here, key, held)
        assert desk.tabs.bar.currentIndex() == page
    assert heard == ["tab_next", "tab_next", "tab_back", "tab_back"]
    here.setFocus()
    qtbot.keyClick(here, Qt.Key.Key_PageDown)
    assert desk.tabs.bar.currentIndex() == 1


def test_the_desks_keys_count_where_a_written_reply_has_the_keyboard(window: Window, qtbot: QtBot) -> None:
    desk = window.desk
    assert desk.shown is not None
    desk.show_desk(replace(desk.shown, written=(Bar("Tell me more.", 1, 1.0, None, "Tell me more."),)))
    desk.tabs.open_last()
    strike = desk.ballot.written_replies.rows["Tell me more."][2]
    strike.setFocus()
    heard, struck = commands(window), list[str]()
    desk.ballot.struck.connect(struck.append)
    qtbot.keyClick(strike, Qt.Key.Key_PageDown)
    qtbot.keyClick(strike, Qt.Key.Key_Space)
    assert heard == ["next"] and struck == [], "Space is for talking"
    qtbot.keyClick(strike, Qt.Key.Key_Return)
    assert struck == ["Tell me more."]
