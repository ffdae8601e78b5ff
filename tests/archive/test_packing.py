"""A call becomes one file: the same bytes each time, whole or not at all."""

import errno
import json
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from poise.archive import packing
from poise.archive.marker import NAME
from poise.archive.packing import pack
from poise.archive.parcel import MANIFEST
from poise.archive.peaks import PEAKS
from poise.problems import ArchiveProblem
from tests.archive.conftest import MakeCall
from tests.archive.parcels import recorded


def test_the_same_call_gives_the_same_bytes_whenever_and_wherever(tmp_path: Path, make_call: MakeCall) -> None:
    folder = recorded(tmp_path, make_call)
    (tmp_path / "out").mkdir()
    first, _ = pack(folder, tmp_path / "one.poise")
    for file in folder.iterdir():
        file.touch()
    second, _ = pack(folder, tmp_path / "out")
    assert first.read_bytes() == second.read_bytes()
    assert second.name == f"{folder.name}.poise"


def test_every_piece_is_in_it_as_it_was_and_nothing_else(tmp_path: Path, make_call: MakeCall) -> None:
    folder = recorded(tmp_path, make_call)
    (folder / PEAKS).write_bytes(b"worked out")
    (folder / NAME).touch()
    (folder / "Notes of mine.txt").write_text("hm")
    file, left_out = pack(folder, tmp_path / "one.poise")
    with ZipFile(file) as archive:
        names = archive.namelist()
        assert names[-1] == MANIFEST and {one.compress_type for one in archive.infolist()} == {ZIP_STORED}
        assert all(archive.read(name) == (folder / name).read_bytes() for name in names[:-1])
        told = json.loads(archive.read(MANIFEST))
    assert left_out == ("Notes of mine.txt",)
    assert set(names) == {"events.jsonl", "scenario.yaml", "take-01.wav", MANIFEST}
    assert told["format"] == 1 and told["call"] == folder.name and set(told["files"]) == set(names) - {MANIFEST}


def test_what_is_no_call_or_is_being_played_is_not_exported(tmp_path: Path, make_call: MakeCall) -> None:
    (tmp_path / "2026-03-01_120000_kettle_0001").mkdir()
    with pytest.raises(ArchiveProblem, match="not the folder of a recorded call"):
        pack(tmp_path / "2026-03-01_120000_kettle_0001", tmp_path / "one.poise")
    with make_call(tmp_path / "calls") as store:
        with pytest.raises(ArchiveProblem, match="still being played"):
            pack(store.folder, tmp_path / "one.poise")
    assert not (tmp_path / "one.poise").exists()


def test_a_disk_that_is_full_leaves_what_was_there_before(
    tmp_path: Path, make_call: MakeCall, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, file = recorded(tmp_path, make_call), tmp_path / "one.poise"
    file.write_bytes(b"an older export")

    def full(*_: object) -> bytes:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(packing, "written", full)
    with pytest.raises(ArchiveProblem, match="The disk is full, so the call cannot be exported"):
        pack(folder, file)
    assert file.read_bytes() == b"an older export"
    assert [one.name for one in tmp_path.glob(".*")] == []
