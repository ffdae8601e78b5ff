"""F1 lists the keys of what is on the screen: those of a call in a call, and none where there is none."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from poise.shown.texts import Texts
from poise.ui.remote import COMMANDS, remote
from poise.ui.screens.keys import KeysCard, call_rows, class_rows
from tests.screens import call
from tests.ui.conftest import Desk

Open = Callable[..., Desk]


def test_a_calls_keys_are_on_a_card(opened: Open, qtbot: QtBot, dressed: QApplication, texts: Texts) -> None:
    desk = opened()
    call(desk.window, desk.flow)
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    qtbot.keyClick(desk.window, Qt.Key.Key_F1)
    card = dressed.activeModalWidget()
    assert isinstance(card, KeysCard)
    assert ("R", "Back one reply") in card.rows and ("Space", "Hold to speak") in card.rows
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert dressed.activeModalWidget() is None


def test_the_card_of_a_class_has_every_command_that_has_a_key(texts: Texts) -> None:
    assert len(class_rows(remote({})[0], texts)) == len(COMMANDS)
    without, _ = remote({"skip": ""})
    assert texts("command.skip") not in {what for _, what in class_rows(without, texts)}
    assert call_rows(texts)[-1] == ("F1", "All keys")
