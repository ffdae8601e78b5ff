"""A window to test with: everything is real but the call, which is told instead of spoken."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from poise.resources import root
from poise.settings import Settings
from poise.shown.texts import Texts, read_texts
from poise.shown.theme import read_theme
from poise.ui.app import build, dress
from poise.ui.flow import Flow
from poise.ui.look import Look, look
from poise.ui.stage import Stage
from poise.ui.window import Window
from tests.ui.scripted import Book, parts
from tests.ui.taught import Classes


@dataclass(frozen=True, slots=True)
class Desk:
    """An open window and everything behind it."""

    window: Window
    stage: Stage
    flow: Flow
    book: Book


@pytest.fixture(scope="session")
def texts() -> Texts:
    """The words that ship."""
    return read_texts(root("assets") / "i18n" / "en.toml")


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application in its own style and font."""
    dress(qapp)
    return qapp


@pytest.fixture
def plain_look() -> Look:
    """A small laptop at plain text size."""
    return look(read_theme(root("assets") / "themes", "light"), 1366, 768, 1.0)


@pytest.fixture
def opened(dressed: QApplication, qtbot: QtBot) -> Iterator[Callable[..., Desk]]:
    """Open a window with these settings and parts; it is closed at the end, and its stage with it."""
    desks: list[Desk] = []

    def open_(settings: Settings | None = None, size: tuple[int, int] = (1366, 768), **changes: object) -> Desk:
        book = Book()
        changes.setdefault("lectern", Classes().lectern())
        window, stage, flow = build(parts(book, settings, **changes))
        desks.append(Desk(window, stage, flow, book))
        window.resize(*size)
        with qtbot.waitExposed(window):
            window.show()
        return desks[-1]

    yield open_
    for desk in desks:
        desk.window.close()
        desk.stage.close()
        desk.window.deleteLater()
    if desks:
        qtbot.wait(1)
        gc.collect()  # here, on the window's thread: a widget that another thread collects takes the process with it


@pytest.fixture
def alone(qtbot: QtBot, plain_look: Look) -> Callable[[QWidget], QWidget]:
    """Show one widget by itself, fitted to the plain look."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    return show
