"""Draws a customer: a sketch, set to an expression, with the mouth as far open as the voice is loud."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from poise.ui.paint.features import Pose, draw_brows, draw_eyes, draw_mouth, draw_nose
from poise.ui.paint.sketch import HEIGHT, WIDTH, Piece, Place, Sketch, outline
from poise.ui.paint.strokes import CHIN, MIDDLE, shape, still, stroke, wash
from poise.ui.views.expression import Expression

_JAW_DROP = 7.0
"""How far the chin goes down with the mouth wide open."""

_OVAL = (
    (128.0, 40.0, 144.0, 60.0, 143.5, 92.0),
    (143.0, 116.0, 138.0, 132.0, 127.0, 145.0),
    (119.0, 154.0, 110.0, 158.5, 100.0, 158.5),
    (90.0, 158.5, 81.0, 154.0, 73.0, 145.0),
    (62.0, 132.0, 57.0, 116.0, 56.5, 92.0),
    (56.0, 60.0, 72.0, 40.0, 100.0, 40.0),
)


def fitted(painter: QPainter, area: QRectF) -> None:
    """Let the painter draw in the units of a sketch, standing on the lower edge of `area`, as large as fits."""
    scale = min(area.width() / WIDTH, area.height() / HEIGHT)
    painter.translate(area.center().x() - WIDTH * scale / 2, area.bottom() - HEIGHT * scale)
    painter.scale(scale, scale)


def draw_body(painter: QPainter, sketch: Sketch) -> None:
    """Neck and clothes: what never moves."""
    for piece in sketch.body:
        _draw(painter, sketch, piece, still)


def draw_head(painter: QPainter, sketch: Sketch, pose: Pose) -> None:
    """The head with its hair: what moves."""
    face = pose.expression
    drop = _jaw(pose.mouth * _JAW_DROP)
    painter.save()
    painter.translate(MIDDLE, CHIN + 10 + 2.5 * face.lean)
    painter.rotate(face.tilt)
    painter.scale(1 + 0.035 * face.lean, 1 + 0.035 * face.lean)
    painter.translate(-MIDDLE, -CHIN - 10)
    for piece in sketch.back:
        _draw(painter, sketch, piece, still)
    _head(painter, sketch, drop)
    _lines(painter, sketch, face)
    draw_eyes(painter, sketch, pose)
    draw_brows(painter, sketch, face)
    draw_nose(painter, sketch, face)
    for piece in sketch.jaw:
        _draw(painter, sketch, piece, drop)
    draw_mouth(painter, sketch, pose)
    for piece in sketch.front:
        _draw(painter, sketch, piece, still)
    painter.restore()


def _jaw(drop: float) -> Place:
    """Moves what lies below the mouth down, softly from the cheeks on."""

    def place(x: float, y: float) -> tuple[float, float]:
        share = min(1.0, max(0.0, (y - 120) / (CHIN - 120)))
        return x, y + drop * share * share * (3 - 2 * share)

    return place


def _draw(painter: QPainter, sketch: Sketch, piece: Piece, place: Place) -> None:
    painter.setBrush(QColor(sketch.colours[piece.fill]) if piece.fill else Qt.BrushStyle.NoBrush)
    painter.setPen(stroke(sketch, piece.line, piece.width) if piece.line else Qt.PenStyle.NoPen)
    painter.drawPath(outline(piece, place))
    if piece.mirror:
        painter.drawPath(outline(piece, lambda x, y: place(2 * MIDDLE - x, y)))


def _head(painter: QPainter, sketch: Sketch, drop: Place) -> None:
    """Ears, then the oval of the face with one soft shadow on its side."""
    wide, jaw = sketch.features["width"], sketch.features["jaw"]

    def place(x: float, y: float) -> tuple[float, float]:
        share = min(1.0, max(0.0, (y - 112) / 34))
        return drop(MIDDLE + (x - MIDDLE) * wide * (1 + (jaw - 1) * share), y)

    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(sketch.colours["shade"]))
    for side in (-1, 1):
        painter.drawEllipse(QPointF(MIDDLE + side * 43.5 * wide, 104), 6.0, 10.5)
    oval = shape(place, (100, 40), *_OVAL)
    painter.setBrush(QColor(sketch.colours["skin"]))
    painter.drawPath(oval)
    painter.save()
    painter.setClipPath(oval)
    painter.setBrush(wash(sketch.colours["shade"], 0.55))
    painter.drawPath(shape(place, (150, 40), (130, 70, 138, 128, 112, 162), (140, 170, 160, 150, 150, 40)))
    painter.setBrush(wash(sketch.colours["blush"], 0.28))
    for side in (-1, 1):
        painter.drawEllipse(QPointF(MIDDLE + side * 26 * wide, 119), 10, 6.5)
    painter.restore()


def _lines(painter: QPainter, sketch: Sketch, face: Expression) -> None:
    """The folds of age, and the one that anger makes between the brows."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    age = sketch.features["lines"]
    for side in (-1, 1):
        if age > 0:
            painter.setPen(stroke(sketch, "line", 1.3, 0.38 * age))
            x1, x2, x3 = (MIDDLE + side * x for x in (16, 19, 19.5))
            painter.drawPath(shape(still, (MIDDLE + side * 11, 121), (x1, 125, x2, 129, x3, 134)))
            x1, x2, x3 = (MIDDLE + side * x for x in (17, 23, 27))
            painter.drawPath(shape(still, (MIDDLE + side * 13, 107), (x1, 109.5, x2, 109.5, x3, 107)))
        if face.crease > 0.05:
            painter.setPen(stroke(sketch, "line", 1.3, 0.55 * face.crease))
            x = MIDDLE + side * (4.4 - 0.6 * face.crease)
            painter.drawPath(shape(still, (x, 92), (x - side * 0.8, 89, x - side * 0.6, 86, x + side * 0.4, 83.5)))
