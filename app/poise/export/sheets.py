"""Numbered A4 pages that tell a screen reader what is a heading, what is text, and what a picture shows.

The structure is a plain sequence in the order of reading: fpdf2 knows no nested one, so the cells of a table are told
one after another, and lists are paragraphs.  What nobody has to hear (lines, bars, numbers of pages) is marked as such.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from fpdf import FPDF
from fpdf.prefs import ViewerPreferences

FAMILY = "Atkinson"
SIDE, HEAD, FOOT = 20.0, 18.0, 20.0
"""Margins, mm."""

Kind = Literal["/H1", "/H2", "/H3", "/P", "/Figure"]


class Sheets(FPDF):
    """The pages: the one place where fpdf2 wants to be inherited from.

    Attributes:
        number: how a page is numbered, with {page} and {pages}.
        running: what stands beside the number on every page.
        colour: of both.
    """

    number = "{page} / {pages}"
    running = ""
    colour = "#000000"

    def __init__(self) -> None:
        super().__init__(format="A4")
        self.set_margins(SIDE, HEAD, SIDE)
        self.set_auto_page_break(True, FOOT)
        self.set_lang("en")
        self.set_creator("Poise")
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)

    def footer(self) -> None:
        """The number of the page at its foot, and what it is a page of."""
        with self.unspoken():
            self.set_font(FAMILY, size=8)
            self.set_text_color(self.colour)
            words = self.number.replace("{page}", str(self.page_no())).replace("{pages}", "{nb}")
            self.set_y(-FOOT + 6)
            self.cell(0, 4, words)  # on the left: how wide the number of all pages will be is not known yet
            self.set_y(-FOOT + 6)
            self.cell(0, 4, self.running, align="R")

    @contextmanager
    def tagged(self, kind: Kind, words: str | None = None) -> Iterator[None]:
        """What is printed inside, on one page, is one such piece; `words` are read in place of a picture."""
        structure, page = self.struct_builder, self.page
        known = structure.spid_per_page_number.get(page)
        number = 0 if known is None else len(structure.struct_tree_root.parent_tree.nums[known])
        _, place = structure.add_marked_content(page, kind, number, alt_text=words)
        self.pages[page].struct_parents = place
        self._out(f"{kind} <</MCID {number}>> BDC")
        yield
        self._out("EMC")

    @contextmanager
    def unspoken(self) -> Iterator[None]:
        """What is drawn inside is for the eye alone."""
        self._out("/Artifact BMC")
        yield
        self._out("EMC")
