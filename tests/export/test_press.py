"""Words are printed between the margins, and space is kept for what belongs together."""

from collections.abc import Iterator

import pytest

from poise.export.flow import Run
from poise.export.press import LEADING, POINT, ROOM, Press
from poise.export.sheets import HEAD, SIDE
from tests.export.sample import BEGAN, the_fonts, the_palette

PRINTABLE = [("Zoe\u0308", "Zoë"), ("3\xa0of\xa05", "3 of 5"), ("a\tb", "a?b"), ("", "")]


@pytest.fixture
def one() -> Iterator[Press]:
    """A press, whose file is printed in the end."""
    made = Press(the_palette(), the_fonts(), "A title", "{page}", "A title", BEGAN)
    yield made
    assert made.printed()


@pytest.mark.parametrize(("text", "printed"), PRINTABLE)
def test_letters_are_printed_whole_and_blanks_as_blanks(one: Press, text: str, printed: str) -> None:
    assert one.printable(text) == printed


@pytest.mark.parametrize(("height", "page"), [(20, 1), (60, 2)])
def test_a_page_is_turned_only_if_there_is_no_room(one: Press, height: float, page: int) -> None:
    one.gap(210)
    one.keep(height)
    assert one.pdf.page_no() == page and one.pdf.get_y() == pytest.approx(HEAD if page == 2 else HEAD + 210)


def test_words_on_the_right_end_at_the_end_of_their_room(one: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[float] = []
    monkeypatch.setattr(one.pdf, "text", lambda x, y, text: begun.append(x))
    one.text((Run("word"),), left=30, width=40)
    one.text((Run("word"),), left=30, width=40, right=True)
    wide = one.pdf.get_string_width("word")
    assert begun == [pytest.approx(SIDE + 30), pytest.approx(SIDE + 70 - wide)]


def test_each_line_takes_its_leading_and_a_raised_number_stands_higher(
    one: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    heights: list[float] = []
    monkeypatch.setattr(one.pdf, "text", lambda x, y, text: heights.append(y))
    one.text((Run("word"), Run("1", raised=True)), size=12)
    assert heights[1] < heights[0] and one.pdf.get_y() == pytest.approx(HEAD + 12 * POINT * LEADING)


def test_a_rule_lies_in_the_middle_of_its_gap(one: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    ruled: list[tuple[float, ...]] = []
    monkeypatch.setattr(one.pdf, "line", lambda *ends: ruled.append(ends))
    one.gap(10)
    one.gap(10, "line")
    assert ruled == [(SIDE, HEAD + 15, SIDE + ROOM, HEAD + 15)] and one.pdf.get_y() == HEAD + 20
