"""A log is written anew in whole, or stays as it was."""

from pathlib import Path
from typing import Any

import pytest

from poise.archive.events_json import to_line
from poise.archive.rewriting import rewrite
from poise.domain.classroom import ClassEnded, PartBegan
from poise.problems import ArchiveProblem

EVENTS = (PartBegan(1.0, 1), ClassEnded(2.0, "all"))


def test_a_log_is_written_anew(tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    file.write_text("old\n")
    rewrite(file, EVENTS, "nothing is done")
    assert file.read_text(encoding="utf-8").splitlines() == [to_line(one) for one in EVENTS]
    assert list(tmp_path.iterdir()) == [file]


def test_where_the_disk_is_full_it_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "log.jsonl"
    file.write_text("old\n")

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ArchiveProblem, match="nothing is done"):
        rewrite(file, EVENTS, "nothing is done")
    assert file.read_text() == "old\n" and list(tmp_path.iterdir()) == [file]
