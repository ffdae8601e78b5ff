"""`poise replay`: a recorded call told again as it was told when it was played, and heard where that can be."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from poise import places
from poise.__main__ import main
from poise.archive.store import LOG, new_call
from poise.domain.events import Paused, Resumed
from poise.library import scenarios
from poise.resources import root
from poise.speech.devices import Devices
from poise.terminal import retelling
from tests.ui.scripted import story

SCENARIO = "samples-never-came"


@pytest.fixture
def played(tmp_path: Path) -> tuple[Path, str]:
    """The folder of a call, and what was printed while it was played."""
    replies = tmp_path / "replies.yaml"
    replies.write_text(
        json.dumps([{"say": "I'm so sorry about that. Please tell me what happened."}]), encoding="utf-8"
    )
    words = ["call", SCENARIO, "--replies", str(replies), "--fast", "--json", "--keep", str(tmp_path / "calls")]
    told = CliRunner().invoke(main, words)
    assert told.exit_code == 0, told.output
    (folder,) = (tmp_path / "calls").iterdir()
    return folder, told.stdout


def replay(*words: object) -> Result:
    return CliRunner().invoke(main, ["replay", *map(str, words)])


def test_it_is_told_as_when_it_was_played(played: tuple[Path, str]) -> None:
    folder, printed = played
    told = replay(folder, "--fast", "--json")
    assert told.exit_code == 0 and told.stdout == printed


def test_it_reads_well_for_a_person(played: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> None:
    folder, _ = played
    monkeypatch.setattr(places, "calls", lambda: folder.parent)
    told = replay(folder.name, "--fast")
    assert told.exit_code == 0
    assert "Customer (" in told.stdout and "You: I'm so sorry about that." in told.stdout
    assert "The call ended: " in told.stdout and "Traceback" not in told.output


def test_at_its_own_pace_it_goes_on_without_a_loudspeaker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = scenarios.file_of(SCENARIO, [root("scenarios")]).read_bytes()
    with new_call(tmp_path, SCENARIO, source, lambda: datetime(2026, 3, 1), lambda: "a1b2") as call:
        call.tell(story()[0])
        call.tell(Paused(0.01))
        call.tell(Resumed(900.0))
    monkeypatch.setattr(retelling, "devices", lambda: Devices((), ()))
    told = replay(call.folder, "--json")
    assert told.exit_code == 0
    assert [json.loads(line)["kind"] for line in told.stdout.splitlines()] == ["began", "paused", "resumed", "report"]
    assert told.stderr == "No loudspeaker was found. The call is told without its sound.\n"


def test_what_cannot_be_told_is_one_sentence(played: tuple[Path, str], tmp_path: Path) -> None:
    folder, _ = played
    assert "cannot be read" in replay(tmp_path / "none").stderr
    (folder / LOG).write_bytes(b"")
    told = replay(folder)
    assert told.exit_code == 1 and told.stderr.startswith("Nothing was recorded of the call in")
