"""The least leaflet there can be is a title: whoever shows one needs neither facts nor chapters nor a table."""

from poise.export.leaflet import Chapter, Leaflet
from poise.export.leaflet_page import leaflet_page
from poise.export.leaflet_pdf import leaflet_pdf
from tests.export.sample import BEGAN, the_fonts, the_palette

LEAST = Leaflet("A lesson", "Title", (), (), "Made by Poise", "Title, today")


def test_a_page_of_it_has_no_empty_list_and_no_empty_table() -> None:
    page = leaflet_page(LEAST, the_palette(), {})
    assert "<h1>Title</h1>" in page and "<dl" not in page and "<table" not in page and "<h2" not in page


def test_it_can_be_printed() -> None:
    assert leaflet_pdf(LEAST, the_palette(), the_fonts(), "{page}", BEGAN).startswith(b"%PDF")


def test_a_chapter_is_at_least_its_heading() -> None:
    assert (Chapter("One").paragraphs, Chapter("One").table) == ((), None)
