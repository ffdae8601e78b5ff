"""How loud each recording is: measured once, kept, and measured anew when anything is otherwise."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.archive.peaks import PEAKS, STEP, measured, peaks
from poise.archive.shelf import Recorded
from poise.archive.wav import encoded


def sound(folder: Path, name: str, levels: list[int], rate: int = 16_000) -> Path:
    """One step at each of these levels."""
    samples = np.repeat(np.array(levels, np.int16), round(rate * STEP))
    (folder / name).write_bytes(encoded(samples.tobytes(), rate))
    return folder / name


@pytest.fixture
def call(tmp_path: Path) -> Recorded:
    takes = {"take-01.wav": sound(tmp_path, "take-01.wav", [0, 128, -32768, 32767])}
    said = {0.0: sound(tmp_path, "said-00000.000.wav", [256, 512], 24_000)}
    return Recorded(tmp_path, (), tmp_path / "scenario.yaml", MappingProxyType(takes), MappingProxyType(said), ())


FOUND = {"take-01.wav": bytes([0, 1, 255, 255]), 0.0: bytes([2, 4])}


def test_each_step_has_its_greatest_swing(call: Recorded) -> None:
    assert peaks(call) == FOUND


def test_they_are_kept_and_not_measured_again(call: Recorded) -> None:
    peaks(call)
    take = call.takes["take-01.wav"]
    take.write_bytes(take.read_bytes()[:44] + bytes(take.stat().st_size - 44))
    assert peaks(call) == FOUND, "it has still the same size"


@pytest.mark.parametrize("harm", [b"", b"[]\n", b"{}\n", b"[[1,2]]\n", b"\xff\n", b'[["take-01.wav",9,9]]\n123'])
def test_what_was_kept_and_does_not_fit_is_measured_anew(call: Recorded, harm: bytes) -> None:
    (call.folder / PEAKS).write_bytes(harm)
    assert peaks(call) == FOUND
    assert (call.folder / PEAKS).read_bytes() != harm


def test_a_recording_that_changed_is_measured_anew(call: Recorded) -> None:
    peaks(call)
    sound(call.folder, "take-01.wav", [128])
    assert peaks(call)["take-01.wav"] == bytes([1])


def test_where_nothing_can_be_kept_it_is_measured_each_time(call: Recorded) -> None:
    (call.folder / PEAKS).mkdir()
    assert peaks(call) == FOUND == peaks(call)
    assert sorted(path.name for path in call.folder.iterdir()) == [PEAKS, "said-00000.000.wav", "take-01.wav"]


@pytest.mark.parametrize("content", [None, b"", b"RIFF", b"words" * 20])
def test_a_recording_that_cannot_be_read_has_none(call: Recorded, content: bytes | None) -> None:
    take = call.takes["take-01.wav"]
    take.unlink()
    if content is not None:
        take.write_bytes(content)
    found: Mapping[str | float, bytes] = peaks(call)
    assert found == {"take-01.wav": b"", 0.0: FOUND[0.0]}


@given(st.binary(max_size=3_000))
def test_any_sound_has_peaks(tmp_path_factory: pytest.TempPathFactory, samples: bytes) -> None:
    file = tmp_path_factory.mktemp("sound") / "take-01.wav"
    file.write_bytes(encoded(samples, 16_000))
    assert len(measured(file)) == -(-(len(samples) // 2) // 320)
