"""`poise remark`: an old call by the judge of now, with other words and by another guide; nothing kept is changed."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from poise import places
from poise.__main__ import main
from poise.archive import shelf as archive
from poise.archive.afterwards import add
from poise.domain.afterwards import Corrected
from poise.domain.events import TraineeSpoke

REPLIES = """
- say: Calm down. It's only a few samples.
- say: I'm so sorry, Ms Doyle. I can hear how upsetting that was. What happened?
"""
KIND = "I am so sorry, Ms Doyle. That was our mistake."


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole call, typed."""
    place = tmp_path_factory.mktemp("calls")
    (place / "replies.yaml").write_text(REPLIES)
    told = ["call", "samples-never-came", "--replies", str(place / "replies.yaml"), "--fast", "--keep", str(place)]
    assert CliRunner().invoke(main, told).exit_code == 0
    return archive.calls(place)[0].folder


@pytest.fixture
def folder(played: Path, tmp_path: Path) -> Path:
    """A copy of it, to add to."""
    copy = tmp_path / played.name
    copy.mkdir()
    for file in played.iterdir():
        if file.is_file():
            (copy / file.name).write_bytes(file.read_bytes())
    return copy


def remark(*words: object) -> Result:
    return CliRunner().invoke(main, ["remark", *map(str, words)])


def as_json(*words: object) -> dict[str, Any]:
    told = remark(*words, "--json")
    assert told.exit_code == 0
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def corrected(folder: Path, text: str = KIND) -> None:
    at = next(event.at for event in archive.read(folder).events if isinstance(event, TraineeSpoke))
    add(folder, Corrected("2031-05-06T14:03:00", 1, text, at))


def older(folder: Path) -> None:
    """As if an older judge had found nothing in the first reply."""
    lines = (folder / archive.LOG).read_text().splitlines()
    told = [json.loads(line) for line in lines]
    told[0]["cast"]["judge"] = "poise 0.0.1"
    next(event for event in told if event["kind"] == "judged")["evidence"] = []
    (folder / archive.LOG).write_text("".join(json.dumps(event) + "\n" for event in told))


def test_the_same_judge_finds_the_same(folder: Path) -> None:
    before = (folder / archive.LOG).read_bytes()
    told = remark(folder)
    assert told.exit_code == 0 and "nothing is otherwise" in told.stdout and "instead" not in told.stdout
    found = as_json(folder)
    assert found["because"] == {"judge": {"marks": [], "steps": [], "moods": []}, "words": None}
    assert found["whole"]["then"] == found["whole"]["now"]
    assert (folder / archive.LOG).read_bytes() == before


def test_other_words_are_told_apart_from_another_judge(folder: Path) -> None:
    older(folder)
    corrected(folder)
    found = as_json(folder)
    by_judge, by_words = found["because"]["judge"]["marks"], found["because"]["words"]["marks"]
    assert found["judge"]["then"] == "poise 0.0.1" and found["corrected"] == [1]
    assert {("dismiss", "gained")} <= {(one["id"], one["change"]) for one in by_judge}
    assert {("dismiss", "lost"), ("apologize", "gained")} <= {(one["id"], one["change"]) for one in by_words}
    told = remark(folder).stdout
    assert "marked then by poise 0.0.1, now by poise" in told
    assert "Because of your words (reply 1):" in told and "“Apologised” is found" in told
    assert "After reply 1: anger" in told


def test_it_is_the_same_byte_for_byte_each_time(folder: Path) -> None:
    corrected(folder)
    assert remark(folder, "--json").stdout == remark(folder, "--json").stdout


def test_another_guide_is_a_reason_of_its_own(folder: Path) -> None:
    told = remark(folder, "--guide", "five-ways").stdout
    assert "Because of the guide: Five ways asks for other things than Ten steps." in told
    assert as_json(folder, "--guide", "five-ways")["guide"] == {"usual": "ten-steps", "now": "five-ways"}


def test_a_call_may_be_named_by_its_folder_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "calls", lambda: folder.parent)
    assert as_json(folder.name)["scenario"] == "samples-never-came"


def test_what_cannot_be_read_says_why_and_the_others_go_on(folder: Path, tmp_path: Path) -> None:
    told = remark(tmp_path / "nowhere", folder)
    assert told.exit_code == 1
    assert "nowhere cannot be read" in told.stderr and "nothing is otherwise" in told.stdout


def test_no_call_and_no_such_guide_are_told(folder: Path) -> None:
    assert remark().exit_code == 2
    told = remark(folder, "--guide", "nine-ways")
    assert told.exit_code == 1 and 'There is no guide "nine-ways".' in told.stderr and "ten-steps" in told.stderr


def test_a_call_of_which_nothing_was_recorded_has_no_steps(folder: Path) -> None:
    (folder / archive.LOG).write_bytes((folder / archive.LOG).read_bytes().splitlines(keepends=True)[0])
    found = as_json(folder)
    assert found["whole"] == {"then": None, "now": None}
