"""What stays of a class, and which calls wait for one that can go on."""

from datetime import datetime
from pathlib import Path

import pytest

from poise.archive import classes, store
from poise.archive.marker import Marker
from poise.classes.kept import Traces, awaited, settle, settle_rest
from poise.domain.classroom import SCHEMA, CallBegan, CallOver, ClassBegan, ClassEnded, ClassEvent, Keep, PartBegan

CALL = "2026-03-01_120000_kettle_0001"


def held(root: Path, hour: int, *more: ClassEvent, lesson: str = "first-words", call: str = CALL) -> Path:
    when = datetime(2026, 3, 1, hour)
    with classes.new_class(root, lesson, lambda: when, lambda: "0001") as log:
        began = ClassBegan(0.0, lesson, "The first words", "ten-steps", when.isoformat(), SCHEMA, "0.1")
        for event in (began, PartBegan(1.0, 1), CallBegan(2.0, call, "kettle"), *more):
            log.tell(event)
        return log.folder


def test_a_class_that_was_cut_off_waits_for_its_running_call(tmp_path: Path) -> None:
    held(tmp_path, 12)
    held(tmp_path, 13, lesson="heard-first", call="another")
    assert awaited(tmp_path) == {CALL, "another"}


@pytest.mark.parametrize("more", [(CallOver(3.0, None),), (CallOver(3.0, None), ClassEnded(4.0, "all"))])
def test_a_call_that_was_left_waits_for_nobody(tmp_path: Path, more: tuple[ClassEvent, ...]) -> None:
    held(tmp_path, 12, *more)
    assert awaited(tmp_path) == frozenset()


def test_only_the_latest_class_of_a_lesson_goes_on(tmp_path: Path) -> None:
    held(tmp_path, 12, call="older")
    held(tmp_path, 13, call="latest")
    assert awaited(tmp_path) == {"latest"}


@pytest.mark.parametrize(("keep", "stays"), [("all", True), ("nothing", False)])
def test_what_was_chosen_stays(tmp_path: Path, keep: Keep, stays: bool) -> None:
    folder = held(tmp_path, 12, CallOver(3.0, None), ClassEnded(4.0, keep))
    settle(Traces(folder, ()), keep)
    assert folder.exists() is stays


def test_a_deletion_that_was_broken_off_is_finished_at_the_next_start(tmp_path: Path) -> None:
    gone = held(tmp_path, 12, CallOver(3.0, None), ClassEnded(4.0, "nothing"))
    kept = held(tmp_path, 13, CallOver(3.0, None), ClassEnded(4.0, "all"))
    assert settle_rest(tmp_path, tmp_path / "calls") == ()
    assert not gone.exists() and kept.exists()


def test_a_call_that_is_in_use_keeps_its_class_until_it_can_go(tmp_path: Path) -> None:
    folder = held(tmp_path / "classes", 12, CallOver(3.0, None), ClassEnded(4.0, "nothing"))
    call = tmp_path / "calls" / CALL
    call.mkdir(parents=True)
    (call / store.LOG).write_text("")
    mark = Marker(call)
    [problem] = settle_rest(tmp_path / "classes", tmp_path / "calls")
    assert "in use just now" in problem.sentence and folder.exists() and call.exists()
    mark.remove()
    assert settle_rest(tmp_path / "classes", tmp_path / "calls") == ()
    assert not folder.exists() and not call.exists()


def test_a_class_that_cannot_be_read_bars_no_other(tmp_path: Path) -> None:
    gone = held(tmp_path, 12, CallOver(3.0, None), ClassEnded(4.0, "nothing"))
    broken = held(tmp_path, 13)
    (broken / classes.LOG).write_text("no line of Poise's\n")
    assert len(settle_rest(tmp_path, tmp_path / "calls")) == 1 and not gone.exists()
