"""What a PDF is printed with: letters, lines that break by themselves, and blank space, in millimetres on A4."""

import unicodedata
from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path

from fpdf.fonts import TTFFont

from poise.export.flow import Run, Set, lines
from poise.export.picture import Palette
from poise.export.sheets import FAMILY, SIDE, Kind, Sheets

ROOM = 210.0 - 2 * SIDE
"""Millimetres a line is long."""
LEADING = 1.45
"""Height of a line in heights of the letters."""
BASE = 1.05
"""Where in it the letters stand, counted from its upper edge in heights of the letters."""
POINT = 25.4 / 72
RAISED, RISE = 0.66, 0.36
"""Size of a raised number, and how far it is raised, in heights of the letters."""
UNKNOWN = "?"
"""Stands for a letter that the font does not have: it knows little but the Latin alphabets."""


class Press:
    """Prints from the top of the first page to the end of the last.

    Args:
        fonts: files of the font, "regular" and "bold".
        number: the page's number in words, with {page} and {pages}.
        running: what stands beside it.
        moment: what the file says of when it was made; the same call always gives the same bytes.

    Attributes:
        pdf: the sheet, for those who draw on it.
    """

    def __init__(
        self, palette: Palette, fonts: Mapping[str, Path], title: str, number: str, running: str, moment: datetime
    ) -> None:
        pdf = self.pdf = Sheets()
        self.palette = palette
        pdf.add_font(FAMILY, "", fonts["regular"])
        pdf.add_font(FAMILY, "B", fonts["bold"])
        known = [set(font.cmap) for font in pdf.fonts.values() if isinstance(font, TTFFont)]
        self._known = known[0].intersection(*known)
        pdf.number, pdf.running, pdf.colour = number, self.printable(running), palette["muted"]
        pdf.set_title(self.printable(title))
        pdf.set_creation_date(moment)
        pdf.add_page()

    def printable(self, text: str) -> str:
        """The text with a question mark for each letter that the font does not have."""
        whole = unicodedata.normalize("NFC", text).replace("\xa0", " ")
        return "".join(letter if ord(letter) in self._known else UNKNOWN for letter in whole)

    def layout(self, runs: Sequence[Run], size: float, width: float) -> tuple[Set, ...]:
        """The lines these words take."""
        return lines(runs, width, lambda run: self._wide(run, size))

    def keep(self, height: float) -> bool:
        """Go to the next page if there is no room for so many millimetres; whether that was so."""
        broken = self.pdf.will_page_break(height)
        if broken:
            self.pdf.add_page()
        return broken

    def text(
        self,
        runs: Sequence[Run],
        size: float = 10.0,
        left: float = 0.0,
        width: float | None = None,
        right: bool = False,
        kind: Kind = "/P",
    ) -> None:
        """Words that flow within `width`, `left` millimetres from the margin, onto the next page if need be."""
        room, high = ROOM - left if width is None else width, size * POINT * LEADING
        ahead = deque(self.layout(runs, size, room))
        while ahead:
            self.keep(high)
            with self.pdf.tagged(kind) if any(ahead) else nullcontext():
                while ahead:
                    line = ahead.popleft()
                    wide = sum(self._wide(run, size) for run in line)
                    self._line(line, size, SIDE + left + (room - wide if right else 0.0), last=not ahead)
                    if self.pdf.will_page_break(high):
                        break

    def gap(self, height: float, rule: str = "") -> None:
        """Space, with a line of that colour across its middle."""
        middle = self.pdf.get_y() + height / 2
        if rule:
            self.pdf.set_draw_color(self.palette[rule])
            self.pdf.set_line_width(0.2)
            with self.pdf.unspoken():
                self.pdf.line(SIDE, middle, SIDE + ROOM, middle)
        self.pdf.set_y(self.pdf.get_y() + height)

    def printed(self) -> bytes:
        """The whole file; nothing can be printed any more."""
        try:
            return bytes(self.pdf.output())
        finally:
            for font in self.pdf.fonts.values():
                if isinstance(font, TTFFont):
                    font.ttfont.close()

    def _wide(self, run: Run, size: float) -> float:
        self._wear(run, size)
        return float(self.pdf.get_string_width(self.printable(run.text)))

    def _wear(self, run: Run, size: float) -> None:
        style = ("B" if run.bold else "") + ("U" if run.underlined else "")
        self.pdf.set_font(FAMILY, style, size * RAISED if run.raised else size)

    def _line(self, line: Set, size: float, x: float, last: bool) -> None:
        """Every line but the last ends with a blank, or who reads the file would run two words into one."""
        top, high = self.pdf.get_y(), size * POINT
        for run in line:
            wide = self._wide(run, size)
            self.pdf.set_text_color(self.palette[run.role])
            self.pdf.text(x, top + high * (BASE - (RISE if run.raised else 0.0)), self.printable(run.text))
            x += wide
        if not last:
            self._wear(Run(" "), size)
            self.pdf.text(x, top + high * BASE, " ")
        self.pdf.set_y(top + high * LEADING)
