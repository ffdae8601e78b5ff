"""One figure over the calls as a small picture: each call a dot, the range of the middle as a band, a line if any."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from poise.shown.theme import Theme
from poise.ui.views.trends import Chart

_DOT, _PEN = 0.16, 0.13
"""Sizes in units of text."""


def draw_trend(painter: QPainter, area: QRectF, chart: Chart, theme: Theme, unit: int) -> None:
    """Draw it into `area`; where a direction is borne out, as a thick line over the dots."""
    inner = area.adjusted(unit * 0.4, unit * 0.35, -unit * 0.4, -unit * 0.35)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme["inset"]))
    painter.drawRoundedRect(area, unit * 0.35, unit * 0.35)
    if chart.low is not None and chart.high is not None:
        top, bottom = _height(chart.high, chart, inner), _height(chart.low, chart, inner)
        band = QRectF(area.left(), top - unit * 0.06, area.width(), bottom - top + unit * 0.12)
        painter.fillRect(band, QColor(theme["accent_soft"]))
        painter.setPen(QPen(QColor(theme["accent"]), max(1.0, unit * 0.06)))
        painter.drawLine(band.topLeft(), band.topRight())
        painter.drawLine(band.bottomLeft(), band.bottomRight())
    for place, value in enumerate(chart.values):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme["muted"]))
        painter.drawEllipse(_at(place, value, chart, inner), unit * _DOT, unit * _DOT)
    if chart.line is not None:
        painter.setPen(
            QPen(QColor(theme["ink"]), max(2.0, unit * _PEN), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        )
        begin, end = chart.line
        painter.drawLine(_at(0, begin, chart, inner), _at(len(chart.values) - 1, end, chart, inner))


def _at(place: int, value: float, chart: Chart, area: QRectF) -> QPointF:
    last = len(chart.values) - 1
    return QPointF(area.left() + area.width() * (place / last if last else 0.5), _height(value, chart, area))


def _height(value: float, chart: Chart, area: QRectF) -> float:
    share = (value - chart.least) / (chart.most - chart.least)
    return area.bottom() - area.height() * min(1.0, max(0.0, share))
