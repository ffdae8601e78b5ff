"""The words that are heard: the sounding one is lit and stays in view."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from poise.resources import root
from poise.shown.theme import names, read_theme
from poise.ui.look import Look
from poise.ui.screens.heard import HeardView
from poise.ui.views.replay import Passage

Alone = Callable[[QWidget], QWidget]
TEXT = " ".join(f"word{number}" for number in range(120))


def passage(text: str = "So <b>very</b> sorry & sad.", seconds: float = 10.0) -> Passage:
    """Each word sounds for as long as all others."""
    words, place = [], 0
    parts = text.split()
    for number, word in enumerate(parts):
        place = text.index(word, place)
        words.append((place, place + len(word), seconds * number / len(parts)))
        place += len(word)
    return Passage("trainee", "You", 1, 0.0, seconds, text, tuple(words), b"", 0.0)


@pytest.fixture
def view(alone: Alone, plain_look: Look) -> HeardView:
    made = HeardView()
    made.fit(plain_look)
    made.resize(400, 220)
    alone(made)
    return made


def columns(view: HeardView, colour: str) -> list[int]:
    """Where the words have this colour."""
    image = view.words.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels, wanted = memoryview(image.constBits()).cast("I"), QColor(colour).rgb()
    return [x for x in range(image.width()) if wanted in pixels[x :: image.width()].tolist()]


def lit(view: HeardView) -> str:
    return view.words.text()[slice(*view.words.lit)] if view.words.lit else ""


def test_the_words_are_shown_as_they_are_and_the_sounding_one_is_lit(view: HeardView) -> None:
    spoken = passage()
    for at, word in ((0.0, "So"), (3.0, "<b>very</b>"), (5.0, "sorry"), (7.0, "&"), (9.9, "sad."), (10.0, "")):
        view.show_passage(spoken, at, "nobody")
        assert lit(view) == word and view.words.text() == spoken.text
    assert "You" in [one.text() for one in view.findChildren(QLabel)]


def test_before_the_first_word_it_is_said_who_begins(view: HeardView) -> None:
    view.show_passage(passage(), 1.0, "Margaret speaks first.")
    view.show_passage(None, 0.0, "Margaret speaks first.")
    assert [one.text() for one in view.findChildren(QLabel)] == ["Margaret speaks first.", ""] and lit(view) == ""


@pytest.mark.parametrize("theme", names())
def test_the_lit_word_stands_out_in_every_theme(view: HeardView, plain_look: Look, theme: str) -> None:
    worn = read_theme(root("assets") / "themes", theme)
    view.fit(Look(worn, plain_look.unit, plain_look.width, plain_look.height))
    view.show_passage(passage(), 10.0, "")
    assert not columns(view, worn["accent"])
    view.show_passage(passage(), 5.0, "")
    assert columns(view, worn["accent"])


def test_only_the_lit_word_lies_on_another_ground(view: HeardView, plain_look: Look) -> None:
    spans = []
    for at in (0.0, 2.5, 5.0):
        view.show_passage(passage("one two six ten"), at, "")
        ground = columns(view, plain_look.theme["accent"])
        spans.append((ground[0], ground[-1]))
    metrics = view.words.fontMetrics()
    assert spans[0] == (pytest.approx(0, abs=1), pytest.approx(metrics.horizontalAdvance("one"), abs=2))
    assert spans[0][1] < spans[1][0] < spans[1][1] < spans[2][0]


def test_the_line_that_is_heard_stays_in_view(view: HeardView, qtbot: QtBot) -> None:
    area, spoken = view.findChild(QScrollArea), passage(TEXT)
    view.show_passage(spoken, 0.0, "")
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    lines: list[tuple[int, int]] = []
    view.words.reached.connect(lambda top, foot: lines.append((top, foot)))
    for at in (1.0, 4.0, 9.9, 2.0):
        view.show_passage(spoken, at, "")
        top, foot = lines[-1]
        scrolled = area.verticalScrollBar().value()
        assert scrolled <= top and foot <= scrolled + area.viewport().height()
    assert len({top for top, _ in lines}) == 4


def test_the_same_words_again_move_nothing(view: HeardView) -> None:
    view.show_passage(passage(TEXT), 1.0, "")
    lines: list[int] = []
    view.words.reached.connect(lambda top, _foot: lines.append(top))
    view.show_passage(passage(TEXT), 1.01, "")
    assert lines == []


def test_a_screen_reader_gets_the_words_without_marks_of_ours(view: HeardView) -> None:
    view.show_passage(passage(), 3.0, "")
    told = QAccessible.queryAccessibleInterface(view.words)
    assert told.text(QAccessible.Text.Name) == passage().text


def test_a_narrow_place_makes_them_higher(view: HeardView) -> None:
    view.show_passage(passage(TEXT), 0.0, "")
    assert view.words.heightForWidth(150) > view.words.heightForWidth(600) > view.words.fontMetrics().height()
