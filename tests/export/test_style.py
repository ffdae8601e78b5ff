"""The style sheet names each colour it uses, holds the letters, and cannot be broken by the title of a call."""

import re
from base64 import b64encode

import pytest

from poise.export.style import style
from tests.export.sample import NASTY, the_palette


def sheet(running: str = "Poise", fonts: dict[str, bytes] | None = None) -> str:
    return style(the_palette(), fonts or {}, running)


def test_every_colour_that_is_used_is_set_and_the_other_way_round() -> None:
    used, given = set(re.findall(r"var\(--(\w+)\)", sheet())), dict(re.findall(r"--(\w+): (#\w{6});", sheet()))
    assert used <= set(given) and given["ink"] == the_palette()["ink"]


def test_nothing_is_left_to_be_filled_in() -> None:
    assert not re.search(r"FAMILY|RUNNING", sheet())


def test_the_letters_lie_in_the_sheet_each_with_its_weight() -> None:
    faces = re.findall(r"font-weight: (\d+); src: url\(data:font/ttf;base64,(\S+)\)", sheet(fonts={"bold": b"letters"}))
    assert faces == [("700", b64encode(b"letters").decode())]


@pytest.mark.parametrize("running", [NASTY, 'a"; } body { display: none', "</style><b>", "back\\slash", "two\nlines"])
def test_what_stands_at_the_foot_of_a_page_stays_a_text(running: str) -> None:
    made = sheet(running)
    written = re.search(r'@bottom-right \{ content: "([^"\n]*)"; font', made)
    assert written and "<" not in made
    assert re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), written[1]) == running
