"""A leaflet as PDF: printed without a warning, and the same bytes for the same document."""

import logging

import pytest

from poise.export.leaflet import Chapter, Columns, Leaflet
from poise.export.leaflet_pdf import leaflet_pdf
from poise.export.taught import class_report, speaker_report
from tests.export.held import asked, taught
from tests.export.sample import BEGAN, NASTY, the_fonts, the_palette, the_words


def pdf(leaflet: Leaflet) -> bytes:
    return leaflet_pdf(leaflet, the_palette(), the_fonts(), "{page} of {pages}", BEGAN)


LONG = Leaflet(
    "A", "B", (), (Chapter("C", ("d " * 400,), Columns(("e",), (1,), tuple((str(n),) for n in range(90)))),), "", ""
)


@pytest.mark.parametrize(
    "leaflet",
    [
        class_report(taught(*asked()), the_words()),
        speaker_report(taught(), NASTY, the_words()),
        speaker_report(taught(), "nobody", the_words()),
        LONG,
    ],
    ids=["class", "speaker", "nobody", "long"],
)
def test_every_leaflet_can_be_printed(leaflet: Leaflet, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    made = pdf(leaflet)
    assert made.startswith(b"%PDF-1.") and caplog.text == ""
    assert made == pdf(leaflet)


def test_headings_are_entered_in_the_outline() -> None:
    made = pdf(class_report(taught(*asked()), the_words()))
    assert b"/Outlines" in made and made.count(b"/S /H2") == 6 and made.count(b"/S /H1") == 1
