"""A report as PDF: the same words and pictures as the page, the same bytes for the same call."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from poise.export.afterwards import Point
from poise.export.drawing import draw
from poise.export.flow import Run
from poise.export.marks import Numbered, Piece
from poise.export.paper import Paper, ReplyRead
from poise.export.picture import Palette
from poise.export.press import LEADING, POINT, ROOM, Press
from poise.export.rows import Cell, header, row
from poise.export.sheets import HEAD, Kind
from poise.export.steps import StepRead

ASIDE, SIGN = 30.0, 9.0
"""Millimetres of the column in which it says whose words follow, and of the one with the numbers of the marks."""

BULLET = 5.0
"""Millimetres before a point of a list."""

NAME = 9.0
"""Size of the names beside what was said, in points."""
WHOLE = 180.0
"""Millimetres up to which a table is kept on one page."""
SMALL, LARGE = 12.0, 20.0
"""Headings up to this size, in points, stand below others in the outline; the one above LARGE is the title."""


def pdf_report(paper: Paper, palette: Palette, fonts: Mapping[str, Path], number: str, moment: datetime) -> bytes:
    """The file; `fonts` names the files of the "regular" and the "bold" letters.

    `number` is how a page is numbered, with {page} and {pages}; `moment` is when the call began, since that is all the
    file says of time.
    """
    press = Press(palette, fonts, f"{paper.title}: {paper.heading}", number, paper.running, moment)
    _head(press, paper)
    _pictures(press, paper)
    _sheet(press, paper)
    _after(press, paper)
    _judge(press, paper)
    _replies(press, paper)
    _figures(press, paper)
    return press.printed()


def _head(press: Press, paper: Paper) -> None:
    press.text((Run(paper.heading, "accent", bold=True),), 10)
    _heading(press, paper.title, 22, before=0, after=3)
    press.gap(0.4, "line")
    lengths = [max(len(name), len(value)) + 4 for name, value in paper.facts]
    widths = [ROOM * length / sum(lengths) for length in lengths]
    named = zip(paper.facts, widths, strict=True)
    row(press, [Cell(((Run(name, "muted"),), (Run(value, bold=True),)), wide, 9) for (name, value), wide in named], 3.2)
    _heading(press, paper.headings["outcome"])
    press.text((Run(paper.outcome, bold=True),), 13)
    press.gap(1)
    press.text((Run(paper.mood),))
    if paper.own_mood:
        press.text((Run(paper.own_mood, "accent"),))
    if paper.goal:
        _heading(press, paper.headings["goal"], after=1)
        press.text((Run(paper.goal),), 12)
        press.gap(1.5)
    for name, text in (("last_words", f"“{paper.last_words}”"), ("feeling", paper.feeling)):
        if text.strip("“”"):
            press.gap(2.5)
            press.keep(14)
            press.text((Run(paper.headings[name], "muted"),), 8.5)
            press.text((Run(text),))


def _pictures(press: Press, paper: Paper) -> None:
    for picture in paper.pictures:
        _heading(press, picture.title, least=20 + picture.height * 0.25)
        draw(press, picture)
    press.gap(1.5)
    press.text((Run(paper.timeline_note, "muted"),), 8.5)


def _sheet(press: Press, paper: Paper) -> None:
    guide, headings = paper.sheet.guide, paper.headings
    widths = (12.0, 48.0, 28.0, ROOM - 88.0)
    _heading(press, guide.name, after=1.5)
    press.text((Run(headings["steps_caption"], "muted"),), 8.5)
    columns = ("", headings["column_step"], headings["column_score"], headings["column_evidence"])
    head = [Cell(((Run(name, "muted"),),), wide, 8.5) for name, wide in zip(columns, widths, strict=True)]
    header(press, head)
    for read in paper.sheet.rows:
        step = read.step
        number, name = Cell(((Run(step.number, "muted"),),), widths[0]), Cell(((Run(step.name),),), widths[1])
        role = "muted" if step.score is None else "ink"
        score = Cell(((Run(step.score_word, role),),), widths[2], bar=step.score)
        row(press, (number, name, score, Cell(_shown(read), widths[3], 9)), head=head)
    if guide.total:
        press.gap(4)
        press.keep(18)
        press.text((Run(guide.total, bold=True),), 12)
        press.text((Run(guide.total_why, "muted"),), 8.5)
    press.text((Run(paper.sheet.source, "muted"),), 8.5)


def _shown(read: StepRead) -> tuple[tuple[Run, ...], ...]:
    signs = {"skill": "+ ", "fault": "− "}
    lines = [(Run(signs[one.polarity], one.polarity, bold=True), Run(one.text)) for one in read.shown]
    notes = ((read.nothing, "muted"), (read.step.own, "accent"), (read.step.raises, "muted"))
    return (*lines, *((Run(text, role),) for text, role in notes if text)) or ((Run(""),),)


def _after(press: Press, paper: Paper) -> None:
    _heading(press, paper.headings["after"], after=0)
    for part in paper.after:
        _heading(press, part.heading, 11, before=3, after=0.8)
        for point in part.points:
            _point(press, point)


def _point(press: Press, point: Point) -> None:
    _beside(press, Run("•", "muted"), (Run(point.text),), 9.5, 0.0, BULLET)
    for note in point.notes:
        press.text((Run(note, "muted"),), 9, BULLET)
    press.gap(0.8)


def _judge(press: Press, paper: Paper) -> None:
    _heading(press, paper.headings["judge"], least=45)
    for line in paper.judge:
        press.text((Run(line),), 9.5)
        press.gap(1)
    press.text((Run(paper.made, "muted"),), 8.5)


def _replies(press: Press, paper: Paper) -> None:
    _heading(press, paper.headings["replies"], least=60)
    if not paper.replies:
        press.text((Run(paper.headings["nothing_said"]),))
    for number, reply in enumerate(paper.replies):
        if number:
            _parted(press, 60)
        _reply(press, reply, paper)


def _reply(press: Press, reply: ReplyRead, paper: Paper) -> None:
    _heading(press, reply.heading, 11, before=0, after=1.5, least=40)
    if reply.customer_said:
        _part(press, paper.customer, (Run(reply.customer_said, "muted"),))
    said = (Run(reply.note, "muted"),) if reply.note else tuple(run for piece in reply.pieces for run in _runs(piece))
    _part(press, paper.trainee, said, 10.5)
    if reply.corrected:
        _part(press, paper.headings["corrected"], (Run(f"“{reply.corrected}”"),), 10.5)
    for one in reply.marks:
        said = (Run(f" {one.disputed}", "accent"),) if one.disputed else ()
        runs = (Run(f"{one.mark.label}. ", bold=True), Run(one.mark.why), *said)
        _beside(press, Run(one.sign, _role(one), bold=True), runs, 9, ASIDE, SIGN)
        press.gap(0.4)
    press.gap(1.6)
    press.keep(16)
    _part(press, paper.headings["moved"], (Run(reply.change),), 9, 0.2)
    _part(press, "", (Run(reply.causes, "muted"),), 9, 0.0)


def _part(press: Press, name: str, runs: tuple[Run, ...], size: float = 9.5, gap: float = 2.0) -> None:
    """Words with their name before them, as long as they may be."""
    _beside(press, Run(name, "muted"), runs, size, 0.0, ASIDE)
    press.gap(gap)


def _runs(piece: Piece) -> tuple[Run, ...]:
    """Marked words have the colour of their first mark that is sure, and a line below them."""
    first = sorted(piece.within, key=lambda one: not one.mark.sure)
    words = Run(piece.text, _role(first[0]) if first else "ink", underlined=bool(first))
    signs = (Run(f" {one.sign}", _role(one), bold=True, raised=True) for one in piece.ends)
    return (words, *signs)


def _role(one: Numbered) -> str:
    return one.mark.polarity if one.mark.sure else "muted"


def _figures(press: Press, paper: Paper) -> None:
    grid = paper.figures
    _heading(press, grid.heading, after=1.5, least=min(WHOLE, 40 + 7.5 * len(grid.rows)))
    for text in (grid.caption if grid.columns else "", grid.note):
        if text:
            press.text((Run(text, "muted"),), 8.5)
    if not grid.columns:
        return
    wide = ROOM / len(grid.columns)
    head = [Cell(((Run(name, "muted"),),), wide, 8, place > 0) for place, name in enumerate(grid.columns)]
    header(press, head)
    for cells in grid.rows:
        row(press, [Cell(((Run(text),),), wide, 9.5, place > 0) for place, text in enumerate(cells)], 1.3, head=head)


def _heading(
    press: Press, text: str, size: float = 14.0, before: float = 9.0, after: float = 2.5, least: float = 30.0
) -> None:
    """A heading, entered in the outline; on the next page if there is not `least` room for what it heads."""
    if press.pdf.get_y() > HEAD:
        press.gap(before)
    press.keep(least)
    kind: Kind = "/H1" if size > LARGE else "/H2" if size > SMALL else "/H3"
    press.pdf.start_section(press.printable(text), level=0 if size > SMALL else 1)
    press.text((Run(text, bold=True),), size, kind=kind)
    press.gap(after)


def _beside(press: Press, name: Run, runs: tuple[Run, ...], size: float, left: float, column: float) -> None:
    """Flowing words `column` millimetres to the right of `left`, and before their first line a name for them."""
    press.keep(2 * size * POINT * LEADING)
    top = press.pdf.get_y()
    if name.text:
        press.pdf.set_y(top + (size - NAME) * POINT)
        press.text((name,), min(size, NAME), left, column - 1)
    press.pdf.set_y(top)
    press.text(runs, size, left + column)


def _parted(press: Press, least: float) -> None:
    """What follows is parted from what was before by a line, or by the page's end if it has not `least` room."""
    if not press.keep(least):
        press.gap(8, "line")
