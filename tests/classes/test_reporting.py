"""A class leaves Poise: what its report needs and has not is one sentence, and nothing is put in its place."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from poise import places
from poise.archive import classes
from poise.classes.reporting import class_page, handout, report_class
from poise.domain.classroom import SCHEMA, CallBegan, CallOver, ClassBegan, ClassEnded, ClassEvent, PartBegan
from poise.library.shelf import usual_shelf
from poise.problems import ArchiveProblem, Problem


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def began(guide: str = "ten-steps", lesson: str = "first-words") -> ClassBegan:
    return ClassBegan(0.0, lesson, "The first words", guide, "2026-03-01T12:00:00", SCHEMA, "0.1")


def held(*events: ClassEvent) -> Path:
    with classes.new_class(places.classes(), "first-words", lambda: datetime(2026, 3, 1, 12), lambda: "0001") as log:
        for event in events:
            log.tell(event)
        return log.folder


def test_a_class_is_named_by_its_folder_or_its_name(tmp_path: Path) -> None:
    folder = held(began(), PartBegan(1.0, 1), ClassEnded(60.0, "all"))
    for named, out in ((folder, tmp_path / "one.html"), (Path(folder.name), tmp_path / "two.html")):
        assert report_class(named, "html", None, out) == 0
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_the_report_is_a_pdf_if_wanted(tmp_path: Path) -> None:
    folder = held(began(), ClassEnded(60.0, "all"))
    assert report_class(folder, "pdf", None, tmp_path / "class.pdf") == 0
    assert (tmp_path / "class.pdf").read_bytes().startswith(b"%PDF")


def test_another_guide_is_never_put_in_the_place_of_one_that_is_gone(tmp_path: Path) -> None:
    folder = held(began(guide="of-our-own"), ClassEnded(60.0, "all"))
    with pytest.raises(Problem, match='guide "of-our-own" of that lesson is not there'):
        report_class(folder, "html", None, tmp_path / "class.html")
    assert not (tmp_path / "class.html").exists()


def test_a_lesson_whose_plan_is_gone_is_reported_all_the_same(tmp_path: Path) -> None:
    folder = held(began(lesson="deleted-since"), PartBegan(1.0, 1), ClassEnded(60.0, "all"))
    assert report_class(folder, "html", None, tmp_path / "class.html") == 0


def test_a_class_of_which_nothing_was_recorded_has_no_report(tmp_path: Path) -> None:
    with pytest.raises(ArchiveProblem, match="Nothing was recorded"):
        report_class(held(), "html", None, tmp_path / "class.html")


def test_a_speaker_who_gave_no_reply_is_one_sentence(tmp_path: Path) -> None:
    folder = held(began(), ClassEnded(60.0, "all"))
    with pytest.raises(Problem, match='Nobody called "Zoe"') as told:
        report_class(folder, "html", "Zoe", tmp_path / "zoe.html")
    assert told.value.advice == "No speaker gave a name."


def test_calls_that_were_deleted_since_are_left_out() -> None:
    events = (began(), CallBegan(2.0, "gone", "samples-never-came"), CallOver(9.0, None), ClassEnded(60.0, "all"))
    folder = held(*events)
    assert "The first words" in class_page(events, folder, places.calls(), usual_shelf())
    shutil.rmtree(folder)


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ArchiveProblem, match="cannot be written"):
        report_class(held(began(), ClassEnded(60.0, "all")), "html", None, tmp_path / "nowhere" / "class.html")
    with pytest.raises(Problem, match="no-such"):
        handout("no-such", tmp_path / "sheet.pdf")
