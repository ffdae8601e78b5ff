"""The command line: what it prints, and the exit codes other programs rely on."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from poise.__main__ import main
from poise.archive.events_json import to_line
from poise.domain.classroom import ClassBegan, ClassEnded

COMMANDS = (
    "accuracy", "call", "check", "class", "delete", "disputes", "doctor", "export", "history", "import", "judge",
    "prepare", "remark", "replay", "report",
)  # fmt: skip


def test_help_reads_well() -> None:
    told = CliRunner().invoke(main, ["--help"])
    assert told.exit_code == 0
    assert all(command in told.output for command in COMMANDS)
    assert "--from-start" not in told.output


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(command: str) -> None:
    told = CliRunner().invoke(main, [command, "--help"])
    assert told.exit_code == 0 and "Usage:" in told.output


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["judge"],
        ["judge", "--text", "-", "--audio", "a.wav"],
        ["call"],
        ["call", "samples-never-came", "--fast"],
        ["call", "samples-never-came", "--replies", "/nowhere/replies.yaml"],
        ["--demo", "middling"],
        ["class", "--handout"],
        ["class", "first-words", "sheet.pdf"],
        ["class", "--html", "a.html"],
        ["class", "--report", "some-class"],
        ["class", "--report", "some-class", "--html", "a.html", "--pdf", "a.pdf"],
        ["class", "first-words", "--report", "some-class", "--html", "a.html"],
    ],
)
def test_wrong_use_ends_with_two(words: list[str]) -> None:
    assert CliRunner().invoke(main, words).exit_code == 2


def test_judged_lines_keep_their_order_and_their_ids() -> None:
    replies = "I'm so sorry about that.\tMy order never came!\nJust calm down.\n\n"
    told = CliRunner().invoke(main, ["judge", "--text", "-", "--json"], input=replies)
    assert told.exit_code == 0, told.output
    first, second, third = map(json.loads, told.stdout.splitlines())
    assert first["text"] == "I'm so sorry about that."
    assert "apologize" in {e["id"] for e in first["evidence"]}
    assert "dismiss" in {e["id"] for e in second["evidence"] if e["confidence"] >= 0.5}
    assert third["evidence"] == [] and third["delivery"]["wpm"] is None
    for one in first["evidence"]:
        assert one["polarity"] in {"skill", "fault"} and 0 <= one["confidence"] <= 1
        assert 0 <= one["span"][0] < one["span"][1] <= len(first["text"]) and one["why"]


def test_judged_lines_read_well_too() -> None:
    told = CliRunner().invoke(main, ["judge", "--text", "-"], input="Just calm down.\n")
    assert "- dismiss" in told.stdout


def test_check_says_where_and_ends_with_one(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("id: other\nbeats: 7\n", encoding="utf-8")
    told = CliRunner().invoke(main, ["check", str(bad)])
    assert told.exit_code == 1
    assert all(f"{bad}:" in line for line in told.stdout.splitlines())


def test_an_unknown_scenario_is_one_sentence() -> None:
    told = CliRunner().invoke(main, ["call", "samples-never-came-in"])
    assert told.exit_code == 1
    assert 'Did you mean "samples-never-came"?' in told.stderr
    assert "Traceback" not in told.stderr


def test_a_missing_recording_is_one_sentence(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["judge", "--audio", str(tmp_path / "none.wav"), "--json"])
    assert told.exit_code == 1
    assert "none.wav" in told.stderr and "Traceback" not in told.stderr


def test_the_observer_s_sheet_of_a_lesson_is_written(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["class", "--handout", "first-words", str(tmp_path / "sheet.pdf")])
    assert told.exit_code == 0, told.output
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


def test_a_lesson_or_a_class_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["class", "--handout", "first-wurds", str(tmp_path / "sheet.pdf")])
    assert told.exit_code == 1 and 'There is no lesson "first-wurds".' in told.stderr
    told = CliRunner().invoke(main, ["class", "--report", str(tmp_path), "--html", str(tmp_path / "a.html")])
    assert told.exit_code == 1 and "cannot be read" in told.stderr


@pytest.mark.parametrize(("format_", "begins"), [("--html", b"<!doctype html>"), ("--pdf", b"%pdf")])
def test_a_lesson_that_was_held_is_reported(tmp_path: Path, format_: str, begins: bytes) -> None:
    folder = tmp_path / "2031-05-06_140300_first-words_a1b2"
    folder.mkdir()
    began = ClassBegan(0.0, "first-words", "The first words", "five-ways", "2031-05-06T14:03:00", 1, "1")
    (folder / "class.jsonl").write_text(f"{to_line(began)}\n{to_line(ClassEnded(60.0, 'all'))}\n", encoding="utf-8")
    out = tmp_path / "report"
    told = CliRunner().invoke(main, ["class", "--report", str(folder), format_, str(out)])
    assert told.exit_code == 0, told.output
    assert out.read_bytes().lower().startswith(begins)
