"""Keys of remotes and keyboards mean commands; the settings may change them, and every fault is one sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from poise.ui.remote import COMMANDS, USUAL, pressed, remote

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
PAD, CONTROL = Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ControlModifier


def key(code: Qt.Key, held: Qt.KeyboardModifier = NONE, text: str = "") -> str:
    return pressed(QKeyEvent(QEvent.Type.KeyPress, code, held, text))


@pytest.mark.parametrize(
    ("code", "text", "meaning"),
    [
        (Qt.Key.Key_PageDown, "", "next"),
        (Qt.Key.Key_PageUp, "", "back"),
        (Qt.Key.Key_Right, "", "next"),
        (Qt.Key.Key_Left, "", "back"),
        (Qt.Key.Key_B, "b", "blank"),
        (Qt.Key.Key_Period, ".", "blank"),
        (Qt.Key.Key_F5, "", "freeze"),
        (Qt.Key.Key_Escape, "", "freeze"),
        (Qt.Key.Key_F1, "", "help"),
        (Qt.Key.Key_Q, "q", None),
    ],
)
def test_what_every_presenters_remote_sends_means_something(code: Qt.Key, text: str, meaning: str | None) -> None:
    keys, faults = remote({})
    assert keys.meaning(key(code, text=text)) == meaning and not faults


def test_every_command_has_a_key_of_its_own() -> None:
    texts = [text for command in COMMANDS for text in USUAL[command]]
    assert len(texts) == len(set(texts)) and all(USUAL[command] for command in COMMANDS)
    assert all(QKeySequence.fromString(text).toString() == text for text in texts)


def test_plus_is_plus_wherever_it_lies() -> None:
    keys, _ = remote({})
    assert keys.meaning(key(Qt.Key.Key_Plus, SHIFT, "+")) == "hotter"
    assert keys.meaning(key(Qt.Key.Key_Plus, PAD, "+")) == "hotter"
    assert keys.meaning(key(Qt.Key.Key_Minus, text="-")) == "milder"


def test_a_letter_with_another_key_held_is_another_key() -> None:
    keys, _ = remote({})
    assert keys.meaning(key(Qt.Key.Key_B, CONTROL, "\x02")) is None
    assert keys.meaning(key(Qt.Key.Key_B, SHIFT, "B")) is None
    assert key(Qt.Key.Key_Shift, SHIFT) == ""


@pytest.mark.parametrize(("text", "meaning"), [("B", None), ("Space", None), ("Left", None), ("PgDown", "next")])
def test_who_writes_gives_no_orders(text: str, meaning: str | None) -> None:
    keys, _ = remote({})
    assert keys.meaning(text) is not None
    assert keys.meaning(text, writing=True) == meaning


def test_keys_can_be_changed_and_are_taken_from_whom_they_belonged_to() -> None:
    keys, faults = remote({"freeze": "F5, Space", "skip": ""})
    assert keys.keys["freeze"] == ("F5", "Space") and keys.keys["talk"] == () and keys.keys["skip"] == ()
    assert keys.first("talk") == "" and keys.first("freeze") == "F5" and not faults


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"fly": "F"}, 'The settings give a key to "fly", which is no command.'),
        ({"skip": "Blorp"}, 'The settings give "skip" the key "Blorp", and there is no such key.'),
        ({"skip": "Q", "steps": "Q"}, 'The settings give the key "Q" to "skip" and to "steps".'),
        ({"help": ""}, 'The settings leave no key for "help", so that the keys could not be looked up: F1 stays.'),
    ],
)
def test_a_fault_is_told_in_one_sentence(changes: dict[str, str], sentence: str) -> None:
    keys, faults = remote(changes)
    assert faults == (sentence,)
    assert keys.keys["help"] == ("F1",)


@given(
    st.dictionaries(st.sampled_from(COMMANDS), st.sampled_from(["", "F1", "Q", "Q, W", "PgDown", "Ctrl+K", "nonsense"]))
)
def test_whatever_is_changed_no_key_means_two_things_and_help_is_left(changes: dict[str, str]) -> None:
    keys, _ = remote(changes)
    texts = [text for command in COMMANDS for text in keys.keys[command]]
    assert len(texts) == len(set(texts))
    assert keys.keys["help"]
