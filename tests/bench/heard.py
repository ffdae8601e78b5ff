"""Measures what speech recognition costs the judge of words: replies of the test part, spoken, heard, judged.

    python tests/bench/heard.py [--replies 240] [--write]

The replies are spoken by five synthesised voices that are nobody's in the scenarios, in a quiet room and with pink
noise 20 and 10 dB under the voice, and go the way of every recording: ear, recogniser, judge.  `--write` keeps the
figures in `assets/accuracy/spoken.json`, where the window finds them.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from poise.library import rubric
from poise.library.labelled import FAULTS, Entry, read
from poise.resources import root
from poise.terminal import accuracy
from tests.bench.replies import LEVEL, VOICES, engine
from tests.whole.words import wrong_share

SEED = 20261125
ROOM = -65.0
"""Level of a quiet room's noise, dBFS."""

EDGE = 0.6
"""Seconds of room before and after the reply."""

LEAST = 5
"""Replies that have to show a behaviour for its F1 to be counted: with fewer it is chance."""

Signal = NDArray[np.float64]


def pink(count: int, rng: np.random.Generator) -> Signal:
    """Noise whose power falls with frequency, of RMS 1."""
    spectrum = np.fft.rfft(rng.standard_normal(count))
    spectrum /= np.sqrt(np.maximum(1.0, np.arange(len(spectrum))))
    noise = np.fft.irfft(spectrum, count)
    return np.asarray(noise / np.sqrt(np.mean(noise**2)))


def gain(decibels: float) -> float:
    """As a factor."""
    return float(10 ** (decibels / 20))


def spoken(entries: Sequence[Entry]) -> list[Signal]:
    """Each reply by the next of the voices, at LEVEL, in 24 kHz."""
    voice, sounds = engine(), []
    for number, entry in enumerate(entries):
        wave, _ = voice.create(entry.text, voice=VOICES[number % len(VOICES)], speed=1.0, lang="en-us")
        samples = np.asarray(wave, np.float64)
        sounds.append(samples * gain(LEVEL) / np.sqrt(np.mean(samples**2)))
    return sounds


def heard(sounds: Sequence[Signal], snr: float | None) -> list[str]:
    """What Poise hears of them with noise so many dB under the voice; None is a quiet room."""
    rng = np.random.default_rng(SEED)
    level = ROOM if snr is None else LEVEL - snr
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, sound in enumerate(sounds):
            padded = np.pad(sound, round(EDGE * 24_000))
            files.append(str(Path(folder) / f"{number:04}.wav"))
            soundfile.write(files[-1], np.clip(padded + gain(level) * pink(len(padded), rng), -1, 1), 24_000)
        told = subprocess.run(
            [sys.executable, "-m", "poise", "judge", "--json", "--audio", *files], capture_output=True, check=True
        )
    return [json.loads(line)["text"] for line in told.stdout.splitlines()]


def main() -> None:
    """Measure and print."""
    reader = argparse.ArgumentParser(description="What speech recognition costs the judge of words.")
    reader.add_argument("--replies", type=int, default=240)
    reader.add_argument("--write", action="store_true", help="keep the figures where the window finds them")
    wish = reader.parse_args()
    weights, folder = rubric.load(root("assets") / "rubric.toml"), root("assets") / "accuracy"
    entries = [entry for file in sorted(folder.glob("*.txt")) for entry in read(file)]
    order = np.random.default_rng(SEED).permutation(len(entries))
    entries = [entries[place] for place in order[: wish.replies]]
    sounds = spoken(entries)
    texts = {"As written": [entry.text for entry in entries]}
    for name, snr in (("Spoken in a quiet room", None), ("With noise 20 dB under the voice", 20.0),
                      ("With noise 10 dB under the voice", 10.0)):  # fmt: skip
        texts[name] = heard(sounds, snr)
    rows = []
    for name, said in texts.items():
        got = accuracy.judged([replace(entry, text=text) for entry, text in zip(entries, said, strict=True)], weights)
        card = accuracy.card(entries, got, 0.0)
        often = [one for one in card.scores if one.count >= LEAST]
        skills, faults = ([one.f1 for one in often if (one.id in FAULTS) is fault] for fault in (False, True))
        wrong = np.mean([wrong_share(entry.text, text) for entry, text in zip(entries, said, strict=True)])
        figure = (
            f"mean F1 {np.mean([*skills, *faults]):.2f} (skills {np.mean(skills):.2f}, faults {np.mean(faults):.2f}), "
            f"{card.accused:.1%} accused, {wrong:.0%} of the words misheard"
        )
        rows.append((name, figure))
        sys.stdout.write(f"{name:34} {figure}\n")
    if wish.write:
        note = (
            f"{len(entries)} of those replies, spoken by {len(VOICES)} synthesised voices and heard as every recording "
            f"is; means over the {len(often)} behaviours that at least {LEAST} of them show."
        )
        told = {"heading": "Through speech recognition", "rows": rows, "note": note}
        (folder / "spoken.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
