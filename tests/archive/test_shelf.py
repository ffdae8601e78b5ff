"""Recorded calls are listed, read, mended and thrown away; a log cut at any byte gives a prefix of what happened."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.archive.events_json import to_line
from poise.archive.shelf import calls, discard, keep, read, recover, unfinished
from poise.archive.store import LOG
from poise.archive.wav import encoded
from poise.domain.events import Ended, TraineeSpoke
from poise.domain.evidence import TAKE_RATE, Word
from poise.problems import ArchiveProblem
from tests.archive.conftest import MakeCall
from tests.archive.sample import BEGAN, BLOCK, EVENTS, SCENARIO

WHOLE = b"".join(to_line(event).encode() + b"\n" for event in EVENTS)


def folder_with(tmp_path: Path, log: bytes, name: str = "2026-03-01_120000_kettle_0001") -> Path:
    folder = tmp_path / name
    folder.mkdir(parents=True)
    (folder / LOG).write_bytes(log)
    (folder / "scenario.yaml").write_bytes(SCENARIO)
    return folder


@given(cut=st.integers(0, len(WHOLE)), zeros=st.sampled_from([0, 0, 0, 4096]))
def test_a_log_cut_at_any_byte_gives_a_prefix(tmp_path_factory: pytest.TempPathFactory, cut: int, zeros: int) -> None:
    torn = WHOLE[:cut] + bytes(zeros)  # a power cut may leave zeros where the last line should be
    folder = folder_with(tmp_path_factory.mktemp("cut"), torn)
    (folder / "take-01.wav").write_bytes(encoded(BLOCK, TAKE_RATE))
    lines = WHOLE[:cut].count(b"\n")
    recorded = read(folder)
    assert recorded.events == EVENTS[:lines]
    assert bool(recorded.dropped) == (torn[-1:] not in (b"", b"\n"))
    assert (folder / LOG).read_bytes() == torn  # reading changes nothing
    listed = calls(folder.parent)[0]
    assert listed.trouble == "" and listed.scenario == ("kettle" if lines else "")
    assert listed.seconds == (EVENTS[lines - 1].at if lines else 0.0)
    assert bool(recover(folder)) == bool(recorded.dropped)
    assert read(folder) == type(recorded)(folder, recorded.events, recorded.scenario, recorded.takes, recorded.said, ())
    assert recover(folder) == ()


def test_no_cut_of_the_log_is_ever_a_problem(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, b"")
    for cut in range(len(WHOLE)):
        (folder / LOG).write_bytes(WHOLE[:cut])
        assert read(folder).events == EVENTS[: WHOLE[:cut].count(b"\n")]


def test_calls_are_listed_newest_first(tmp_path: Path, make_call: MakeCall) -> None:
    for second, events in ((5, EVENTS), (50, EVENTS[:3]), (20, ())):
        with make_call(tmp_path, second=second) as call:
            for event in events:
                call.tell(event)
    (tmp_path / "notes").mkdir()
    (tmp_path / "2026-03-01_120000_no-log").mkdir()
    (tmp_path / "readme.txt").touch()
    listed = calls(tmp_path)
    assert [each.began for each in listed] == [datetime(2026, 3, 1, 12, 0, second) for second in (50, 20, 5)]
    assert [each.scenario for each in listed] == ["kettle", "", "kettle"]
    assert [each.seconds for each in listed] == [2.0, 0.0, 6.0]
    assert [each.ending for each in listed] == [None, None, Ended(6.0, "settled")]


def test_a_call_with_a_broken_log_is_listed_with_its_fault(tmp_path: Path) -> None:
    one = folder_with(tmp_path, b"{}\n" + WHOLE)
    two = folder_with(tmp_path, WHOLE + b"thunder\n", "2026-03-01_130000_kettle_0002")
    three = folder_with(tmp_path, WHOLE.replace(b'"schema":1', b'"schema":99'), "2026-03-01_140000_kettle_0003")
    says = [each.trouble for each in calls(tmp_path)]
    assert f"{three / LOG} was written by a newer Poise (schema 99; this one reads up to 1)" in says[0]
    assert f"{two / LOG}:{len(EVENTS) + 1}: this is not JSON" in says[1]
    assert f"{one / LOG}:1: an event must be an object with a kind" in says[2]


def test_the_longest_reply_does_not_hide_the_last_line(tmp_path: Path) -> None:
    words = tuple(Word("listen", float(n), float(n) + 0.5, 0.75) for n in range(3_000))
    long = TraineeSpoke(5.0, 1, "listen " * 3_000, words, 1500.0, None, None, 0.0, "x", True, False)
    folder = folder_with(tmp_path, to_line(BEGAN).encode() + b"\n" + to_line(long).encode() + b"\n" + b"{")
    assert (folder / LOG).stat().st_size > 200_000
    assert calls(tmp_path)[0].seconds == 5.0


def test_no_calls_yet(tmp_path: Path) -> None:
    assert calls(tmp_path / "nothing") == () == unfinished(tmp_path / "nothing")


def test_a_file_instead_of_the_calls_is_told(tmp_path: Path) -> None:
    (tmp_path / "calls").touch()
    with pytest.raises(ArchiveProblem, match="cannot be listed") as caught:
        calls(tmp_path / "calls")
    assert caught.value.advice


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda folder: (folder / LOG).unlink(), "cannot be read: No such file or directory"),
        (lambda folder: (folder / "scenario.yaml").unlink(), "has no scenario.yaml"),
        (lambda folder: (folder / LOG).write_bytes(b"\xff\n" + WHOLE), r"events\.jsonl:1: this is not JSON"),
        (
            lambda folder: (folder / LOG).write_bytes(WHOLE.replace(b"vent", b"vent\n", 1)),
            r"events\.jsonl:2: this is not JSON",
        ),
        (
            lambda folder: (folder / LOG).write_bytes(WHOLE.replace(b'"schema":1', b'"schema":2')),
            "was written by a newer Poise",
        ),
    ],
    ids=["no log", "no scenario", "not text", "a line broken in two", "from the future"],
)
def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path, damage: object, says: str) -> None:
    folder = folder_with(tmp_path, WHOLE)
    assert callable(damage)
    damage(folder)
    with pytest.raises(ArchiveProblem, match=says) as caught:
        read(folder)
    assert caught.value.advice


def test_what_was_cut_off_is_offered_until_it_is_kept(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, WHOLE[:-10])
    (folder / "open").touch()
    (folder / "take-01.wav").write_bytes(b"RIFF")
    (folder / "said-00005.000.wav").write_bytes(b"")
    assert unfinished(tmp_path) == (folder,)
    assert keep(folder) == (
        f"The last line of {folder / LOG} was cut off and was dropped.",
        f"The recording {folder / 'said-00005.000.wav'} was mended.",
        f"The recording {folder / 'take-01.wav'} was mended.",
    )
    assert unfinished(tmp_path) == ()
    assert sorted(path.name for path in folder.rglob("*")) == [LOG, "scenario.yaml"]
    assert read(folder).events == EVENTS[:-1]


def test_a_discarded_call_is_gone(tmp_path: Path, make_call: MakeCall) -> None:
    with make_call(tmp_path) as call:
        call.tell(BEGAN)
    discard(call.folder)
    assert calls(tmp_path) == ()


def test_nothing_but_a_call_is_ever_discarded(tmp_path: Path) -> None:
    (tmp_path / "2026-03-01_120000").mkdir()
    for folder in (tmp_path, tmp_path / "2026-03-01_120000", tmp_path / "nothing"):
        with pytest.raises(ArchiveProblem, match="is not the folder of a recorded call"):
            discard(folder)
    assert (tmp_path / "2026-03-01_120000").is_dir()


READ_ONLY = """
import sys
from datetime import datetime
from pathlib import Path
from poise.archive import shelf, store
from poise.problems import ArchiveProblem

folder = Path(sys.argv[1])
print(shelf.unfinished(folder.parent) == (folder,), len(shelf.read(folder).events))
for refused in (
    lambda: store.new_call(folder.parent, "kettle", b"", lambda: datetime(2026, 3, 1), lambda: "no"),
    lambda: shelf.keep(folder),
    lambda: shelf.discard(folder),
):
    try:
        refused()
    except ArchiveProblem as problem:
        print(problem.sentence.split(":")[0])
"""


def test_a_read_only_folder_can_be_read_and_says_no_to_the_rest(small_disk: Path) -> None:
    folder = folder_with(small_disk, WHOLE[:-10])
    (folder / "open").touch()
    (folder / "take-01.wav").write_bytes(b"RIFF" + BLOCK)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    done = subprocess.run([sys.executable, "-c", READ_ONLY, str(folder)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        f"True {len(EVENTS) - 1}",
        "The folder may not be written to, so no call can be recorded there",
        "The folder may not be written to, so this call cannot be mended",
        "The folder may not be written to, so this call cannot be deleted",
    ]
    assert read(folder).events == EVENTS[:-1]
