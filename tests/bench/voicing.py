"""Measures the customer's voices on what comes out of them, and prints the tables of `voices/README.md`.

    python tests/bench/voicing.py                      all customers' voices, both engines, with intelligibility
    python tests/bench/voicing.py --engine neural --voice margaret --no-words

Each figure is the median over the sentences of the change from the same sentence in the voice's own neutral (the plain
rendering with the voice's own pitch and melody, at the reference loudness).  Takes some six minutes on two cores.
"""

import argparse
import re
import statistics
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import parselmouth
import pyloudnorm
import soxr
from numpy.typing import NDArray

from poise.domain.mood import BANDS
from poise.resources import root
from poise.speech import models
from poise.speech.speakers import engine
from poise.speech.speakers.kept import Kept, Shelf
from poise.speech.speakers.ports import Synth
from poise.speech.speakers.sound import Sound
from poise.speech.speakers.voices import Voice, voices
from poise.speech.voicing import Manner, Manners, manners, voiced

Wave = NDArray[np.float64]

CUSTOMERS = ("margaret", "desmond", "priya")
NEUTRAL = Manner(pitch=0, range=1, brightness=0, compression=1, loudness=0, tempo=1, pause=0)

SENTENCES = (
    "I have been waiting for two weeks and nobody has called me back.",
    "You promised me those samples by Thursday, and they never came.",
    "Last week's delivery arrived late, and half of the boxes were damaged.",
    "We ordered the room in classroom style, and it was set up with round tables.",
    "My guests are standing in the corridor and the first speaker is on in a quarter of an hour.",
    "Your colleague said he would be right back, and then he served three other people.",
    "I stood there for half an hour like a fool.",
    "What exactly are you going to do about it today?",
    "I want my money back, and I want to speak to your manager.",
    "That is not good enough, and you know it.",
    "Do you have any idea how embarrassing this is for me?",
    "Nobody said sorry, nobody explained, and nobody even looked at me.",
    "Please just tell me when the new parcel will be here.",
    "All right, thank you, that is the first sensible thing I have heard today.",
)


def pitch(wave: Wave, rate: int) -> Wave:
    """Voiced F0 in semitones re 100 Hz, looked for around its own middle so that octave slips stay out."""
    sound = parselmouth.Sound(wave, rate)
    hertz = sound.to_pitch(0.01, 60, 600).selected_array["frequency"]
    middle = float(np.median(hertz[hertz > 0]))
    hertz = sound.to_pitch(0.01, 0.62 * middle, 2 * middle).selected_array["frequency"]
    return np.asarray(12 * np.log2(hertz[hertz > 0] / 100))


def alpha(wave: Wave, rate: int) -> float:
    """Alpha ratio in dB: level of 1-5 kHz minus 50-1000 Hz over voiced frames of 40 ms."""
    found = parselmouth.Sound(wave, rate).to_pitch(0.01, 60, 600)
    half = round(0.02 * rate)
    window = np.hanning(2 * half)
    middles = (np.asarray(found.xs())[found.selected_array["frequency"] > 0] * rate).astype(int)
    frames = [wave[at - half : at + half] * window for at in middles if half <= at <= len(wave) - half]
    power = (np.abs(np.fft.rfft(frames)) ** 2).sum(axis=0)
    hertz = np.fft.rfftfreq(2 * half, 1 / rate)
    return float(
        10 * np.log10(power[(hertz >= 1000) & (hertz <= 5000)].sum() / power[(hertz >= 50) & (hertz < 1000)].sum())
    )


def measures(sound: Sound) -> dict[str, float]:
    """Median F0 (st), its range (10th to 90th percentile, st), loudness (LUFS), alpha ratio (dB), length (s), peak."""
    heard = pitch(sound.wave, sound.rate)
    padded = np.pad(sound.wave, (0, max(0, round(0.41 * sound.rate) - len(sound.wave))))
    return {
        "f0": float(np.median(heard)),
        "range": float(np.percentile(heard, 90) - np.percentile(heard, 10)),
        "loudness": float(pyloudnorm.Meter(sound.rate).integrated_loudness(padded)),
        "alpha": alpha(sound.wave, sound.rate),
        "seconds": sound.seconds,
        "peak": float(np.abs(sound.wave).max()),
    }


