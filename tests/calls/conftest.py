"""A desk for drills, with engines that are quick to load."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from poise.cast import Engines
from poise.library.shelf import usual_shelf
from tests.drilled import QUIET, Desk
from tests.fakes import RUBRIC


@pytest.fixture(scope="module")
def engines() -> Iterator[Engines]:
    with Engines(QUIET, usual_shelf(), RUBRIC, lambda _: None) as engines:
        yield engines


@pytest.fixture
def desk(tmp_path: Path, engines: Engines) -> Desk:
    return Desk(tmp_path, engines)
