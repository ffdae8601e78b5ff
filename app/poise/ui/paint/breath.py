"""The picture of a breath: a soft round form in a faint ring, which it fills when the breath is full."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from poise.shown.theme import mixed
from poise.ui.look import Look

LEAST = 0.38
"""How large the empty breath is, as a share of the full one."""

_HALO = 1.16
"""The soft edge, as a share of the form."""


def draw_breath(painter: QPainter, area: QRectF, fullness: float, look: Look) -> None:
    """The form at that fullness (0 to 1) in the middle of `area`; as wide as there is room when full."""
    theme = look.theme
    ring = max(2.0, look.em(0.12))
    most = min(area.width(), area.height()) / 2 / _HALO - ring
    radius = most * (LEAST + (1 - LEAST) * fullness)
    painter.setPen(QPen(QColor(mixed(theme["window"], theme["accent"], 0.35)), ring))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(area.center(), most + ring / 2, most + ring / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    for size, share in ((_HALO, 0.12), (1.0, 0.3), (0.72, 0.45)):
        painter.setBrush(QColor(mixed(theme["window"], theme["accent"], share)))
        painter.drawEllipse(QPointF(area.center()), radius * size, radius * size)
