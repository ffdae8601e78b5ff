"""`poise disputes`: every disputed mark of every call, with what it is about."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from poise.__main__ import main
from poise.archive import shelf as archive
from poise.archive.afterwards import AFTERWARDS, add
from poise.archive.events_json import to_line
from poise.archive.store import LOG
from poise.archive.store import SCENARIO as SCENARIO_FILE
from poise.domain.afterwards import Corrected, Disputed
from poise.domain.events import TraineeSpoke
from poise.library import scenarios
from poise.ui.parts import Recording
from tests.ui.scripted import goes_on

NOW = "2031-05-06T14:03:00"


def disputes(root_: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["disputes", "--keep", str(root_), *more])


def test_each_is_told_with_line_reply_mark_and_reason(recorded: Path) -> None:
    add(recorded, Disputed(NOW, 1, "defend", "fault", "I only quoted it.", "rule"))
    add(recorded, Corrected(NOW, 1, "Our list says so."))
    found = json.loads(disputes(recorded.parent, "--json").stdout)
    assert found["format"] == "poise dispute" and found["folder"] == str(recorded)
    assert (found["id"], found["polarity"], found["choice"]) == ("defend", "fault", "rule")
    assert found["quote"] == "our list says they were delivered" and found["confidence"] == 0.9
    assert found["customer_said"] and found["reply"].startswith("Well, I'm sorry") and found["corrected"]
    told = disputes(recorded.parent).stdout
    assert "the rule is wrong here. I only quoted it." in told and "Defended oneself: disputed once" in told


def test_what_was_disputed_before_the_reply_was_given_again_is_told_all_the_same(recorded: Path) -> None:
    events = archive.read(recorded).events
    first = Recording(scenarios.load(recorded / SCENARIO_FILE, named=False), events, recorded)
    heard = next(event for event in events if isinstance(event, TraineeSpoke) and event.turn == 1)
    with (recorded / LOG).open("a", encoding="utf-8") as log:
        log.writelines(f"{to_line(event)}\n" for event in goes_on(first, 1))
    add(recorded, Disputed(NOW, 1, "defend", "fault", "", "rule", heard.at))
    (found,) = map(json.loads, disputes(recorded.parent, "--json").stdout.splitlines())
    assert found["reply"] == heard.text and found["confidence"] == 0.9
    add(recorded, Disputed(NOW, 1, "defend", "fault", "", "rule"))
    _, found = map(json.loads, disputes(recorded.parent, "--json").stdout.splitlines())
    assert found["reply"] != heard.text, "without a time it is the reply that stands"


def test_they_are_counted(recorded: Path) -> None:
    for turn in (1, 2):
        add(recorded, Disputed(NOW, turn, "courtesy", "skill", "", "not_said"))
    told = disputes(recorded.parent).stdout
    assert told.rstrip().endswith("Stayed courteous: disputed 2 times")


def test_what_is_taken_back_or_of_no_reply_is_not_told(recorded: Path) -> None:
    for one in (Disputed(NOW, 1, "defend", "fault", "", "rule"), Disputed(NOW, 1, "defend", "fault", "")):
        add(recorded, one)
    add(recorded, Disputed(NOW, 99, "defend", "fault", "", "rule"))
    assert disputes(recorded.parent).stdout == "No mark is disputed.\n"
    assert disputes(recorded.parent, "--json").stdout == ""


def test_a_call_that_cannot_be_read_says_why(recorded: Path) -> None:
    (recorded / AFTERWARDS).write_text("{\n")
    told = disputes(recorded.parent)
    assert told.exit_code == 1 and "this is not JSON" in told.stderr
