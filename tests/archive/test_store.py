"""A call is on disk while it is played: killed, crammed or forbidden, what was written before stays readable."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from poise.archive.shelf import keep, read, unfinished
from poise.archive.store import SessionStore, said_file
from poise.archive.wav import samples_of
from poise.domain.events import CustomerFinished, CustomerSpoke, TraineeSpoke
from poise.domain.evidence import TAKE_RATE
from poise.domain.mood import Mood
from poise.problems import ArchiveProblem
from poise.resources import root as resource_root
from tests.archive.conftest import MakeCall
from tests.archive.sample import BEGAN, BLOCK, EVENTS, MOOD, SCENARIO

CHECKOUT = resource_root("assets").parent


def speak(call: SessionStore, turn: int, blocks: int) -> str:
    async def reply() -> str:
        async with call.take(turn) as sink:
            for _ in range(blocks):
                sink.write(BLOCK)
            return sink.name

    return asyncio.run(reply())


def test_a_whole_call_comes_back(tmp_path: Path, make_call: MakeCall) -> None:
    with make_call(tmp_path / "calls") as call:
        for event in EVENTS[:3]:
            call.tell(event)
        assert speak(call, 1, 10) == "take-01.wav"
        for event in EVENTS[3:]:
            call.tell(event)
    assert call.folder.name == "2026-03-01_120000_kettle_0001"
    recorded = read(call.folder)
    assert recorded.events == EVENTS
    assert recorded.scenario.read_bytes() == SCENARIO
    assert {name: samples_of(path) for name, path in recorded.takes.items()} == {"take-01.wav": BLOCK * 10}
    assert recorded.dropped == ()
    assert unfinished(tmp_path / "calls") == ()


def test_two_calls_of_one_second_have_folders_of_their_own(tmp_path: Path, make_call: MakeCall) -> None:
    with make_call(tmp_path, "A/Strange: Näme!") as one, make_call(tmp_path, "A/Strange: Näme!") as two:
        assert one.folder.name == "2026-03-01_120000_a-strange-n-me_0001"
        assert two.folder.name == "2026-03-01_120000_a-strange-n-me_0002"


def test_an_empty_reply_leaves_no_file(tmp_path: Path, make_call: MakeCall) -> None:
    with make_call(tmp_path) as call:
        assert speak(call, 1, 0) == "take-01.wav"
        assert list(call.folder.glob("*.wav")) == []


def test_a_reply_given_again_keeps_the_first_one(tmp_path: Path, make_call: MakeCall) -> None:
    with make_call(tmp_path) as call:
        assert [speak(call, 3, blocks) for blocks in (1, 2, 3)] == ["take-03.wav", "take-03-2.wav", "take-03-3.wav"]
        assert samples_of(call.folder / "take-03-2.wav") == BLOCK * 2


def test_a_reply_that_is_broken_off_is_whole_on_disk(tmp_path: Path, make_call: MakeCall) -> None:
    async def broken_off(call: SessionStore) -> None:
        async with call.take(1) as sink:
            sink.write(BLOCK)
            raise asyncio.CancelledError

    with make_call(tmp_path) as call:
        with pytest.raises(asyncio.CancelledError):
            asyncio.run(broken_off(call))
        assert samples_of(call.folder / "take-01.wav") == BLOCK


def spoke(at: float) -> CustomerSpoke:
    return CustomerSpoke(at, "It leaks!", "vent", ("vent.1",), Mood(78, 25))


def test_the_customers_voice_is_kept_as_it_was_heard(tmp_path: Path, make_call: MakeCall) -> None:
    seconds = len(BLOCK) / 2 / TAKE_RATE
    with make_call(tmp_path) as call:
        for event, pieces in ((spoke(5.0), 2), (spoke(9.25), 1)):
            call.tell(event)
            for number in range(pieces):
                call.keep_said(BLOCK, TAKE_RATE, event.at + number * (seconds + 0.5))
            call.tell(CustomerFinished(event.at + 3.0, 3.0, False))
    said = read(call.folder).said
    assert sorted(said) == [5.0, 9.25]
    assert samples_of(said[5.0]) == BLOCK + bytes(TAKE_RATE) + BLOCK
    assert samples_of(said[9.25]) == BLOCK


def test_pieces_that_come_early_follow_each_other(tmp_path: Path, make_call: MakeCall) -> None:
    with make_call(tmp_path) as call:
        call.tell(spoke(5.0))
        call.keep_said(BLOCK, TAKE_RATE, 5.0)
        call.keep_said(BLOCK, TAKE_RATE, 5.001)
    assert samples_of(said_file(call.folder, spoke(5.0))) == BLOCK * 2


def test_captions_leave_no_sound(tmp_path: Path, make_call: MakeCall) -> None:
    with make_call(tmp_path) as call:
        call.tell(spoke(5.0))
        call.keep_said(bytes(32_000), TAKE_RATE, 5.0)
    assert not list(call.folder.glob("said-*")) and not read(call.folder).said


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be killed in mid-air there the same way")
def test_a_killed_process_loses_less_than_a_second(tmp_path: Path) -> None:
    speaking = [sys.executable, "-m", "tests.archive.sample", str(tmp_path)]
    with subprocess.Popen(speaking, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        spoken = 0.0
        while spoken < 1.5:
            spoken = float(child.stdout.readline())
        assert unfinished(tmp_path) == ()  # it is being played just now
        child.kill()
        spoken = max([spoken, *map(float, child.stdout.read().split())])
    (folder,) = unfinished(tmp_path)
    before = read(folder)
    assert before.events == EVENTS[:3]
    take = before.takes["take-01.wav"]
    kept = len(samples_of(take)) / 2 / TAKE_RATE
    assert spoken - kept < 1.0  # none at all, in fact, but for a block in flight
    keep(folder)
    assert unfinished(tmp_path) == ()
    assert len(samples_of(take)) / 2 / TAKE_RATE >= kept
    assert read(folder).events == EVENTS[:3]


def line(number: int) -> CustomerSpoke:
    return CustomerSpoke(float(number), "It leaks! " * 30, "vent", (), MOOD)


def cram(call: SessionStore) -> int:
    """Tell events until the disk is full; how many it took."""
    told: list[int] = []

    def tell_on() -> None:
        for number in range(100_000):
            call.tell(line(number))
            told.append(number)

    with pytest.raises(ArchiveProblem, match="The disk is full, so the call cannot be recorded any further: ") as full:
        tell_on()
    assert "Free some room" in full.value.advice
    return len(told)


def test_a_full_disk_in_mid_log_keeps_all_before(small_disk: Path, make_call: MakeCall) -> None:
    (small_disk / "room.txt").write_bytes(bytes(8_000))
    with make_call(small_disk) as call:
        written = cram(call)
        assert written > 100
        assert read(call.folder).events == tuple(line(number) for number in range(written))
        with pytest.raises(ArchiveProblem, match="The disk is full"):
            call.tell(line(written))
        (small_disk / "room.txt").unlink()
        call.tell(line(written))
    recorded = read(call.folder)
    assert recorded.events == tuple(line(number) for number in range(written + 1))
    assert recorded.dropped == ()


def test_a_full_disk_in_mid_reply_keeps_all_before(small_disk: Path, make_call: MakeCall) -> None:
    with make_call(small_disk) as call:
        call.tell(BEGAN)
        call.tell(spoke(5.0))
        with pytest.raises(ArchiveProblem, match="The disk is full, so this reply cannot be recorded any further"):
            speak(call, 1, 10_000)
        assert len(samples_of(call.folder / "take-01.wav")) >= 100_000
        assert read(call.folder).events == (BEGAN, spoke(5.0))
        with pytest.raises(ArchiveProblem, match="The disk is full, so the customer's voice cannot be recorded any"):
            call.keep_said(BLOCK * 10, TAKE_RATE, 5.0)
        assert not list(call.folder.glob("said-*"))
    assert unfinished(small_disk) == ()


def test_no_room_for_a_call_at_all_leaves_no_folder(small_disk: Path, make_call: MakeCall) -> None:
    with pytest.raises(OSError):
        (small_disk / "filler").write_bytes(bytes(1_000_000))
    with pytest.raises(ArchiveProblem, match="The disk is full, so no call can be recorded there"):
        make_call(small_disk)
    assert [path.name for path in small_disk.iterdir()] == ["filler"]


LIMITED = """
import asyncio, resource, sys
from datetime import datetime
from pathlib import Path
from poise.archive.store import new_call
from poise.problems import ArchiveProblem
from tests.archive.sample import BEGAN, BLOCK, SCENARIO

