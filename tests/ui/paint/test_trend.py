"""A chart shows each call, its range only where there is one, and a line only where there is one."""

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from poise.ui.look import Look
from poise.ui.paint.trend import draw_trend
from poise.ui.views.trends import Chart

WIDE, HIGH = 300, 64
CHART = Chart((20.0, 50.0, 80.0), 0.0, 100.0, None, None, None)


def drawn(chart: Chart, look: Look) -> QImage:
    image = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    draw_trend(painter, QRectF(0, 0, WIDE, HIGH), chart, look.theme, look.unit)
    painter.end()
    return image


def spots(image: QImage, look: Look, role: str) -> list[tuple[int, int]]:
    wanted = QColor(look.theme[role]).rgb()
    return [(x, y) for x in range(WIDE) for y in range(HIGH) if image.pixel(x, y) == wanted]


def test_each_call_is_a_dot_the_later_the_further_right_the_more_the_higher(plain_look: Look) -> None:
    dots = spots(drawn(CHART, plain_look), plain_look, "muted")
    left, right = min(dots), max(dots)
    assert left[0] < WIDE * 0.1 and right[0] > WIDE * 0.9
    assert left[1] > HIGH * 0.6 and right[1] < HIGH * 0.4
    assert any(abs(x - WIDE / 2) < 3 and abs(y - HIGH / 2) < 3 for x, y in dots)


def test_no_range_and_no_line_are_drawn_where_there_are_none(plain_look: Look) -> None:
    image = drawn(CHART, plain_look)
    assert spots(image, plain_look, "accent_soft") == [] and spots(image, plain_look, "ink") == []


def test_a_range_lies_across_the_whole_chart(plain_look: Look) -> None:
    band = spots(drawn(replace(CHART, low=40.0, high=60.0), plain_look), plain_look, "accent_soft")
    assert min(band)[0] == 0 and max(band)[0] == WIDE - 1
    assert {y for _, y in band} < set(range(round(HIGH * 0.35), round(HIGH * 0.65)))


def test_a_line_goes_from_the_first_call_to_the_last(plain_look: Look) -> None:
    line = spots(drawn(replace(CHART, line=(10.0, 90.0)), plain_look), plain_look, "ink")
    assert min(line)[1] > HIGH * 0.6 and max(line)[1] < HIGH * 0.4


def test_a_single_call_lies_in_the_middle(plain_look: Look) -> None:
    dots = spots(drawn(replace(CHART, values=(50.0,)), plain_look), plain_look, "muted")
    assert all(abs(x - WIDE / 2) < 4 for x, _ in dots) and dots
