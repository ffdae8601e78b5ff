"""The file of drills: whole or as it was, and never written over where it is damaged."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from poise.archive import drills
from poise.archive.drills import DamagedDrills, Drill, read, set_aside, write
from poise.archive.spacing import fresh
from poise.problems import ArchiveProblem

NOW = datetime(2031, 5, 6, 14, 3, tzinfo=UTC)
ONE = Drill("2031-05-06_140300_kettle", 2, ("rude",), ("empathize", "thank"), fresh(NOW))
TWO = replace(ONE, turn=5, faults=(), missed=())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "drills.json"


def test_without_a_file_there_are_none(file: Path) -> None:
    assert read(file) == ()


def test_what_is_written_is_read(file: Path) -> None:
    write(file, (ONE, TWO))
    assert read(file) == (ONE, TWO) and ONE.due == NOW
    write(file, (TWO,))
    assert read(file) == (TWO,) and [one.name for one in file.parent.iterdir()] == ["drills.json"]


def test_a_crash_while_writing_leaves_what_was_there(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(file, (ONE,))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(drills.os, "fsync", full)
    with pytest.raises(ArchiveProblem, match="disk is full"):
        write(file, (ONE, TWO))
    assert read(file) == (ONE,)


@pytest.mark.parametrize(
    "damage",
    [
        lambda told: "",
        lambda told: told[:-20],
        lambda told: "[]",
        lambda told: '{"schema": 1}',
        lambda told: told.replace('"turn": 2', '"turn": "two"'),
        lambda told: told.replace("2031-05-06_140300_kettle", "../../elsewhere"),
        lambda told: told.replace(NOW.isoformat(), "some day"),
        lambda told: told.replace('"memory"', '"memories"'),
    ],
)
def test_a_damaged_file_is_one_sentence_and_is_set_aside(file: Path, damage: object) -> None:
    assert callable(damage)
    write(file, (ONE,))
    whole = file.read_text(encoding="utf-8")
    file.write_text(damage(whole), encoding="utf-8")
    assert file.read_text(encoding="utf-8") != whole
    with pytest.raises(DamagedDrills, match="cannot be understood") as caught:
        read(file)
    assert "drills-damaged-1.json" in caught.value.advice
    set_aside(file)
    assert read(file) == () and (file.parent / "drills-damaged-1.json").read_text(encoding="utf-8") == damage(whole)


def test_a_second_damaged_file_does_not_write_over_the_first(file: Path) -> None:
    file.parent.mkdir()
    for text in ("first", "second"):
        file.write_text(text, encoding="utf-8")
        set_aside(file)
    assert [(file.parent / f"drills-damaged-{n}.json").read_text(encoding="utf-8") for n in (1, 2)] == [
        "first",
        "second",
    ]


def test_a_newer_file_is_left_alone(file: Path) -> None:
    write(file, (ONE,))
    told = {**json.loads(file.read_text(encoding="utf-8")), "schema": drills.SCHEMA + 1}
    file.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(ArchiveProblem, match="newer Poise") as caught:
        read(file)
    assert not isinstance(caught.value, DamagedDrills)


def test_a_file_that_may_not_be_read_is_told(file: Path) -> None:
    file.mkdir(parents=True)
    with pytest.raises(ArchiveProblem):
        read(file)
    with pytest.raises(ArchiveProblem):
        set_aside(file / "not-there.json")
