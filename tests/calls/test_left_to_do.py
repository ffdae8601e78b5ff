"""What a call leaves to be done, read from real folders: promises with their time, and the latest goal."""

from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from poise.__main__ import main
from poise.archive import shelf as archive
from poise.archive.afterwards import AFTERWARDS, add
from poise.calls.left_to_do import goal, promises
from poise.domain.afterwards import Learned
from poise.library import scenarios
from tests.fakes import RUBRIC

REPLIES = """
- say: I'm so sorry, Mrs Doyle. What happened?
- say: I will bring the second set to your shop myself tomorrow before ten.
- say: And I'll ring you on Friday to see that all is well.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole call, typed."""
    place = tmp_path_factory.mktemp("calls")
    (place / "replies.yaml").write_text(REPLIES)
    told = ["call", "samples-never-came", "--replies", str(place / "replies.yaml"), "--fast", "--keep", str(place)]
    assert CliRunner().invoke(main, told).exit_code == 0
    return archive.calls(place)[0].folder


def test_promises_are_found_in_the_replies_with_their_time(folder: Path) -> None:
    recorded = archive.read(folder)
    began = archive.began_of(folder)
    found = promises(scenarios.load(recorded.scenario, named=False), recorded, RUBRIC)
    assert [promise.turn for promise, _ in found] == [2, 3]
    assert began is not None and found[0][1] is not None and found[1][1] is not None
    assert found[0][1].hour == 10 and 0 < (found[0][1].date() - began.date()).days <= 1
    assert found[1][1].weekday() == 4


def learned(aim: str) -> Learned:
    return Learned("", (), "", aim)


def call(root: Path, began: datetime, *aims: str) -> Path:
    """A call's folder with no more than it takes to be listed."""
    made = root / f"{began:%Y-%m-%d_%H%M%S}_samples-never-came_0001"
    made.mkdir()
    (made / archive.LOG).touch()
    for aim in aims:
        add(made, learned(aim))
    return made


MORNING, NOON = datetime(2026, 11, 30, 9), datetime(2026, 11, 30, 12)


def test_the_latest_goal_of_the_latest_call_that_has_one_counts(tmp_path: Path) -> None:
    assert goal(tmp_path) == ""
    call(tmp_path, MORNING, "Ask first.", "Listen.")
    call(tmp_path, NOON)
    assert goal(tmp_path) == "Listen."
    call(tmp_path, NOON.replace(minute=5), "Slow down.")
    assert goal(tmp_path) == "Slow down."


def test_a_goal_can_be_taken_back(tmp_path: Path) -> None:
    call(tmp_path, MORNING, "Ask first.", "")
    assert goal(tmp_path) == ""


def test_what_cannot_be_read_has_no_goal(tmp_path: Path) -> None:
    call(tmp_path, MORNING, "Ask first.")
    (call(tmp_path, NOON) / AFTERWARDS).write_text("{\n")
    assert goal(tmp_path) == "Ask first."
