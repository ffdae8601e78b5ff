"""A picture drawn on a printed page."""

from poise.export.picture import WIDTH, Box, Dot, Label, Line, Picture, Shape
from poise.export.press import POINT, ROOM, Press
from poise.export.sheets import FAMILY, SIDE

SCALE = ROOM / WIDTH
"""Millimetres a unit of the picture is long."""


def draw(press: Press, picture: Picture) -> None:
    """Draw the picture as wide as the page allows, on one page."""
    press.keep(picture.height * SCALE)
    top = press.pdf.get_y()
    with press.pdf.tagged("/Figure", press.printable(picture.words)):
        for shape in picture.shapes:
            _shape(press, shape, top)
    press.pdf.set_y(top + picture.height * SCALE)


def _shape(press: Press, shape: Shape, top: float) -> None:
    match shape:
        case Box():
            _box(press, shape, top)
        case Line():
            _line(press, shape, top)
        case Dot():
            press.pdf.set_fill_color(shape.fill)
            press.pdf.set_draw_color(shape.rim)
            press.pdf.set_line_width(1.5 * SCALE)
            press.pdf.circle(SIDE + shape.x * SCALE, top + shape.y * SCALE, shape.radius * SCALE, style="DF")
        case Label():
            _label(press, shape, top)


def _box(press: Press, box: Box, top: float) -> None:
    press.pdf.set_fill_color(box.fill)
    rounded = min(box.round, box.width / 2, box.height / 2) * SCALE
    press.pdf.rect(
        SIDE + box.x * SCALE,
        top + box.y * SCALE,
        box.width * SCALE,
        box.height * SCALE,
        style="F",
        round_corners=rounded > 0,
        corner_radius=rounded,
    )


def _line(press: Press, line: Line, top: float) -> None:
    press.pdf.set_draw_color(line.stroke)
    press.pdf.set_line_width(line.width * SCALE)
    on, off = line.dash or (0.0, 0.0)
    press.pdf.set_dash_pattern(on * SCALE, off * SCALE)
    press.pdf.polyline([(SIDE + x * SCALE, top + y * SCALE) for x, y in line.points])
    press.pdf.set_dash_pattern()


def _label(press: Press, label: Label, top: float) -> None:
    text = press.printable(label.text)
    press.pdf.set_font(FAMILY, "B" if label.bold else "", label.size * SCALE / POINT)
    press.pdf.set_text_color(label.fill)
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
    x = SIDE + label.x * SCALE - press.pdf.get_string_width(text) * share
    press.pdf.text(x, top + label.y * SCALE, text)
