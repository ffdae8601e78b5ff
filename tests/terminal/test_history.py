"""`poise history`: the recorded calls as a table and for programs, with the real scenarios, guides and rubric."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from poise.__main__ import main
from poise.archive.store import LOG, SCENARIO
from tests.recorded import BAD, GOOD, played


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A good call and a bad one, as Poise records them."""
    home = tmp_path_factory.mktemp("recorded")
    return played(home / "good", GOOD), played(home / "bad", BAD)


@pytest.fixture
def kept(recorded: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Twelve calls on twelve days, the first half bad; the cache is nobody's."""
    monkeypatch.setattr("poise.calls.indexed.user_cache_path", lambda *_, **__: tmp_path / "cache")
    good, bad = recorded
    for number in range(12):
        shutil.copytree(
            bad if number < 6 else good, tmp_path / f"calls/2026-03-{number + 1:02}_090000_samples_{number:04x}"
        )
    return tmp_path / "calls"


def history(kept: Path, *words: str) -> Result:
    told = CliRunner().invoke(main, ["history", "--keep", str(kept), *words])
    assert told.exit_code == 0, told.output
    return told


def objects(kept: Path, *words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in history(kept, "--json", *words).stdout.splitlines()]


def test_a_line_a_call_newest_first(kept: Path) -> None:
    lines = history(kept).stdout.splitlines()
    assert len(lines) == 12
    assert re.fullmatch(
        r"2026-03-12 09:00  The samples never came  settled +1\.\d min +5 replies  anger 76 → \d+", lines[0]
    )
    assert "hung up" in lines[-1] and lines[-1].startswith("2026-03-01")


def test_an_object_a_call_for_programs(kept: Path, recorded: tuple[Path, Path]) -> None:
    first = objects(kept)[0]
    assert first["folder"] == str(kept / "2026-03-12_090000_samples_000b") and first["began"] == "2026-03-12T09:00:00"
    assert (first["scenario"], first["outcome"], first["replies"], first["spoken"]) == (
        "samples-never-came",
        "settled",
        5,
        0,
    )
    last = json.loads((recorded[0] / LOG).read_text(encoding="utf-8").splitlines()[-1])
    assert first["seconds"] == last["at"] and first["trouble"] == ""
    assert first["scores"]["ten-steps"]["reiterate"] == 100 and first["scores"]["ten-steps"]["few_minutes"] is None
    assert first["shown"]["thank"] == 1 and first["start"] == {"anger": 76, "trust": 28}


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (["--search", "awful PATIENCE"], 6),
        (["--search", "samples", "--outcome", "hung_up"], 6),
        (["--since", "2026-03-10"], 3),
        (["--scenario", "samples-never-came", "--outcome", "settled", "--since", "2026-03-12"], 1),
        (["--outcome", "cut_off"], 0),
        (["--search", "zebra"], 0),
    ],
)
def test_calls_are_searched_and_filtered(kept: Path, words: list[str], count: int) -> None:
    assert len(objects(kept, *words)) == count
    lines = history(kept, *words).stdout.splitlines()
    assert sum(line.startswith("2026") for line in lines) == count
    assert count or lines == ["There is no such call."]


def test_attempts_at_one_scenario_are_set_beside_each_other(kept: Path) -> None:
    told = history(kept, "--scenario", "samples-never-came").stdout.splitlines()
    heading = next(line for line in told if line.startswith("The latest attempts"))
    assert re.findall(r"2026-03-\d\d", heading) == [f"2026-03-{day:02}" for day in range(7, 13)]
    assert any(re.search(r"3b Reiterate +100 +100 +100 +100 +100 +100$", line) for line in told)
    assert any(re.search(r"10 Use the feedback +- +- +- +- +- +-$", line) for line in told)
    assert (
        "The latest attempts" not in history(kept, "--scenario", "samples-never-came", "--since", "2026-03-12").stdout
    )


def test_trends_and_bests_for_people_and_for_programs(kept: Path) -> None:
    found = {one["figure"]: one for one in objects(kept, "--trends")}
    risen = found["step/ten-steps/reiterate"]
    assert (risen["direction"], len(risen["points"]), risen["low"], risen["high"]) == ("up", 12, 0.0, 100.0)
    assert risen["best"] == {
        "value": 100.0,
        "began": "2026-03-07T09:00:00",
        "folder": str(kept / "2026-03-07_090000_samples_0006"),
    }
    assert all(one["best"] is None for one in found.values() if all(value <= 0 for _, value in one["points"]))
    assert any(one["figure"].startswith("step/") and one["best"] is None for one in found.values()), (
        "nothing is no best"
    )
    assert found["mood/anger_end"]["direction"] == "down" and found["shown/thank"]["best"] is None
    told = history(kept, "--trends").stdout
    assert re.search(r"3b Reiterate +12 +50 +0 to 100  up .* a call +100 \(2026-03-07\)", told)
    assert "A range needs 6 of them, a direction 10" in told and "Stayed courteous, a reply" in told
    few = history(kept, "--trends", "--since", "2026-03-12").stdout
    assert "too few" in few and "a call " not in few
    assert "There are no figures yet" in history(kept, "--trends", "--outcome", "cut_off").stdout


def test_a_call_that_cannot_be_read_is_listed_with_its_sentence(kept: Path) -> None:
    one, two, three, four = sorted(kept.iterdir())[:4]
    (one / SCENARIO).unlink()
    (two / LOG).write_bytes(b"thunder\n")
    (three / SCENARIO).write_text("id: 7\n", encoding="utf-8")
    log = (four / LOG).read_text(encoding="utf-8")
    (four / LOG).write_text(re.sub(r'"beat":"[^"]*"', '"beat":"nowhere"', log), encoding="utf-8")
    lines = history(kept).stdout.splitlines()[-4:]
    assert 'goes to "nowhere"' in lines[0] and f"{three / SCENARIO}:1:" in lines[1]
    assert "this is not JSON" in lines[2] and f"has no {SCENARIO}" in lines[3]
    troubled = [one for one in objects(kept) if one["trouble"]]
    assert len(troubled) == 4 and all(one.keys() == {"folder", "began", "trouble"} for one in troubled)


def test_a_cut_call_is_listed_as_cut_off(kept: Path) -> None:
    log = sorted(kept.iterdir())[-1] / LOG
    content = log.read_bytes()
    log.write_bytes(content[: len(content) * 2 // 3])
    assert "  cut off  " in history(kept).stdout.splitlines()[0]
    assert len(objects(kept, "--outcome", "cut_off")) == 1


def test_where_the_cache_cannot_be_it_is_said_beside_the_output(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr("poise.calls.indexed.user_cache_path", lambda *_, **__: tmp_path / "file")
    told = history(kept)
    assert "cannot be kept in" in told.stderr and len(told.stdout.splitlines()) == 12


def test_no_calls_yet_is_said_and_a_wrong_folder_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("poise.calls.indexed.user_cache_path", lambda *_, **__: tmp_path / "cache")
    assert history(tmp_path / "none").stdout == "There is no such call.\n"
    (tmp_path / "file").touch()
    told = CliRunner().invoke(main, ["history", "--keep", str(tmp_path / "file")])
    assert told.exit_code == 1 and "cannot be listed" in told.stderr and "Traceback" not in told.output