async def speak(call):
    async with call.take(1) as sink:
        while True:
            sink.write(BLOCK)

resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
call = new_call(Path(sys.argv[1]), "kettle", SCENARIO, lambda: datetime(2026, 3, 1), lambda: "full")
call.tell(BEGAN)
try:
    asyncio.run(speak(call))
except ArchiveProblem as problem:
    print(problem.sentence)
call.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit on the size of a file there")
def test_a_limit_on_the_size_of_a_file_is_a_full_disk(tmp_path: Path) -> None:
    command = [sys.executable, "-c", LIMITED, str(tmp_path)]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("The disk is full, so this reply cannot be recorded any further: ")
    assert done.stderr == ""
    (folder,) = tmp_path.iterdir()
    kept = samples_of(folder / "take-01.wav")
    assert 100_000 - 44 - len(BLOCK) < len(kept) <= 100_000 and len(kept) % len(BLOCK) == 0
    assert read(folder).events == (BEGAN,)


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path, make_call: MakeCall) -> None:
    (tmp_path / "calls").write_text("mine")
    with pytest.raises(ArchiveProblem, match="no call can be recorded there") as caught:
        make_call(tmp_path / "calls")
    assert caught.value.advice
    assert (tmp_path / "calls").read_text() == "mine"


def test_a_path_too_long_is_told(tmp_path: Path, make_call: MakeCall) -> None:
    with pytest.raises(ArchiveProblem, match="The path is too long for this system"):
        make_call(tmp_path / ("x" * 300))


def test_a_call_that_cannot_be_judged_later_is_still_a_call(tmp_path: Path, make_call: MakeCall) -> None:
    with make_call(tmp_path) as call:
        call.tell(TraineeSpoke(5.0, 1, "I", (), 0.4, "take-01.wav", None, 0.0, "x", True, False))
    assert read(call.folder).dropped == (f"The recording {call.folder / 'take-01.wav'} is missing.",)
