"""The index as it is joined: what it says of a call, and when it is made anew."""

import shutil
from pathlib import Path

from poise.calls.indexed import edition, index, standing, usual_cache
from poise.domain.past import Query
from poise.domain.summary import figures
from poise.library import rubric
from poise.library.shelf import Shelf, usual_shelf
from tests.recorded import BAD, GOOD, played


def test_the_index_says_what_the_call_says(tmp_path: Path) -> None:
    kept = tmp_path / "calls"
    for number, replies in enumerate((GOOD, BAD)):
        shutil.copytree(played(tmp_path / str(number), replies), kept / f"2026-03-{number + 1:02}_090000_samples_a1b2")
    shelf = usual_shelf()
    weights = rubric.load(shelf.rubric)
    with index(kept, shelf, tmp_path / "own") as calls:
        calls.refresh()
        for entry, told in calls.summaries():
            assert (entry.anger_end, entry.outcome) == (told.end.anger, told.outcome)
        best = calls.bests({"step/ten-steps/thank": "most"})["step/ten-steps/thank"]
        all_ = [figures(told, weights).get("step/ten-steps/thank", -1.0) for _, told in calls.summaries()]
        assert best[0] == max(all_)
        assert all(one.best is None or one.trend.points for one in standing(calls, Query(), weights))


def test_another_rubric_is_another_edition(tmp_path: Path) -> None:
    shelf = usual_shelf()
    shutil.copytree(shelf.assets / "guides", tmp_path / "guides")
    (tmp_path / "rubric.toml").write_bytes(shelf.rubric.read_bytes())
    same = Shelf((), (), tmp_path)
    assert edition(same) == edition(shelf)
    with same.rubric.open("ab") as file:
        file.write(b"\n")
    assert edition(same) != edition(shelf)


def test_the_cache_is_the_users() -> None:
    assert usual_cache().name == "history" and "poise" in usual_cache().parts
