"""What is added after a call is on the disk at once, and a torn end costs nothing that was there before."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.archive.afterwards import AFTERWARDS, add, read
from poise.domain.afterwards import Afterward, Corrected, Disputed, Learned, SelfRated, TookMinutes
from poise.problems import ArchiveProblem

NOW = "2026-11-30T20:00:00"
ADDED: tuple[Afterward, ...] = (
    SelfRated(NOW, "ten-steps", {"listen": "partly", "solution": "not_reached"}, None),
    SelfRated(NOW, "ten-steps", {}, "furious"),
    Corrected(NOW, 2, "I am “so” sorry.\n"),
    Disputed(NOW, 1, "rude", "fault", "I quoted her.", "otherwise", 4.5),
    TookMinutes(NOW, "breathing", 120.0),
    Learned(NOW, ("The list was wrong.", "Nobody looks."), "", "Ask first."),
)


def whole(folder: Path) -> bytes:
    for one in ADDED:
        add(folder, one)
    return (folder / AFTERWARDS).read_bytes()


def test_it_comes_back_in_order(tmp_path: Path) -> None:
    whole(tmp_path)
    assert read(tmp_path) == ADDED


def test_a_call_to_which_nothing_was_added(tmp_path: Path) -> None:
    assert read(tmp_path) == ()


@given(st.data())
def test_cut_at_any_byte_a_prefix_is_read_and_can_be_added_to(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("cut")
    content = whole(folder)
    cut = data.draw(st.integers(0, len(content)))
    (folder / AFTERWARDS).write_bytes(content[:cut])
    before = ADDED[: content[:cut].count(b"\n")]
    assert read(folder) == before
    add(folder, ADDED[3])
    assert read(folder) == (*before, ADDED[3])


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{", "this is not JSON"),
        (b'{"kind":"ended"}', "there is no event of the kind 'ended'"),
        (b'{"kind":"corrected","when":"","turn":"1","text":""}', "corrected.turn must be a whole number"),
        (b'{"kind":"took_minutes","when":"","way":"nap","seconds":1}', "took_minutes.way must be one of breathing"),
    ],
)
def test_what_is_not_ours_is_told_with_its_place(tmp_path: Path, line: bytes, says: str) -> None:
    whole(tmp_path)
    with (tmp_path / AFTERWARDS).open("ab") as file:
        file.write(line + b"\n")
    with pytest.raises(ArchiveProblem, match=f"{AFTERWARDS}:7: ") as problem:
        read(tmp_path)
    assert says in problem.value.sentence


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArchiveProblem, match="this cannot be added to the call"):
        add(tmp_path / "gone", ADDED[0])


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
def test_a_full_disk_is_told_and_costs_nothing(tmp_path: Path) -> None:
    content = whole(tmp_path)
    program = f"""
import resource, signal, sys
from pathlib import Path
from poise.archive.afterwards import add
from poise.domain.afterwards import Corrected
from poise.problems import ArchiveProblem
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({len(content)} + 40, {len(content)} + 40))
try:
    add(Path(sys.argv[1]), Corrected("", 1, "sorry " * 100))
except ArchiveProblem as problem:
    print(problem.sentence)
"""
    told = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True)
    assert told.stdout.startswith("The disk is full, so this cannot be added to the call")
    assert (tmp_path / AFTERWARDS).read_bytes() == content


def test_a_dispute_and_a_correction_of_before_there_were_choices_are_read(tmp_path: Path) -> None:
    lines = (
        b'{"kind":"disputed","when":"","turn":1,"id":"rude","polarity":"fault","reason":"No."}\n',
        b'{"kind":"corrected","when":"","turn":1,"text":"Yes."}\n',
    )
    (tmp_path / AFTERWARDS).write_bytes(b"".join(lines))
    assert read(tmp_path) == (Disputed("", 1, "rude", "fault", "No."), Corrected("", 1, "Yes."))
