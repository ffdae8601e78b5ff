"""Rows of calls are told apart by signs and words, and none is drawn over the other."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import combinations
from pathlib import Path

from PySide6.QtWidgets import QListView, QWidget

from poise.domain.past import Entry
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.call_row import CallPainter
from poise.ui.screens.calls import CallModel

Alone = Callable[[QWidget], QWidget]
CALL = Entry(Path("calls"), "0", datetime(2026, 11, 5), "kettle", "The kettle", 60.0, "settled", 4, 80, 40, "")


def listed(alone: Alone, look: Look, texts: Texts, *calls: Entry) -> QListView:
    view = QListView()
    model = CallModel(texts, view)
    model.show_calls(calls)
    painter = CallPainter(view)
    painter.look = look
    view.setModel(model)
    view.setItemDelegate(painter)
    view.resize(600, 300)
    alone(view)
    return view


def test_rows_that_differ_look_different(alone: Alone, plain_look: Look, texts: Texts) -> None:
    calls = (
        CALL,
        replace(CALL, anger_end=90),
        replace(CALL, outcome="hung_up"),
        replace(CALL, trouble="It is torn."),
    )
    images = [listed(alone, plain_look, texts, one).grab().toImage() for one in calls]
    assert all(one != other for one, other in combinations(images, 2))


def test_the_row_of_the_keyboard_is_marked(alone: Alone, plain_look: Look, texts: Texts) -> None:
    view = listed(alone, plain_look, texts, CALL, CALL)
    view.activateWindow()
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    one = view.grab().toImage()
    view.setCurrentIndex(view.model().index(1, 0))
    assert view.grab().toImage() != one


def test_a_row_has_room_for_its_two_lines(alone: Alone, plain_look: Look, texts: Texts) -> None:
    for unit in (16, 32):
        look = replace(plain_look, unit=unit)
        view = listed(alone, look, texts, CALL, CALL)
        font = view.font()
        font.setPixelSize(unit)
        view.setFont(font)
        assert view.sizeHintForRow(0) >= view.fontMetrics().height() + round(0.9 * unit) + 2 * round(0.35 * unit)
