"""One quiet line above a debrief whose words were corrected: what that changed, and the way to the first verdict."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import announce, button, label
from poise.ui.views.correcting import VerdictShown


class VerdictStrip(QFrame):
    """Shows a VerdictShown; hidden while no words are corrected.

    Signals:
        wanted(first): show the first verdict, or the one with the corrected words.
    """

    wanted = Signal(bool)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("card")
        self._texts, self._first = texts, False
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.line, self.other = label(), button("", "quiet")
        self.other.clicked.connect(lambda: self.wanted.emit(not self._first))
        self._row.addWidget(self.line, 1)
        self._row.addWidget(self.other)
        self.hide()

    def show_verdict(self, shown: VerdictShown | None) -> None:
        """Show this line, or none."""
        self.setVisible(shown is not None)
        if shown is None:
            return
        self._first = shown.first
        self.other.setText(self._texts("correct.show_now" if shown.first else "correct.show_first"))
        if shown.line != self.line.text():
            self.line.setText(shown.line)
            announce(self.line, shown.line)

    def fit(self, look: Look) -> None:
        """Take on colours and size; where it is narrow, the button stands below the line."""
        way = QBoxLayout.Direction.LeftToRight if look.medium else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(way)
        self._row.setContentsMargins(look.em(1.1), look.em(0.4), look.em(0.6), look.em(0.4))
        self._row.setSpacing(look.em(1.0))
