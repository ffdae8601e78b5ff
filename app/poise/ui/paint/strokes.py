"""What the painters of faces share: pens, washes, curves, and where the parts of a face are."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen

from poise.ui.paint.sketch import Place, Sketch

MIDDLE = 100.0
CHIN = 158.0

Spot = tuple[float, float]
Curve = tuple[float, float, float, float, float, float]
"""Two control points and the end of a cubic curve."""


def still(x: float, y: float) -> Spot:
    """Moves nothing."""
    return x, y


def wash(colour: str, share: float) -> QBrush:
    """A colour that lets the ground through."""
    thin = QColor(colour)
    thin.setAlphaF(share)
    return QBrush(thin)


def stroke(sketch: Sketch, colour: str, width: float, share: float = 1.0) -> QPen:
    """A round pen in one of the sketch's colours, by name."""
    brush = wash(sketch.colours[colour], share)
    return QPen(brush, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def shape(place: Place, start: Spot, *curves: Curve) -> QPainterPath:
    """Curves, one after the other, each point moved by `place`."""
    path = QPainterPath(QPointF(*place(*start)))
    for x1, y1, x2, y2, x3, y3 in curves:
        path.cubicTo(QPointF(*place(x1, y1)), QPointF(*place(x2, y2)), QPointF(*place(x3, y3)))
    return path
