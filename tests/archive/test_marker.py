"""The mark of a call being played outlives its process; the lock on it does not."""

from pathlib import Path

import pytest

from poise.archive.marker import Marker, left, remove


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
