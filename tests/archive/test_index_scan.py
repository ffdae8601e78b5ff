"""Which calls are on disk: folders with a log and a call's name, each with a stamp of what it is described from."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from poise.archive.index_scan import Found, found_calls
from poise.archive.store import LOG, SCENARIO
from poise.problems import ArchiveProblem

NAME = "2026-03-01_123005_kettle_0001"


def a_folder(root: Path, name: str = NAME) -> Path:
    folder = root / name
    folder.mkdir(parents=True)
    for file in (folder / LOG, folder / SCENARIO):
        file.write_bytes(b"{}\n")
        os.utime(file, (1000, 1000))
    return folder


def stamps(root: Path, edition: str = "1") -> dict[str, str]:
    return {one.name: one.stamp for one in found_calls(root, edition, ())}


def later(file: str) -> Callable[[Path], object]:
    return lambda folder: os.utime(folder / file, (1000, 1001))


def longer(folder: Path) -> None:
    (folder / LOG).write_bytes(b"{}\n{}\n")
    os.utime(folder / LOG, (1000, 1000))


def test_only_a_folder_with_a_log_and_the_name_of_a_call_is_one(tmp_path: Path) -> None:
    a_folder(tmp_path)
    a_folder(tmp_path, "notes")
    (a_folder(tmp_path, "2026-03-01_000100_bare") / SCENARIO).unlink()
    (a_folder(tmp_path, "2026-03-01_000200_no-log") / LOG).unlink()
    (tmp_path / "2026-03-01_000300_folder-for-a-log" / LOG).mkdir(parents=True)
    (tmp_path / "2026-03-01_000400_file").touch()
    assert set(stamps(tmp_path)) == {NAME, "2026-03-01_000100_bare"}


def test_the_name_of_a_known_call_is_not_looked_at_but_its_log_is(tmp_path: Path) -> None:
    a_folder(tmp_path, "notes")
    (a_folder(tmp_path, "gone") / LOG).unlink()
    assert [one.name for one in found_calls(tmp_path, "1", {"notes", "gone"})] == ["notes"]


@pytest.mark.parametrize(
    ("change", "changes"),
    [
        (later(LOG), True),
        (later(SCENARIO), True),
        (longer, True),
        (lambda folder: (folder / SCENARIO).unlink(), True),
        (lambda folder: (folder / "note.txt").touch(), False),
    ],
    ids=["log", "scenario", "length", "no scenario", "another file"],
)
def test_a_stamp_changes_with_what_a_call_is_described_from(
    tmp_path: Path, change: Callable[[Path], object], changes: bool
) -> None:
    folder = a_folder(tmp_path)
    before = stamps(tmp_path)
    change(folder)
    assert (stamps(tmp_path) != before) is changes


def test_a_stamp_changes_with_the_edition(tmp_path: Path) -> None:
    a_folder(tmp_path)
    assert stamps(tmp_path, "1") == stamps(tmp_path, "1") != stamps(tmp_path, "2")


@pytest.mark.parametrize(("name", "began"), [(NAME, datetime(2026, 3, 1, 12, 30, 5)), ("notes", datetime.min)])
def test_a_call_began_when_its_name_says(name: str, began: datetime) -> None:
    assert Found(name, "").began == began


def test_no_folder_holds_no_calls_and_a_file_is_a_problem_with_advice(tmp_path: Path) -> None:
    assert stamps(tmp_path / "none") == {}
    (tmp_path / "file").touch()
    with pytest.raises(ArchiveProblem, match="cannot be listed") as caught:
        stamps(tmp_path / "file")
    assert str(tmp_path / "file") in caught.value.sentence and "--keep" in caught.value.advice
