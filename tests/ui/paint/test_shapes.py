"""Signs that differ in shape, not in colour alone."""

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from poise.domain.mood import BANDS
from poise.domain.scenario import OUTCOMES
from poise.resources import root
from poise.shown.theme import read_theme
from poise.ui.paint.shapes import (
    draw_chevron,
    draw_fill,
    draw_level,
    draw_mood,
    draw_play,
    draw_tick,
    mood_sign,
    outcome_band,
)

THEME = read_theme(root("assets") / "themes", "light")
AREA = QRectF(4, 4, 40, 40)


def drawn(draw: Callable[[QPainter], None]) -> QImage:
    image = QImage(48, 48, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter)
    painter.end()
    return image


def inked(image: QImage) -> int:
    return sum(image.pixel(x, y) != 0xFFFFFFFF for x in range(48) for y in range(48))


@pytest.mark.parametrize("band", BANDS)
def test_a_mood_s_sign_is_in_its_colour_and_in_its_place(band: str) -> None:
    image = drawn(lambda painter: draw_mood(painter, AREA, band, THEME))
    assert QColor(image.pixel(24, 26)) == QColor(THEME[band])
    box = mood_sign(band, AREA).boundingRect()
    assert AREA.adjusted(-2, -2, 2, 2).contains(box)


@pytest.mark.usefixtures("qapp")
def test_moods_differ_in_shape_by_a_tenth_of_their_area_at_least() -> None:
    def filled(band: str) -> set[tuple[int, int]]:
        path = mood_sign(band, AREA)
        return {(x, y) for x in range(48) for y in range(48) if path.contains(QRectF(x, y, 1, 1).center())}

    areas = {band: filled(band) for band in BANDS}
    for one, other in combinations(BANDS, 2):
        assert len(areas[one] ^ areas[other]) > 0.1 * len(areas[one] | areas[other])


def test_a_higher_level_has_more_ink() -> None:
    ink = [inked(drawn(lambda painter, level=level: draw_level(painter, AREA, level, THEME))) for level in (1, 2, 3)]
    filled = [
        sum(
            QColor(image.pixel(x, y)) == QColor(THEME["ink"])
            for image in [drawn(lambda painter, level=level: draw_level(painter, AREA, level, THEME))]
            for x in range(48)
            for y in range(48)
        )
        for level in (1, 2, 3)
    ]
    assert filled == sorted(filled) and len(set(filled)) == 3 and min(ink) > 0


def test_each_fill_looks_different_without_colour() -> None:
    pictures = [
        drawn(lambda painter, fill=fill: draw_fill(painter, AREA, fill, THEME))
        for fill in ("none", "part", "whole", "after")
    ]
    grey = [image.convertToFormat(QImage.Format.Format_Grayscale8) for image in pictures]
    assert all(one != other for one, other in combinations(grey, 2))


@pytest.mark.parametrize(
    "draw",
    [
        lambda painter: draw_tick(painter, AREA, "#000000"),
        lambda painter: draw_chevron(painter, AREA, "#000000"),
        lambda painter: draw_play(painter, AREA, False, "#000000"),
        lambda painter: draw_play(painter, AREA, True, "#000000"),
    ],
)
def test_small_signs_leave_ink(draw: Callable[[QPainter], None]) -> None:
    assert inked(drawn(draw)) > 20


def test_every_ending_has_a_sign_of_its_own() -> None:
    assert len({outcome_band(outcome) for outcome in OUTCOMES}) == len(OUTCOMES)
    assert outcome_band(None) in BANDS
