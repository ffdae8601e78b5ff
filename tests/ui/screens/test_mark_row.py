"""One mark in the replay: what it is, where, what it did, and its button."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from poise.shown.marks import Mark
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.mark_row import MarkRow
from poise.ui.views.replay import MarkShown

Alone = Callable[[QWidget], QWidget]
TOLD = Mark(0, 8, "skill", "Apologised", "So sorry", "Regret.", True, 2)
MARK = MarkShown(TOLD, 75.0, 77.0, (74.85, 77.15), "Anger −4, trust +3.", 0)


@pytest.fixture
def row(alone: Alone, texts: Texts, plain_look: Look) -> MarkRow:
    made = MarkRow(MARK, texts)
    made.fit(plain_look)
    alone(made)
    return made


def test_it_tells_what_was_found_where_and_what_it_did(row: MarkRow) -> None:
    said = " ".join(one.text() for one in row.findChildren(QLabel))
    for part in ("Apologised", "So sorry", "Regret.", "At 1:15.", "Anger −4, trust +3."):
        assert part in said


@pytest.mark.parametrize("key", [None, Qt.Key.Key_Space])
def test_its_button_lets_it_be_heard(row: MarkRow, qtbot: QtBot, key: Qt.Key | None) -> None:
    play = row.findChild(QPushButton)
    with qtbot.waitSignal(row.heard) as heard:
        if key is None:
            qtbot.mouseClick(play, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(play, key)
    assert heard.args == [MARK]


def test_while_it_is_heard_the_button_stops_it_and_says_so(row: MarkRow) -> None:
    play = row.findChild(QPushButton)
    names = []
    for playing in (False, True, False):
        row.show_playing(playing)
        name = QAccessible.queryAccessibleInterface(play).text(QAccessible.Text.Name)
        names.append((play.text(), name))
    heard = ("Hear it", "Hear it: Apologised")
    assert names == [heard, ("Stop", "Stop: Apologised"), heard]


def test_two_marks_of_one_moment_are_two(texts: Texts, alone: Alone) -> None:
    other = replace(MARK, mark=replace(TOLD, label="Stayed courteous"), place=1)
    row = MarkRow(other, texts)
    alone(row)
    assert row.mark != MARK
