"""What the library's tests share: the shipped rubric, the shipped scenarios, and a small one."""

from pathlib import Path

import pytest

from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.library import rubric, scenarios, stock
from poise.library.lint import Surroundings
from poise.library.shelf import Shelf
from poise.library.stock import Stock
from poise.resources import root

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def shipped() -> Shelf:
    """The shelf with what is shipped and nothing of the user's."""
    return Shelf((root("scenarios"),), (root("voices"),), root("assets"))


@pytest.fixture(scope="session")
def weights(shipped: Shelf) -> Rubric:
    """The shipped rubric."""
    return rubric.load(shipped.rubric)


@pytest.fixture(scope="session")
def store(shipped: Shelf) -> Stock:
    """What a lesson may name."""
    return stock.stock(shipped)


@pytest.fixture(scope="session")
def around(weights: Rubric, store: Stock) -> Surroundings:
    """What the small scenario, and a lesson, may name."""
    return Surroundings(weights, frozenset({"tom"}), frozenset({"tom"}), store)


@pytest.fixture(scope="session")
def small_file() -> Path:
    """The file of a small talk that can be played."""
    return HERE / "small.yaml"


@pytest.fixture(scope="session")
def small(small_file: Path) -> Scenario:
    """A small talk that can be played."""
    return scenarios.load(small_file)


@pytest.fixture(scope="session")
def talks(shipped: Shelf) -> tuple[Scenario, ...]:
    """Every shipped call and its follow-up."""
    found = scenarios.every(shipped.scenarios)
    assert not found.problems
    return tuple(talk for one in found.scenarios for talk in (one, one.follow_up) if talk is not None)


@pytest.fixture(scope="session")
def shipped_files(shipped: Shelf) -> list[Path]:
    """The files of all shipped scenarios."""
    return list(scenarios.files(shipped.scenarios))


@pytest.fixture(scope="session")
def shipped_roots(shipped: Shelf) -> tuple[Path, ...]:
    """The folders of the shipped scenarios."""
    return shipped.scenarios
