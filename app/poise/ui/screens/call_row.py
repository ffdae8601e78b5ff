"""One recorded call as a row: the sign of the mood it ended in, its title and ending, and a quiet line below."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from poise.ui.look import Look
from poise.ui.paint.shapes import draw_mood
from poise.ui.screens.bits import draw_focus
from poise.ui.views.calls import CallRow

_HIGH, _LEFT, _GAP = 3.5, 2.4, 0.6
"""Height of a row, where its words begin, and what lies around them, in units of text."""


class CallPainter(QStyledItemDelegate):
    """Paints CallRows."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.look: Look | None = None

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, self.look.em(_HIGH) if self.look is not None else 50)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if self.look is None:
            return
        look, area = self.look, QRectF(option.rect)
        row: CallRow = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.theme["accent_soft"]))
            painter.drawRoundedRect(area, look.em(0.5), look.em(0.5))
        side = look.em(1.0)
        sign = QRectF(area.left() + look.em(0.7), area.center().y() - side / 2, side, side)
        if row.band is not None:
            draw_mood(painter, sign, row.band, look.theme)
        self._write(painter, option.rect, row, option.font)
        if state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, area, look)
        painter.restore()

    def _write(self, painter: QPainter, area: QRect, row: CallRow, font: QFont) -> None:
        assert self.look is not None
        look = self.look
        words = area.adjusted(look.em(_LEFT), look.em(0.35), -look.em(_GAP), -look.em(0.35))
        bold, small = QFont(font), QFont(font)
        bold.setBold(True)
        small.setPixelSize(look.em(0.875))
        painter.setFont(font)
        painter.setPen(QColor(look.theme["ink"]))
        ended = painter.fontMetrics().horizontalAdvance(row.ended)
        line = QRect(words.left(), words.top(), words.width(), look.em(1.4))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.ended)
        self._line(painter, line.adjusted(0, 0, -ended - look.em(_GAP), 0), row.title, bold)
        painter.setPen(QColor(look.theme["fault" if row.trouble else "muted"]))
        self._line(painter, line.translated(0, look.em(1.4)), row.facts, small)

    def _line(self, painter: QPainter, area: QRect, text: str, font: QFont) -> None:
        painter.setFont(font)
        short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short)
