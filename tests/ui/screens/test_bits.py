"""The shared widgets."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from poise.ui.look import Look
from poise.ui.screens.bits import ButtonRow, KeyButton, Tick, announce, button, emptied, label, scrolling

Alone = Callable[[QWidget], QWidget]
pytestmark = pytest.mark.usefixtures("dressed")


def test_text_is_never_read_as_markup() -> None:
    assert label("<b>x</b>").textFormat() == Qt.TextFormat.PlainText


def test_a_button_shows_its_key_where_there_is_room(alone: Alone, plain_look: Look) -> None:
    one = KeyButton("Pause", "P")
    one.fit(plain_look)
    alone(one)
    wide = one.sizeHint().width()
    one.fit(Look(plain_look.theme, plain_look.unit, 400, 400))
    assert one.sizeHint().width() < wide
    assert one.grab().toImage().width() > 0


def test_buttons_wrap_into_rows_of_two(alone: Alone, plain_look: Look) -> None:
    buttons = [button(text) for text in ("Where the files are", "Call again", "Another call")]
    row = ButtonRow(buttons)
    row.fit(plain_look, 900)
    alone(row)
    row.resize(900, 60)
    assert len({one.y() for one in buttons}) == 1
    row.fit(plain_look, 200)
    row.adjustSize()
    assert len({one.y() for one in buttons}) == 2
    row.offer(buttons[0], False)
    row.fit(plain_look, 200)
    assert not buttons[0].isVisible()


def test_a_layout_can_be_emptied() -> None:
    holder = QWidget()
    rows = QVBoxLayout(holder)
    inner = QHBoxLayout()
    inner.addWidget(QLabel("a"))
    inner.addStretch(1)
    rows.addLayout(inner)
    rows.addWidget(QLabel("b"))
    emptied(rows)
    assert rows.count() == 0
    assert {(one.isHidden(), one.parent()) for one in holder.findChildren(QLabel)} == {(True, holder)}
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert holder.findChildren(QLabel) == [], "gone in the window's thread, never without an owner"


def test_a_long_tick_wraps(alone: Alone, plain_look: Look, qtbot: QtBot) -> None:
    tick = Tick("I agree that my calls are recorded on this computer, and so on and so forth.")
    tick.fit(plain_look)
    alone(tick)
    assert tick.heightForWidth(200) > tick.heightForWidth(1000)
    before = tick.grab().toImage()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert tick.isChecked() and tick.grab().toImage() != before


def test_saying_something_to_nobody_is_no_fault(alone: Alone) -> None:
    announce(alone(QLabel("x")), "hello")


def test_what_does_not_fit_scrolls_up_and_down_only() -> None:
    area = scrolling(QLabel("x"))
    assert area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
