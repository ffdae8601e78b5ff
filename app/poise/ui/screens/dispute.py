"""A mark that the trainee may not agree with: the mark, a short form for the reason, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from poise.domain.afterwards import CHOICES, Choice
from poise.shown.marks import Mark
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import button, label
from poise.ui.screens.marks import MarkLine

LONGEST = 300
"""Letters of a reason."""


class ReasonForm(QWidget):
    """Asks why: one of the usual reasons, own words, or both.  Enter keeps it, Escape leaves it.

    Signals:
        given(choice, reason): this is why; "" for what was not given.
        left: it is to be closed as it is.
    """

    given = Signal(str, str)
    left = Signal()

    def __init__(self, mark: Mark, texts: Texts) -> None:
        super().__init__()
        self._rows, self._ways = QVBoxLayout(self), QHBoxLayout()
        self._chosen = QButtonGroup(self)
        self._chosen.setExclusive(False)  # so that a choice can be taken back; `_only` keeps it to one
        self.choices: dict[Choice, QPushButton] = {}
        self._rows.addWidget(label(texts("dispute.why"), "small"))
        for choice in CHOICES:
            one = self.choices[choice] = button(texts(f"dispute.choose.{choice}"))
            one.setCheckable(True)
            self._chosen.addButton(one)
            self._rows.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        self._chosen.buttonClicked.connect(self._only)
        self.reason = QLineEdit()
        self.reason.setMaxLength(LONGEST)
        self.reason.setPlaceholderText(texts("dispute.own"))
        self.reason.setAccessibleName(f"{mark.label}: {texts('dispute.own')}")
        self._rows.addWidget(self.reason)
        self.keep, leave = button(texts("dispute.keep"), "primary"), button(texts("dispute.leave"), "quiet")
        self.keep.clicked.connect(self._tell)
        leave.clicked.connect(self.left)
        for part in (self.keep, leave):
            self._ways.addWidget(part)
        self._ways.addStretch(1)
        self._rows.addLayout(self._ways)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._rows.setContentsMargins(look.em(2.0), 0, 0, look.em(0.6))
        self._rows.setSpacing(look.em(0.35))
        self._ways.setSpacing(look.em(0.6))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _only(self, pressed: QPushButton) -> None:
        for one in self.choices.values():
            one.setChecked(one is pressed and pressed.isChecked())

    def _tell(self) -> None:
        """Nothing chosen and nothing written is no reason yet."""
        choice = next((choice for choice, one in self.choices.items() if one.isChecked()), "")
        reason = " ".join(self.reason.text().split())
        if choice or reason:
            self.given.emit(choice, reason)
        else:
            self.reason.setFocus()


class DisputableMark(QWidget):
    """One mark, with a way to say that one does not agree.

    Signals:
        disputed(id, polarity, choice, reason): he does not agree; with neither choice nor reason, he takes it back.
    """

    disputed = Signal(str, str, str, str)

    def __init__(self, mark: Mark, texts: Texts) -> None:
        super().__init__()
        self.mark = mark
        self._texts = texts
        self._look: Look | None = None
        self._form: ReasonForm | None = None
        self._rows, self._row = QVBoxLayout(self), QHBoxLayout()
        for layout in (self._rows, self._row):
            layout.setContentsMargins(0, 0, 0, 0)
        self._line = MarkLine(mark, texts)
        self.ask = button(texts("dispute.withdraw" if mark.disputed else "dispute.open"), "aside")
        self.ask.setAccessibleName(f"{mark.label}: {self.ask.text()}")
        self.ask.clicked.connect(self._withdraw if mark.disputed else self._begin)
        self._row.addWidget(self._line, 1)
        self._row.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addLayout(self._row)

    @property
    def form(self) -> ReasonForm | None:
        """The form while it is open."""
        return self._form

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self._row.setSpacing(look.em(0.6))
        self._line.fit(look)
        if self._form is not None:
            self._form.fit(look)

    def _begin(self) -> None:
        form = self._form = ReasonForm(self.mark, self._texts)
        form.given.connect(self._tell)
        form.left.connect(self._leave)
        self._rows.addWidget(form)
        if self._look is not None:
            form.fit(self._look)
        self.ask.hide()
        form.show()
        next(iter(form.choices.values())).setFocus()

    def _leave(self) -> None:
        self.ask.show()
        self.ask.setFocus()
        if self._form is not None:
            self._form.hide()
            self._rows.removeWidget(self._form)
            self._form.deleteLater()
            self._form = None

    def _tell(self, choice: str, reason: str) -> None:
        self._leave()
        self.disputed.emit(self.mark.id, self.mark.polarity, choice, reason)

    def _withdraw(self) -> None:
        self.disputed.emit(self.mark.id, self.mark.polarity, "", "")
