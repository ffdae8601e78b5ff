"""The words of a reply with their marks, and a field in which the trainee writes what was really said."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import button, label
from poise.ui.screens.marks import MarkedText
from poise.ui.views.debrief import ReplyShown

LINES = 4
"""Lines that the field shows at once."""


class WordField(QPlainTextEdit):
    """Words to be written: Enter keeps them, Escape leaves them.

    Signals:
        kept, left: the one or the other was pressed.
    """

    kept = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class WordsView(QWidget):
    """Shows the words of a ReplyShown.

    Signals:
        corrected(text): this was really said; without a word: what was heard is right.
    """

    corrected = Signal(str)

    def __init__(self, reply: ReplyShown, texts: Texts) -> None:
        super().__init__()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._text = MarkedText(reply.text, reply.marks, reply.words.unsure) if reply.text else None
        self._was = reply.text
        if self._text is not None:
            self._lines.addWidget(self._text)
        if reply.words.note:
            self._lines.addWidget(label(reply.words.note, "small"))
        self.open = button(texts("correct.open"), "quiet")
        self.open.setAccessibleName(f"{reply.heading}: {texts('correct.open')}")
        self.open.clicked.connect(self._begin)
        self.back = button(texts("correct.back"), "quiet")
        self.back.clicked.connect(lambda: self.corrected.emit(""))
        self._ways = QVBoxLayout()  # one below the other: side by side they are broader than a card in large letters
        for one in (self.open, self.back):
            self._ways.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        self._lines.addLayout(self._ways)
        if not reply.words.corrected:
            self.back.hide()
        self._form(texts)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._lines.setSpacing(look.em(0.3))
        self._ways.setSpacing(look.em(0.2))
        self._ways.setContentsMargins(-look.em(0.5), 0, 0, 0)  # a quiet button has room around its words
        self._buttons.setSpacing(look.em(0.6))
        self.field.setFixedHeight(round(LINES * 1.3 * look.unit) + look.em(1.2))
        if self._text is not None:
            self._text.fit(look)

    def _form(self, texts: Texts) -> None:
        self._sheet, self._buttons = QWidget(), QHBoxLayout()
        rows = QVBoxLayout(self._sheet)
        rows.setContentsMargins(0, 0, 0, 0)
        self.field = WordField(texts("correct.field"))
        self.field.kept.connect(self._keep)
        self.field.left.connect(self._leave)
        keep, leave = button(texts("correct.keep"), "primary"), button(texts("correct.leave"), "quiet")
        keep.clicked.connect(self._keep)
        leave.clicked.connect(self._leave)
        self._buttons.addWidget(keep)
        self._buttons.addWidget(leave)
        self._buttons.addStretch(1)
        rows.addWidget(label(texts("correct.field"), "small"))
        rows.addWidget(self.field)
        rows.addLayout(self._buttons)
        self._sheet.hide()
        self._lines.addWidget(self._sheet)

    def _begin(self) -> None:
        self._show_form(True)
        self.field.setPlainText(self._was)
        self.field.selectAll()
        self.field.setFocus()

    def _show_form(self, on: bool) -> None:
        self._sheet.setVisible(on)
        self.open.setVisible(not on)

    def _leave(self) -> None:
        self._show_form(False)
        self.open.setFocus()

    def _keep(self) -> None:
        """The same words again are no correction."""
        said = " ".join(self.field.toPlainText().split())
        self._leave()
        if said != self._was:
            self.corrected.emit(said)
