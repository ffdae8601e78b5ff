"""The replies that the class wrote, for the teacher alone: each can be struck before the class sees it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import button, label
from poise.ui.views.poll import Bar


class WrittenList(QWidget):
    """A row for each reply, in the order in which they came: no row moves under the hand that is about to strike it.

    Signals:
        struck(text): nobody is to see this one.
    """

    struck = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.rows: dict[str, tuple[QLabel, QLabel, QPushButton]] = {}
        self._placed = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)

    def show_written(self, bars: tuple[Bar, ...]) -> None:
        """Show these."""
        there = {bar.text for bar in bars}
        gone = [text for text in self.rows if text not in there]
        beside = self._after(gone)
        for text in gone:
            self._drop(text)
        for bar in bars:
            if bar.text not in self.rows:
                self._add(bar)
            number = self.rows[bar.text][0]
            number.setText(str(bar.number))
            number.setAccessibleName(bar.spoken)
        if beside is not None:
            beside.setFocus()
        self.setVisible(bool(bars))

    def fit(self, look: Look) -> None:
        """Take on sizes."""
        self._grid.setHorizontalSpacing(look.em(0.6))
        self._grid.setVerticalSpacing(look.em(0.35))

    def _after(self, gone: list[str]) -> QPushButton | None:
        """The button to go on with where the one that has the keyboard is about to go."""
        order = list(self.rows)
        at = next((n for n, text in enumerate(order) if text in gone and self.rows[text][2].hasFocus()), None)
        left = [] if at is None else [text for text in (*order[at:], *reversed(order[:at])) if text not in gone]
        return self.rows[left[0]][2] if left else None

    def _add(self, bar: Bar) -> None:
        made = button(self._texts("desk.strike"))
        made.setAccessibleName(self._texts("desk.strike_this", text=bar.text))
        made.clicked.connect(lambda _checked=False, text=bar.text: self.struck.emit(text))
        row = label("", "strong", wrap=False), label(bar.text), made
        self.rows[bar.text] = row
        self._placed += 1
        for column, part in enumerate(row):
            self._grid.addWidget(part, self._placed, column, Qt.AlignmentFlag.AlignVCenter)

    def _drop(self, text: str) -> None:
        for part in self.rows.pop(text):
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
