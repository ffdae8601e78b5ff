"""The curve of two takes: every reply is reached by arrow keys and mouse, and told in words."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from poise.domain.tree import tree
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.two_curves import TwoCurvesView
from poise.ui.views.compare import compare
from tests.screens import thrice
from tests.ui.scripted import the_rubric

Alone = Callable[[QWidget], QWidget]


@pytest.fixture
def view(alone: Alone, texts: Texts, plain_look: Look) -> TwoCurvesView:
    made, call = TwoCurvesView(texts), thrice()
    one, _, other = tree(call.events).branches
    made.fit(plain_look)
    made.resize(900, made.height())
    made.show_compared(compare(call.scenario, one, other, the_rubric(), texts))
    alone(made)
    return made


def test_it_begins_where_the_two_part(view: TwoCurvesView) -> None:
    assert (view.value(), view.minimum(), view.maximum()) == (4, 0, 5)
    assert view.accessibleName() and view.accessibleDescription().startswith("After reply 4.")


def test_arrow_keys_go_from_reply_to_reply(view: TwoCurvesView, qtbot: QtBot) -> None:
    before = view.grab().toImage()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleDescription().startswith("After reply 5.") and view.grab().toImage() != before
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.accessibleDescription().startswith("The first word.")


def test_the_mouse_takes_the_nearest_reply(view: TwoCurvesView, qtbot: QtBot) -> None:
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(2, 40))
    assert view.value() == 0
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(view.width() - 2, 40))
    assert view.value() == 5
