"""Sound files, whole and broken."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from poise.problems import AudioProblem
from poise.speech.sound_files import LONGEST, check, pieces, read_audio


def write(
    file: Path, wave: np.ndarray[tuple[int, ...], np.dtype[np.float64]], rate: int, subtype: str = "PCM_16"
) -> Path:
    soundfile.write(file, wave, rate, subtype=subtype)
    return file


def tone(rate: int, seconds: float = 2.5, hertz: float = 440.0) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return 0.3 * np.sin(2 * np.pi * hertz * np.arange(round(rate * seconds)) / rate)


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 44_100, 48_000, 96_000])
@pytest.mark.parametrize("ending", ["wav", "flac"])
def test_any_rate(tmp_path: Path, rate: int, ending: str) -> None:
    samples = read_audio(write(tmp_path / f"a.{ending}", tone(rate), rate))
    assert samples.dtype == np.int16
    assert len(samples) == pytest.approx(40_000, abs=2)
    middle = samples[8_000:32_000].astype(float)
    assert np.argmax(np.abs(np.fft.rfft(middle))) == pytest.approx(440 * 1.5, abs=1)
    assert np.sqrt(np.mean(middle**2)) / 32768 == pytest.approx(0.3 / np.sqrt(2), rel=0.01)


def test_at_its_own_rate_nothing_is_changed(tmp_path: Path) -> None:
    samples = np.random.default_rng(3).integers(-30_000, 30_000, 50_000).astype(np.int16)
    soundfile.write(tmp_path / "a.wav", samples, 16_000)
    assert np.array_equal(read_audio(tmp_path / "a.wav"), samples)


def test_channels_are_averaged(tmp_path: Path) -> None:
    both = np.stack([tone(16_000), -tone(16_000) / 3], axis=1)
    assert read_audio(write(tmp_path / "a.wav", both, 16_000)).max() == pytest.approx(0.1 * 32768, rel=0.02)


def test_floats_beyond_full_scale_are_cut_off(tmp_path: Path) -> None:
    loud = read_audio(write(tmp_path / "a.wav", 5 * tone(16_000), 16_000, "FLOAT"))
    assert (loud.max(), loud.min()) == (32767, -32768)


def test_it_is_read_piece_by_piece(tmp_path: Path) -> None:
    file = write(tmp_path / "a.wav", tone(48_000, 10.0), 48_000)
    assert max(len(piece) for piece in pieces(file)) <= 17_000


@pytest.mark.parametrize(
    "content", [b"", b"RIFF\x24\x00\x00\x00WAVE", b"just some words" * 90, b"fLaC" + bytes(300)], ids=len
)
def test_a_file_that_is_no_sound(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.wav"
    file.write_bytes(content)
    with pytest.raises(AudioProblem, match="not a sound file") as problem:
        read_audio(file)
    assert str(file) in problem.value.sentence
    assert problem.value.advice


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for file in (tmp_path / "none.wav", tmp_path):
        with pytest.raises(AudioProblem, match="no such sound file"):
            check(file)


def test_a_file_without_samples(tmp_path: Path) -> None:
    with pytest.raises(AudioProblem, match="no sound in this file"):
        check(write(tmp_path / "a.wav", np.zeros(0), 16_000))


def test_a_file_that_breaks_off(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).normal(0, 0.1, 200_000)
    file = write(tmp_path / "a.flac", noise, 16_000)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with pytest.raises(AudioProblem, match="damaged"):
        read_audio(file)


def test_samples_that_are_no_numbers(tmp_path: Path) -> None:
    wave = tone(16_000)
    wave[100] = np.nan
    with pytest.raises(AudioProblem, match="not numbers"):
        read_audio(write(tmp_path / "a.wav", wave, 16_000, "FLOAT"))


def test_a_rate_at_which_there_is_no_voice(tmp_path: Path) -> None:
    with pytest.raises(AudioProblem, match="no recording of a voice"):
        check(write(tmp_path / "a.wav", tone(1_000), 1_000))


def test_three_hours(tmp_path: Path) -> None:
    """The header is enough: nobody waits until three hours are read."""
    file = tmp_path / "a.flac"
    with soundfile.SoundFile(file, "w", 4_000, 1) as sink:
        for _ in range(180):
            sink.write(np.zeros(4_000 * 60, np.int16))
    with pytest.raises(AudioProblem, match="180 minutes"):
        check(file)
    assert LONGEST == 1800
