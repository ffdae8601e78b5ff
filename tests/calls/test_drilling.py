"""Drills of recorded calls: they come from the weakest turns, come back in time, and go with their call."""

import asyncio
import json
import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from poise.archive import drills
from poise.archive import shelf as archive
from poise.archive.store import LOG, said_file
from poise.archive.wav import encoded
from poise.calls.drilling import asked, said
from poise.domain.drills import weakest
from poise.domain.events import CustomerFinished
from poise.problems import ArchiveProblem
from tests.drilled import EVENTS, TALK, Desk
from tests.fakes import RUBRIC

WEAK = tuple(one.turn for one in weakest(TALK, EVENTS, RUBRIC))


# --- what comes back, and when -----------------------------------------------------------------------------------
def test_before_any_call_nothing_is_due_and_nothing_is_written(desk: Desk) -> None:
    assert desk.waiting() == 0 and desk.due() == [] and not desk.file.exists()


def test_the_weakest_turns_of_a_call_are_due(desk: Desk) -> None:
    desk.learn()
    assert WEAK and desk.due() == sorted(WEAK)
    desk.learn()
    assert desk.due() == sorted(WEAK), "the same call is learned from once"


def test_a_turn_that_was_given_again_is_practised_for_what_is_wrong_in_it_now(desk: Desk) -> None:
    desk.learn()
    before = drills.read(desk.file)
    drills.write(desk.file, [replace(one, faults=("fillers",), missed=()) for one in before])
    asyncio.run(desk.drills.graded(desk.first(), "good"))
    memories = {one.turn: one.memory for one in drills.read(desk.file)}
    desk.learn()
    after = {one.turn: one for one in drills.read(desk.file)}
    assert {turn: one.memory for turn, one in after.items()} == memories
    assert {turn: one.faults for turn, one in after.items()} == {one.turn: one.faults for one in before}


def test_the_turn_comes_back_as_it_was(desk: Desk) -> None:
    desk.learn()
    one = desk.first()
    spoke, _ = asked(EVENTS, one.turn)
    assert (one.line.text, one.line.band, one.scenario.id) == (spoke.text, spoke.mood.band, TALK.id)
    assert one.call.turn == one.turn - 1 and one.call.customer_said == spoke.text


def test_what_went_well_comes_back_later_and_the_rest_is_still_due(desk: Desk) -> None:
    desk.learn()
    one = desk.first()
    back = asyncio.run(desk.drills.graded(one, "good"))
    assert one.turn not in desk.due()
    desk.now += timedelta(days=30)
    assert one.turn in desk.due()
    assert back > datetime(2031, 5, 7)


def test_a_drill_of_a_deleted_call_disappears(desk: Desk) -> None:
    desk.learn()
    shutil.rmtree(desk.call)
    assert desk.due() == []
    assert json.loads(desk.file.read_text(encoding="utf-8"))["drills"] == []


def test_a_drill_of_a_call_that_cannot_be_read_waits(desk: Desk) -> None:
    desk.learn()
    whole = (desk.call / LOG).read_bytes()
    (desk.call / LOG).write_bytes(b"nonsense\n")
    with pytest.raises(ArchiveProblem, match="cannot be read"):
        desk.due()
    (desk.call / LOG).write_bytes(whole)
    assert desk.due() == sorted(WEAK)


def test_for_the_number_no_call_is_read_and_for_a_sitting_no_more_than_it_takes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.learn()
    drills.write(desk.file, [replace(drills.read(desk.file)[0], turn=turn) for turn in (1, 2, 3)])
    reads: list[Path] = []
    real = archive.read
    monkeypatch.setattr(archive, "read", lambda folder: reads.append(folder) or real(folder))
    assert desk.waiting() == 3 and reads == []
    monkeypatch.setattr("poise.calls.drilling.SITTING", 2)
    assert desk.due() == [1, 2] and len(reads) == 2
    assert desk.waiting() == 3


def test_a_damaged_file_is_told_once_and_the_call_is_learned_from_all_the_same(desk: Desk) -> None:
    desk.file.write_text("{", encoding="utf-8")
    with pytest.raises(ArchiveProblem, match="cannot be understood"):
        desk.learn()
    assert desk.due() == sorted(WEAK)
    assert (desk.file.parent / "drills-damaged-1.json").read_text(encoding="utf-8") == "{"


# --- the customer's line -----------------------------------------------------------------------------------------
def keep_voice(desk: Desk, turn: int) -> Path:
    file = said_file(desk.call, asked(EVENTS, turn)[0])
    file.write_bytes(encoded(b"\x10\x00" * 2400, 24_000))
    return file


def test_it_is_heard_as_it_was_recorded(desk: Desk) -> None:
    desk.learn()
    one = desk.first()
    assert said(one) is None
    kept = keep_voice(desk, one.turn)
    assert said(one) == kept


def test_what_was_cut_short_is_spoken_anew(desk: Desk) -> None:
    desk.log(tuple(replace(one, cut=True) if isinstance(one, CustomerFinished) else one for one in EVENTS))
    desk.learn()
    one = desk.first()
    keep_voice(desk, one.turn)
    assert said(one) is None and not one.call.customer_cut


def test_a_reply_that_was_never_given_has_no_line() -> None:
    with pytest.raises(LookupError):
        asked(EVENTS, 99)
