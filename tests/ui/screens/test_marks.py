"""Marks are told apart by line and word, not by colour alone."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QWidget

from poise.shown.marks import Mark
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.marks import MarkedText, MarkLine, MarkSign

Alone = Callable[[QWidget], QWidget]
STYLES = QTextCharFormat.UnderlineStyle
TEXT = "I'm sorry you feel that way, but thank you."


def mark(words: str, polarity: str = "skill", sure: bool = True) -> Mark:
    begins = TEXT.index(words)
    return Mark(begins, begins + len(words), polarity, "Thanked", words, "Thanks.", sure, 1)


def style(text: MarkedText, at: int) -> QTextCharFormat:
    cursor = QTextCursor(text.document())
    cursor.setPosition(at + 1)
    return cursor.charFormat()


@pytest.mark.parametrize(
    ("polarity", "sure", "line"),
    [
        ("skill", True, STYLES.SingleUnderline),
        ("fault", True, STYLES.WaveUnderline),
        ("skill", False, STYLES.DotLine),
        ("fault", False, STYLES.DotLine),
    ],
)
@pytest.mark.usefixtures("dressed")
def test_each_kind_has_its_line(plain_look: Look, polarity: str, sure: bool, line: STYLES) -> None:
    text = MarkedText(TEXT, [mark("thank you", polarity, sure)])
    text.fit(plain_look)
    assert style(text, TEXT.index("thank")).underlineStyle() == line
    assert style(text, 0).underlineStyle() == STYLES.NoUnderline
    assert style(text, TEXT.index("thank")).toolTip() == "Thanked. Thanks."


@pytest.mark.usefixtures("dressed")
def test_where_two_meet_the_fault_is_seen(plain_look: Look) -> None:
    text = MarkedText(TEXT, [mark("sorry you feel", "fault"), mark("I'm sorry")])
    text.fit(plain_look)
    assert style(text, TEXT.index("sorry")).underlineStyle() == STYLES.WaveUnderline
    assert style(text, 0).underlineStyle() == STYLES.SingleUnderline


def test_it_is_as_high_as_its_words(alone: Alone, plain_look: Look) -> None:
    text = MarkedText(TEXT * 5, [])
    text.fit(plain_look)
    alone(text)
    assert text.heightForWidth(250) > text.heightForWidth(900) > plain_look.unit
    assert text.isReadOnly()


def test_the_signs_differ_in_grey_too(alone: Alone, plain_look: Look) -> None:
    pictures = []
    for polarity, sure in (("skill", True), ("fault", True), ("skill", False)):
        sign = MarkSign(polarity, sure, polarity)
        sign.fit(plain_look)
        alone(sign)
        pictures.append(sign.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8))
    assert pictures[0] != pictures[1] and pictures[0] != pictures[2]


def test_a_line_says_kind_words_and_why(alone: Alone, plain_look: Look, texts: Texts) -> None:
    odd = Mark(0, 3, "fault", "Was rude", "<b>&", "That is <i>rude</i>.", True, 4)
    line = MarkLine(odd, texts, with_turn=True)
    line.fit(plain_look)
    alone(line)
    sign, words = line.findChildren(QLabel)
    assert sign.text() == "To mend"
    assert "&lt;b&gt;&amp;" in words.text() and "&lt;i&gt;rude" in words.text() and "(reply 4)" in words.text()
