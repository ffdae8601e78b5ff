"""A question is answered by its own button alone; the keyboard begins where nothing is changed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from poise.ui.screens.question import Question
from poise.ui.views.drawer import Asked

ASKED = Asked("Delete this call?", "It cannot be brought back.", "Delete", "Keep")


def opened(alone: Callable[[QWidget], QWidget], qtbot: QtBot) -> tuple[Question, list[str]]:
    window, heard = QWidget(), list[str]()
    question = Question(alone(window), ASKED)
    question.finished.connect(lambda _result: window.isVisible())  # holds the window as long as the question
    question.accepted.connect(lambda: heard.append("yes"))
    question.rejected.connect(lambda: heard.append("no"))
    with qtbot.waitExposed(question):
        question.open()
    return question, heard


def test_return_changes_nothing(alone: Callable[[QWidget], QWidget], qtbot: QtBot) -> None:
    question, heard = opened(alone, qtbot)
    assert question.no.hasFocus()
    qtbot.keyClick(question.no, Qt.Key.Key_Space)
    assert heard == ["no"]


def test_escape_changes_nothing(alone: Callable[[QWidget], QWidget], qtbot: QtBot) -> None:
    question, heard = opened(alone, qtbot)
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert heard == ["no"]


def test_its_own_button_is_yes(alone: Callable[[QWidget], QWidget], qtbot: QtBot) -> None:
    question, heard = opened(alone, qtbot)
    qtbot.keyClick(question.no, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert question.yes.hasFocus()
    qtbot.keyClick(question.yes, Qt.Key.Key_Space)
    assert heard == ["yes"]
