"""The lint of lessons says where; each rule has a broken file (`tests/broken/lesson-*`, read by `test_check`)."""

from pathlib import Path

import pytest

from poise.library.check import kind_of
from poise.library.faults import Faults
from poise.library.lesson_lint import MOST_ASKED, MOST_CHOICE
from poise.library.lessons import read
from poise.library.lint import Surroundings
from poise.library.shelf import Shelf

BROKEN = sorted((Path(__file__).parent.parent / "broken").glob("lesson-*.yaml"))


def test_there_is_a_broken_file_for_every_rule() -> None:
    assert len(BROKEN) >= 26


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_a_broken_lesson_is_still_a_lesson(file: Path) -> None:
    assert kind_of(file) == "lesson"


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_each_has_one_fault_of_its_own(file: Path, around: Surroundings) -> None:
    faults = Faults(file)
    read(file, around.rubric, around.stock, faults)
    assert len(faults.found()) == 1


def test_what_is_shipped_can_be_read_from_the_last_row(shipped: Shelf, around: Surroundings) -> None:
    for file in sorted((shipped.assets / "lessons").glob("*.yaml")):
        faults = Faults(file)
        found = read(file, around.rubric, around.stock, faults)
        assert found is not None and not faults.found()
        assert all(len(one.text) <= MOST_ASKED for one in found.questions)
        assert all(len(text) <= MOST_CHOICE for one in found.questions for text in one.choices)
