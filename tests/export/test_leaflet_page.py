"""A leaflet as a page: whole, safe against what it holds, and the same words as the value."""

from html.parser import HTMLParser

from poise.export.leaflet_page import leaflet_page
from poise.export.taught import class_report, speaker_report
from tests.export.held import asked, taught
from tests.export.sample import NASTY, the_fonts, the_palette, the_words


def page(leaflet):
    fonts = {name: file.read_bytes() for name, file in the_fonts().items()}
    return leaflet_page(leaflet, the_palette(), fonts)


class Text(HTMLParser):
    def __init__(self, content):
        super().__init__()
        self.text, self.tags = "", []
        self.feed(content)

    def handle_data(self, data):
        self.text += data

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)


def test_every_word_of_the_leaflet_is_on_the_page():
    leaflet = class_report(taught(*asked()), the_words())
    read = Text(page(leaflet))
    for chapter in leaflet.chapters:
        assert chapter.heading in read.text and all(text in read.text for text in chapter.paragraphs)
        for row in chapter.table.rows if chapter.table else ():
            assert all(cell in read.text for cell in row)
    assert read.tags.count("table") == sum(chapter.table is not None for chapter in leaflet.chapters)


def test_a_nasty_name_stays_text():
    content = page(speaker_report(taught(), NASTY, the_words()))
    assert NASTY not in content and NASTY in Text(content).text
    assert "b" not in Text(content).tags and "script" not in Text(content).tags


def test_nothing_is_asked_of_a_network():
    content = page(class_report(taught(*asked()), the_words()))
    assert "http" not in content.replace("http-equiv", "")
