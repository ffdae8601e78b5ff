"""The page is one whole file: nothing from elsewhere, nothing that runs, and everything has its place and its name."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from poise.export.page import html_page
from poise.export.told import Told
from tests.export.sample import NASTY, call, read, the_fonts, the_palette
from tests.ui.scripted import REPLIES, story, until

VOID = {"meta", "br", "rect", "polyline", "circle"}
CALLS = {
    "whole": lambda: call(),
    "unheard": lambda: call(REPLIES, NASTY),
    "no reply": lambda: call(events=tuple(until(story(ends=False), 1))),
}


class _Page(HTMLParser):
    """Notes the elements, and that each is closed where it should be."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def count(self, name: str) -> int:
        return sum(tag == name for tag, _ in self.elements)


def page(told: Told) -> str:
    fonts = {name: file.read_bytes() for name, file in the_fonts().items()}
    return html_page(read(told), the_palette(), fonts)


@pytest.mark.parametrize("name", CALLS)
def test_the_page_is_well_formed_and_named(name: str) -> None:
    made = _Page(page(CALLS[name]()))
    assert made.open == [] and made.elements[0] == ("html", {"lang": "en"})
    assert made.count("h1") == made.count("main") == 1 and made.count("title") == 1 + made.count("svg")
    assert made.count("caption") == made.count("table")
    ids = [attributes["id"] for _, attributes in made.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", CALLS)
def test_nothing_runs_and_nothing_comes_from_elsewhere(name: str) -> None:
    text = page(CALLS[name]())
    made = _Page(text)
    assert not {tag for tag, _ in made.elements} & {"script", "link", "img", "iframe", "object", "a"}
    keys = {key for _, attributes in made.elements for key in attributes}
    assert not keys & {"src", "href"} and not [key for key in keys if key.startswith("on")]
    assert all(url.startswith("data:font/ttf;base64,") for url in re.findall(r"url\(([^)]*)\)", text))
    assert "@import" not in text


def test_what_was_said_cannot_become_markup() -> None:
    made = _Page(page(call(trainee=NASTY)))
    assert " ".join(NASTY.split()) in made.text and "b" not in {tag for tag, a in made.elements if not a}


def test_headings_go_down_by_one() -> None:
    levels = [int(tag[1]) for tag, _ in _Page(page(call())).elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and all(after - before <= 1 for before, after in pairwise(levels))


def test_the_same_call_gives_the_same_page() -> None:
    assert page(call()) == page(call())


def test_each_marked_word_of_a_reply_is_marked() -> None:
    made = _Page(page(call(REPLIES)))
    assert made.count("mark") >= 8 and made.count("article") == len(REPLIES)
