"""Calls are searched, filtered, sorted and opened, by mouse or keyboard, and ten thousand are as quick as ten."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from poise.domain.past import Entry
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.calls import CallModel, CallsView
from poise.ui.views.calls import Wish, choices

Alone = Callable[[QWidget], QWidget]
FIRST = Entry(Path("calls"), "0", datetime(2026, 11, 5), "kettle", "The kettle", 60.0, "settled", 4, 80, 40, "")
CALLS = tuple(replace(FIRST, name=str(number), title=f"Call {number}") for number in range(9))
TORN = replace(FIRST, name="torn", trouble="calls/torn/events.jsonl:4: this line is not what Poise writes.")


def shown(alone: Alone, look: Look, texts: Texts, calls: tuple[Entry, ...] = CALLS) -> CallsView:
    view = CallsView(texts)
    view.offer(choices([("kettle", "The kettle")], texts))
    view.show_calls(calls)
    view.fit(look)
    alone(view)
    view.activateWindow()
    return view


def told(view: CallsView) -> list[Wish]:
    wishes: list[Wish] = []
    view.wished.connect(wishes.append)
    return wishes


def test_without_calls_it_says_so(alone: Alone, plain_look: Look, texts: Texts) -> None:
    view = shown(alone, plain_look, texts, ())
    assert view._none.isVisible() and not view.list.isVisible() and view._none.text().startswith("No calls yet")


def test_typing_is_told_once_a_moment_after_the_last_letter(
    alone: Alone, plain_look: Look, texts: Texts, qtbot: QtBot
) -> None:
    view = shown(alone, plain_look, texts)
    wishes = told(view)
    qtbot.keyClicks(view.search, "side door")
    assert wishes == []
    qtbot.waitUntil(lambda: wishes == [Wish("side door")])
    view.search.clear()
    qtbot.waitUntil(lambda: wishes[1:] == [Wish()])


def test_return_searches_at_once_and_goes_to_the_list(
    alone: Alone, plain_look: Look, texts: Texts, qtbot: QtBot
) -> None:
    view = shown(alone, plain_look, texts)
    wishes = told(view)
    qtbot.keyClicks(view.search, "door")
    qtbot.keyClick(view.search, Qt.Key.Key_Return)
    assert wishes == [Wish("door")] and view.window().focusWidget() is view.list


@pytest.mark.parametrize(
    ("name", "value"), [("scenario", "kettle"), ("outcome", "cut_off"), ("span", "week"), ("order", "longest")]
)
def test_what_is_picked_is_told_at_once(alone: Alone, plain_look: Look, texts: Texts, name: str, value: str) -> None:
    view = shown(alone, plain_look, texts)
    wishes = told(view)
    picker = view.pickers.pickers[name]
    picker.setCurrentIndex(picker.findData(value))
    picker.activated.emit(picker.currentIndex())
    assert wishes == [replace(Wish(), **{name: value})]


def test_a_call_opens_by_return_and_by_button(alone: Alone, plain_look: Look, texts: Texts, qtbot: QtBot) -> None:
    view = shown(alone, plain_look, texts)
    view.list.setCurrentIndex(view.list.model().index(3, 0))
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert opened.args == [Path("calls/3")]
    with qtbot.waitSignal(view.opened) as opened:
        view.open_chosen()
    assert opened.args == [Path("calls/3")]


def test_a_call_that_cannot_be_read_says_why_and_does_not_open(
    alone: Alone, plain_look: Look, texts: Texts, qtbot: QtBot
) -> None:
    view = shown(alone, plain_look, texts, (TORN,))
    index = view.list.model().index(0, 0)
    assert index.data().endswith("cannot be read: events.jsonl:4: this line is not what Poise writes.")
    assert index.data(Qt.ItemDataRole.ToolTipRole) == TORN.trouble
    with qtbot.assertNotEmitted(view.opened):
        qtbot.keyClick(view.list, Qt.Key.Key_Return)


def test_delete_says_which_call_is_meant(alone: Alone, plain_look: Look, texts: Texts, qtbot: QtBot) -> None:
    view = shown(alone, plain_look, texts)
    view.list.setCurrentIndex(view.list.model().index(2, 0))
    with qtbot.waitSignal(view.list.deletion) as deletion:
        qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    assert deletion.args == [Path("calls/2")]


def test_the_keyboard_stays_on_its_call_when_others_come(alone: Alone, plain_look: Look, texts: Texts) -> None:
    view = shown(alone, plain_look, texts)
    view.list.setCurrentIndex(view.list.model().index(4, 0))
    view.show_calls((TORN, *CALLS))
    assert view.list.chosen == CALLS[4] and view.list.currentIndex().row() == 5
    view.show_calls((TORN,))
    assert view.list.chosen == TORN


def test_a_row_is_put_into_words_only_when_it_is_looked_at(
    texts: Texts, plain_look: Look, alone: Alone, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: set[int] = set()
    row = CallModel.row
    monkeypatch.setattr(CallModel, "row", lambda model, number: (seen.add(number), row(model, number))[1])
    view = shown(alone, plain_look, texts, tuple(replace(FIRST, name=str(number)) for number in range(10_000)))
    view.resize(600, 500)
    view.grab()
    assert view.list.model().rowCount() == 10_000 and 0 < len(seen) < 40


def test_where_it_is_narrow_the_filters_are_behind_a_button(alone: Alone, plain_look: Look, texts: Texts) -> None:
    view = shown(alone, replace(plain_look, width=1024, height=640, unit=32), texts)
    assert view.filters.isVisible() and not view.pickers.isVisible()
    view.filters.click()
    assert view.pickers.isVisible()
    view.fit(plain_look)
    assert not view.filters.isVisible() and view.pickers.isVisible()


def test_the_number_is_said(alone: Alone, plain_look: Look, texts: Texts) -> None:
    view = shown(alone, plain_look, texts)
    view.say_count()
    assert view._count.text() == "9 calls"
