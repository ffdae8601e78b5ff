"""Opening and closing for real: one event loop, one window, errors caught from every thread."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from poise.ui import app as app_module
from poise.ui.app import dress, run
from poise.ui.screens.notices import BugDialog
from poise.ui.window import SMALLEST, Window
from tests.ui.scripted import Book, parts


@pytest.fixture
def later(qapp: QApplication) -> Iterator[QTimer]:
    """Something that happens while the window is open; the window is closed afterwards."""
    timer = QTimer(interval=80, singleShot=True)
    yield timer
    timer.stop()


def the_window() -> Window:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, Window) and one.isVisible())


def test_it_opens_shows_itself_and_ends_when_it_is_closed(later: QTimer) -> None:
    book, seen = Book(), []

    def look() -> None:
        window = the_window()
        seen.append((window.choose.isVisible(), window.width() >= SMALLEST.width(), window.windowTitle()))
        window.close()

    later.timeout.connect(look)
    later.start()
    hooks = sys.excepthook, threading.excepthook
    assert run(parts(book, version="1.2")) == 0
    assert seen == [(True, True, "Poise")]
    assert (sys.excepthook, threading.excepthook) == hooks
    assert not [thread for thread in threading.enumerate() if thread.name == "stage"]


def test_an_error_in_any_thread_is_told(later: QTimer, qtbot: QtBot) -> None:
    told: list[str] = []

    def fails() -> None:
        raise ZeroDivisionError("elsewhere")

    def look() -> None:
        thread = threading.Thread(target=fails)
        thread.start()
        thread.join()
        sys.excepthook(ValueError, ValueError("here"), None)
        QTimer.singleShot(80, close)

    def close() -> None:
        told.extend(dialog.text.toPlainText() for dialog in the_window().findChildren(BugDialog))
        for dialog in the_window().findChildren(BugDialog):
            dialog.accept()
        the_window().close()

    later.timeout.connect(look)
    later.start()
    assert run(parts(Book(), version="1.2")) == 0
    assert len(told) == 1 and "elsewhere" in told[0] and "Poise 1.2" in told[0]


def test_the_font_of_the_package_is_used(qapp: QApplication) -> None:
    dress(qapp)
    assert qapp.font().family() == "Atkinson Hyperlegible"


def test_without_the_package_the_system_s_font_stays(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_module, "FONT", "there_is_no_such_package")
    before = qapp.font()
    qapp.setFont(QFont("DejaVu Sans"))
    dress(qapp)
    assert qapp.font().family() == "DejaVu Sans"
    qapp.setFont(before)
