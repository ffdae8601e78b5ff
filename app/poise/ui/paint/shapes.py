"""Small signs that say without colour what colour says: moods, levels, how far a step was shown, play and stop."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from poise.domain.mood import Band
from poise.domain.scenario import Outcome
from poise.shown.theme import Theme
from poise.ui.views.call import Fill
from poise.ui.views.choose import LEVELS


def mood_sign(band: Band, area: QRectF) -> QPainterPath:
    """The rounder, the calmer: circle, rounded square, diamond, triangle, star."""
    path = QPainterPath()
    centre, radius = area.center(), min(area.width(), area.height()) / 2
    match band:
        case "calm":
            path.addEllipse(centre, radius * 0.92, radius * 0.92)
        case "wary":
            side = radius * 1.62
            square = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
            path.addRoundedRect(square, radius * 0.42, radius * 0.42)
        case "frustrated":
            path = _polygon(centre, [radius] * 4)
        case "angry":
            path = _polygon(QPointF(centre.x(), centre.y() + radius * 0.16), [radius * 1.08] * 3)
        case "furious":
            path = _polygon(centre, [radius * 1.08, radius * 0.56] * 7)
    return path


def draw_mood(painter: QPainter, area: QRectF, band: Band, theme: Theme) -> None:
    """The sign of a mood in its colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme[band]))
    painter.drawPath(mood_sign(band, area))


def draw_level(painter: QPainter, area: QRectF, level: int, theme: Theme) -> None:
    """Rising bars, as many filled as the level is high."""
    gap = area.width() * 0.14
    wide = (area.width() - gap * (LEVELS - 1)) / LEVELS
    pen = QPen(QColor(theme["ink"]), max(1.0, area.height() * 0.07))
    for i in range(LEVELS):
        high = area.height() * (i + 1.4) / (LEVELS + 0.4)
        bar = QRectF(area.left() + i * (wide + gap), area.bottom() - high, wide, high)
        painter.setPen(pen)
        painter.setBrush(QBrush(QColor(theme["ink"])) if i < level else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(bar, wide * 0.25, wide * 0.25)


def draw_fill(painter: QPainter, area: QRectF, fill: Fill, theme: Theme) -> None:
    """A ring that fills: empty, half, whole with a tick; dashed for what comes after the call."""
    pen = QPen(QColor(theme["accent" if fill in ("part", "whole") else "edge"]), max(1.2, area.width() * 0.09))
    if fill == "after":
        pen.setDashPattern([1.6, 1.6])
    ring = area.adjusted(*(pen.widthF() * k for k in (0.5, 0.5, -0.5, -0.5)))
    painter.setPen(pen)
    painter.setBrush(QColor(theme["accent"]) if fill == "whole" else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(ring)
    if fill == "part":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme["accent"]))
        painter.drawPie(ring, -90 * 16, -180 * 16)
    if fill == "whole":
        draw_tick(painter, area, theme["on_accent"])


def draw_tick(painter: QPainter, area: QRectF, colour: str) -> None:
    """A tick inside `area`."""
    pen = QPen(QColor(colour), area.width() * 0.12, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([_at(area, 0.28, 0.53), _at(area, 0.44, 0.68), _at(area, 0.72, 0.34)])


def draw_play(painter: QPainter, area: QRectF, playing: bool, colour: str) -> None:
    """A triangle to play, a square to stop."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    if playing:
        painter.drawRoundedRect(area.adjusted(*(area.width() * k for k in (0.14, 0.14, -0.14, -0.14))), 2, 2)
    else:
        painter.drawPolygon([_at(area, 0.18, 0.06), _at(area, 0.94, 0.5), _at(area, 0.18, 0.94)])


def draw_chevron(painter: QPainter, area: QRectF, colour: str) -> None:
    """An angle that points down: there is more to choose from."""
    pen = QPen(QColor(colour), max(1.5, area.width() * 0.16), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([_at(area, 0.1, 0.3), _at(area, 0.5, 0.7), _at(area, 0.9, 0.3)])


def outcome_band(outcome: Outcome | None) -> Band:
    """The sign under which an ending is shown."""
    signs: dict[Outcome | None, Band] = {
        "won_over": "calm",
        "settled": "wary",
        "unresolved": "frustrated",
        None: "frustrated",
        "escalated": "angry",
        "hung_up": "furious",
    }
    return signs[outcome]


def _at(area: QRectF, x: float, y: float) -> QPointF:
    return QPointF(area.left() + area.width() * x, area.top() + area.height() * y)


def _polygon(centre: QPointF, radii: list[float]) -> QPainterPath:
    """Corners at even angles, the first straight up."""
    path = QPainterPath()
    for i, radius in enumerate(radii):
        angle = 2 * pi * i / len(radii)
        corner = QPointF(centre.x() + radius * sin(angle), centre.y() - radius * cos(angle))
        if i == 0:
            path.moveTo(corner)
        else:
            path.lineTo(corner)
    path.closeSubpath()
    return path
