"""The latest attempts at one scenario side by side, and what got better or worse, in words and signs."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import emptied, label, scrolling
from poise.ui.screens.pickers import Pickers
from poise.ui.views.attempts import AttemptsShown
from poise.ui.views.choose import Choice

_NAME, _CALL = 14.0, 7.6
"""Widths of the names and of one attempt, in units of text; where it is narrow the names have less."""


class AttemptTable(QTableWidget):
    """As high as its rows: what holds it scrolls, not it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        for bars in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bars(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        across = self.horizontalHeader()
        across.setSectionsClickable(False)
        across.setHighlightSections(False)
        across.sectionResized.connect(lambda *_: self._grow())
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def fill(self, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]], first: int) -> None:
        """These rows, of which the first cell is `first` pixels wide and the others share what is left."""
        filled = tuple(rows)
        self.setColumnCount(1 + len(columns))
        self.setRowCount(len(filled))
        self.setHorizontalHeaderLabels(["", *columns])
        for row, texts in enumerate(filled):
            for column, text in enumerate(texts):
                made = QTableWidgetItem(text)
                made.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.setItem(row, column, made)
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        across.resizeSection(0, first)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        self.resizeRowsToContents()
        across = self.horizontalHeader()
        self.setFixedHeight(across.sizeHint().height() + self.verticalHeader().length() + 2 * self.frameWidth())


class AttemptsView(QWidget):
    """Shows an AttemptsShown.

    Signals:
        asked(scenario): the attempts at that scenario are wanted.
    """

    asked = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._look: Look | None = None
        self._shown: AttemptsShown | None = None
        self.pickers, self.table = Pickers(), AttemptTable(texts("attempts.title"))
        self.pickers.changed.connect(lambda: self.asked.emit(self.scenario))
        self._told, self._note = QVBoxLayout(), label("", "small")
        inner = QWidget()
        self._page, self._inner = QVBoxLayout(self), QVBoxLayout(inner)
        self._inner.addLayout(self._told)
        self._inner.addWidget(self.table)
        self._inner.addWidget(self._note)
        self._inner.addStretch(1)
        self._area = scrolling(inner)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # without a table nothing else here takes the keyboard
        self._area.setAccessibleName(texts("history.attempts"))
        self._page.addWidget(self.pickers)
        self._page.addWidget(self._area, 1)
        self.table.currentItemChanged.connect(self._follow)
        self.pickers.hide()
        self.table.hide()

    @property
    def scenario(self) -> str:
        """The scenario that is picked; "" if there is none."""
        return self.pickers.values().get("scenario") or ""

    def offer(self, played: Iterable[tuple[str, str]]) -> None:
        """The ids and titles of the scenarios there are calls of."""
        options = tuple(played)
        self.pickers.offer((Choice("scenario", self._texts("calls.scenario"), "", options),))
        self.pickers.setVisible(bool(options))

    def show_attempts(self, shown: AttemptsShown) -> None:
        """Show these."""
        if shown == self._shown:
            return
        self._shown = shown
        emptied(self._told)
        for sentence in shown.told:
            told = label(sentence)
            self._told.addWidget(told)
            told.show()
        self._note.setText(shown.note)
        self._note.setVisible(bool(shown.note))
        self._fill()

    def fit(self, look: Look) -> None:
        """Take on colours and sizes."""
        self._look = look
        self._page.setContentsMargins(look.em(0.2), look.em(0.6), look.em(0.2), 0)
        self._page.setSpacing(look.em(0.6))
        self._inner.setContentsMargins(look.em(0.5), look.em(0.4), look.em(0.9), look.em(0.4))
        self._inner.setSpacing(look.em(0.6))
        self._told.setSpacing(look.em(0.2))
        self.pickers.fit(look)
        self._fill()

    def _fill(self) -> None:
        """As many of the latest attempts as there is room for."""
        if self._shown is None or self._look is None:
            return
        shown, look = self._shown, self._look
        first = look.em(_NAME if look.wide else _NAME * 0.75)
        room = max(2, (look.width - look.em(6.2) - first) // look.em(_CALL))
        skipped = max(0, len(shown.columns) - room)
        self.table.setVisible(bool(shown.columns))
        rows = (
            (line.name, *(self._said(cell.text, cell.side) for cell in line.cells[skipped:])) for line in shown.lines
        )
        self.table.fill(shown.columns[skipped:], rows, first)

    def _said(self, text: str, side: str | None) -> str:
        return text if side is None else self._texts(f"attempts.sign_{side}", value=text)

    def _follow(self, item: QTableWidgetItem | None) -> None:
        """The cell on which the keyboard is stays in sight."""
        if item is not None and self._look is not None:
            cell = self.table.visualItemRect(item).center() + self.table.viewport().pos() + self.table.pos()
            self._area.ensureVisible(cell.x(), cell.y(), 0, self._look.em(3))
