"""Follow-up calls joined: times in words, what is due, and a follow-up on a call that is kept."""

import asyncio
import shutil
from pathlib import Path

import pytest

from poise.archive import afterwards
from poise.archive import shelf as archive
from poise.archive.store import SCENARIO
from poise.calls import follow_ups
from poise.calls.marked_again import MarkedAgain
from poise.cast import Engines
from poise.domain.afterwards import Corrected
from poise.domain.events import TraineeSpoke
from poise.domain.record import Agreed, CameOf, Fared, Recorded, Reminder
from poise.domain.scenario import Scenario
from poise.library import scenarios
from poise.library.shelf import usual_shelf
from poise.problems import Problem
from poise.resources import root
from poise.settings import Settings
from tests.fakes import RUBRIC
from tests.recorded import GOOD, played

FILE = root("scenarios") / "trade" / "samples-never-came.yaml"
BEGAN = (
    '{"kind":"began","at":0.0,"scenario":"samples-never-came","digest":"d","schema":1,"version":"0.1.0","cast":{},'
    '"settings":{},"baseline":null}\n'
)
MARKING = MarkedAgain(lambda _calm: pytest.fail("nothing was corrected"), RUBRIC)
RING = Agreed("I", "ring you", "by noon on Friday", "2031-05-09T12:00", 2, "I'll ring you by noon on Friday")


def kept(folder: Path, name: str = "2031-05-06_140300_samples-never-came_ab12") -> Path:
    """A call that is kept, without a reply."""
    call = folder / name
    call.mkdir()
    (call / "events.jsonl").write_text(BEGAN)
    shutil.copy(FILE, call / SCENARIO)
    return call


def later() -> Scenario:
    talk = scenarios.load(FILE).follow_up
    assert talk is not None
    return talk


@pytest.mark.parametrize(
    ("when", "due"),
    [("on Friday", "2031-05-09T23:59"), ("by noon on Friday", "2031-05-09T12:00"), ("soon", ""), ("", ""), ("?", "")],
)
def test_a_time_in_words_counts_from_the_day_of_the_call(tmp_path: Path, when: str, due: str) -> None:
    assert follow_ups.dated(when, kept(tmp_path)) == due


def test_a_folder_that_is_no_call_s_has_no_day(tmp_path: Path) -> None:
    assert follow_ups.dated("on Friday", tmp_path) == ""


def test_the_call_that_has_been_due_longest_is_said_until_it_is_over(tmp_path: Path) -> None:
    early, late = kept(tmp_path), kept(tmp_path, "2031-05-07_140300_samples-never-came_ab12")
    kept(tmp_path, "2031-05-08_140300_samples-never-came_ab12")
    afterwards.add(late, Reminder("", "2031-05-09"))
    afterwards.add(early, Reminder("", "2031-05-10"))

    def said(now: str) -> Path | None:
        found = asyncio.run(follow_ups.waiting(tmp_path, now))
        return found.folder if found is not None else None

    assert said("2031-05-08T23:59:59") is None
    assert said("2031-05-09T08:00:00") == late
    assert said("2031-06-01T08:00:00") == late
    afterwards.add(late, Reminder("", ""))
    assert said("2031-06-01T08:00:00") == early
    found = asyncio.run(follow_ups.waiting(tmp_path, "2031-06-01T08:00:00"))
    assert found is not None and (found.name, found.title) == ("Margaret Doyle", "The samples never came")


def test_what_cannot_be_read_is_not_due(tmp_path: Path) -> None:
    call = kept(tmp_path)
    (call / afterwards.AFTERWARDS).write_text("nonsense\n")
    assert asyncio.run(follow_ups.waiting(tmp_path, "2031-06-01T08:00:00")) is None


def test_a_follow_up_asks_after_what_is_on_record_as_the_trainee_said_it_fared(tmp_path: Path) -> None:
    call = kept(tmp_path)
    assert follow_ups.after(later(), call, RUBRIC, MARKING) == later(), "nothing was promised"
    afterwards.add(call, Recorded("", "", (RING,)))
    assert [one.became for one in follow_ups.after(later(), call, RUBRIC, MARKING).promised] == ["kept"]
    afterwards.add(call, CameOf("", (Fared(RING, "late"),)))
    (asked,) = follow_ups.after(later(), call, RUBRIC, MARKING).promised
    assert (asked.words, asked.became) == ("you'd ring me by noon on Friday", "late")


def test_it_asks_after_what_was_really_said_where_the_words_were_corrected(tmp_path: Path) -> None:
    call = played(tmp_path / "corrected", GOOD)
    last = [event for event in archive.read(call).events if isinstance(event, TraineeSpoke)][-1]
    really = "Thank you for your patience. I'll call you on Monday to hear how it went."
    afterwards.add(call, Corrected("", last.turn, really, last.at))
    with Engines(Settings(), usual_shelf(), RUBRIC, lambda problem: None) as engines:
        talk = follow_ups.after(later(), call, RUBRIC, MarkedAgain(engines.evaluator, RUBRIC))
    words = " ".join(one.words for one in talk.promised)
    assert "on Monday" in words and "Friday" not in words


def test_a_follow_up_of_another_scenario_is_refused(tmp_path: Path) -> None:
    other = scenarios.load(root("scenarios") / "events" / "wrong-room.yaml").follow_up
    assert other is not None
    with pytest.raises(Problem, match="does not follow"):
        follow_ups.after(other, kept(tmp_path), RUBRIC, MARKING)
