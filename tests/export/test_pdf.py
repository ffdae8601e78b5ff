"""The PDF holds what the page holds, as text, and is the same file for the same call."""

import logging
import re

import pytest

from poise.export.flow import Run
from poise.export.pdf import pdf_report
from poise.export.press import Press
from poise.export.told import Told
from tests.export.sample import BEGAN, NASTY, call, read, the_fonts, the_palette
from tests.ui.scripted import REPLIES, WON, story, until


def pdf(told: Told) -> bytes:
    return pdf_report(read(told), the_palette(), the_fonts(), "{page} of {pages}", told.began)


def pages(file: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", file))


@pytest.mark.parametrize("events", [story(), story(replies=REPLIES), tuple(until(story(), 1)), story()[:1]])
def test_every_call_can_be_printed(events: tuple[object, ...], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    made = pdf(call(events=events))  # type: ignore[arg-type]
    assert made.startswith(b"%PDF-1.") and made.rstrip().endswith(b"%%EOF")
    assert caplog.text == ""  # fpdf2 tells of letters it does not have, and of bad fonts


def test_the_same_call_gives_the_same_bytes() -> None:
    assert pdf(call()) == pdf(call())


def test_the_file_says_when_the_call_was_and_in_which_language() -> None:
    made = pdf(call())
    assert b"/CreationDate (D:20260301120000+01'00')" in made
    assert b"/Lang (en)" in made and b"/Outlines" in made


def test_a_long_call_takes_more_pages() -> None:
    assert pages(pdf(call(WON))) > pages(pdf(call(WON[:1])))


def press() -> Press:
    return Press(the_palette(), the_fonts(), "A title", "{page}", "A title", BEGAN)


def test_letters_that_the_font_does_not_have_become_question_marks(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    one = press()
    assert one.printable("Zoë “–” − 李 😀") == "Zoë “–” − ? ?"
    one.text((Run(NASTY + " 李"),))
    assert one.printed() and caplog.text == ""


def test_a_text_longer_than_a_page_goes_on_on_the_next() -> None:
    one = press()
    one.text((Run("word " * 3000),))
    assert pages(one.printed()) > 1


def test_a_word_longer_than_a_line_stays_between_the_margins() -> None:
    one = press()
    broken = one.layout((Run("x" * 500), Run(" and more")), 10, 100)
    assert len(broken) > 2
    one.text(broken[0], left=30)
    assert all(one.pdf.get_string_width(run.text) <= 100 for line in broken for run in line)
    assert one.printed()
