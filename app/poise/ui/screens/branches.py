"""The tree of a call in the debrief: every take in a row of its own; the chosen one is what the debrief shows."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.paint.branches import draw_branch
from poise.ui.screens.bits import button, draw_focus, emptied, label
from poise.ui.views.branches import BranchRow, TreeShown


class TakeRow(QRadioButton):
    """One take: its name, its line of the tree, how it ended."""

    def __init__(self, row: BranchRow, longest: int) -> None:
        super().__init__(row.name)
        self.row = row
        self._longest = longest
        self._look: Look | None = None
        self.setAccessibleName(row.spoken)
        self.setToolTip(row.spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(20 * unit, round(2.1 * unit))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() * 3 // 5, self.sizeHint().height())

    def hitButton(self, _pos: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._look is None:
            return
        look, whole = self._look, QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.theme["accent_soft"]))
            painter.drawRoundedRect(whole.adjusted(1, 2, -1, -2), look.em(0.4), look.em(0.4))
        font = painter.font()
        font.setBold(self.isChecked())
        painter.setFont(font)
        name, end = self._columns(painter)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(look.theme["ink"]))
        painter.drawText(whole.adjusted(look.em(0.6), 0, 0, 0), middle, self.text())
        painter.drawText(whole.adjusted(0, 0, -look.em(0.6), 0), middle | Qt.AlignmentFlag.AlignRight, self.row.ending)
        draw_branch(painter, whole.adjusted(name, 0, -end, 0), self.row, self._longest, look.theme)
        if self.hasFocus():
            draw_focus(painter, whole, look)
        painter.end()

    def _columns(self, painter: QPainter) -> tuple[int, int]:
        """Widths of what is written before and behind the lines: the same in every row."""
        assert self._look is not None
        parent = self.parentWidget()
        rows = parent.findChildren(TakeRow) if parent is not None else [self]
        font = painter.font()
        font.setBold(True)
        painter.save()
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance
        name = max(width(row.text()) for row in rows)
        end = max(width(row.row.ending) for row in rows)
        painter.restore()
        return name + self._look.em(1.4), end + self._look.em(1.4)


class BranchesView(QWidget):
    """Shows a TreeShown; shown itself only where there is more than one branch.

    Signals:
        chosen(number): the debrief is to show this branch.
        compared: two of them are to be seen side by side.
    """

    chosen = Signal(int)
    compared = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.rows: list[TakeRow] = []
        self._look: Look | None = None
        self._group = QButtonGroup(self)
        self._lines, self._list = QVBoxLayout(self), QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self.compare = button(texts("branches.compare"))
        self.compare.clicked.connect(self.compared)
        self._lines.addWidget(label(texts("branches.heading"), "key"))
        self._lines.addLayout(self._list)
        self._lines.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_tree(self, shown: TreeShown, number: int) -> None:
        """Show these branches, of which that one is looked at."""
        emptied(self._list)
        for old in self.rows:
            self._group.removeButton(old)
        self.rows = [TakeRow(row, shown.longest) for row in shown.rows]
        for row in self.rows:
            row.setChecked(row.row.number == number)
            row.clicked.connect(partial(self._choose, row.row.number))
            self._group.addButton(row)
            self._list.addWidget(row)
            if self._look is not None:
                row.fit(self._look)
        self.setVisible(len(self.rows) > 1)

    def take_focus(self) -> None:
        """The keyboard goes to the branch that is looked at."""
        for row in self.rows:
            if row.isChecked():
                row.setFocus()

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self._lines.setSpacing(look.em(0.4))
        for row in self.rows:
            row.fit(look)

    def _choose(self, number: int, _checked: bool = False) -> None:
        self.chosen.emit(number)
