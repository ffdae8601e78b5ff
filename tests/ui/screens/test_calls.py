"""Earlier calls are found by what they say, opened by mouse or keyboard, and thousands are as quick as ten."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from poise.ui.look import Look
from poise.ui.screens.calls import CallsView
from poise.ui.texts import Texts
from poise.ui.views.calls import CallRow

Alone = Callable[[QWidget], QWidget]
ROWS = tuple(CallRow(Path(f"{n}"), f"Call {n}: {'settled' if n % 2 else 'won over'}\nMonday") for n in range(9))


def listed(view: CallsView) -> list[str]:
    model = view.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def shown(alone: Alone, look: Look, texts: Texts, rows: tuple[CallRow, ...] = ROWS) -> CallsView:
    view = CallsView(texts)
    view.show_calls(rows)
    view.fit(look)
    alone(view)
    return view


def test_without_calls_it_says_so_and_offers_no_search(alone: Alone, plain_look: Look, texts: Texts) -> None:
    view = shown(alone, plain_look, texts, ())
    assert view._none.isVisible() and not view.search.isVisible() and not view.list.isVisible()


def test_search_finds_what_the_rows_say(alone: Alone, plain_look: Look, texts: Texts) -> None:
    view = shown(alone, plain_look, texts)
    assert listed(view) == [row.text for row in ROWS]
    view.search.setText("WON over")
    assert listed(view) == [row.text for row in ROWS[::2]]
    view.search.setText("(")
    assert listed(view) == []


def test_what_was_found_opens_by_keyboard(alone: Alone, plain_look: Look, texts: Texts, qtbot: QtBot) -> None:
    view = shown(alone, plain_look, texts)
    view.search.setText("settled")
    view.list.setFocus()
    view.list.setCurrentIndex(view.list.model().index(1, 0))
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert opened.args == [ROWS[3]]


def test_a_list_that_did_not_change_keeps_its_place(alone: Alone, plain_look: Look, texts: Texts) -> None:
    view = shown(alone, plain_look, texts)
    view.list.setCurrentIndex(view.list.model().index(4, 0))
    view.show_calls(tuple(ROWS))
    assert view.list.currentIndex().row() == 4
