"""After the call: what was promised, why it came to this, and one goal for the next call."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from poise.ui.look import Look
from poise.ui.screens.bits import button, card, emptied, label
from poise.ui.texts import Texts
from poise.ui.views.afterwards import WHYS, AfterwardsShown, PromiseShown


class AfterwardsView(QWidget):
    """Shows an AfterwardsShown, and the promises as soon as they are found.

    Signals:
        learned(whys, prevention, goal): the trainee wants to keep this.
    """

    learned = Signal(object, str, str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._look: Look | None = None
        self._kept = label("", "cue")
        self._lines, self._promises, self._form = QVBoxLayout(self), QVBoxLayout(), QVBoxLayout()
        self._sheets = [QVBoxLayout(), QVBoxLayout()]
        self._sheets[0].addWidget(label(texts("afterwards.promises"), "heading"))
        self._sheets[0].addLayout(self._promises)
        self._sheets[1].addWidget(label(texts("afterwards.feedback"), "heading"))
        self.whys = [self._field(texts("afterwards.why" if n == 0 else "afterwards.and_why")) for n in range(WHYS)]
        self.prevention = self._field(texts("afterwards.prevention"))
        self.goal = self._field(texts("afterwards.goal"))
        self.keep = button(texts("afterwards.keep"), "primary")
        self.keep.clicked.connect(self._tell)
        self._sheets[1].addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        self._sheets[1].addWidget(self._kept)
        for sheet in self._sheets:
            self._lines.addWidget(card(sheet))
        self._lines.addStretch(1)

    def show_afterwards(self, shown: AfterwardsShown) -> None:
        """Show this, and no promises yet."""
        emptied(self._promises)
        for field, text in zip(self.whys, shown.whys, strict=True):
            field.setText(text)
        self.prevention.setText(shown.prevention)
        self.goal.setText(shown.goal)
        self._kept.setText("")

    def show_promises(self, promises: tuple[PromiseShown, ...]) -> None:
        """Show these; what has been written below them meanwhile stays."""
        emptied(self._promises)
        for promise in promises:
            self._add(promise)
        if not promises:
            self._promises.addWidget(label(self._texts("afterwards.none"), "muted"))

    def say_kept(self, whys: tuple[str, ...], prevention: str, goal: str) -> None:
        """This is kept; not said if something else stands in the fields by now."""
        if self._written() == (whys, prevention, goal):
            self._kept.setText(self._texts("afterwards.kept_goal" if goal else "afterwards.kept"))

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self._lines.setContentsMargins(look.em(0.2), look.em(0.9), look.em(0.9), look.em(0.9))
        self._lines.setSpacing(look.em(0.9))
        self._promises.setSpacing(look.em(0.3))
        for sheet in self._sheets:
            sheet.setContentsMargins(look.em(1.3), look.em(1.1), look.em(1.3), look.em(1.2))
            sheet.setSpacing(look.em(0.4))

    def _add(self, promise: PromiseShown) -> None:
        self._promises.addWidget(label(promise.quote))
        self._promises.addWidget(label(promise.due, "small"))
        for warning in promise.warnings:
            self._promises.addWidget(label(warning, "cue"))

    def _field(self, question: str) -> QLineEdit:
        caption, field = label(question, "strong"), QLineEdit()
        caption.setBuddy(field)
        field.setAccessibleName(question)
        field.setMaxLength(300)
        field.textEdited.connect(lambda _: self._kept.setText(""))
        self._sheets[1].addWidget(caption)
        self._sheets[1].addWidget(field)
        return field

    def _written(self) -> tuple[tuple[str, ...], str, str]:
        whys = tuple(text for field in self.whys if (text := field.text().strip()))
        return whys, self.prevention.text().strip(), self.goal.text().strip()

    def _tell(self) -> None:
        self.learned.emit(*self._written())
