"""Where things are: shipped folders first, the user's own after them."""

from pathlib import Path

import pytest

from poise.library.shelf import Shelf, usual_shelf


def test_the_user_s_folders_come_second(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    shelf = usual_shelf()
    assert len(shelf.scenarios) == len(shelf.voices) == 2
    assert (shelf.scenarios[0] / "README.md").is_file()
    assert shelf.scenarios[1].name == "scenarios"
    assert shelf.rubric.is_file()
    assert len(shelf.guides) == 4


def test_voices_and_faces_are_named_by_their_files(tmp_path: Path) -> None:
    for path in ("voices/ann/voice.toml", "voices/notes.txt", "assets/faces/tom.toml"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("")
    shelf = Shelf((), (tmp_path / "voices", tmp_path / "missing"), tmp_path / "assets")
    assert shelf.voice_names() == {"ann"}
    assert shelf.face_names() == {"tom"}
    assert Shelf((), (), tmp_path).face_names() == frozenset()