def change(sound: Sound, neutral: Sound) -> dict[str, float]:
    """What a mood did to a sentence."""
    now, before = measures(sound), measures(neutral)
    moved = {key: now[key] - before[key] for key in ("f0", "range", "loudness", "alpha")}
    return moved | {"rate": before["seconds"] / now["seconds"], "peak": now["peak"]}


class Recogniser:
    """Poise's own recogniser, hearing one sentence at a time."""

    def __init__(self) -> None:
        from faster_whisper import WhisperModel

        home = str(models.find("whisper-tiny.en"))
        self._whisper = WhisperModel(home, device="cpu", compute_type="int8", cpu_threads=2, local_files_only=True)

    def errors(self, sound: Sound, text: str) -> tuple[int, int]:
        """Wrong words, and words."""
        wave = np.pad(soxr.resample(sound.wave, sound.rate, 16_000), (3200, 4800)).astype(np.float32)
        segments, _ = self._whisper.transcribe(
            wave, language="en", beam_size=5, temperature=0.0, condition_on_previous_text=False
        )
        wanted, heard = words(text), words(" ".join(segment.text for segment in segments))
        return distance(wanted, heard), len(wanted)


def words(text: str) -> list[str]:
    """The words of a text, in small letters and without punctuation; figures as words."""
    figures = {"2": "two", "3": "three", "i've": "i have", "30": "thirty"}
    found = re.findall(r"[a-z0-9']+", text.lower().replace("’", "'"))
    return " ".join(figures.get(word, word) for word in found).split()


def distance(wanted: Sequence[str], heard: Sequence[str]) -> int:
    """Fewest words to change, add or leave out."""
    row = list(range(len(heard) + 1))
    for number, one in enumerate(wanted, 1):
        corner, row[0] = row[0], number
        for place, other in enumerate(heard, 1):
            corner, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, corner + (one != other))
    return row[-1]


def table(synth: Synth, voice: Voice, rows: Manners, recogniser: Recogniser | None) -> Iterable[str]:
    """One line a band, in Markdown."""
    plain = [synth.render(sentence, voice, "wary") for sentence in SENTENCES]
    neutral = [voiced(sound, voice, NEUTRAL, rows.reference) for sound in plain]
    for band in BANDS:
        spoken = [voiced(sound, voice, rows.bands[band], rows.reference) for sound in plain]
        changes = [change(sound, before) for sound, before in zip(spoken, neutral, strict=True)]
        of = {key: statistics.median(one[key] for one in changes) for key in changes[0]}
        peak = 20 * np.log10(max(one["peak"] for one in changes))
        figures = (
            f"{of['f0']:+.1f} | {of['range']:+.1f} | {of['loudness']:+.1f} | {of['alpha']:+.1f} | × {of['rate']:.2f}"
        )
        heard = ""
        if recogniser is not None:
            errors = [recogniser.errors(sound, text) for sound, text in zip(spoken, SENTENCES, strict=True)]
            heard = f"{100 * sum(wrong for wrong, _ in errors) / sum(count for _, count in errors):.1f} %"
        yield f"| {voice.id} | {band} | {figures} | {peak:.1f} | {heard} |"


def main() -> None:
    """Print a table for each engine asked for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--engine", action="append", choices=("neural", "system"))
    asked.add_argument("--voice", action="append")
    asked.add_argument("--shelf", type=Path, default=Path(tempfile.gettempdir()) / "poise-bench-voicing")
    asked.add_argument("--no-words", action="store_true", help="leave the recogniser out")
    options = asked.parse_args()
    known, rows = voices([root("voices")]), manners()
    recogniser = None if options.no_words else Recogniser()
    for name in options.engine or ("neural", "system"):
        synth = Kept(engine(name), Shelf(options.shelf, lambda problem: sys.exit(problem.sentence)))
        sys.stdout.write(f"\n{synth.name}\n\n| voice | band | F0 st | range st | loudness LU | brightness dB | rate | ")
        sys.stdout.write("peak dBFS | misheard words |\n|---|---|---|---|---|---|---|---|---|\n")
        for id_ in options.voice or CUSTOMERS:
            for line in table(synth, known[id_], rows, recogniser):
                sys.stdout.write(line + "\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
