"""Nothing overlaps and nothing is cut off, from a small laptop to a projector, at every text size."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QSlider,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from poise.ui.flow import Flow
from poise.ui.window import Window
from tests.screens import SCREENS
from tests.ui.conftest import Desk
from tests.ui.scripted import ready

Open = Callable[..., Desk]
LEAVES = (QLabel, QAbstractButton, QComboBox, QLineEdit, QProgressBar, QSlider, QTextEdit)
ROOMS = [
    ((1024, 640), 1.0),
    ((1024, 640), 1.5),
    ((1024, 640), 2.0),
    ((1366, 768), 1.0),
    ((1366, 768), 1.5),
    ((1366, 768), 2.0),
    ((1920, 1080), 1.25),
    ((1920, 1080), 2.0),
    ((3840, 2160), 1.0),
    ((3840, 2160), 2.0),
]


def leaves(window: QWidget) -> Iterator[QWidget]:
    for one in window.findChildren(QWidget):
        here = one.isVisible() and one.window() is window
        if isinstance(one, LEAVES) and here and not any(isinstance(parent, LEAVES) for parent in parents(one)):
            yield one


def parents(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


def whole(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def seen(widget: QWidget, window: QWidget) -> QRect:
    """The part of it that can be seen: what is scrolled away is not."""
    rect = whole(widget, window)
    for parent in parents(widget):
        rect = rect.intersected(whole(parent, window))
        if parent is window:
            break
    return rect


def named(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else widget.accessibleName()
    return f"{type(widget).__name__} {text[:30]!r} {widget.width()}x{widget.height()}"


def overlaps(window: QWidget) -> list[str]:
    shown = [(one, seen(one, window)) for one in leaves(window)]
    return [
        f"{named(a)} and {named(b)}"
        for (a, rect_a), (b, rect_b) in combinations(shown, 2)
        if (common := rect_a.intersected(rect_b)).width() > 1 and common.height() > 1
    ]


def cut(window: QWidget) -> list[str]:
    """Texts that do not fit into their own widget, and widgets that stick out of what holds them."""
    found = []
    for one in leaves(window):
        wanted = one.minimumSizeHint()
        high = one.heightForWidth(one.width()) if one.hasHeightForWidth() else wanted.height()
        if one.width() < wanted.width() - 1 or one.height() < high - 1:
            found.append(f"{named(one)} needs {wanted.width()}x{high}")
        scrolled = any(isinstance(parent, QScrollArea) for parent in parents(one))
        if not scrolled and seen(one, window) != whole(one, window):
            found.append(f"{named(one)} sticks out")
        if scrolled and whole(one, window).width() > seen(one, window).width() + 1 and not seen(one, window).isEmpty():
            found.append(f"{named(one)} is cut off at the side")
    return found


def settled(window: QWidget, qtbot: QtBot) -> list[str]:
    """What is still wrong when all has found its place; the wait ends as soon as nothing is."""
    found = []
    for _ in range(20):
        qtbot.wait(10)
        if not (found := overlaps(window) + cut(window)):
            break
    return found


def walked(window: Window, flow: Flow, qtbot: QtBot) -> dict[str, list[str]]:
    faults = {}
    for screen in SCREENS:
        screen(window, flow)
        faults[screen.__name__] = settled(window, qtbot)
        for question in window.findChildren(QDialog, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if question.isVisible():
                faults[screen.__name__] += settled(question, qtbot)
                question.close()
    return {name: found for name, found in faults.items() if found}


@pytest.mark.parametrize(("size", "scale"), ROOMS, ids=lambda value: str(value))
def test_every_screen_fits(opened: Open, qtbot: QtBot, size: tuple[int, int], scale: float) -> None:
    desk = opened(replace(ready(), text_scale=scale), size)
    assert walked(desk.window, desk.flow, qtbot) == {}


@pytest.mark.parametrize(("size", "scale"), [((1024, 640), 2.0), ((1366, 768), 1.0)])
def test_in_a_wider_font_too(
    opened: Open, qtbot: QtBot, dressed: QApplication, size: tuple[int, int], scale: float
) -> None:
    before = dressed.font()
    dressed.setFont(QFont("DejaVu Sans"))
    desk = opened(replace(ready(), text_scale=scale), size)
    try:
        assert walked(desk.window, desk.flow, qtbot) == {}
    finally:
        dressed.setFont(before)


def test_an_overlap_would_be_found(opened: Open) -> None:
    desk = opened()
    for x in (10, 30):
        label = QLabel("Overlapping", desk.window)
        label.setGeometry(x, 10, 60, 20)
        label.show()
    assert any("Overlapping" in found for found in overlaps(desk.window))


def test_a_cut_text_would_be_found(opened: Open) -> None:
    desk = opened()
    label = QLabel("Much too long for that", desk.window)
    label.setGeometry(10, 10, 20, 5)
    label.show()
    assert any("Much too long" in found for found in cut(desk.window))
