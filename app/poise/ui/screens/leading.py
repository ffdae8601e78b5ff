"""The teacher's controls: every command as a button with its key, who speaks next, and a line for a typed reply."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.remote import COMMANDS, Command, Remote
from poise.ui.screens.bits import KeyButton, Tick, button, label
from poise.ui.views.desk import DeskShown

APART: tuple[Command, ...] = ("next", "back", "freeze", "blank", "talk", "type", "pass", "tab_next", "tab_back")
"""Commands with a place of their own, outside the grid; the tabs are pressed themselves."""


class LeadView(QWidget):
    """All commands but those of the foot.

    Signals:
        commanded(command): a button was pressed.
        passed(speaker, read): the microphone goes on, with or without five seconds of reading.
        replied(text): a typed reply.
    """

    commanded = Signal(str)
    passed = Signal(str, bool)
    replied = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._speaker = label("", "strong")
        self.name, self.line = QLineEdit(), QLineEdit()
        self.read = Tick(texts("desk.read"))
        self.pass_on, self.send = button(texts("desk.pass_on")), button(texts("call.send"))
        for field, key, longest in ((self.name, "desk.name", 40), (self.line, "desk.reply", 280)):
            field.setPlaceholderText(texts(key))
            field.setAccessibleName(texts(key))
            field.setMaxLength(longest)
        self.buttons = {name: KeyButton(texts(f"command.{name}"), "") for name in COMMANDS if name not in APART}
        self._grid, self._rows = QGridLayout(), QVBoxLayout(self)
        self._passing, self._typing = QHBoxLayout(), QHBoxLayout()
        self._fill(texts)

    def show_lead(self, shown: DeskShown) -> None:
        """Show what can be done."""
        self._speaker.setText(shown.speaker)
        for name, one in self.buttons.items():
            one.setEnabled(name in shown.can)
        self.pass_on.setEnabled("pass" in shown.can)
        self.send.setEnabled("type" in shown.can)

    def label_keys(self, remote: Remote) -> None:
        """Write these keys on the buttons."""
        for name, one in self.buttons.items():
            one.key = remote.first(name)
            one.updateGeometry()

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        for layout in (self._rows, self._grid, self._passing, self._typing):
            layout.setSpacing(look.em(0.45))
        self._rows.setContentsMargins(0, 0, look.em(0.8), 0)
        self.read.fit(look)
        for one in self.buttons.values():
            one.fit(look)

    def _fill(self, texts: Texts) -> None:
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(label(texts("desk.speaker_title"), "key"))
        self._rows.addWidget(self._speaker)
        self._passing.addWidget(self.name, 1)
        self._passing.addWidget(self.pass_on)
        self._rows.addLayout(self._passing)
        self._rows.addWidget(self.read)
        self._typing.addWidget(self.line, 1)
        self._typing.addWidget(self.send)
        self._rows.addLayout(self._typing)
        self._rows.addWidget(label(texts("desk.lead"), "key"))
        for number, one in enumerate(self.buttons.values()):
            self._grid.addWidget(one, number // 2, number % 2)
        self._rows.addLayout(self._grid)
        self._rows.addStretch(1)
        for name, one in self.buttons.items():
            one.clicked.connect(lambda _checked=False, name=name: self.commanded.emit(name))
        self.pass_on.clicked.connect(self._pass)
        self.name.returnPressed.connect(self._pass)
        self.send.clicked.connect(self._reply)
        self.line.returnPressed.connect(self._reply)

    def _pass(self) -> None:
        if self.pass_on.isEnabled():
            self.passed.emit(self.name.text().strip(), self.read.isChecked())
            self.name.clear()

    def _reply(self) -> None:
        text = self.line.text().strip()
        if text and self.send.isEnabled():
            self.line.clear()
            self.replied.emit(text)
