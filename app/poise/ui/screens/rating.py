"""Before the marks: what the trainee thinks he showed, step by step, and in which mood the customer left."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QPushButton, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import ButtonRow, button, card, emptied, label, scrolling
from poise.ui.views.rating import Asked, RatingShown


class Question(QWidget):
    """One question; an answer that is pressed again is taken back."""

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.asked = asked
        self._group = QButtonGroup(self)
        self._chosen: QPushButton | None = None
        self.answers: dict[str, QPushButton] = {}
        self._row, self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight, self), QVBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._words.addWidget(label(asked.name, "strong"))
        if asked.hint:
            self._words.addWidget(label(asked.hint, "small"))
        self._row.addLayout(self._words, 1)
        for value, words in asked.answers:
            one = button(words)
            one.setCheckable(True)
            one.setAccessibleName(f"{asked.name}: {words}")
            one.clicked.connect(lambda _checked=False, one=one: self._pressed(one))
            self._group.addButton(one)
            self.answers[value] = one
        self._foot = ButtonRow(self.answers.values(), apart=False)
        self._row.addWidget(self._foot)

    @property
    def answer(self) -> str | None:
        """What was pressed, if anything."""
        return next((value for value, one in self.answers.items() if one.isChecked()), None)

    def fit(self, look: Look, room: int) -> None:
        """Take on colours and size in `room` pixels: the answers below the question where both do not fit."""
        way = QBoxLayout.Direction.LeftToRight if look.medium else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(way)
        self._row.setSpacing(look.em(0.6))
        self._words.setSpacing(look.em(0.1))
        self._foot.fit(look, room // 2 if look.medium else room)

    def _pressed(self, one: QPushButton) -> None:
        """The group has chosen it; if it was chosen before, nothing is."""
        if one is self._chosen:
            self._group.setExclusive(False)
            one.setChecked(False)
            self._group.setExclusive(True)
        self._chosen = one if one.isChecked() else None


class RatingScreen(QWidget):
    """Shows a RatingShown.

    Signals:
        rated(steps, band): the answers by step, and the mood or None.
        skipped: straight to the marks.
    """

    rated = Signal(object, object)
    skipped = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("page")
        self.questions: list[Question] = []
        self._look: Look | None = None
        self._page, self._sheet, self._inner = QVBoxLayout(self), QVBoxLayout(), QWidget()
        self._list = QVBoxLayout(self._inner)
        self._title, self._lead = label("", "title"), label("", "lead")
        self._page.addWidget(self._title)
        self._page.addWidget(self._lead)
        self._area = scrolling(self._inner)
        self._sheet.addWidget(self._area)
        self._page.addWidget(card(self._sheet), 1)
        self.skip, self.show_marks = button(texts("rating.skip"), "quiet"), button(texts("rating.show"), "primary")
        self.skip.clicked.connect(self.skipped)
        self.show_marks.clicked.connect(self._tell)
        self._foot = ButtonRow((self.skip, self.show_marks))
        self._page.addWidget(self._foot)

    def show_rating(self, shown: RatingShown) -> None:
        """Ask this, with nothing answered yet."""
        self._title.setText(shown.title)
        self._lead.setText(shown.lead)
        emptied(self._list)
        self.questions = [Question(asked) for asked in (*shown.steps, shown.mood)]
        for question in self.questions:
            self._list.addWidget(question)
        self._list.addStretch(1)
        if self._look is not None:
            self.fit(self._look)
        self._area.verticalScrollBar().setValue(0)
        next(iter(self.questions[0].answers.values())).setFocus()

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self._page.setContentsMargins(look.em(1.8), look.em(1.2), look.em(1.8), look.em(1.0))
        self._page.setSpacing(look.em(0.8))
        self._sheet.setContentsMargins(*[look.em(0.9)] * 4)
        self._list.setContentsMargins(0, 0, look.em(0.9), 0)
        self._list.setSpacing(look.em(0.9))
        room = look.width - look.em(7.2)
        for question in self.questions:
            question.fit(look, room)
        self._foot.fit(look, look.width - look.em(3.6))

    def _tell(self) -> None:
        *steps, mood = self.questions
        self.rated.emit({one.asked.key: one.answer for one in steps if one.answer is not None}, mood.answer)
