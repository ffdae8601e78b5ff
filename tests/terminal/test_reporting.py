"""One recorded call leaves Poise by the command line, in each of the formats."""

import csv
import json
from datetime import datetime
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner, Result

from poise import places, stationery
from poise.__main__ import main
from poise.archive import afterwards
from poise.archive.store import new_call
from poise.domain.afterwards import Corrected, Learned, SelfRated
from poise.export.formats import Format
from poise.library import scenarios
from poise.resources import root
from tests.ui.scripted import story, the_scenarios

SCENARIO = "samples-never-came"
TEXTS = [one for one in get_args(Format) if one != "pdf"]


def report(*words: object) -> Result:
    return CliRunner().invoke(main, ["report", *map(str, words)])


@pytest.mark.parametrize("format_", get_args(Format))
def test_every_format_is_written_to_a_file(format_: str, recorded: Path, tmp_path: Path) -> None:
    out = tmp_path / f"out.{format_}"
    told = report(recorded, f"--{format_}", out)
    assert told.exit_code == 0 and told.output == ""
    content = out.read_bytes()
    assert len(content) > 500
    assert report(recorded, f"--{format_}", out).exit_code == 0 and out.read_bytes() == content


@pytest.mark.parametrize("format_", TEXTS)
def test_a_text_may_go_to_standard_output(format_: str, recorded: Path, tmp_path: Path) -> None:
    told = report(recorded, f"--{format_}", "-")
    report(recorded, f"--{format_}", tmp_path / "out")
    assert told.exit_code == 0 and told.stdout_bytes.decode() == (tmp_path / "out").read_bytes().decode("utf-8-sig")


def test_a_call_may_be_named_by_its_folder_alone(recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "calls", lambda: recorded.parent)
    told = report(recorded.name, "--json", "-")
    assert json.loads(told.stdout)["call"]["name"] == recorded.name


def test_the_guide_and_the_name_are_those_that_were_asked_for(recorded: Path) -> None:
    told = json.loads(report(recorded, "--json", "-", "--guide", "five-ways", "--name", "Ann Lee").stdout)
    assert told["guide"] == "five-ways" and told["call"]["trainee"] == "Ann Lee"
    assert json.loads(report(recorded, "--json", "-").stdout)["guide"] == "ten-steps"


def test_a_follow_up_call_is_told_by_its_own_story(tmp_path: Path) -> None:
    later = the_scenarios()[0].follow_up
    assert later is not None
    source = scenarios.file_of(SCENARIO, [root("scenarios")]).read_bytes()
    store = new_call(tmp_path, later.id, source, lambda: datetime(2026, 3, 2, 9, 30), lambda: "c3d4")
    for event in story(later, ends=False):
        store.tell(event)
    store.close()
    assert json.loads(report(store.folder, "--json", "-").stdout)["scenario"]["id"] == later.id


def test_what_came_after_the_call_is_in_the_report(recorded: Path) -> None:
    when = "2026-03-01T13:00:00"
    afterwards.add(recorded, SelfRated(when, "five-ways", {}, "calm"))
    afterwards.add(recorded, Learned(when, (), "", "Ask first."))
    afterwards.add(recorded, Corrected(when, 1, "I am sorry."))
    told = json.loads(report(recorded, "--json", "-").stdout)
    assert told["guide"] == "five-ways" and told["afterwards"]["learned"]["goal"] == "Ask first."
    assert [promise["what"] for promise in told["promises"]] and all(promise["turn"] for promise in told["promises"])
    page = report(recorded, "--html", "-").stdout
    assert "Goal for the next call" in page and "Ask first." in page and "“I am sorry.”" in page
    assert json.loads(report(recorded, "--json", "-", "--guide", "ten-steps").stdout)["guide"] == "ten-steps"


def test_a_spreadsheet_knows_the_letters(recorded: Path, tmp_path: Path) -> None:
    report(recorded, "--csv", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfturn,")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file))["turn"] == "1"


@pytest.mark.parametrize(
    "words",
    [
        ["--pdf", "-"],
        ["--html", "--pdf", "out"],
        ["out"],
        ["--html"],
    ],
)
def test_wrong_use_ends_with_two(words: list[str], recorded: Path) -> None:
    assert report(recorded, *words).exit_code == 2


def test_what_goes_wrong_is_explained(recorded: Path, tmp_path: Path) -> None:
    renamed, empty = tmp_path / "renamed", tmp_path / "2026-03-01_120000_nothing_e5f6"
    empty.mkdir()
    (empty / "events.jsonl").write_bytes(b"")
    (empty / "scenario.yaml").write_bytes((recorded / "scenario.yaml").read_bytes())
    recorded.rename(renamed)
    cases = [
        (renamed, "-", "does not say when the call began"),
        (empty, "-", "Nothing was recorded"),
        (tmp_path / "nowhere", "-", "cannot be read"),
    ]
    for folder, out, sentence in cases:
        told = report(folder, "--txt", out)
        assert told.exit_code == 1 and sentence in told.stderr and told.stdout == ""
    renamed.rename(recorded)
    told = report(recorded, "--txt", tmp_path / "no" / "out.txt")
    assert told.exit_code == 1 and "cannot be written" in told.stderr
    told = report(recorded, "--txt", "-", "--guide", "ten")
    assert told.exit_code == 1 and 'There is no guide "ten"' in told.stderr and "five-ways" in told.stderr


def test_missing_letters_are_told_as_a_problem(recorded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stationery, "FONT", "no_such_package")
    told = report(recorded, "--pdf", tmp_path / "out.pdf")
    assert told.exit_code == 1 and "not installed" in told.stderr and not (tmp_path / "out.pdf").exists()
