"""Voices made by rule, whose pitch, brightness and level are known, and the real ones beside the checkout."""

import csv
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from poise.domain.evidence import TAKE_RATE, Take, Transcript, Word

Signal = NDArray[np.float64]

VOICES = Path(__file__).resolve().parents[4] / "shared" / "data" / "voice"


def vowel(hertz: float = 120.0, seconds: float = 1.0, tilt: float = -12.0, level: float = -20.0) -> Signal:
    """A steady voice: harmonics up to 6 kHz that fall by `tilt` dB an octave, with a little breath; level in dBFS."""
    time = np.arange(round(seconds * TAKE_RATE)) / TAKE_RATE
    rng = np.random.default_rng(7)
    signal = 1e-4 * rng.standard_normal(len(time))
    for n in range(1, int(6000 / hertz) + 1):
        signal += n ** (tilt / 6.02) * np.sin(2 * np.pi * n * hertz * time + rng.uniform(0, 2 * np.pi))
    return signal * 10 ** (level / 20) / np.sqrt(np.square(signal).mean())


def hush(seconds: float) -> Signal:
    """Nothing, with the hiss of a microphone."""
    return 1e-5 * np.random.default_rng(3).standard_normal(round(seconds * TAKE_RATE))


def joined(*parts: Signal) -> Signal:
    """One after another."""
    return np.concatenate(parts)


def samples(signal: Signal) -> bytes:
    """As the microphone would have recorded it."""
    return np.clip(np.round(signal * 32768), -32768, 32767).astype("<i2").tobytes()


def take(signal: Signal, *speech: tuple[float, float], trusted: bool = True) -> Take:
    """A take; its speech is the whole of it if not said otherwise."""
    whole = ((0.0, len(signal) / TAKE_RATE),)
    return Take(samples(signal), 0.0, speech or whole, latency=0.5, levels_trusted=trusted)


def spoken(text: str, engine: str = "whisper", seconds: float | None = None) -> Transcript:
    """Words, evenly spread over the take if it is known how long it is."""
    words = text.split()
    each = seconds / len(words) if seconds else None
    placed = (Word(word, i * each if each else None, (i + 1) * each if each else None) for i, word in enumerate(words))
    return Transcript(text, tuple(placed), engine)


def acted() -> list[tuple[dict[str, str], Take]]:
    """The clips of acted speech with their rows; each is speech from its beginning to its end."""
    with (VOICES / "manifest.tsv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["file"].startswith("a_emotion")]
    return [(row, take(soundfile.read(VOICES / row["file"])[0])) for row in rows]
