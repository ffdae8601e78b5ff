"""The lessons there are, each with a button that begins it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import button, card, emptied, label, lay_out, scrolling
from poise.ui.views.lessons import LessonShown


class LessonsScreen(QWidget):
    """Shows LessonShown values.

    Signals:
        begun(id): this lesson is to begin.
        left: back to the first screen.
    """

    begun = Signal(str)
    left = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("page")
        self._texts = texts
        self._look: Look | None = None
        self._cards: list[tuple[QFrame, QVBoxLayout, QHBoxLayout]] = []
        self.buttons: list[QPushButton] = []
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._page, foot = QVBoxLayout(self), QHBoxLayout()
        self.back_button = button(texts("history.back"), "quiet")
        self.back_button.clicked.connect(self.left)
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        self._page.addWidget(label(texts("lessons.title"), "title"))
        self._page.addWidget(label(texts("lessons.lead")))
        self._page.addWidget(scrolling(inner), 1)
        self._page.addLayout(foot)

    def show_lessons(self, shown: tuple[LessonShown, ...]) -> None:
        """Show these."""
        emptied(self._list)
        self._cards, self.buttons = [], []
        for one in shown:
            self._list.addWidget(self._card(one))
        if not shown:
            self._list.addWidget(label(self._texts("lessons.none"), "muted"))
        self._list.addStretch(1)
        if self._look is not None:
            self.fit(self._look)
        lay_out()

    def take_focus(self) -> None:
        """The keyboard begins at the first lesson."""
        next(iter(self.buttons), self.back_button).setFocus()

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        edge = look.em(1.2 if look.tall else 0.7)
        self._page.setContentsMargins(look.em(2), edge, look.em(2), edge)
        self._page.setSpacing(look.em(0.8))
        self._list.setSpacing(look.em(0.8))
        self._list.setContentsMargins(0, 0, look.em(0.9), 0)
        for _frame, rows, foot in self._cards:
            rows.setContentsMargins(*[look.em(0.9)] * 4)
            rows.setSpacing(look.em(0.4))
            foot.setSpacing(look.em(0.8))

    def _card(self, one: LessonShown) -> QFrame:
        rows, foot = QVBoxLayout(), QHBoxLayout()
        rows.addWidget(label(one.title, "heading"))
        if one.summary:
            rows.addWidget(label(one.summary))
        rows.addWidget(label(self._texts("lessons.between").join(one.parts), "small"))
        begin = button(self._texts("lessons.begin"), "primary")
        begin.setAccessibleName(f"{self._texts('lessons.begin')}: {one.spoken}")
        begin.clicked.connect(lambda: self.begun.emit(one.id))
        foot.addWidget(label(one.time, "strong"), 1)
        foot.addWidget(begin)
        rows.addLayout(foot)
        frame = card(rows)
        self._cards.append((frame, rows, foot))
        self.buttons.append(begin)
        return frame
