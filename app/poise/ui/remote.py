"""Keys of presenter remotes and keyboards as commands: a table of key texts that the settings can change."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

Command = Literal[
    "next",
    "back",
    "freeze",
    "blank",
    "replay",
    "rewind",
    "skip",
    "hotter",
    "milder",
    "guide",
    "steps",
    "evidence",
    "end",
    "pass",
    "poll_open",
    "poll_close",
    "poll_reveal",
    "say",
    "join",
    "talk",
    "type",
    "swap",
    "one_screen",
    "finish",
    "tab_next",
    "tab_back",
    "help",
]
COMMANDS: tuple[Command, ...] = get_args(Command)

USUAL: Mapping[Command, tuple[str, ...]] = MappingProxyType(
    {
        "next": ("PgDown", "Right"),
        "back": ("PgUp", "Left"),
        "freeze": ("F5", "Esc"),
        "blank": ("B", "."),
        "replay": ("A",),
        "rewind": ("R", "Backspace"),
        "skip": ("V",),
        "hotter": ("+",),
        "milder": ("-",),
        "guide": ("G",),
        "steps": ("S",),
        "evidence": ("E",),
        "end": ("X",),
        "pass": ("M",),
        "poll_open": ("O",),
        "poll_close": ("C",),
        "poll_reveal": ("P",),
        "say": ("Y",),
        "join": ("J",),
        "talk": ("Space",),
        "type": ("T",),
        "swap": ("F6",),
        "one_screen": ("F7",),
        "finish": ("F10",),
        "tab_next": ("Ctrl+PgDown", "Ctrl+Tab"),
        "tab_back": ("Ctrl+PgUp", "Ctrl+Shift+Tab"),
        "help": ("F1",),
    }
)
"""What remotes send: PageDown and PageUp, full stop or B for black, F5 and Esc in turn for "show" and "end show"."""

_TYPED = frozenset({"PgDown", "PgUp", "Esc", "Ctrl+PgDown", "Ctrl+PgUp", "Ctrl+Tab", "Ctrl+Shift+Tab"})
"""Keys that also count where somebody is writing, beside the function keys: no text is written with them."""


@dataclass(frozen=True, slots=True)
class Remote:
    """Keys and what they mean.  `keys` has those of each command, in the order in which they are listed."""

    keys: Mapping[Command, tuple[str, ...]]

    def meaning(self, key: str, writing: bool = False) -> Command | None:
        """The command of that key; while somebody is writing only keys that write nothing have one."""
        if writing and not (key in _TYPED or (key[:1] == "F" and key[1:].isdigit())):
            return None
        return next((command for command, keys in self.keys.items() if key in keys), None)

    def first(self, command: Command) -> str:
        """The key that stands on the command's button; "" if it has none."""
        return next(iter(self.keys[command]), "")


def remote(changes: Mapping[str, str]) -> tuple[Remote, tuple[str, ...]]:
    """The usual keys with these changes (command: key texts with commas between), and each fault in a sentence.

    A change with a fault is left out, and the usual keys of its command stay; a key that a change gives to a command is
    taken from the one that usually has it.  A command may be left without a key.
    """
    faults: list[str] = []
    keys = dict(USUAL)
    wanted: dict[str, str] = {}
    for name, text in changes.items():
        if name not in COMMANDS:
            faults.append(f'The settings give a key to "{name}", which is no command.')
            continue
        texts, wrong = _key_texts(text)
        if wrong:
            faults.append(f'The settings give "{name}" the key "{wrong}", and there is no such key.')
            continue
        twice = next((key for key in texts if key in wanted), "")
        if twice:
            faults.append(f'The settings give the key "{twice}" to "{wanted[twice]}" and to "{name}".')
            continue
        wanted |= dict.fromkeys(texts, name)
        keys[_command(name)] = texts
    for command in COMMANDS:
        keys[command] = tuple(key for key in keys[command] if wanted.get(key, command) == command)
    if not keys["help"]:
        faults.append('The settings leave no key for "help", so that the keys could not be looked up: F1 stays.')
        keys = {command: tuple(key for key in texts if key != "F1") for command, texts in keys.items()}
        keys["help"] = ("F1",)
    return Remote(MappingProxyType(keys)), tuple(faults)


def pressed(event: QKeyEvent) -> str:
    """The text of the key in `event`, as the table has it; "" for a key that is only held with others.

    A key of the number pad is the same as that of the row; Shift counts only beside a letter or a key without a
    character of its own, since "+" needs it on some keyboards and not on others.
    """
    key = Qt.Key(event.key())
    if key in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_unknown):
        return ""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key == Qt.Key.Key_Backtab:  # what Shift makes of Tab
        key, held = Qt.Key.Key_Tab, held | Qt.KeyboardModifier.ShiftModifier
    text = event.text()
    if text.isprintable() and text.strip() and not text.isalpha():
        held &= ~Qt.KeyboardModifier.ShiftModifier
    return _said(QKeySequence(QKeyCombination(held, key)))


def _key_texts(text: str) -> tuple[tuple[str, ...], str]:
    """The keys in "PgDown, Right, +", and the first that does not exist; "" if all do."""
    found: list[str] = []
    for part in (one.strip() for one in text.split(",")):
        if not part:
            continue
        key = _said(QKeySequence.fromString(part, QKeySequence.SequenceFormat.PortableText))
        if not key:
            return (), part
        found.append(key)
    return tuple(dict.fromkeys(found)), ""


def _said(key: QKeySequence) -> str:
    text = key.toString(QKeySequence.SequenceFormat.PortableText)
    return text if key.count() == 1 and text.isprintable() else ""


def _command(name: str) -> Command:
    return next(command for command in COMMANDS if command == name)
