"""Recordings for the recognisers: the demonstration's replies, and real speech and noises if they are beside us."""

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr
from numpy.typing import NDArray

from poise.domain.evidence import TAKE_RATE, Take
from poise.problems import EngineProblem
from poise.resources import root
from poise.speech.transcribers.whisper import Whisper

SHARED = root("assets").parent.parent / "shared" / "data"
Wave = NDArray[np.float32]


@pytest.fixture(scope="session")
def whisper() -> Whisper:
    """The default model, loaded once for all tests."""
    try:
        recogniser = Whisper("whisper-tiny.en")
    except EngineProblem as problem:
        pytest.skip(problem.sentence)
    recogniser.warm()
    return recogniser


@pytest.fixture(scope="session")
def replies() -> list[Wave]:
    """What the demonstration's good trainee says."""
    return [load(file) for file in sorted((root("assets") / "demo" / "good").glob("*.flac"))]


@pytest.fixture(scope="session")
def reply(replies: list[Wave]) -> Wave:
    """The first of them."""
    return replies[0]


@pytest.fixture(scope="session")
def shared() -> Path:
    """Other people's recordings, which are not part of the product."""
    if not SHARED.is_dir():
        pytest.skip(f"the development recordings are not there: {SHARED}")
    return SHARED


@pytest.fixture(scope="session")
def read_speech(shared: Path) -> list[tuple[Wave, str]]:
    """Every sixth clip of read speech with its words."""
    with (shared / "speech" / "manifest.tsv").open(encoding="utf-8", newline="") as manifest:
        rows = list(csv.DictReader(manifest, delimiter="\t"))[::6]
    return [(load(shared / "speech" / row["file"]), row["transcript"]) for row in rows]


@pytest.fixture(scope="session")
def noises(shared: Path) -> dict[str, Wave]:
    """Noises of rooms, keys and people, whole and in pieces as long as a short reply."""
    whole = {file.stem: load(file) for file in sorted((shared / "voice" / "f_noise").glob("*.flac"))}
    pieces = {
        f"{name}, {seconds} s": wave[start : start + round(seconds * TAKE_RATE)]
        for name, wave in whole.items()
        for seconds, start in ((0.8, 9_000), (1.5, 40_000), (2.5, 80_000))
        if len(wave) > 130_000
    }
    return whole | pieces


def load(file: Path) -> Wave:
    """A recording, 16 kHz mono."""
    wave, rate = soundfile.read(file, dtype="float32", always_2d=True)
    mono: Wave = wave.mean(axis=1, dtype=np.float32)
    return mono if rate == TAKE_RATE else np.asarray(soxr.resample(mono, rate, TAKE_RATE), dtype=np.float32)


def passed(wave: Wave) -> Take:
    """A take in which the ear let everything pass, from the first sample to the last."""
    samples = (np.clip(wave, -1, 1) * 32767).astype("<i2").tobytes()
    return Take(samples, 0.0, ((0.0, len(wave) / TAKE_RATE),))


def spoken(wave: Wave) -> Take:
    """A take as the ear gives it: the speech from where it rises to where it falls, and a little around it."""
    frames = np.abs(wave[: len(wave) // 320 * 320].reshape(-1, 320)).max(axis=1)
    loud = np.flatnonzero(frames > frames.max() / 20)
    around = np.zeros(round(0.3 * TAKE_RATE), dtype=np.float32)
    start, end = loud[0] * 0.02 + 0.3, (loud[-1] + 1) * 0.02 + 0.3
    whole = passed(np.concatenate([around, wave, around]))
    return Take(whole.samples, 0.0, ((start, end),))


Made = Callable[[np.random.Generator], Wave]


def breath(rng: np.random.Generator) -> Wave:
    """Two breaths: hiss between 300 Hz and 3 kHz that swells and fades."""
    one = band(rng, 0.7, 300, 3_000) * np.sin(np.linspace(0, np.pi, round(0.7 * TAKE_RATE))) ** 1.5 * 0.05
    pause = np.zeros(TAKE_RATE // 2)
    return np.concatenate([one, pause, one * 0.6]).astype(np.float32)


def cough(rng: np.random.Generator) -> Wave:
    """A cough: a burst that dies away, and a voiced groan after it."""
    times = np.arange(round(0.4 * TAKE_RATE)) / TAKE_RATE
    groan = np.sin(2 * np.pi * 170 * times) * np.exp(-(((times - 0.2) / 0.06) ** 2))
    return ((band(rng, 0.4, 200, 4_500) * np.exp(-12 * times) + 0.5 * groan) * 0.12).astype(np.float32)


def music(rng: np.random.Generator) -> Wave:
    """Chords of three notes with their overtones."""
    times = np.arange(TAKE_RATE // 2) / TAKE_RATE
    chords = []
    for _ in range(6):
        notes = rng.choice([220.0, 262.0, 294.0, 330.0, 392.0, 440.0], size=3, replace=False)
        tones = [np.sin(2 * np.pi * note * (n + 1) * times) / (n + 1) for note in notes for n in range(5)]
        chords.append(np.sum(tones, axis=0) * np.exp(-1.5 * times) * 0.04)
    return np.concatenate(chords).astype(np.float32)


def hiss(rng: np.random.Generator) -> Wave:
    """Three seconds of a loud fan."""
    return (rng.standard_normal(3 * TAKE_RATE) * 0.05).astype(np.float32)


def silence(rng: np.random.Generator) -> Wave:
    """Three seconds of nothing at all."""
    return np.zeros(3 * TAKE_RATE, dtype=np.float32)


def quiet_room(rng: np.random.Generator) -> Wave:
    """Three seconds of a quiet room."""
    return (rng.standard_normal(3 * TAKE_RATE) * 10 ** (-70 / 20)).astype(np.float32)


def ringing(rng: np.random.Generator) -> Wave:
    """A telephone that rings three times."""
    times = np.arange(3 * TAKE_RATE) / TAKE_RATE
    tone = np.sin(2 * np.pi * 440 * times) + np.sin(2 * np.pi * 480 * times)
    return (tone * (times % 1 < 0.5) * 0.1).astype(np.float32)


def band(rng: np.random.Generator, seconds: float, lowest: float, highest: float) -> NDArray[np.float64]:
    """Noise between two frequencies, at an effective value of 1."""
    length = round(seconds * TAKE_RATE)
    spectrum = np.fft.rfft(rng.standard_normal(length))
    hertz = np.fft.rfftfreq(length, 1 / TAKE_RATE)
    spectrum[(hertz < lowest) | (hertz > highest)] = 0
    wave = np.fft.irfft(spectrum, length)
    return np.asarray(wave / np.sqrt(np.mean(wave**2)))
