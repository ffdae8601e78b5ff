"""The picture of a breath stays within its place, however full it is."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from poise.ui.look import Look
from poise.ui.paint.breath import draw_breath


@pytest.mark.parametrize("fullness", [0.0, 0.5, 1.0])
def test_it_never_leaves_its_place(plain_look: Look, qapp: object, fullness: float) -> None:
    picture = QImage(220, 180, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFF)
    painter = QPainter(picture)
    draw_breath(painter, QRectF(20, 20, 180, 140), fullness, plain_look)
    painter.end()
    drawn = [(x, y) for x in range(220) for y in range(180) if picture.pixel(x, y) & 0xFFFFFF != 0xFFFFFF]
    assert drawn
    assert all(19 <= x <= 201 and 19 <= y <= 161 for x, y in drawn)
    assert (110, 90) in drawn
