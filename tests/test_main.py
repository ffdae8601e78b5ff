"""The command line: what it prints, and the exit codes other programs rely on."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from poise.__main__ import main

COMMANDS = ("accuracy", "call", "check", "doctor", "history", "judge", "prepare", "report")


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
