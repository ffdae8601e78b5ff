"""A reply that cannot be heard again says why, and never raises anything else."""

import asyncio
from pathlib import Path

import pytest

from poise.archive.store import begun
from poise.archive.wav import encoded
from poise.calls.heard_again import HeardAgain
from poise.problems import AudioProblem
from poise.settings import Settings
from tests.archive.sample import BEGAN, SCENARIO


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with begun(tmp_path, SCENARIO) as call:
        call.tell(BEGAN)
    return tmp_path


@pytest.fixture
def again() -> HeardAgain:
    def nobody(_: Settings) -> None:
        raise AssertionError("no engine is needed to hear a recording")

    return HeardAgain(Settings, nobody)


def test_a_recording_that_is_missing_is_told(again: HeardAgain, folder: Path) -> None:
    with pytest.raises(AudioProblem, match=r"take-01\.wav is missing"):
        asyncio.run(again.take(folder, "take-01.wav"))


def test_a_recording_that_is_damaged_is_told(again: HeardAgain, folder: Path) -> None:
    (folder / "take-01.wav").write_bytes(b"words")
    with pytest.raises(AudioProblem, match="this recording is damaged"):
        asyncio.run(again.take(folder, "take-01.wav"))


def test_how_loud_it_was_is_known_by_the_names_of_its_recordings(again: HeardAgain, folder: Path) -> None:
    (folder / "take-01.wav").write_bytes(encoded(b"\x00\x40" * 320, 16_000))
    assert asyncio.run(again.peaks(folder)) == {"take-01.wav": bytes([128])}
