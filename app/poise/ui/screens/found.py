"""What was found in the reply that is heard: its marks, each to be heard by itself."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import button, emptied, label, lay_out, scrolling
from poise.ui.screens.mark_row import MarkRow
from poise.ui.views.replay import MarkShown


class FoundList(QFrame):
    """Shows the marks of one reply.

    Signals:
        heard(mark): this is to be heard, or to stop if it is heard.
        said_again(turn): this reply is to be given again.
    """

    heard = Signal(object)
    said_again = Signal(int)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("card")
        self._texts = texts
        self._look: Look | None = None
        self.rows: list[MarkRow] = []
        self._lines, self._heading = QVBoxLayout(self), label("", "key")
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._area = scrolling(inner)
        self._turn = 0
        self.again = button(texts("branches.again"), "quiet")
        self.again.clicked.connect(lambda: self.said_again.emit(self._turn))
        self.again.hide()
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self.again)
        self._lines.addLayout(head)
        self._lines.addWidget(self._area, 1)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self._lines.setContentsMargins(*[look.em(0.9 if look.tall else 0.4)] * 4)
        self._lines.setSpacing(look.em(0.5 if look.tall else 0.2))
        self._area.setMinimumHeight(look.em(8))
        self._list.setContentsMargins(0, 0, look.em(0.6), 0)
        self._list.setSpacing(look.em(0.7))
        for row in self.rows:
            row.fit(look)

    def show_reply(self, turn: int, marks: Iterable[MarkShown]) -> None:
        """The marks of this reply."""
        self.show_nothing()
        self._heading.setText(self._texts("replay.reply", turn=turn))
        self._turn = turn
        self.again.show()
        self.rows = [MarkRow(mark, self._texts) for mark in marks]
        for row in self.rows:
            row.heard.connect(self.heard)
            if self._look is not None:
                row.fit(self._look)
        nothing = [] if self.rows else [label(self._texts("replay.nothing_found"), "muted")]
        for number, shown in enumerate([*self.rows, *nothing]):
            self._list.insertWidget(number, shown)
            shown.show()  # now, not when the event loop comes to it: one of them may be scrolled to at once
        self._area.verticalScrollBar().setValue(0)
        lay_out()

    def show_nothing(self) -> None:
        """No reply is heard, or the customer is not answered any more."""
        emptied(self._list)
        self.rows = []
        self._heading.setText("")
        self.again.hide()
        self._list.addStretch(1)

    def show_playing(self, mark: MarkShown | None) -> None:
        """This mark is heard now, and in view; None: no mark by itself."""
        for row in self.rows:
            row.show_playing(row.mark == mark)
            if row.mark == mark:
                self._area.ensureWidgetVisible(row, 0, 0)
