"""Nothing is lost by using the window for a long time: no reference, no timer, no thread, no widget."""

import gc
import sys
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from poise.ui.parts import Mouth, Recording
from tests.screens import call
from tests.ui.conftest import Desk
from tests.ui.scripted import FOLDER, story, the_scenarios

Open = Callable[..., Desk]
CALLS = 150
LOST = -0.4
"""Some versions of PySide drop a reference of None at every call of an overridden method and end the process with it
after some thousand calls; short tests do not notice."""


def drifts(act: Callable[[], object]) -> list[float]:
    """How many references of None, True and False one call gains or loses."""
    act()
    gc.collect()
    gc.disable()  # what other tests left behind is not to be counted
    before = [sys.getrefcount(one) for one in (None, True, False)]
    for _ in range(CALLS):
        act()
    after = [sys.getrefcount(one) for one in (None, True, False)]
    gc.enable()
    return [(b - a) / CALLS for a, b in zip(before, after, strict=True)]


@pytest.fixture
def desk(opened: Open) -> Desk:
    made = opened()
    call(made.window, made.flow)
    return made


def acts(desk: Desk) -> dict[str, Callable[[], object]]:
    screen, level = desk.window.call, iter(range(10_000))
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier)
    return {
        "face": screen.face.grab,
        "speak": lambda: screen.face.speak(Mouth("x", 0.0)),
        "meter": lambda: (screen.meter.hear(-(next(level) % 60)), screen.meter.grab()),
        "caption": screen.caption.grab,
        "sign": screen.mood.grab,
        "steps": screen.steps.grab,
        "button": screen.controls.buttons["talk"].grab,
        "key": lambda: QApplication.sendEvent(screen.steps, press),
        "activation": lambda: QApplication.sendEvent(screen, QEvent(QEvent.Type.WindowDeactivate)),
        "show": lambda: screen.show_call(screen.shown),
        "resize": lambda: desk.window.resize(1100 + next(level) % 2, 700),
    }


@pytest.mark.parametrize(
    "name",
    ["face", "speak", "meter", "caption", "sign", "steps", "button", "key", "activation", "show", "resize"],
)
def test_no_reference_is_lost(desk: Desk, name: str) -> None:
    assert min(drifts(acts(desk)[name])) > LOST


def test_signals_from_the_stage_lose_none_either(desk: Desk, qtbot: QtBot) -> None:
    heard: list[int] = []
    before = sys.getrefcount(None)
    for i in range(CALLS):
        desk.stage.post(lambda i=i: heard.append(i))
    qtbot.waitUntil(lambda: len(heard) == CALLS)
    assert (sys.getrefcount(None) - before) / CALLS > LOST


def test_no_timer_runs_behind_another_screen(desk: Desk, qtbot: QtBot) -> None:
    desk.window.call.sound(Mouth("x", 60.0, (0.9,) * 90))
    assert desk.window.call.face.moving
    desk.flow.looking_back.review(Recording(the_scenarios()[0], story(), FOLDER))
    qtbot.wait(10)
    assert [timer for timer in desk.window.findChildren(QTimer) if timer.isActive()] == []


def test_a_closed_window_leaves_no_thread(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    desk.flow.begin()
    desk.window.choose.start_button.click()
    qtbot.waitUntil(lambda: bool(desk.book.performances))
    desk.window.close()
    desk.stage.close()
    assert [thread for thread in threading.enumerate() if thread.name == "stage"] == []
    assert [timer for timer in desk.window.findChildren(QTimer) if timer.isActive()] == []


def test_looking_at_many_calls_keeps_no_old_widgets(desk: Desk, qtbot: QtBot) -> None:
    def labels() -> int:
        qtbot.wait(5)
        gc.collect()
        return len(desk.window.findChildren(QLabel))

    counts = []
    for _ in range(4):
        desk.flow.looking_back.review(Recording(the_scenarios()[0], story(), FOLDER))
        desk.window.debrief.tabs.open_last()
        counts.append(labels())
    assert counts[1] == counts[2] == counts[3]
