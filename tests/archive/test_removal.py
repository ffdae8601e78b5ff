"""What is deleted is gone for good, one by one; what is being played is left."""

import shutil
import sys
from pathlib import Path

import pytest

from poise.archive import removal
from poise.archive.marker import Marker
from poise.archive.removal import GOING, remove, size
from poise.archive.shelf import calls
from tests.archive.conftest import MakeCall
from tests.archive.parcels import recorded


def test_calls_are_gone_and_nothing_else(tmp_path: Path, make_call: MakeCall) -> None:
    first, second, third = (recorded(tmp_path, make_call) for _ in range(3))
    (tmp_path / "calls" / "mine").mkdir()
    assert remove([first, third]).gone == (first, third)
    assert {one.name for one in (tmp_path / "calls").iterdir()} == {second.name, "mine"}


def test_a_call_that_is_being_played_is_left(tmp_path: Path, make_call: MakeCall) -> None:
    first, second = recorded(tmp_path, make_call), recorded(tmp_path, make_call)
    mark = Marker(first)
    found = remove([first, second])
    mark.remove()
    assert found.left == (first,) and found.gone == (second,)
    assert [one.folder for one in calls(tmp_path / "calls")] == [first]


def test_a_call_that_was_cut_off_or_cannot_be_read_goes_too(tmp_path: Path, make_call: MakeCall) -> None:
    first, second = recorded(tmp_path, make_call), recorded(tmp_path, make_call)
    (first / "open").touch()
    (second / "scenario.yaml").unlink()
    (second / "events.jsonl").write_bytes(b"nonsense\n")
    assert len(remove([first, second]).gone) == 2 and list((tmp_path / "calls").iterdir()) == []


def test_what_is_no_call_is_never_deleted(tmp_path: Path, make_call: MakeCall) -> None:
    good = recorded(tmp_path, make_call)
    found = remove([tmp_path, tmp_path / "2026-03-01_120000_none_0001", good])
    assert [one.sentence for one in found.problems] == [
        f"{tmp_path} is not the folder of a recorded call.",
        f"{tmp_path / '2026-03-01_120000_none_0001'} is not the folder of a recorded call.",
    ]
    assert found.gone == (good,) and tmp_path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_to_a_call_goes_without_the_call(tmp_path: Path, make_call: MakeCall) -> None:
    real = recorded(tmp_path, make_call)
    link = tmp_path / "2026-03-01_120000_kettle_beef"
    link.symlink_to(real)
    assert remove([link]).gone == (link,) and real.exists() and not link.is_symlink()


def test_a_deletion_that_is_broken_off_leaves_no_half_of_a_call(
    tmp_path: Path, make_call: MakeCall, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = recorded(tmp_path, make_call), recorded(tmp_path, make_call)

    def broken(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(removal.shutil, "rmtree", broken)
        found = remove([first])
    assert len(found.problems) == 1 and [one.folder for one in calls(tmp_path / "calls")] == [second]
    assert [one.name for one in (tmp_path / "calls").glob(f"{GOING}*")] == [f"{GOING}{first.name}"]
    remove([second])
    assert list((tmp_path / "calls").iterdir()) == []


def test_a_call_that_was_taken_in_again_after_a_broken_deletion_can_be_deleted(
    tmp_path: Path, make_call: MakeCall
) -> None:
    folder = recorded(tmp_path, make_call)
    shutil.copytree(folder, folder.with_name(f"{GOING}{folder.name}"))
    assert remove([folder]).gone == (folder,) and list((tmp_path / "calls").iterdir()) == []


def test_sizes_are_those_of_all_files(tmp_path: Path, make_call: MakeCall) -> None:
    folder = recorded(tmp_path, make_call)
    assert size([folder]) == sum(one.stat().st_size for one in folder.iterdir())
    assert size([folder, folder, tmp_path / "none"]) == 2 * size([folder])
