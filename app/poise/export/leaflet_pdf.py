"""A leaflet as PDF: the same words as the page, the same bytes for the same document."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from poise.export.flow import Run
from poise.export.leaflet import Chapter, Columns, Leaflet
from poise.export.picture import Palette
from poise.export.press import ROOM, Press
from poise.export.rows import Cell, header, row


def leaflet_pdf(leaflet: Leaflet, palette: Palette, fonts: Mapping[str, Path], number: str, moment: datetime) -> bytes:
    """The file; the arguments are those of `pdf.pdf_report`."""
    press = Press(palette, fonts, f"{leaflet.title}: {leaflet.heading}", number, leaflet.running, moment)
    press.text((Run(leaflet.heading, "accent", bold=True),), 10)
    press.pdf.start_section(press.printable(leaflet.title))
    press.text((Run(leaflet.title, bold=True),), 22, kind="/H1")
    press.gap(3)
    if leaflet.facts:
        press.gap(0.4, "line")
        wide = ROOM / len(leaflet.facts)
        facts = [Cell(((Run(name, "muted"),), (Run(value, bold=True),)), wide, 9) for name, value in leaflet.facts]
        row(press, facts, 3.2)
    for chapter in leaflet.chapters:
        _chapter(press, chapter)
    press.gap(6)
    press.text((Run(leaflet.made, "muted"),), 8.5)
    return press.printed()


def _chapter(press: Press, chapter: Chapter) -> None:
    press.gap(9)
    press.keep(30)
    press.pdf.start_section(press.printable(chapter.heading))
    press.text((Run(chapter.heading, bold=True),), 14, kind="/H2")
    press.gap(2)
    for one in chapter.paragraphs:
        press.text((Run(one),))
        press.gap(1)
    if chapter.table is not None:
        _table(press, chapter.table)


def _table(press: Press, table: Columns) -> None:
    widths = [ROOM * share / sum(table.shares) for share in table.shares]
    head = [Cell(((Run(name, "muted"),),), wide, 8.5) for name, wide in zip(table.names, widths, strict=True)]
    header(press, head)
    for cells in table.rows:
        row(press, [Cell(((Run(one),),), wide) for one, wide in zip(cells, widths, strict=True)], head=head)
