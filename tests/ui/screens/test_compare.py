"""The comparison as a screen: cards beside each other where there is room, else below, and what is heard says so."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from poise.domain.tree import tree
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import lay_out
from poise.ui.screens.compare import CompareScreen
from poise.ui.views.compare import CompareShown, compare
from tests.screens import thrice
from tests.ui.scripted import the_rubric

Alone = Callable[[QWidget], QWidget]
TAKES = ((0, "Take 1"), (1, "Take 2"), (2, "Take 3"))


@pytest.fixture
def shown(texts: Texts) -> CompareShown:
    call = thrice()
    one, _, other = tree(call.events).branches
    return compare(call.scenario, one, other, the_rubric(), texts)


@pytest.fixture
def screen(alone: Alone, texts: Texts, plain_look: Look, shown: CompareShown) -> CompareScreen:
    made = CompareScreen(texts)
    made.resize(1366, 768)
    made.offer(TAKES, 0, 2)
    made.show_compared(shown)
    made.fit(plain_look)
    alone(made)
    return made


def test_replies_lie_beside_each_other_or_below_where_it_is_narrow(screen: CompareScreen, plain_look: Look) -> None:
    one, other = screen.cards[:2]
    assert one.y() == other.y() and one.x() < other.x()
    screen.fit(replace(plain_look, width=600))
    lay_out()
    assert one.x() == other.x() and one.y() < other.y()


def test_a_reply_that_is_missing_is_told(screen: CompareScreen, shown: CompareShown) -> None:
    screen.show_compared(replace(shown, right=replace(shown.right, replies=())))
    words = [one.text() for one in screen.cards[1].findChildren(QLabel)]
    assert "This take has no such reply." in words and screen.cards[1].play is None


def test_only_what_plays_can_be_stopped(screen: CompareScreen, qtbot: QtBot) -> None:
    name, play = screen.cards[0].play
    with qtbot.waitSignal(screen.play_take) as told:
        play.click()
    assert told.args == [name]
    screen.show_playing(name)
    assert [one.play[1].text() for one in screen.cards].count("Stop") == 1
    screen.show_playing(None)
    assert all(one.play[1].text() == "Hear yourself" for one in screen.cards)


def test_another_take_is_chosen_on_either_side(screen: CompareScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.chosen) as told:
        screen.pickers[1].setCurrentIndex(1)
    assert told.args == [0, 1]


def test_escape_and_the_button_lead_back(screen: CompareScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.left):
        qtbot.keyClick(screen, Qt.Key.Key_Escape)
    with qtbot.waitSignal(screen.left):
        screen.back.click()
