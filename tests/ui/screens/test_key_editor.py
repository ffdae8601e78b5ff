"""The keys of a class are changed by pressing new ones; a clash is one sentence, and the usual keys come back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from poise.ui.screens.key_editor import KeyEditor
from tests.ui import taught
from tests.ui.conftest import Desk

Open = Callable[..., Desk]


class Editing:
    """The editor as it is opened from the options, and keys to press."""

    def __init__(self, desk: Desk, app: QApplication, qtbot: QtBot) -> None:
        self.desk, self._qtbot = desk, qtbot
        desk.flow.open_choose()
        desk.window.choose.keys_button.click()
        editor = app.activeModalWidget()
        assert isinstance(editor, KeyEditor)
        self.editor = editor

    @property
    def kept(self) -> dict[str, str]:
        return self.desk.flow.settings.settings.keys

    def press(self, command: str, key: Qt.Key) -> str:
        """Choose a command, press its new key; what is told."""
        button = next(one for name, one in self.editor.buttons.items() if name == command)
        button.setFocus()
        self._qtbot.keyClick(button, Qt.Key.Key_Return)
        self._qtbot.keyClick(button, key)
        return self.editor.told.text()


@pytest.fixture
def editing(opened: Open, dressed: QApplication, qtbot: QtBot) -> Editing:
    return Editing(opened(lectern=taught.Classes().lectern()), dressed, qtbot)


def test_a_new_key_is_shown_kept_and_obeyed(editing: Editing) -> None:
    assert editing.press("blank", Qt.Key.Key_F8) == "F8 is now the key for “Black picture”."
    assert editing.kept == {"blank": "F8, B"} and "F8" in editing.editor.shown["blank"].text()
    assert editing.desk.window.desk.buttons["blank"].key == "F8"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F5])
def test_a_clash_is_told_in_one_sentence_and_changes_nothing(editing: Editing, key: Qt.Key) -> None:
    told = editing.press("blank", key)
    assert told.endswith("stays with “Freeze, go on”: give that command another key first.") and editing.kept == {}
    assert editing.editor.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_a_key_that_the_window_needs_is_no_commands(editing: Editing, key: Qt.Key) -> None:
    assert "can be no command’s key" in editing.press("blank", key) and editing.kept == {}


def test_the_usual_keys_come_back(editing: Editing) -> None:
    assert not editing.editor.usual_button.isEnabled()
    editing.press("blank", Qt.Key.Key_F8)
    editing.editor.usual_button.click()
    assert editing.kept == {} and editing.editor.shown["blank"].text() == "B  or  ."


def test_who_thinks_again_changes_nothing(editing: Editing, qtbot: QtBot) -> None:
    button = editing.editor.buttons["blank"]
    button.click()
    button.click()
    qtbot.keyClick(button, Qt.Key.Key_F8)
    assert editing.kept == {}
    qtbot.keyClick(editing.editor, Qt.Key.Key_Escape)
    assert not editing.editor.isVisible()


def test_without_lessons_there_are_no_keys_to_change(opened: Open) -> None:
    assert opened(lectern=None).window.choose.keys_button.isHidden()
