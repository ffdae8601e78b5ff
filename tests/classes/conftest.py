"""A school with engines that are quick to load, for everything that holds a class in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from poise.cast import Engines
from poise.classes.school import School
from tests.teachable import a_school, quick_engines


@pytest.fixture(scope="module")
def engines() -> Iterator[Engines]:
    """The engines that are quick to load."""
    with quick_engines() as made:
        yield made


@pytest.fixture
def school(engines: Engines, tmp_path: Path) -> School:
    """A school below the test's own folder."""
    return a_school(engines, tmp_path)
