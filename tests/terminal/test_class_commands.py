"""`poise class` on the command line: the observer's sheet and the report of a class, and what is refused."""

from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from poise.__main__ import main
from poise.archive import classes
from poise.domain.classroom import SCHEMA, ClassBegan, ClassEnded, PartBegan


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    when = datetime(2026, 3, 1, 12)
    with classes.new_class(tmp_path, "first-words", lambda: when, lambda: "0001") as log:
        log.tell(ClassBegan(0.0, "first-words", "The first words", "ten-steps", when.isoformat(), SCHEMA, "0.1"))
        log.tell(PartBegan(1.0, 1))
        log.tell(ClassEnded(60.0, "all"))
        return log.folder


def test_a_handout_is_a_pdf(folder: Path, tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["class", "--handout", "first-words", str(tmp_path / "sheet.pdf")])
    assert told.exit_code == 0, told.output
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


def test_a_report_names_lesson_and_nobody(folder: Path, tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["class", "--report", str(folder), "--html", str(tmp_path / "class.html")])
    assert told.exit_code == 0, told.output
    assert "The first words" in (tmp_path / "class.html").read_text(encoding="utf-8")


def test_an_unknown_lesson_is_one_sentence(folder: Path, tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["class", "--handout", "no-such", str(tmp_path / "sheet.pdf")])
    assert told.exit_code == 1 and "no-such" in told.stderr and "Traceback" not in told.output
    assert not (tmp_path / "sheet.pdf").exists()


def test_a_report_without_its_form_is_wrong_use(folder: Path, tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["class", "--report", str(folder), str(tmp_path / "a")]).exit_code == 2
