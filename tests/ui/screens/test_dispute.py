"""A mark and the form for why one does not agree with it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from poise.shown.marks import Mark
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.dispute import DisputableMark, ReasonForm

MARK = Mark(0, 4, "fault", "Defended oneself", "Well", "This protects us.", True, 1, "defend")


@pytest.fixture
def mark(alone: Callable[[QWidget], QWidget], texts: Texts, plain_look: Look) -> DisputableMark:
    made = DisputableMark(MARK, texts)
    made.fit(plain_look)
    alone(made)
    return made


def form_of(mark: DisputableMark) -> ReasonForm:
    mark.ask.click()
    assert mark.form is not None
    return mark.form


def test_only_one_reason_is_chosen_and_it_can_be_taken_back(mark: DisputableMark) -> None:
    form = form_of(mark)
    form.choices["rule"].click()
    form.choices["not_said"].click()
    assert [choice for choice, one in form.choices.items() if one.isChecked()] == ["not_said"]
    form.choices["not_said"].click()
    assert not any(one.isChecked() for one in form.choices.values())


def test_enter_keeps_choice_and_words(mark: DisputableMark, qtbot: QtBot) -> None:
    form = form_of(mark)
    form.choices["otherwise"].click()
    form.reason.setText("  More   kindly. ")
    with qtbot.waitSignal(mark.disputed) as told:
        qtbot.keyClick(form.reason, Qt.Key.Key_Return)
    assert told.args == ["defend", "fault", "otherwise", "More kindly."] and mark.form is None


def test_nothing_said_is_no_reason(mark: DisputableMark, qtbot: QtBot) -> None:
    form = form_of(mark)
    with qtbot.assertNotEmitted(mark.disputed):
        form.keep.click()
    assert mark.form is form and form.reason.hasFocus()


def test_escape_leaves_it(mark: DisputableMark, qtbot: QtBot) -> None:
    form = form_of(mark)
    assert mark.ask.isHidden()
    with qtbot.assertNotEmitted(mark.disputed):
        qtbot.keyClick(form.reason, Qt.Key.Key_Escape)
    assert mark.form is None and mark.ask.isVisible() and mark.ask.hasFocus()


def test_what_is_disputed_says_so_and_can_be_agreed_with(texts: Texts, plain_look: Look, qtbot: QtBot) -> None:
    mark = DisputableMark(
        Mark(0, 4, "fault", "Defended oneself", "Well", "Why.", True, 1, "defend", "You do not agree: no <b>"), texts
    )
    qtbot.addWidget(mark)
    mark.fit(plain_look)
    assert any("You do not agree: no &lt;b&gt;" in one.text() for one in mark.findChildren(QLabel))
    assert mark.ask.accessibleName() == "Defended oneself: I agree after all"
    with qtbot.waitSignal(mark.disputed) as told:
        mark.ask.click()
    assert told.args == ["defend", "fault", "", ""]
