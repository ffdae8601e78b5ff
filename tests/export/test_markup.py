"""Whatever text is given, it stays text."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from poise.export.markup import joined, tag

plain = st.text(st.characters(exclude_categories=("Cs", "Cc")))


class _Read(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@given(plain, plain)
def test_text_and_attributes_come_back_as_they_were(text: str, value: str) -> None:
    read = _Read()
    read.feed(tag("p", text, title=value).text)
    read.close()
    assert read.tags == [("p", {"title": value})] and read.text == text


def test_markup_within_markup_is_kept_and_nothing_is_left_out() -> None:
    made = tag("p", "a < b", None, tag("br"), tag("b", "c", class_="x", aria_label=None))
    assert made.text == '<p>a &lt; b<br/><b class="x">c</b></p>'
    assert joined("1", made, "&").text == f"1{made.text}&amp;"
