"""Everything a window is made of goes with it, on its own thread: nothing is left for a collection elsewhere."""

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from poise.ui.app import build
from poise.ui.screens.hall import Hall
from poise.ui.window import Window
from tests.screens import SCREENS
from tests.ui.conftest import Desk
from tests.ui.scripted import Book, parts
from tests.ui.taught import Classes

Open = Callable[..., Desk]


def ownerless() -> set[QWidget]:
    """Widgets that Python alone holds: whichever thread collects them, deletes them."""
    return {one for one in QApplication.topLevelWidgets() if one.parent() is None}


@pytest.fixture
def kept() -> Iterator[None]:
    """Nothing is collected meanwhile, so that only what has an owner goes."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def test_only_the_window_and_the_hall_have_no_parent(opened: Open, kept: None) -> None:
    before = ownerless()
    opened()
    assert sorted(type(one).__name__ for one in ownerless() - before) == [Hall.__name__, Window.__name__]


def test_nor_has_any_widget_of_any_screen_once_it_was_seen(opened: Open, kept: None, qtbot: QtBot) -> None:
    before = ownerless()
    desk = opened()
    for screen in SCREENS:
        screen(desk.window, desk.flow)
    assert {type(one) for one in ownerless() - before} == {Hall, Window}


def test_all_goes_with_the_window(dressed: QApplication, kept: None) -> None:
    before = ownerless()
    window, stage, _flow = build(parts(Book(), lectern=Classes().lectern()))
    window.show()
    window.close()
    stage.close()
    window.deleteLater()
    for _ in range(2):  # the window, and then what goes with it
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert ownerless() == before
