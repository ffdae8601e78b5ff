"""The words of a reply: a field that opens with them, Enter keeps, Escape leaves."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.marks import MarkedText
from poise.ui.screens.words import WordsView
from poise.ui.views.correcting import WordsShown
from poise.ui.views.debrief import ReplyShown, debrief
from tests.ui.scripted import story, the_guides, the_rubric, the_scenarios


@pytest.fixture
def first(texts: Texts) -> ReplyShown:
    """The first reply of the story."""
    return debrief(the_scenarios()[0], story(), the_guides(), the_rubric(), texts).replies[0]


@pytest.fixture
def view(alone: Callable[[QWidget], QWidget], first: ReplyShown, texts: Texts, plain_look: Look) -> WordsView:
    made = WordsView(first, texts)
    made.fit(plain_look)
    alone(made)
    return made


def test_enter_keeps_what_was_written(view: WordsView, qtbot: QtBot) -> None:
    view.open.click()
    assert view.field.toPlainText().startswith("Well, I'm sorry you feel that way")
    view.field.setPlainText("  I am \n sorry. ")
    with qtbot.waitSignal(view.corrected) as told:
        qtbot.keyClick(view.field, Qt.Key.Key_Return)
    assert told.args == ["I am sorry."] and not view.field.isVisible() and view.open.isVisible()


def test_escape_leaves_it_and_the_field_begins_anew(view: WordsView, qtbot: QtBot) -> None:
    view.open.click()
    view.field.setPlainText("I am sorry.")
    with qtbot.assertNotEmitted(view.corrected):
        qtbot.keyClick(view.field, Qt.Key.Key_Escape)
    view.open.click()
    assert view.field.toPlainText().startswith("Well, I'm sorry you feel that way")


def test_the_same_words_are_no_correction(view: WordsView, qtbot: QtBot) -> None:
    view.open.click()
    with qtbot.assertNotEmitted(view.corrected):
        qtbot.keyClick(view.field, Qt.Key.Key_Enter)


def test_its_name_says_whose_words(view: WordsView) -> None:
    assert view.open.accessibleName() == "Reply 1: Correct the words"
    assert view.field.accessibleName().startswith("What you really said")


def test_a_correction_can_be_taken_back_only_where_there_is_one(
    view: WordsView, first: ReplyShown, texts: Texts, qtbot: QtBot
) -> None:
    assert view.back.isHidden()
    other = WordsView(replace(first, words=WordsShown((), "You corrected these words.", True)), texts)
    qtbot.addWidget(other)
    assert not other.back.isHidden()
    with qtbot.waitSignal(other.corrected) as told:
        other.back.click()
    assert told.args == [""] and any(one.text().startswith("You corrected") for one in other.findChildren(QLabel))


def test_unsure_words_are_underlined_by_dashes_and_named(
    first: ReplyShown, texts: Texts, plain_look: Look, qtbot: QtBot
) -> None:
    place = first.text.index("Well")
    view = WordsView(replace(first, words=WordsShown(((place, place + 4),), "Not sure of these words: “Well”.")), texts)
    qtbot.addWidget(view)
    view.fit(plain_look)
    shown = view.findChild(MarkedText)
    assert isinstance(shown, MarkedText)
    cursor = QTextCursor(shown.document())
    styles = {}
    for position in (place + 1, first.text.index("but") + 1):
        cursor.setPosition(position)
        styles[position] = cursor.charFormat().underlineStyle()
    assert list(styles.values()) == [
        QTextCharFormat.UnderlineStyle.DashUnderline,
        QTextCharFormat.UnderlineStyle.NoUnderline,
    ]
    assert any("Not sure" in one.text() for one in view.findChildren(QLabel))
