"""A growing file takes a whole piece or nothing, also when there is no room."""

from pathlib import Path

import pytest

from poise.archive.growing import Growing


def test_pieces_are_there_at_once(tmp_path: Path) -> None:
    with Growing(tmp_path / "log") as file:
        file.append(b"one\n")
        file.append(b"two\n")
        assert (tmp_path / "log").read_bytes() == b"one\ntwo\n"
        file.replace(0, b"ONE")
        file.append(b"three\n")
        file.sync()
        assert file.size == len(b"ONE\ntwo\nthree\n")
    assert (tmp_path / "log").read_bytes() == b"ONE\ntwo\nthree\n"


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("mine")
    with pytest.raises(FileExistsError):
        Growing(tmp_path / "log")
    assert (tmp_path / "log").read_text() == "mine"


def test_a_piece_without_room_is_taken_back(small_disk: Path) -> None:
    with Growing(small_disk / "log") as file:
        for _ in range(3):
            file.append(b"x" * 10_000)
        with pytest.raises(OSError):
            file.append(b"y" * 10_000_000)
        assert (small_disk / "log").read_bytes() == b"x" * 30_000
        file.append(b"z")
    assert (small_disk / "log").read_bytes() == b"x" * 30_000 + b"z"


def test_one_that_is_there_goes_on_at_its_end(tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(b"one\n")
    with Growing(tmp_path / "log", again=True) as file:
        assert file.size == 4
        file.append(b"two\n")
    assert (tmp_path / "log").read_bytes() == b"one\ntwo\n"
    with pytest.raises(FileNotFoundError):
        Growing(tmp_path / "none", again=True)
