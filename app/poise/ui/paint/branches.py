"""One row of the tree of a call, painted: the replies as signs of the mood they led to, and the lines between them."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from poise.shown.theme import Theme
from poise.ui.paint.shapes import draw_mood
from poise.ui.views.branches import BranchRow

_LEAST = 0.45
"""Share of a row's height below which signs would touch each other: then only the last one is drawn."""


def draw_branch(painter: QPainter, area: QRectF, row: BranchRow, longest: int, theme: Theme) -> None:
    """The row in `area`; every row of a tree has the same width, so that the same reply lies above itself."""
    step = area.width() / (longest + 0.5)
    middle = area.center().y()
    pen = QPen(QColor(theme["edge"]), max(1.5, area.height() * 0.055))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)

    def before(turn: int) -> float:
        return area.left() + (turn - 1) * step + min(0.25 * step, area.height() * 0.2)

    for turn in row.through:
        painter.drawLine(QPointF(before(turn), area.top()), QPointF(before(turn), area.bottom()))
    for turn in row.down:
        painter.drawLine(QPointF(before(turn), middle), QPointF(before(turn), area.bottom()))
    last = max((turn for turn, _ in row.bands), default=row.turn - 1)
    ends = area.left() + (last - 0.25) * step if row.bands else before(row.turn) + 0.4 * step
    painter.drawPath(_line(before(row.turn), ends, area, row.up))
    side = min(area.height() * 0.5, step * 0.8)
    crowded = side < area.height() * _LEAST * 0.5
    for turn, band in row.bands:
        if not crowded or turn == last:
            size = area.height() * 0.4 if crowded else side
            centre = QPointF(area.left() + (turn - 0.25) * step, middle)
            draw_mood(painter, QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size), band, theme)


def _line(begins: float, ends: float, area: QRectF, up: bool) -> QPainterPath:
    """From the left, or in a round corner from above."""
    middle, round_ = area.center().y(), min(area.height() * 0.3, max(0.0, ends - begins))
    path = QPainterPath(QPointF(begins, area.top() if up else middle))
    if up:
        path.lineTo(begins, middle - round_)
        path.quadTo(begins, middle, begins + round_, middle)
    path.lineTo(ends, middle)
    return path
