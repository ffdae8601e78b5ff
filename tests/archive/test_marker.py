"""The mark of a call being played outlives its process; the lock on it does not."""

from pathlib import Path

import pytest

from poise.archive.marker import Marker, goes_on, held, left, remove


def test_while_it_is_played_the_call_is_not_left(tmp_path: Path) -> None:
    mark = Marker(tmp_path)
    assert not left(tmp_path)
    mark.remove()
    assert not left(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_mark_that_nobody_holds_is_left(tmp_path: Path) -> None:
    (tmp_path / "open").touch()
    assert left(tmp_path) and left(tmp_path)
    remove(tmp_path)
    assert not left(tmp_path)
    remove(tmp_path)


def test_nobody_marks_a_folder_twice(tmp_path: Path) -> None:
    mark = Marker(tmp_path)
    with pytest.raises(FileExistsError):
        Marker(tmp_path)
    mark.remove()


def test_a_call_is_held_only_while_somebody_writes_it(tmp_path: Path) -> None:
    assert not held(tmp_path)
    mark = Marker(tmp_path)
    assert held(tmp_path) and held(tmp_path)
    mark.remove()
    assert not held(tmp_path)
    (tmp_path / "open").touch()
    assert not held(tmp_path)


def test_a_call_that_goes_on_is_marked_as_kept_and_only_once(tmp_path: Path) -> None:
    mark = Marker(tmp_path, again=True)
    assert goes_on(tmp_path) and not left(tmp_path)
    with pytest.raises(BlockingIOError):
        Marker(tmp_path, again=True)
    mark.remove()
    assert not goes_on(tmp_path) and list(tmp_path.iterdir()) == []


def test_a_mark_that_a_dead_process_left_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / "open").touch()
    assert not goes_on(tmp_path)
    Marker(tmp_path, again=True).remove()
    assert not left(tmp_path)
