"""Cells of a row begin side by side, and a row is as high as its highest cell and never torn."""

from collections.abc import Iterator

import pytest

from poise.export.flow import Run
from poise.export.press import LEADING, POINT, Press
from poise.export.rows import BAR, BELOW, BETWEEN, Cell, header, row
from poise.export.sheets import HEAD, SIDE
from tests.export.sample import BEGAN, the_fonts, the_palette

LINE = 10 * POINT * LEADING
SHORT, LONG = ((Run("one"),),), ((Run("two"),), (Run("three"),), (Run("four"),))


@pytest.fixture
def one() -> Iterator[Press]:
    """A press, whose file is printed in the end."""
    made = Press(the_palette(), the_fonts(), "A title", "{page}", "A title", BEGAN)
    yield made
    assert made.printed()


HEIGHTS = [
    ((Cell(SHORT, 50, 10),), LINE),
    ((Cell(SHORT, 50, 10), Cell(LONG, 50, 10)), 3 * LINE),
    ((Cell(LONG, 50, 10), Cell(SHORT, 50, 10)), 3 * LINE),
    ((Cell(SHORT, 50, 10, bar=0),), LINE + BAR + BELOW),
]


@pytest.mark.parametrize(("cells", "height"), HEIGHTS)
def test_a_row_is_as_high_as_its_highest_cell(one: Press, cells: tuple[Cell, ...], height: float) -> None:
    row(one, cells, padding=2)
    assert one.pdf.get_y() == pytest.approx(HEAD + height + 4)


def test_cells_begin_side_by_side_at_one_height(one: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    places: dict[str, tuple[float, float]] = {}
    monkeypatch.setattr(one.pdf, "text", lambda x, y, text: places.update({text: (x, y)}))
    row(one, (Cell(LONG, 50, 10), Cell(SHORT, 40, 10)))
    assert places["one"][1] == places["two"][1] < places["three"][1]
    assert (places["two"][0], places["one"][0]) == (pytest.approx(SIDE), pytest.approx(SIDE + 50))


@pytest.mark.parametrize(("bar", "shares"), [(None, []), (0, [1.0]), (25, [1.0, 0.25]), (100, [1.0, 1.0])])
def test_a_bar_is_filled_by_its_share_of_the_cell(
    one: Press, bar: int | None, shares: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    widths: list[float] = []
    monkeypatch.setattr(one.pdf, "rect", lambda x, y, width, height, style: widths.append(width))
    row(one, (Cell(SHORT, 50, bar=bar),))
    assert widths == [pytest.approx((50 - BETWEEN) * share) for share in shares]


def test_a_row_without_room_goes_to_the_next_page_whole(one: Press) -> None:
    one.gap(297 - HEAD - 20 - LINE * 2)
    row(one, (Cell(LONG, 50, 10),), padding=2)
    assert one.pdf.page_no() == 2 and one.pdf.get_y() == pytest.approx(HEAD + 3 * LINE + 4)


def test_the_head_is_printed_again_on_the_next_page(one: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[str] = []
    monkeypatch.setattr(one.pdf, "text", lambda x, y, text: printed.append(text))
    head = [Cell(((Run("Step"),),), 50)]
    header(one, head)
    while one.pdf.page_no() < 3:
        row(one, [Cell(SHORT, 50, 10)], head=head)
    assert printed.count("Step") == 3 and printed.count("one") > 10
    assert all(printed[place + 1] == "one" for place, text in enumerate(printed) if text == "Step")
