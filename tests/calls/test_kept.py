"""Kept calls as the window has them: counted, deleted, and what has outlived its days."""

import asyncio
from datetime import datetime
from pathlib import Path

import pytest

from poise.calls.kept import KeptCalls
from poise.library.shelf import usual_shelf
from poise.ui.drawer import Gone, Lot
from tests.three_calls import names, three_calls

NOW = datetime(2026, 6, 30, 12, 0)


@pytest.fixture
def calls(tmp_path: Path) -> Path:
    return three_calls(tmp_path / "calls")


def kept(calls: Path) -> KeptCalls:
    return KeptCalls(calls, usual_shelf(), calls.parent / "cache", lambda: NOW)


def test_the_window_counts_and_deletes_just_what_it_counted(calls: Path) -> None:
    held = asyncio.run(kept(calls).held())
    assert len(held.folders) == 3 and held.bytes > 10_000
    assert asyncio.run(kept(calls).delete(Lot(held.folders[:2]))) == Gone(held.folders[:2])
    assert names(calls) == [held.folders[2].name]
    [problem] = asyncio.run(kept(calls).delete(Lot((calls,)))).problems
    assert "is not the folder" in problem.sentence


@pytest.mark.parametrize(("days", "old"), [(0, 0), (7, 3), (30, 2), (90, 1), (365, 0)])
def test_what_has_outlived_its_days(days: int, old: int, calls: Path) -> None:
    assert [one.name for one in asyncio.run(kept(calls).outlived(days)).folders] == names(calls)[:old]


def test_a_call_that_is_still_offered_has_not_outlived_anything(calls: Path) -> None:
    (calls / names(calls)[0] / "open").touch()
    assert [one.name for one in asyncio.run(kept(calls).outlived(7)).folders] == names(calls)[1:]


def test_the_place_is_shown_short(monkeypatch: pytest.MonkeyPatch, calls: Path, tmp_path: Path) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert kept(calls).place == str(Path("~/calls"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "elsewhere")
    assert kept(calls).place == str(calls)
