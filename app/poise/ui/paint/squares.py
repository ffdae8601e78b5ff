"""A QR code: dark squares on light ground, whole pixels each, in black and white whatever the theme."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter

LIGHT, DARK = "#FFFFFF", "#000000"


def fitting(squares: Sequence[Sequence[bool]], area: QRectF) -> QRect:
    """Where the code lies in `area`: in the middle, as large as whole pixels allow; empty if it does not fit."""
    count = len(squares)
    side = int(min(area.width(), area.height()) // count) * count if count else 0
    return QRect(
        round(area.left() + (area.width() - side) / 2), round(area.top() + (area.height() - side) / 2), side, side
    )


def draw_squares(painter: QPainter, area: QRectF, squares: Sequence[Sequence[bool]]) -> None:
    """The code in `area`; its rows from the top, True where a square is dark."""
    place = fitting(squares, area)
    if place.isEmpty():
        return
    painter.fillRect(place, QColor(LIGHT))
    side = place.width() // len(squares)
    for y, row in enumerate(squares):
        for x, dark in enumerate(row):
            if dark:
                painter.fillRect(place.left() + x * side, place.top() + y * side, side, side, QColor(DARK))
