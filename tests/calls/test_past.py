"""The window's history over calls that were really played and kept, with their real index."""

import asyncio
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from poise.archive import afterwards
from poise.archive.store import LOG
from poise.calls.past import PastCalls
from poise.domain.afterwards import SelfRated
from poise.domain.guides import Guide
from poise.domain.past import Query
from poise.domain.rubric import Rubric
from poise.library import guides, rubric
from poise.library.shelf import usual_shelf
from tests.recorded import BAD, GOOD, played

CALLS = 12


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A good call and a bad one, as Poise records them."""
    home = tmp_path_factory.mktemp("recorded")
    return played(home / "good", GOOD), played(home / "bad", BAD)


@pytest.fixture
def root(recorded: tuple[Path, Path], tmp_path: Path) -> Path:
    """Twelve calls on twelve days, the first half bad."""
    good, bad = recorded
    for number in range(CALLS):
        shutil.copytree(bad if number < CALLS / 2 else good, tmp_path / "calls" / _name(number))
    return tmp_path / "calls"


@pytest.fixture
def past(root: Path) -> Iterator[PastCalls]:
    made = PastCalls(root, usual_shelf(), root.parent / "cache", _rubric())
    yield made
    made.close()


def test_nothing_is_known_before_the_first_look_and_everything_after(past: PastCalls) -> None:
    reads: list[tuple[int, int]] = []
    assert asyncio.run(past.calls(Query())) == ()
    asyncio.run(past.refresh(lambda done, of: reads.append((done, of))))
    found = asyncio.run(past.calls(Query(figure="guide/ten-steps")))
    assert [one.began for one in found] == sorted((one.began for one in found), reverse=True)
    assert len(found) == CALLS and reads == [(CALLS, CALLS)]
    first, last = found[-1].figure, found[0].figure
    assert first is not None and last is not None and first < last
    assert asyncio.run(past.scenarios()) == (("samples-never-came", "The samples never came"),)


def test_words_that_were_said_are_found(past: PastCalls) -> None:
    asyncio.run(past.refresh(_nobody))
    assert len(asyncio.run(past.calls(Query(words="ridiculous")))) == CALLS / 2
    assert asyncio.run(past.calls(Query(words="kettle"))) == ()


def test_a_call_that_cannot_be_read_is_listed_with_its_reason(past: PastCalls, root: Path) -> None:
    (root / _name(3) / LOG).write_text("{}\n", encoding="utf-8")
    asyncio.run(past.refresh(_nobody))
    [torn] = [one for one in asyncio.run(past.calls(Query())) if one.trouble]
    assert torn.folder == root / _name(3) and LOG in torn.trouble


def test_a_call_of_which_it_is_still_asked_whether_to_keep_it_is_left_out(past: PastCalls, root: Path) -> None:
    (root / _name(3) / "open").touch()  # the mark a killed process leaves
    asyncio.run(past.refresh(_nobody))
    found = asyncio.run(past.calls(Query()))
    assert len(found) == CALLS - 1 and root / _name(3) not in {one.folder for one in found}


def test_it_is_left_out_of_the_trends_and_beside_other_attempts_too(past: PastCalls, root: Path) -> None:
    latest = root / _name(CALLS - 1)
    afterwards.add(latest, SelfRated("2026-03-01T12:00:00", "ten-steps", {"empathize": "no"}, None))
    (latest / "open").touch()
    asyncio.run(past.refresh(_nobody))
    trends = {one.trend.figure: one.trend for one in asyncio.run(past.standing(Query()))}
    assert len(trends["step/ten-steps/empathize"].points) == CALLS - 1
    assert latest not in {entry.folder for entry, _ in asyncio.run(past.attempts("samples-never-came"))}
    assert all(one.calls == 0 for one in asyncio.run(past.own_view(_guide())))
    (latest / "open").unlink()
    asyncio.run(past.refresh(_nobody))
    assert len(asyncio.run(past.attempts("samples-never-came"))) == 6
    assert any(one.calls for one in asyncio.run(past.own_view(_guide()))), "kept, it counts"


def test_trends_over_all_calls_and_over_those_of_one_scenario(past: PastCalls) -> None:
    asyncio.run(past.refresh(_nobody))
    found = {one.trend.figure: one for one in asyncio.run(past.standing(Query()))}
    empathy = found["step/ten-steps/empathize"]
    assert len(empathy.trend.points) == CALLS and empathy.trend.direction == "up" and empathy.best is not None
    assert asyncio.run(past.standing(Query(scenario="wrong-room"))) == ()


def test_the_latest_attempts_newest_first(past: PastCalls) -> None:
    asyncio.run(past.refresh(_nobody))
    attempts = asyncio.run(past.attempts("samples-never-came"))
    began = [entry.began for entry, _ in attempts]
    assert len(attempts) == 6 and began == sorted(began, reverse=True)


def test_the_own_view_over_calls_is_compared_with_the_judges(past: PastCalls, root: Path) -> None:
    for number in range(4):
        rated = SelfRated("2026-03-01T12:00:00", "ten-steps", {"empathize": "yes"}, None)
        afterwards.add(root / _name(number), rated)
    (root / _name(4) / afterwards.AFTERWARDS).write_text("spoilt\n", encoding="utf-8")
    asyncio.run(past.refresh(_nobody))
    [empathy] = [one for one in asyncio.run(past.own_view(_guide())) if one.step == "empathize"]
    assert (empathy.calls, empathy.over, empathy.leaning) == (4, 4, "over"), "in the bad calls there was none"


def test_closing_breaks_off_what_is_being_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("poise.archive.index.BATCH", 2)
    made = PastCalls(root, usual_shelf(), root.parent / "cache", _rubric())
    reads: list[int] = []

    def watch(done: int, of: int) -> None:
        reads.append(done)
        made._enough.set()

    asyncio.run(made.refresh(watch))
    assert reads == [2]
    made.close()
    again = PastCalls(root, usual_shelf(), root.parent / "cache", _rubric())
    asyncio.run(again.refresh(lambda done, of: reads.append(of)))
    assert reads[-1] == CALLS - 4, "what was read before is not read again"
    again.close()


def test_where_the_index_cannot_be_kept_it_works_all_the_same(root: Path) -> None:
    (root.parent / "cache").write_text("not a folder", encoding="utf-8")
    made = PastCalls(root, usual_shelf(), root.parent / "cache", _rubric())
    asyncio.run(made.refresh(_nobody))
    assert len(asyncio.run(made.calls(Query()))) == CALLS
    made.close()


def test_one_that_was_never_asked_closes_without_having_read_anything(root: Path) -> None:
    PastCalls(root, usual_shelf(), root.parent / "cache", _rubric()).close()
    assert not (root.parent / "cache").exists()


def _name(number: int) -> str:
    return f"{datetime(2026, 3, 1, 9) + timedelta(days=number):%Y-%m-%d_%H%M%S}_samples-never-came_{number:04x}"


def _rubric() -> Rubric:
    return rubric.load(usual_shelf().rubric)


def _guide() -> Guide:
    return guides.every(usual_shelf().guides, _rubric())[0]


def _nobody(_done: int, _of: int) -> None:
    """Nobody is told."""
