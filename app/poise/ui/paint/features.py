"""Draws what makes an expression: eyes, brows, nose and mouth."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from poise.ui.paint.sketch import Sketch
from poise.ui.paint.strokes import MIDDLE, shape, still, stroke, wash
from poise.ui.views.expression import Expression

_EYES, _EYE_APART, _EYE_WIDE, _EYE_HIGH = 99.0, 19.5, 8.6, 5.4
_BROWS, _MOUTH = 86.0, 135.5
_MOUTH_GAP = 10.5


@dataclass(frozen=True, slots=True)
class Pose:
    """How the face is at one moment.

    Attributes:
        expression: what the mood makes of it.
        mouth: how far the mouth is open, 0..1.
        blink: how far the lids are closed over what the expression says, 0..1.
    """

    expression: Expression
    mouth: float = 0.0
    blink: float = 0.0


def draw_eyes(painter: QPainter, sketch: Sketch, pose: Pose) -> None:
    """Both eyes with their lids."""
    for side in (-1, 1):
        painter.save()
        painter.translate(MIDDLE + side * _EYE_APART, _EYES)
        painter.scale(side * sketch.features["eye"], sketch.features["eye"])
        _eye(painter, sketch, pose, side)
        painter.restore()


def _eye(painter: QPainter, sketch: Sketch, pose: Pose, side: int) -> None:
    """One eye around the origin, its outer corner at the right."""
    face = pose.expression
    lid = min(1.0, face.lid + (1 - face.lid) * pose.blink)
    top = -_EYE_HIGH + 2 * _EYE_HIGH * lid * 0.92
    low = max(_EYE_HIGH * (0.86 - 0.8 * face.squint * (1 - pose.blink)), top + 0.4)
    opening = _lens(top * 1.35, low * 1.1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#FBF8F3"))
    painter.drawPath(opening)
    painter.save()
    painter.setClipPath(opening)
    _iris(painter, sketch, side)
    painter.setBrush(QColor(0, 0, 0, 34))
    painter.drawRect(QRectF(-_EYE_WIDE, top * 1.05 - 2.4, 2 * _EYE_WIDE, 3.6))
    painter.restore()
    painter.setBrush(wash(sketch.colours["shade"], 0.8))
    painter.drawPath(_lens(-_EYE_HIGH * 1.35, _EYE_HIGH * 1.1).subtracted(_lens(top * 1.35, _EYE_HIGH * 3)))
    _lashes(painter, sketch, top)


def _iris(painter: QPainter, sketch: Sketch, side: int) -> None:
    centre = QPointF(-0.4, -0.3)
    painter.setBrush(QColor(sketch.colours["iris"]))
    painter.drawEllipse(centre, 4.5, 4.5)
    painter.setBrush(QColor("#17130F"))
    painter.drawEllipse(centre, 2.2, 2.2)
    painter.setBrush(QColor(255, 255, 255, 215))
    painter.drawEllipse(QPointF(-0.4 - side * 1.4, -2.0), 1.15, 1.15)


def _lens(top: float, low: float) -> QPainterPath:
    """The outline between two lids whose middles are pulled to `top` and `low`."""
    path = _lid(top)
    path.cubicTo(QPointF(_EYE_WIDE * 0.5, low), QPointF(-_EYE_WIDE * 0.5, low), QPointF(-_EYE_WIDE, 0.9))
    return path


def _lid(top: float) -> QPainterPath:
    path = QPainterPath(QPointF(-_EYE_WIDE, 0.9))
    path.cubicTo(QPointF(-_EYE_WIDE * 0.5, top), QPointF(_EYE_WIDE * 0.45, top), QPointF(_EYE_WIDE, -0.3))
    return path


def _lashes(painter: QPainter, sketch: Sketch, top: float) -> None:
    lashes = sketch.features["lashes"]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(stroke(sketch, "line", 1.5 + 0.7 * lashes))
    edge = _lid(top * 1.35)
    if lashes > 0:
        edge.lineTo(_EYE_WIDE + 1.8 * lashes, -1.8)
    painter.drawPath(edge)


def draw_brows(painter: QPainter, sketch: Sketch, face: Expression) -> None:
    """Both brows, thicker towards the nose."""
    weight, arch = sketch.features["brow_weight"], sketch.features["brow_arch"]
    x, y = 9.5 - 0.8 * face.knit, 1.2 + face.brow_inner
    outer = QPointF(32 - 0.3 * face.knit, 1.6 + face.brow_outer)
    bend = min(y, outer.y()) - 3.6 * arch + 0.35 * max(0.0, face.brow_inner)
    path = QPainterPath(QPointF(x, y - 1.9 * weight))
    path.cubicTo(QPointF(16, bend - 1.4 * weight), QPointF(25, bend - 1.2 * weight), outer)
    path.cubicTo(QPointF(25, bend + 1.7 * weight), QPointF(17, bend + 2 * weight), QPointF(x + 0.4, y + 1.7 * weight))
    path.quadTo(QPointF(x - 1.4, y), QPointF(x, y - 1.9 * weight))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(sketch.colours["brow"]))
    for side in (-1, 1):
        painter.save()
        painter.translate(MIDDLE, _BROWS)
        painter.scale(side, 1)
        painter.drawPath(path)
        painter.restore()


def draw_nose(painter: QPainter, sketch: Sketch, face: Expression) -> None:
    """A shadow beside the bridge, and the line below."""
    wide = sketch.features["nose"] * (1 + 0.06 * face.press)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(wash(sketch.colours["shade"], 0.75))
    bridge = (105, 106, 106, 112, 100 + 8.4 * wide, 118)
    painter.drawPath(shape(still, (104, 98), bridge, (106, 122.5, 103, 122, 101, 121.5), (104, 116, 103, 106, 104, 98)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(stroke(sketch, "line", 1.3, 0.62))
    left = (100 - 6 * wide, 122.4, 97, 121, 100, 122.6)
    right = (103, 121, 100 + 6 * wide, 122.4, 100 + 7 * wide, 119)
    painter.drawPath(shape(still, (100 - 7 * wide, 119), left, right))


def draw_mouth(painter: QPainter, sketch: Sketch, pose: Pose) -> None:
    """Lips, and between them what an open mouth shows."""
    face, full, gap = pose.expression, sketch.features["lips"], _MOUTH_GAP * pose.mouth
    half = 14.5 * face.width * (1 - 0.16 * pose.mouth)
    corner = _MOUTH - 3.4 * face.curve + gap * 0.12
    middle = _MOUTH + 1.5 * face.curve
    thin = 1 - 0.55 * face.press * (1 - pose.mouth)
    top, low = middle - gap * 0.25, middle + gap * 0.75
    upper, lower = _lip(half, corner, top), _lip(half, corner, low)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(sketch.colours["lips"]))
    painter.drawPath(_between(upper, _bow(half, corner, top, 3.4 * full * thin)))
    painter.drawPath(_between(lower, _lip(half, corner, low + 5.4 * full * thin)))
    if gap > 0.4:
        painter.save()
        painter.setClipPath(_between(upper, lower))
        _inside(painter, half, top, low, gap)
        painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(stroke(sketch, "line", 1.5, 0.85))
    painter.drawPath(upper)


def _inside(painter: QPainter, half: float, top: float, low: float, gap: float) -> None:
    """Dark, the upper teeth, the tongue; clipped by the lips."""
    painter.fillRect(QRectF(MIDDLE - half, top - 8, 2 * half, low - top + 16), QColor("#3A1C1B"))
    painter.fillRect(QRectF(MIDDLE - half * 0.72, top - 6, half * 1.44, 6 + min(2.6, gap * 0.3)), QColor("#F4EEE4"))
    painter.setBrush(QColor("#A4514C"))
    painter.drawEllipse(QPointF(MIDDLE, low + 1.6), half * 0.5, 2.8)


def _lip(half: float, corner: float, middle: float) -> QPainterPath:
    """A line from the left corner of the mouth to the right one, through the height `middle`."""
    bend = middle + (middle - corner) / 3
    path = QPainterPath(QPointF(MIDDLE - half, corner))
    path.cubicTo(QPointF(MIDDLE - half * 0.5, bend), QPointF(MIDDLE + half * 0.5, bend), QPointF(MIDDLE + half, corner))
    return path


def _bow(half: float, corner: float, middle: float, high: float) -> QPainterPath:
    """The upper edge of the upper lip."""
    left = (MIDDLE - half * 0.6, middle - high * 0.6, MIDDLE - half * 0.3, middle - high * 1.15)
    right = (MIDDLE + half * 0.3, middle - high * 1.15, MIDDLE + half * 0.6, middle - high * 0.6)
    return shape(still, (MIDDLE - half, corner), (*left, MIDDLE, middle - high * 0.75), (*right, MIDDLE + half, corner))


def _between(one: QPainterPath, other: QPainterPath) -> QPainterPath:
    """The area between two lines that share their ends."""
    area = QPainterPath(one)
    area.connectPath(other.toReversed())
    area.closeSubpath()
    return area
