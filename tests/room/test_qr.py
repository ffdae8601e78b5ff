"""The code has its three corners, its margin and its standard's size."""

import pytest

from poise.room.qr import QUIET, squares

CORNER = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
LINK = "http://192.168.178.24:8080/bcdfgh"


def test_three_corners_and_the_margin() -> None:
    code = squares(LINK)
    drawn = ["".join("#" if dark else "." for dark in row) for row in code]
    size, end = len(code), len(code) - QUIET - 7
    assert {len(row) for row in code} == {size}
    for top, left in ((QUIET, QUIET), (QUIET, end), (end, QUIET)):
        assert [row[left : left + 7] for row in drawn[top : top + 7]] == CORNER
    assert not any("#" in row for row in (*drawn[:QUIET], *drawn[-QUIET:]))
    assert not any("#" in row[:QUIET] + row[-QUIET:] for row in drawn)


@pytest.mark.parametrize("address", ["10.0.0.7:80", "192.168.178.24:8080", "192.168.178.124:50123"])
def test_every_address_of_a_room_fits_a_code_that_is_read_from_afar(address: str) -> None:
    assert len(squares(f"http://{address}/bcdfgh")) <= 29 + 2 * QUIET
