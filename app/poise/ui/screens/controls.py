"""What the trainee can do in a call: six buttons with their keys, a line for typing, and "hang up?" asked once."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import KeyButton, button, label
from poise.ui.views.call import CallShown


class Controls(QWidget):
    """The lower edge of the call screen.

    Signals:
        held(down): push-to-talk.
        paused, rewound, hung_up, switched: pause or go on, back one reply, end the call, steps or call.
        replied(text): a typed reply.
    """

    held = Signal(bool)
    paused = Signal()
    rewound = Signal()
    hung_up = Signal()
    switched = Signal()
    replied = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._typed = self._writing = False
        self._roomy = True
        names = ("talk", "type", "rewind", "pause", "steps", "hang_up")
        self.buttons = {name: KeyButton(texts(f"call.{name}"), texts(f"call.{name}_key")) for name in names}
        self.buttons["talk"].setProperty("role", "primary")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.line = QLineEdit()
        self._send = button(texts("call.send"), "primary")
        self._reply = self._make_reply()
        self._stack = QStackedWidget()
        keys = QWidget()
        keys.setLayout(self._grid)
        for one in self.buttons.values():
            one.setParent(keys)
        self._stack.addWidget(keys)
        self._question = QHBoxLayout()
        self._stack.addWidget(self._make_question())
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(self._reply)
        self._rows.addWidget(self._stack)
        self._connect()

    def begin(self, typed: bool) -> None:
        """A call begins, with replies typed or spoken."""
        self._typed = typed
        self.ask(False)
        self.line.clear()
        self.type(typed)

    def show_call(self, shown: CallShown) -> None:
        """Enable what can be done now."""
        over = shown.phase == "over"
        self._send.setEnabled(shown.can_reply)
        self.buttons["pause"].setText(self._texts("call.resume" if shown.phase == "paused" else "call.pause"))
        self.buttons["rewind"].setEnabled(shown.can_rewind)
        for name in ("talk", "type", "pause", "hang_up"):
            self.buttons[name].setEnabled(not over)

    def type(self, on: bool) -> None:
        """Open the line for typing, or close it (it stays open where replies are always typed)."""
        self._writing = on
        self._arrange()
        (self.line if on else self.buttons["talk"]).setFocus()

    def ask(self, on: bool) -> None:
        """Ask whether to hang up, or go back to the keys."""
        self._stack.setCurrentIndex(1 if on else 0)
        self._arrange()
        (self._stay if on else self.buttons["talk"]).setFocus()

    @property
    def asking(self) -> bool:
        """Whether "hang up?" is being asked."""
        return self._stack.currentIndex() == 1

    def fit(self, look: Look) -> None:
        """Take on colours and size: as many buttons in a row as fit."""
        self._rows.setSpacing(look.em(0.6))
        self._grid.setSpacing(look.em(0.6))
        self._question.setSpacing(look.em(0.8))
        self._roomy = look.tall
        self._arrange()
        self.buttons["steps"].setVisible(not look.wide)
        shown = [one for name, one in self.buttons.items() if name != "steps" or not look.wide]
        for one in self.buttons.values():
            one.fit(look)
            self._grid.removeWidget(one)
        room = look.width - look.em(3) + look.em(0.6)
        widths = [one.sizeHint().width() + look.em(0.6) for one in shown]
        columns = len(shown) if sum(widths) <= room else 3 if 3 * max(widths) <= room else 2
        for i, one in enumerate(shown):
            self._grid.addWidget(one, i // columns, i % columns)

    def _arrange(self) -> None:
        """Where it is tight, the line takes the place of the keys while it is written in."""
        self._reply.setVisible(self._writing or (self._typed and self._roomy))
        self._stack.setVisible(self._roomy or self.asking or not self._writing)

    def _make_reply(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        self.line.setPlaceholderText(self._texts("call.reply"))
        self.line.setAccessibleName(self._texts("call.reply"))
        self.line.setMaxLength(2000)
        row.addWidget(self.line, 1)
        row.addWidget(self._send)
        holder.setVisible(False)
        return holder

    def _make_question(self) -> QWidget:
        holder = QWidget()
        holder.setLayout(self._question)
        self._question.setContentsMargins(0, 0, 0, 0)
        self._stay = button(self._texts("call.end_no"))
        self.leave_button = button(self._texts("call.end_yes"), "primary")
        self.leave_button.clicked.connect(self.hung_up)
        self._stay.clicked.connect(lambda: self.ask(False))
        self._question.addWidget(label(self._texts("call.end_text"), "lead"), 1)
        self._question.addWidget(self.leave_button)
        self._question.addWidget(self._stay)
        return holder

    def _connect(self) -> None:
        acts: dict[str, Callable[[], object]] = {
            "type": lambda: self.type(not self._writing),
            "rewind": self.rewound.emit,
            "pause": self.paused.emit,
            "steps": self.switched.emit,
            "hang_up": lambda: self.ask(True),
        }
        for name, act in acts.items():
            self.buttons[name].clicked.connect(act)
        self.buttons["talk"].pressed.connect(lambda: self.held.emit(True))
        self.buttons["talk"].released.connect(lambda: self.held.emit(False))
        self._send.clicked.connect(self._reply_now)
        self.line.returnPressed.connect(self._reply_now)

    def _reply_now(self) -> None:
        text = self.line.text().strip()
        if text and self._send.isEnabled():
            self.line.clear()
            self.type(self._typed)
            self.replied.emit(text)
