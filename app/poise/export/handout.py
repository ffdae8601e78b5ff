"""The observer's sheet of a guide as PDF: each step with boxes to tick and room for the words that were heard."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from poise.domain.guides import Guide, Step
from poise.export.flow import Run
from poise.export.picture import Palette
from poise.export.press import LEADING, POINT, ROOM, Press
from poise.export.rows import Cell, header
from poise.export.sheets import SIDE
from poise.shown.words import Words

ANSWERS = ("yes", "partly", "no", "not_reached")
NUMBER, STEP, BOX = 10.0, 62.0, 16.0
"""Millimetres of the columns: the step's number, its name, one box; the rest is room to write."""
SQUARE = 4.0
LEAST = 12.0
"""Millimetres of the lowest row: two lines of handwriting."""
PADDING = 1.6


def handout_pdf(
    guide: Guide, title: str, palette: Palette, fonts: Mapping[str, Path], words: Words, moment: datetime
) -> bytes:
    """The sheet for the steps of `guide` that a call can show; `title` is the lesson's, "" without one.

    `fonts` and `moment` are those of `pdf.pdf_report`.
    """
    number = words("report.page", page="{page}", pages="{pages}")
    press = Press(palette, fonts, words("handout.heading"), number, title or guide.name, moment)
    press.text((Run(title or words("handout.heading"), "accent", bold=True),), 10)
    press.text((Run(words("handout.heading"), bold=True),), 20, kind="/H1")
    press.gap(1)
    press.text((Run(words("handout.lead", guide=guide.name)),))
    press.gap(4)
    _blank(press, words("handout.watched"), words("handout.step_of_mine"))
    press.gap(3)
    head = _head(words)
    header(press, head)
    names = [words(f"handout.{answer}") for answer in ANSWERS]
    for step in guide.steps:
        if step.part == "call":
            _step(press, step, names, head)
    press.gap(4)
    _lines(press, words("handout.turned"))
    press.gap(2)
    press.text((Run(words("handout.source", source=guide.source), "muted"),), 8)
    return press.printed()


def _head(words: Words) -> list[Cell]:
    """The names of the columns."""
    columns = (
        ("", NUMBER),
        (words("handout.step"), STEP),
        *((words(f"handout.{answer}"), BOX) for answer in ANSWERS),
        (words("handout.heard"), ROOM - NUMBER - STEP - BOX * len(ANSWERS)),
    )
    return [Cell(((Run(name, "muted"),),), wide, 8) for name, wide in columns]


def _step(press: Press, step: Step, answers: Sequence[str], head: Sequence[Cell]) -> None:
    """A row that is whole on one page, as high as its words need, and never lower than handwriting needs."""
    name = (Run(step.name, bold=True),), (Run(step.hint, "muted"),)
    sizes = (9.5, 8.0)
    high = sum(
        len(press.layout(runs, size, STEP - 3)) * size * POINT * LEADING for runs, size in zip(name, sizes, strict=True)
    )
    height = max(LEAST, high) + 2 * PADDING
    if press.keep(height):
        header(press, head)
    top = press.pdf.get_y() + PADDING
    press.pdf.set_y(top)
    press.text((Run(step.number, "muted"),), 9.5, 0, NUMBER)
    press.pdf.set_y(top)
    for runs, size in zip(name, sizes, strict=True):
        press.text(runs, size, NUMBER, STEP - 3)
    press.pdf.set_draw_color(press.palette["edge"])
    press.pdf.set_line_width(0.3)
    for place, answer in enumerate(answers):
        x = SIDE + NUMBER + STEP + BOX * place
        with press.pdf.tagged("/Figure", press.printable(f"{step.name}: {answer}")):
            press.pdf.rect(x, top + 0.6, SQUARE, SQUARE)
    press.pdf.set_y(top + height - PADDING)
    press.gap(0, "line")


def _blank(press: Press, *names: str) -> None:
    """Names, each with a line to write on."""
    wide = ROOM / len(names)
    top = press.pdf.get_y()
    press.pdf.set_draw_color(press.palette["edge"])
    press.pdf.set_line_width(0.2)
    for place, name in enumerate(names):
        press.pdf.set_y(top)
        press.text((Run(name, "muted"),), 8.5, wide * place, wide * 0.45)
        with press.pdf.unspoken():
            press.pdf.line(SIDE + wide * (place + 0.45), top + 4.5, SIDE + wide * (place + 1) - 5, top + 4.5)
    press.pdf.set_y(top + 6)


def _lines(press: Press, name: str, count: int = 2) -> None:
    """A question with so many lines to write on."""
    press.keep(8.0 + 8.0 * count)
    press.text((Run(name, bold=True),), 10)
    for _ in range(count):
        press.gap(8)
        press.gap(0, "edge")
