"""Attempts beside each other in a table that fits its page, and what changed in words."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.attempts import AttemptsView
from poise.ui.views.attempts import AttemptsShown, Cell, Line

Alone = Callable[[QWidget], QWidget]
DAYS = tuple(f"{day} Apr 2031\n14:03" for day in range(1, 7))
SHOWN = AttemptsShown(
    DAYS,
    (
        Line("Ending", (*(Cell("hung up") for _ in range(5)), Cell("settled", "better"))),
        Line("3b  Reiterate", (*(Cell("100") for _ in range(5)), Cell("40", "worse"))),
    ),
    ("Better than the time before: Ending (hung up, now settled).",),
    "Less may be chance.",
)


@pytest.fixture
def view(alone: Alone, plain_look: Look, texts: Texts) -> AttemptsView:
    made = AttemptsView(texts)
    made.fit(plain_look)
    made.resize(plain_look.width, 500)
    alone(made)
    made.offer([("kettle", "The kettle"), ("room", "The wrong room")])
    made.show_attempts(SHOWN)
    return made


def cells(view: AttemptsView, row: int) -> list[str]:
    return [view.table.item(row, column).text() for column in range(view.table.columnCount())]


def test_better_and_worse_are_said_in_words(view: AttemptsView) -> None:
    assert cells(view, 0) == ["Ending", *["hung up"] * 5, "settled · better"]
    assert cells(view, 1)[-1] == "40 · worse"
    shown = [one.text() for one in view.findChildren(QLabel) if one.isVisible()]
    assert SHOWN.told[0] in shown and SHOWN.note in shown


def test_where_it_is_narrow_the_latest_are_shown(view: AttemptsView, plain_look: Look) -> None:
    view.fit(replace(plain_look, width=1024, height=640, unit=32))
    assert cells(view, 0) == ["Ending", "hung up", "settled · better"]
    assert view.table.horizontalHeaderItem(2).text() == DAYS[-1]


def test_the_table_is_as_high_as_its_rows(view: AttemptsView, qtbot: QtBot) -> None:
    qtbot.wait(20)
    last = view.table.visualItemRect(view.table.item(1, 0))
    assert 0 <= view.table.viewport().height() - last.bottom() <= 2


def test_another_scenario_can_be_asked_for(view: AttemptsView, qtbot: QtBot) -> None:
    assert view.scenario == "kettle"
    picker = view.pickers.pickers["scenario"]
    picker.setCurrentIndex(1)
    with qtbot.waitSignal(view.asked) as asked:
        picker.activated.emit(1)
    assert asked.args == ["room"]


def test_tab_leaves_the_table_and_arrows_move_in_it(view: AttemptsView, qtbot: QtBot) -> None:
    view.activateWindow()
    view.table.setFocus()
    view.table.setCurrentCell(0, 0)
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    assert view.table.currentRow() == 1
    qtbot.keyClick(view.table, Qt.Key.Key_Tab)
    assert view.window().focusWidget() is not view.table


def test_the_cell_of_the_keyboard_stays_in_sight(view: AttemptsView, qtbot: QtBot) -> None:
    view.show_attempts(replace(SHOWN, lines=SHOWN.lines * 20))
    bar = view._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    view.table.setCurrentCell(39, 1)
    assert bar.value() > 0


def test_without_calls_there_is_only_a_sentence(alone: Alone, plain_look: Look, texts: Texts) -> None:
    made = AttemptsView(texts)
    made.fit(plain_look)
    alone(made)
    made.offer(())
    made.show_attempts(AttemptsShown((), (), ("No calls yet.",), ""))
    assert not made.table.isVisible() and not made.pickers.isVisible() and made.scenario == ""
