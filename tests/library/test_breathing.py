"""The numbers of the breathing are read, each with its source, and a file that cannot be right is refused."""

import re
from pathlib import Path

import pytest

from poise.library import breathing
from poise.problems import ScenarioProblem
from poise.resources import root

FILE = root("assets") / breathing.FILE


def test_the_numbers_that_ship() -> None:
    found = breathing.load(FILE)
    assert (found.usual, found.usual_minutes) == (6.0, 2)
    assert min(found.offered) < found.usual < max(found.offered)


def test_every_number_has_its_source() -> None:
    numbers = re.findall(r"^\w+ = \{.*\}$", FILE.read_text(encoding="utf-8"), re.MULTILINE)
    assert numbers and all(re.search(r'source = "[^"]{12,}"', one) for one in numbers)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value = 6.0", 'value = "slow"'),
        ("value = 6.0", "value = 7.5"),
        ("value = 0.4", "value = 1.0"),
        ("[4.5,", "[0,"),
        ("[1, 2,", "[0, 2,"),
        ("value = 2,", "value = 4,"),
        ("[breaths]", "[breath]"),
        ("[breaths]", "[breaths"),
    ],
)
def test_a_file_that_cannot_be_right_is_refused(tmp_path: Path, old: str, new: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "breathing.toml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ScenarioProblem, match=re.escape(str(file))):
        breathing.load(file)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ScenarioProblem):
        breathing.load(tmp_path / "breathing.toml")
