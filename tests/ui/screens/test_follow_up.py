"""What became of each promise is answered, and played now or kept for a day."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.follow_up import FollowUpScreen
from poise.ui.views.follow_up import FollowUpShown
from poise.ui.views.rating import Asked

ANSWERS = (("kept", "Kept in time"), ("late", "Kept late"), ("forgotten", "Forgotten"))
SHOWN = FollowUpShown(
    "Before you speak to Tom again",
    "What became of it?",
    ((Asked("0", "“I'll ring you”", "", ANSWERS), "kept"), (Asked("1", "“I'll write”", "", ANSWERS), "forgotten")),
    "",
    "Play it now",
    date(2031, 5, 9),
)


@pytest.fixture
def screen(texts: Texts, plain_look: Look, qtbot: QtBot) -> FollowUpScreen:
    made = FollowUpScreen(texts)
    qtbot.addWidget(made)
    made.fit(plain_look)
    made.show_follow_up(SHOWN)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_what_is_taken_for_granted_is_seen_and_can_be_changed(screen: FollowUpScreen, qtbot: QtBot) -> None:
    assert [one.answer for one in screen.questions] == ["kept", "forgotten"]
    screen.questions[1].answers["late"].click()
    with qtbot.waitSignal(screen.started) as told:
        screen.now.click()
    assert told.args == [("kept", "late")]


def test_the_day_that_is_proposed_or_another_one_is_told(screen: FollowUpScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.reminded) as told:
        screen.remind.click()
    assert told.args[1] == "2031-05-09"
    screen.say("Kept.")
    screen.day.setDate(QDate(2031, 6, 1))
    assert screen.said.text() == "", "that was the other day"
    with qtbot.waitSignal(screen.reminded) as told:
        screen.remind.click()
    assert told.args[1] == "2031-06-01"


def test_the_keyboard_begins_at_the_call_and_escape_leads_back(screen: FollowUpScreen, qtbot: QtBot) -> None:
    assert screen.now.hasFocus()
    with qtbot.waitSignal(screen.left):
        qtbot.keyClick(screen.now, Qt.Key.Key_Escape)
