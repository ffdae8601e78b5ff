"""A question with a few answers in a row, each on a number key; until it is answered nothing else is meant by them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import ButtonRow, KeyButton, announce, label


class AskedOnce(QFrame):
    """Hidden until something is asked.

    Signals:
        answered(value): the value of the chosen answer; None if it was put off.
        changed: something is asked, or is not asked any more.
    """

    answered = Signal(object)
    changed = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("offer")
        self._texts = texts
        self._look: Look | None = None
        self._question = label("", "strong")
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self._question)
        self._row: ButtonRow | None = None
        self.buttons: list[KeyButton] = []
        self._values: list[object] = []
        self.hide()

    def ask(self, question: str, options: Sequence[tuple[object, str]]) -> None:
        """Ask this; Esc puts it off."""
        self.close_question()
        self._question.setText(question)
        self._values = [value for value, _ in options]
        told = [KeyButton(text, str(number)) for number, (_, text) in enumerate(options, 1)]
        self.buttons = [KeyButton(self._texts("desk.not_now"), "Esc"), *told]
        for made, value in zip(self.buttons, (None, *self._values), strict=True):
            made.clicked.connect(lambda _checked=False, value=value: self._answer(value))
        self._row = ButtonRow(self.buttons)
        self._rows.addWidget(self._row)
        self.show()
        self.changed.emit()
        if self._look is not None:
            self.fit(self._look)
        self.buttons[1].setFocus()
        announce(self, question)

    def close_question(self) -> None:
        """Ask nothing any more."""
        self.hide()
        if self._row is not None:
            self._rows.removeWidget(self._row)
            self._row.hide()
            self._row.deleteLater()
        self._row, self.buttons, self._values = None, [], []
        self.changed.emit()

    @property
    def asking(self) -> bool:
        """Whether something is being asked."""
        return bool(self.buttons)

    def take(self, key: Qt.Key) -> bool:
        """Answer with this key, if it is one of an answer."""
        number = key.value - Qt.Key.Key_1.value
        if key == Qt.Key.Key_Escape:
            self._answer(None)
        elif 0 <= number < len(self._values):
            self._answer(self._values[number])
        else:
            return False
        return True

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self._rows.setSpacing(look.em(0.5))
        self._rows.setContentsMargins(*[look.em(0.7)] * 4)
        for one in self.buttons:
            one.fit(look)
        if self._row is not None:
            self._row.fit(look, look.width - look.em(4.4))

    def _answer(self, value: object) -> None:
        self.close_question()
        self.answered.emit(value)
