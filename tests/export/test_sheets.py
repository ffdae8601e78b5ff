"""Pages are numbered, and a screen reader is told what is a heading, what is text, and what a picture shows."""

import re
import zlib

import pytest

from poise.export.flow import Run
from poise.export.pdf import pdf_report
from poise.export.press import Press
from tests.export.sample import BEGAN, call, read, the_fonts, the_palette
from tests.ui.scripted import WON


def press() -> Press:
    return Press(the_palette(), the_fonts(), "A title", "{page} of {pages}", "Running", BEGAN)


def contents(file: bytes) -> list[bytes]:
    """What is drawn on each page."""
    found = []
    for stream in re.findall(rb"stream\n(.*?)\nendstream", file, re.DOTALL):
        try:
            drawn = zlib.decompress(stream)
        except zlib.error:
            continue
        if b" Tf" in drawn:
            found.append(drawn)
    return found


def kinds(file: bytes) -> list[bytes]:
    """The kind of each piece of the structure, in the order of reading."""
    return re.findall(rb"/S /(\w+)\n/Type /StructElem", file)


@pytest.fixture(scope="module")
def report() -> bytes:
    told = call(WON)
    return pdf_report(read(told), the_palette(), the_fonts(), "{page}", told.began)


def test_a_report_has_one_title_headings_text_and_two_pictures(report: bytes) -> None:
    told = kinds(report)
    assert told[0] == b"Document" and told.count(b"H1") == 1 and told.count(b"Figure") == 2
    assert told.count(b"H2") >= 6 and told.count(b"H3") >= len(WON) and told.count(b"P") > 60
    assert b"/MarkInfo" in report and b"/DisplayDocTitle true" in report


def test_each_picture_is_told_in_words(report: bytes) -> None:
    assert len(re.findall(rb"/Alt ", report)) == 2


def test_all_that_is_drawn_is_either_read_or_marked_as_decoration(report: bytes) -> None:
    pages = contents(report)
    assert pages
    for drawn in pages:
        depth = 0
        for line in drawn.split(b"\n"):
            depth += line.endswith((b"BDC", b"BMC")) - (line == b"EMC")
            assert depth in (0, 1)
            assert depth or not re.search(rb"\b(Tj|TJ|re|S|f|B)\b", line), line
        assert depth == 0


def test_a_text_that_goes_on_on_the_next_page_is_tagged_on_both() -> None:
    one = press()
    one.text((Run("word " * 3000),))
    made = one.printed()
    assert kinds(made).count(b"P") == len(contents(made)) > 1


def test_nothing_is_tagged_where_nothing_is_printed() -> None:
    one = press()
    one.text((Run(""),))
    one.text((Run("Something"),))
    assert kinds(one.printed()) == [b"Document", b"P"]
