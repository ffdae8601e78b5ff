"""Faces in pixels: they move with the mood, the mouth with the voice, the lids with a blink, and only there."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from poise.domain.mood import Mood
from poise.resources import root
from poise.ui.paint.face import draw_body, draw_head, fitted
from poise.ui.paint.features import Pose
from poise.ui.paint.sketch import read_sketch
from poise.ui.views.expression import expression

FACES = sorted((root("assets") / "faces").glob("*.toml"))
SCALE = 2


def drawn(file: Path, pose: Pose) -> QImage:
    image = QImage(200 * SCALE, 240 * SCALE, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    fitted(painter, QRectF(0, 0, 200 * SCALE, 240 * SCALE))
    sketch = read_sketch(file)
    draw_body(painter, sketch)
    draw_head(painter, sketch, pose)
    painter.end()
    return image


def changed(one: QImage, other: QImage) -> QRect:
    """The box around all that differs, in the units of a sketch."""
    points = [
        (x // SCALE, y // SCALE)
        for y in range(0, one.height(), SCALE)
        for x in range(0, one.width(), SCALE)
        if _differ(QColor(one.pixel(x, y)), QColor(other.pixel(x, y)))
    ]
    if not points:
        return QRect()
    xs, ys = zip(*points, strict=True)
    return QRect(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)


def _differ(one: QColor, other: QColor) -> bool:
    """By more than the smoothing of an edge."""
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue()) > 24


def pose(anger: int, mouth: float = 0.0, blink: float = 0.0) -> Pose:
    return Pose(expression(Mood(anger, 40)), mouth, blink)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("file", FACES, ids=lambda file: file.stem)
class TestFace:
    def test_it_is_the_same_each_time(self, file: Path) -> None:
        assert drawn(file, pose(50)) == drawn(file, pose(50))

    def test_it_wears_its_own_skin(self, file: Path) -> None:
        image = drawn(file, pose(10))
        assert QColor(image.pixel(88 * SCALE, 112 * SCALE)) == QColor(read_sketch(file).colours["skin"])

    def test_a_mood_is_seen_in_brows_and_mouth(self, file: Path) -> None:
        calm, angry = drawn(file, pose(30)), drawn(file, pose(44))
        box = changed(calm, angry)
        assert box.top() < 92 and box.bottom() > 130

    def test_speaking_moves_mouth_and_jaw_and_leaves_eyes_and_brows(self, file: Path) -> None:
        silent, speaking = drawn(file, pose(50)), drawn(file, pose(50, mouth=0.8))
        eyes = QRect(70 * SCALE, 76 * SCALE, 60 * SCALE, 34 * SCALE)
        assert changed(silent, speaking).bottom() > 158
        assert silent.copy(eyes) == speaking.copy(eyes)

    def test_a_blink_moves_the_eyes_only(self, file: Path) -> None:
        box = changed(drawn(file, pose(50)), drawn(file, pose(50, blink=1.0)))
        assert not box.isEmpty() and box.top() >= 88 and box.bottom() <= 110

    def test_it_can_be_drawn_in_any_pose(self, file: Path) -> None:
        for anger in (0, 100):
            for mouth in (0.0, 1.0):
                for blink in (0.0, 1.0):
                    assert not drawn(file, pose(anger, mouth, blink)).isNull()


def test_all_faces_were_tried() -> None:
    assert len(FACES) >= 3


def test_a_face_stands_on_the_lower_edge(qapp: QApplication) -> None:
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    fitted(painter, QRectF(0, 0, 300, 300))
    draw_body(painter, read_sketch(FACES[0]))
    painter.end()
    assert QColor(image.pixel(150, 298)) != QColor("#FFFFFF")
