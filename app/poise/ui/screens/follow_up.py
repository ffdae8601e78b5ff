"""Before a follow-up call: what became of each promise, and whether it is played now or on another day."""

from datetime import date

from PySide6.QtCore import QDate, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QDateEdit, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.paint.shapes import draw_chevron
from poise.ui.screens.bits import ButtonRow, button, card, emptied, label, scrolling
from poise.ui.screens.page import Page
from poise.ui.screens.rating import Question
from poise.ui.views.follow_up import FollowUpShown


class DayPicker(QDateEdit):
    """A day, by keys or out of a calendar."""

    def __init__(self) -> None:
        super().__init__()
        self.setCalendarPopup(True)
        self.setDisplayFormat("ddd d MMM yyyy")
        self._look: Look | None = None

    @property
    def chosen(self) -> date:
        """The day that stands there."""
        return date.fromisoformat(self.date().toString(Qt.DateFormat.ISODate))

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self.setMinimumWidth(look.em(12))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._look is not None:
            side = self._look.em(0.8)
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.width() - side - self._look.em(0.6), (self.height() - side) / 2, side, side)
            draw_chevron(painter, area, self._look.theme["ink"])
            painter.end()


class FollowUpScreen(Page):
    """Shows a FollowUpShown.

    Signals:
        started(answers): play it now; what became of each promise, in order (None: as it was taken for granted).
        reminded(answers, day): it is to be played on that day (ISO 8601).
    """

    started = Signal(object)
    reminded = Signal(object, str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.questions: list[Question] = []
        self._sheet, inner = QVBoxLayout(), QWidget()
        self._rows, self._list = QVBoxLayout(inner), QVBoxLayout()
        self._title, self._lead, self._note = label("", "title"), label("", "lead"), label("", "small")
        self._later = self._make_later(texts)
        self._rows.addLayout(self._list)
        self._rows.addWidget(self._note)
        self._rows.addStretch(1)
        self._rows.addLayout(self._later)
        self._area = scrolling(inner)
        self._sheet.addWidget(self._area)
        self.back, self.now = button(texts("follow_up.back"), "quiet"), button("", "primary")
        self.back.clicked.connect(self.left)
        self.now.clicked.connect(lambda: self.started.emit(self._answers()))
        self._foot = ButtonRow((self.back, self.now))
        for part in (self._title, self._lead):
            self._page.addWidget(part)
        self._page.addWidget(card(self._sheet), 1)
        self._page.addWidget(self._foot)

    def show_follow_up(self, shown: FollowUpShown) -> None:
        """Ask this."""
        self._title.setText(shown.title)
        self._lead.setText(shown.lead)
        self._note.setText(shown.note)
        self._note.setVisible(bool(shown.note))
        self.now.setText(shown.now)
        self.day.setDate(QDate(shown.day.year, shown.day.month, shown.day.day))
        self.said.setText("")
        emptied(self._list)
        self.questions = [Question(asked) for asked, _ in shown.promises]
        for question, (_, became) in zip(self.questions, shown.promises, strict=True):
            question.answers[became].click()
            self._list.addWidget(question)
        if self._look is not None:
            self.fit(self._look)
        self._area.verticalScrollBar().setValue(0)
        self.now.setFocus()

    def say(self, sentence: str) -> None:
        """Say this beside the day."""
        self.said.setText(sentence)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self._page.setContentsMargins(look.em(1.8), look.em(1.2), look.em(1.8), look.em(1.0))
        self._page.setSpacing(look.em(0.8))
        self._sheet.setContentsMargins(*[look.em(0.9)] * 4)
        self._rows.setContentsMargins(0, 0, look.em(0.9), 0)
        self._rows.setSpacing(look.em(0.9))
        self._list.setSpacing(look.em(0.9))
        self._later.setSpacing(look.em(0.6))
        sideways, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._later.setDirection(sideways if look.medium else down)
        self._lead.setVisible(look.tall)
        self.day.fit(look)
        for question in self.questions:
            question.fit(look, look.width - look.em(7.2))
        self._foot.fit(look, look.width - look.em(3.6))

    def _make_later(self, texts: Texts) -> QBoxLayout:
        """The day on which it is to be played instead."""
        row, caption = QBoxLayout(QBoxLayout.Direction.LeftToRight), label(texts("follow_up.later"), wrap=False)
        self.day, self.remind, self.said = DayPicker(), button(texts("follow_up.remind")), label("", "cue")
        caption.setBuddy(self.day)
        self.day.setAccessibleName(caption.text())
        self.day.lineEdit().setAccessibleName(caption.text())
        self.day.dateChanged.connect(lambda _: self.said.setText(""))
        self.remind.clicked.connect(lambda: self.reminded.emit(self._answers(), self.day.chosen.isoformat()))
        for part in (caption, self.day, self.remind):
            row.addWidget(part)
        row.addWidget(self.said, 1)
        return row

    def _answers(self) -> tuple[str | None, ...]:
        return tuple(question.answer for question in self.questions)
