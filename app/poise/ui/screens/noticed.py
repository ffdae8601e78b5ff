"""Two lists for the teacher alone: what was found in the replies, and the ways on from where the talk stands."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from poise.shown.marks import Mark
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import emptied, label, lay_out, scrolling
from poise.ui.screens.marks import MarkLine
from poise.ui.views.ahead import Ahead


class NoticedList(QWidget):
    """Shows marks, the latest reply's first."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._look: Look | None = None
        self._marks: tuple[Mark, ...] | None = None
        self.rows: list[MarkLine] = []
        inner, page = QWidget(), QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scrolling(inner))

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Show these."""
        if marks == self._marks:
            return
        self._marks = marks
        emptied(self._list)
        self.rows = []
        turn = 0
        for mark in marks:
            if mark.turn != turn:
                turn = mark.turn
                self._list.addWidget(label(self._texts("debrief.reply", turn=turn), "key"))
            row = MarkLine(mark, self._texts)
            self.rows.append(row)
            self._list.addWidget(row)
        if not marks:
            self._list.addWidget(label(self._texts("desk.nothing_found"), "muted"))
        self._list.addStretch(1)
        if self._look is not None:
            self.fit(self._look)
        lay_out()

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self._list.setSpacing(look.em(0.5))
        self._list.setContentsMargins(0, 0, look.em(0.8), 0)
        for row in self.rows:
            row.fit(look)


class AheadList(QWidget):
    """Shows the ways on."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._ahead: tuple[Ahead, ...] | None = None
        inner, page = QWidget(), QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scrolling(inner))

    def show_ahead(self, ways: tuple[Ahead, ...]) -> None:
        """Show these."""
        if ways == self._ahead:
            return
        self._ahead = ways
        emptied(self._list)
        for one in ways:
            self._list.addWidget(label(one.stage, "strong"))
            self._list.addWidget(label(one.when))
            self._list.addWidget(label(f"“{one.line}”", "small"))
        if not ways:
            self._list.addWidget(label(self._texts("desk.no_way"), "muted"))
        self._list.addStretch(1)
        lay_out()

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._list.setSpacing(look.em(0.3))
        self._list.setContentsMargins(0, 0, look.em(0.8), 0)
