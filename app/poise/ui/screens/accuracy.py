"""How right the judge is: one table for what was said well and one for what is to mend, and how they were measured."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from poise.ui.look import Look
from poise.ui.screens.bits import emptied, label
from poise.ui.views.accuracy import AccuracyShown, Row


class AccuracyView(QWidget):
    """Shows an AccuracyShown."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout(self)
        self._grids: list[QGridLayout] = []
        self._shown: AccuracyShown | None = None
        self._look: Look | None = None

    def show_accuracy(self, shown: AccuracyShown) -> None:
        """Show this one; it hardly ever changes."""
        if shown == self._shown:
            return
        self._shown = shown
        emptied(self._lines)
        self._grids = []
        for sentence in shown.lead:
            self._lines.addWidget(label(sentence))
        for table in shown.tables:
            self._lines.addWidget(label(table.heading, "strong"))
            grid = self._grid()
            for column, title in enumerate(shown.columns):
                grid.addWidget(_cell(label(title, "small"), column), 0, column)
            for number, row in enumerate(table.rows, 1):
                _fill(grid, number, row)
        for figures in shown.figures:
            self._lines.addWidget(label(figures.heading, "strong"))
            grid = self._grid()
            for number, (name, figure) in enumerate(figures.rows):
                grid.addWidget(label(name), 2 * number, 0)
                grid.addWidget(label(figure, "small"), 2 * number + 1, 0)
            self._lines.addWidget(label(figures.note, "small"))
        self._lines.addStretch(1)
        if self._look is not None:
            self.fit(self._look)

    def fit(self, look: Look) -> None:
        """Take on sizes."""
        self._look = look
        self._lines.setContentsMargins(look.em(0.5), look.em(0.8), look.em(1), look.em(0.8))
        self._lines.setSpacing(look.em(0.6))
        self.setMaximumWidth(look.em(48))
        for grid in self._grids:
            grid.setHorizontalSpacing(look.em(1.2))
            grid.setVerticalSpacing(look.em(0.35))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        self._lines.addLayout(grid)
        self._grids.append(grid)
        return grid


def _fill(grid: QGridLayout, number: int, row: Row) -> None:
    """One row; a screen reader says it as a sentence, at its name."""
    for column, text in enumerate((row.name, row.right, row.found, row.replies)):
        cell = _cell(label(text), column)
        cell.setAccessibleName(row.spoken if column == 0 else text)
        grid.addWidget(cell, number, column)


def _cell(shown: QLabel, column: int) -> QLabel:
    """Numbers stand at the right edge of their column."""
    if column:
        shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
    return shown
