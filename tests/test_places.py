"""Where things are kept: each in the user's own folders, never in the checkout."""

from pathlib import Path

import pytest

from poise import places


def test_everything_lies_below_the_user_s_own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert all(tmp_path in folder.parents for folder in places.folders().values())
    assert places.calls().parent == places.settings().parent
