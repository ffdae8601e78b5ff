"""Rows of a printed table: cells side by side, each row on one page."""

from collections.abc import Sequence
from dataclasses import dataclass

from poise.export.flow import Run
from poise.export.press import LEADING, POINT, Press
from poise.export.sheets import SIDE

BAR, BELOW = 1.2, 0.4
"""Height of a bar and the space above it, mm."""
BETWEEN = 4.0
"""Space between two cells, mm."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words in paragraphs, and below them a bar of so many of 100, if any; `width` in millimetres."""

    paragraphs: tuple[tuple[Run, ...], ...]
    width: float
    size: float = 9.5
    right: bool = False
    bar: int | None = None

    @property
    def inner(self) -> float:
        """The width without the space to the next cell."""
        return self.width - BETWEEN


def row(
    press: Press, cells: Sequence[Cell], padding: float = 2.2, rule: str = "line", head: Sequence[Cell] = ()
) -> None:
    """Print cells side by side over a thin line; on a new page the table's `head` is printed before them again."""
    height = max(_height(press, cell) for cell in cells)
    if press.keep(height + 2 * padding) and head:
        header(press, head)
    top, left = press.pdf.get_y() + padding, 0.0
    for cell in cells:
        press.pdf.set_y(top)
        for paragraph in cell.paragraphs:
            press.text(paragraph, cell.size, left, cell.inner, cell.right)
        if cell.bar is not None:
            y = press.pdf.get_y() + BELOW
            _bar(press, SIDE + left, y, cell.inner, "inset")
            _bar(press, SIDE + left, y, cell.inner * cell.bar / 100, "accent")
        left += cell.width
    press.pdf.set_y(top + height + padding)
    press.gap(0, rule)


def header(press: Press, cells: Sequence[Cell]) -> None:
    """Print the names of a table's columns."""
    row(press, cells, 1.2, "edge")


def _height(press: Press, cell: Cell) -> float:
    count = sum(len(press.layout(paragraph, cell.size, cell.inner)) for paragraph in cell.paragraphs)
    return count * cell.size * POINT * LEADING + (BAR + BELOW if cell.bar is not None else 0.0)


def _bar(press: Press, x: float, y: float, width: float, role: str) -> None:
    press.pdf.set_fill_color(press.palette[role])
    if width > 0:
        with press.pdf.unspoken():
            press.pdf.rect(x, y, width, BAR, style="F")
