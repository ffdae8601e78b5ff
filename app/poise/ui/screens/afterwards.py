"""After the call: what was promised, why it came to this, and one goal for the next call."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from poise.shown.promises import PromiseShown
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import button, card, label
from poise.ui.screens.record import RecordView
from poise.ui.views.afterwards import WHYS, AfterwardsShown


class AfterwardsView(QWidget):
    """Shows an AfterwardsShown, and the promises as soon as they are found.

    Signals:
        learned(whys, prevention, goal): the trainee wants to keep this.
        rested: a few minutes are to be taken.
    """

    learned = Signal(object, str, str)
    rested = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._look: Look | None = None
        self._kept = label("", "cue")
        self._lines, self.record = QVBoxLayout(self), RecordView(texts)
        self._sheets = [QVBoxLayout(), QVBoxLayout()]
        self._sheets[0].addWidget(self.record)
        self._sheets[1].addWidget(label(texts("afterwards.feedback"), "heading"))
        self.whys = [self._field(texts("afterwards.why" if n == 0 else "afterwards.and_why")) for n in range(WHYS)]
        self.prevention = self._field(texts("afterwards.prevention"))
        self.goal = self._field(texts("afterwards.goal"))
        self.keep = button(texts("afterwards.keep"), "primary")
        self.keep.clicked.connect(self._tell)
        self._sheets[1].addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        self._sheets[1].addWidget(self._kept)
        self._sheets.insert(0, self._break())
        for sheet in self._sheets:
            self._lines.addWidget(card(sheet))
        self._lines.addStretch(1)

    def show_afterwards(self, shown: AfterwardsShown) -> None:
        """Show this, and no promises yet."""
        self.record.show_record(shown.happened)
        for field, text in zip(self.whys, shown.whys, strict=True):
            field.setText(text)
        self.prevention.setText(shown.prevention)
        self.goal.setText(shown.goal)
        self._kept.setText("")

    def show_promises(self, promises: tuple[PromiseShown, ...]) -> None:
        """Show these; what has been written below them meanwhile stays."""
        self.record.show_promises(promises)

    def say_kept(self, whys: tuple[str, ...], prevention: str, goal: str) -> None:
        """This is kept; not said if something else stands in the fields by now."""
        if self._written() == (whys, prevention, goal):
            self._kept.setText(self._texts("afterwards.kept_goal" if goal else "afterwards.kept"))

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self._lines.setContentsMargins(look.em(0.2), look.em(0.9), look.em(0.9), look.em(0.9))
        self._lines.setSpacing(look.em(0.9))
        self.record.fit(look)
        for sheet in self._sheets:
            sheet.setContentsMargins(look.em(1.3), look.em(1.1), look.em(1.3), look.em(1.2))
            sheet.setSpacing(look.em(0.4))

    def _field(self, question: str) -> QLineEdit:
        caption, field = label(question, "strong"), QLineEdit()
        caption.setBuddy(field)
        field.setAccessibleName(question)
        field.setMaxLength(300)
        field.textEdited.connect(lambda _: self._kept.setText(""))
        self._sheets[1].addWidget(caption)
        self._sheets[1].addWidget(field)
        return field

    def _break(self) -> QVBoxLayout:
        """The way to a few minutes for oneself."""
        sheet, self.rest = QVBoxLayout(), button(self._texts("minutes.title"))
        self.rest.clicked.connect(self.rested)
        sheet.addWidget(label(self._texts("minutes.offer")))
        sheet.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignLeft)
        return sheet

    def _written(self) -> tuple[tuple[str, ...], str, str]:
        whys = tuple(text for field in self.whys if (text := field.text().strip()))
        return whys, self.prevention.text().strip(), self.goal.text().strip()

    def _tell(self) -> None:
        self.learned.emit(*self._written())
