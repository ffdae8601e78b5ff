"""What a lesson may name is what the shelf has."""

from pathlib import Path

from poise.library.shelf import Shelf
from poise.library.stock import DEMONSTRATED, Stock, stock


def test_what_is_shipped(store: Stock) -> None:
    assert {"ten-steps", "five-ways", "eight-techniques", "twenty-tips"} == store.guides
    assert DEMONSTRATED in store.scenarios and len(store.scenarios) == 3
    assert store.replies == {"good": 7, "poor": 6}


def test_a_scenario_by_its_id(store: Stock) -> None:
    found = store.scenario(DEMONSTRATED)
    assert found is not None and found.id == DEMONSTRATED and found.beats
    assert store.scenario("nowhere") is None


def test_an_empty_shelf(tmp_path: Path) -> None:
    nothing = stock(Shelf((tmp_path / "scenarios",), (), tmp_path))
    assert nothing.scenarios == nothing.guides == frozenset() and nothing.replies == {"good": 0, "poor": 0}
    assert Stock().scenario("any") is None
