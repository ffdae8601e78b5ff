"""The list of a guide's steps, filling with what was shown."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from poise.ui.look import Look
from poise.ui.paint.shapes import draw_fill
from poise.ui.screens.bits import draw_focus
from poise.ui.views.call import StepShown


class StepList(QListWidget):
    """The steps of the guide, filling with what was shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._painter = _StepPainter(self)
        self.setItemDelegate(self._painter)
        self._shown: tuple[StepShown, ...] = ()

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._painter.look = look
        self.scheduleDelayedItemsLayout()

    def show_steps(self, steps: tuple[StepShown, ...]) -> None:
        """Show these; only what has changed is touched."""
        if [step.number for step in steps] != [step.number for step in self._shown]:
            self.clear()
            for _ in steps:
                self.addItem(QListWidgetItem())
            self._shown = ()
        before = self._shown or (None,) * len(steps)
        for row, (step, was) in enumerate(zip(steps, before, strict=True)):
            if step != was:
                item = self.item(row)
                item.setText(step.spoken)
                item.setToolTip(step.hint)
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, step.hint)
                item.setData(Qt.ItemDataRole.UserRole, (step.number, step.name, step.fill))
        self._shown = steps


class _StepPainter(QStyledItemDelegate):
    """One row: sign, number, name."""

    def __init__(self, parent: QListWidget) -> None:
        super().__init__(parent)
        self.look: Look | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        if self.look is None or not isinstance(view, QListWidget):
            return QSize(100, 20)
        _, name, _ = index.data(Qt.ItemDataRole.UserRole)
        words = self._words(QRect(0, 0, 0, 1000 * self.look.unit))
        height = option.fontMetrics.boundingRect(words, Qt.TextFlag.TextWordWrap, name).height()
        return QSize(self._room(), max(height, self.look.em(1.3)) + self.look.em(0.6))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if self.look is None:
            return
        look, area = self.look, QRect(option.rect)
        number, name, fill = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.em(1.2)
        draw_fill(painter, QRectF(look.em(0.1), area.top() + look.em(0.32), side, side), fill, look.theme)
        painter.setPen(QColor(look.theme["ink" if fill in ("part", "whole") else "muted"]))
        top = area.top() + look.em(0.3)
        painter.drawText(QRect(look.em(1.95), top, look.em(1.9), look.em(1.4)), Qt.AlignmentFlag.AlignLeft, str(number))
        painter.drawText(self._words(area), Qt.TextFlag.TextWordWrap, name)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, QRectF(area), look)
        painter.restore()

    def _room(self) -> int:
        """The width of a row: the same with and without a scroll bar, so that its coming never changes a height."""
        view = self.parent()
        if not isinstance(view, QListWidget):
            return 0
        return view.width() - view.verticalScrollBar().sizeHint().width() - 2 * view.frameWidth()

    def _words(self, row: QRect) -> QRect:
        assert self.look is not None
        left, top = self.look.em(3.8), self.look.em(0.3)
        return QRect(row.left() + left, row.top() + top, self._room() - left - top, row.height() - top)
