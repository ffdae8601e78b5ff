"""How right and how fast the delivery measures are, on real voices: prints one table.

Run `python tests/bench/delivery.py [--write]` in a checkout that has `../shared/data/voice` beside it.  `--write` keeps
the figures in `assets/accuracy/voices.json`, where the window finds them.
"""

import csv
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import parselmouth
import soundfile
from faster_whisper.vad import VadOptions, get_speech_timestamps
from numpy.typing import NDArray
from pocketsphinx import Decoder

from poise.domain.evidence import TAKE_RATE, Baseline, Delivery, Take, Transcript, Word
from poise.judge import delivery
from poise.judge.delivery.syllables import syllables as counted
from poise.library import rubric
from poise.resources import root

VOICES = Path(__file__).resolve().parents[3] / "shared" / "data" / "voice"
RUBRIC = rubric.load(root("assets") / "rubric.toml")
SPEECH = ("a_emotion_emodb", "c_read_librispeech", "c_transcript_lj", "c_transcript_so762", "d_fillers")
VAD = VadOptions(min_silence_duration_ms=100, speech_pad_ms=30)

Signal = NDArray[np.float64]
Change = Callable[[Signal], Signal]


@dataclass(frozen=True)
class Clip:
    """One recording with its row of the manifest."""

    row: dict[str, str]
    signal: Signal

    @property
    def words(self) -> Transcript:
        """What was said, as the manifest gives it."""
        return typed(self.row["transcript"])


def typed(text: str) -> Transcript:
    """Words without times."""
    return Transcript(text, tuple(Word(word, None, None) for word in text.split()), "manifest")


def clips(folders: tuple[str, ...] = SPEECH) -> Iterator[Clip]:
    """All recordings in these folders of the shared voices."""
    with (VOICES / "manifest.tsv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["file"].split("/")[0] in folders:
                yield Clip(row, soundfile.read(VOICES / row["file"])[0])


def take(signal: Signal) -> Take:
    """The signal as the microphone would have recorded it, with its speech as a neural detector finds it."""
    samples = np.clip(np.round(signal * 32768), -32768, 32767).astype("<i2")
    found = get_speech_timestamps((samples / 32768).astype(np.float32), VAD)
    return Take(samples.tobytes(), 0.0, tuple((one["start"] / TAKE_RATE, one["end"] / TAKE_RATE) for one in found))


def judged(signal: Signal, calm: Baseline | None, words: Transcript | None = None) -> Delivery:
    """How it sounds."""
    return delivery.measured(take(signal), words or typed(""), calm, RUBRIC)


def auc(higher: list[float], lower: list[float]) -> float:
    """The chance that one of `higher` is above one of `lower`."""
    a, b = np.array(higher)[:, None], np.array(lower)[None]
    return float((a > b).mean() + 0.5 * (a == b).mean())


def efforts(spoken: list[Clip], change: Callable[[Clip], Change]) -> dict[str, list[float]]:
    """Effort of each test clip by label, against the calm clip of its speaker, both heard through `change`."""
    calm = {
        c.row["speaker"]: delivery.baseline(take(change(c)(c.signal))) for c in spoken if c.row["role"] == "baseline"
    }
    found: dict[str, list[float]] = {}
    for clip in spoken:
        if clip.row["role"] == "test":
            effort = judged(change(clip)(clip.signal), calm[clip.row["speaker"]]).effort
            found.setdefault(clip.row["label"], []).append(np.nan if effort is None else effort)
    return found


def raised(spoken: list[Clip]) -> None:
    """Raised voice: told from calm, clean and through other ways of hearing it."""
    rng = np.random.default_rng(1)
    rooms = {clip.row["speaker"]: strange_microphone(rng) for clip in spoken}
    babble = next(clip.signal for clip in clips(("f_noise",)) if "babble" in clip.row["label"])
    ways: dict[str, Callable[[Clip], Change]] = {
        "clean": lambda _: lambda signal: signal,
        "strange microphone": lambda clip: rooms[clip.row["speaker"]],
        "babble, 10 dB": lambda _: lambda signal: mixed(signal, babble, 10.0),
        "12 dB softer": lambda _: lambda signal: signal * 10 ** (-12 / 20),
    }
    for name, way in ways.items():
        say(f"raised voice, {name}", told_apart(efforts(spoken, way)))
    for name, sex in (("women", "f"), ("men", "m")):
        say(f"raised voice, {name}", told_apart(efforts([c for c in spoken if c.row["sex"] == sex], ways["clean"])))


def told_apart(found: dict[str, list[float]]) -> str:
    """How well angry clips are told from calm ones."""
    angry, calm = found["angry"], found["neutral"]
    heard = [effort for effort in (*angry, *calm) if not np.isnan(effort)]
    line = f"AUC {auc(angry, calm):.3f}, {share(angry, 1.3)} of angry and {share(calm, 1.3)} of calm clips flagged"
    return f"{line} (n {len(heard)} of {len(angry) + len(calm)})"


def share(values: list[float], over: float) -> str:
    """How many of the values are over the border."""
    return f"{np.mean(np.array(values) > over):.1%}"


def strange_microphone(rng: np.random.Generator) -> Change:
    """A microphone with a tilt, a high-pass and a bump of its own."""
    tilt, cut, middle, bump = rng.normal(0, 1.5), rng.uniform(60, 250), rng.uniform(300, 5000), rng.uniform(-4, 4)

    def heard(signal: Signal) -> Signal:
        spectrum = np.fft.rfft(0.3 * signal)
        hertz = np.maximum(1.0, np.fft.rfftfreq(len(signal), 1 / TAKE_RATE))
        gain = tilt * np.log2(hertz / 1000) + bump * np.exp(-0.5 * (np.log2(hertz / middle) / 0.5) ** 2)
        high_pass = (hertz / cut) ** 2 / np.sqrt(1 + (hertz / cut) ** 4)
        return np.fft.irfft(spectrum * 10 ** (gain / 20) * high_pass, len(signal))

    return heard


def mixed(signal: Signal, noise: Signal, decibels: float) -> Signal:
    """Signal and noise at this distance of level."""
    part = np.resize(noise, len(signal))
    gain = np.sqrt(np.square(signal).mean() / np.square(part).mean()) * 10 ** (-decibels / 20)
    return 0.3 * (signal + gain * part)


def gain(spoken: list[Clip]) -> None:
    """What the microphone's gain moves, starting from -14 dB (peaks) so that nothing clips at either end."""
    for decibels in (12, -12):
        alpha, pitch = [], []
        for clip in spoken:
            quiet = clip.signal / np.abs(clip.signal).max() * 10 ** (-14 / 20)
            here = take(quiet)
            there = replace(take(quiet * 10 ** (decibels / 20)), speech=here.speech)
            one, other = (delivery.measured(each, typed(""), None, RUBRIC) for each in (here, there))
            alpha.append(abs((one.alpha_db or 0.0) - (other.alpha_db or 0.0)))
            pitch.append(abs((one.f0_st or 0.0) - (other.f0_st or 0.0)))
        say(f"gain {decibels:+d} dB", f"{moved('alpha', alpha, 0.1, 'dB')}; {moved('F0', pitch, 0.05, 'st')}")


def moved(name: str, changes: list[float], most: float, unit: str) -> str:
    """The changes in one phrase; a hair more than `most` is rounding of the figures."""
    under = np.mean(np.array(changes) <= most + 1e-9)
    return f"{name} under {most} {unit} on {under:.1%}, 95th percentile {np.quantile(changes, 0.95):.3f}"


def praat(signal: Signal) -> tuple[float, float]:
    """Median F0, Hz, and mean alpha ratio over voiced frames, dB, with Praat's own pitch in two passes."""
    sound = parselmouth.Sound(signal, TAKE_RATE)
    first = sound.to_pitch_ac(time_step=0.01, pitch_floor=60, pitch_ceiling=800).selected_array["frequency"]
    low, high = np.quantile(first[first > 0], [0.25, 0.75])
    pitch = sound.to_pitch_ac(time_step=0.01, pitch_floor=max(50, 0.75 * low), pitch_ceiling=min(900, 2 * high))
    hertz = pitch.selected_array["frequency"]
    window, bins = np.hanning(512), np.fft.rfftfreq(512, 1 / TAKE_RATE)
    lows, highs = (bins >= 50) & (bins < 1000), (bins >= 1000) & (bins <= 5000)
    ratios = []
    for at in (pitch.xs()[hertz > 0] * TAKE_RATE).astype(int) - 256:
        if 0 <= at <= len(signal) - 512:
            power = np.abs(np.fft.rfft(signal[at : at + 512] * window)) ** 2
            ratios.append(10 * np.log10((power[highs].sum() + 1e-20) / (power[lows].sum() + 1e-20)))
    return float(np.median(hertz[hertz > 0])), float(np.mean(ratios))


def agreement(spoken: list[Clip]) -> None:
    """Own figures against Praat's."""
    own = [judged(clip.signal, None) for clip in spoken]
    other = [praat(clip.signal) for clip in spoken]
    pairs = [(mine, its) for mine, its in zip(own, other, strict=True) if mine.f0_hz and mine.alpha_db is not None]
    off = np.array([abs(12 * np.log2((mine.f0_hz or 1.0) / its[0])) for mine, its in pairs])
    correlation = np.corrcoef([mine.alpha_db or 0.0 for mine, _ in pairs], [its[1] for _, its in pairs])[0, 1]
    figures = f"within 0.5 st on {np.mean(off < 0.5):.1%}, within 1 st on {np.mean(off < 1):.1%}"
    say("F0 median against Praat", f"{figures}, over 6 st off on {np.mean(off > 6):.1%} (n {len(off)})")
    say("alpha ratio against Praat", f"r {correlation:.3f}")


def aligned(clip: Clip, decoder: Decoder) -> float | None:
    """Seconds from the first word to the last, by forced alignment; None if it cannot be aligned."""
    words = re.findall(r"[a-z']+", clip.row["transcript"].lower())
    if not words or any(decoder.lookup_word(word) is None for word in words):
        return None
    decoder.set_align_text(" ".join(words))
    decoder.start_utt()
    decoder.process_raw((clip.signal * 32767).astype("<i2").tobytes(), full_utt=True)
    decoder.end_utt()
    found = [one for one in decoder.seg() or () if not one.word.startswith(("<", "("))]
    return (found[-1].end_frame + 1 - found[0].start_frame) / 100 if len(found) == len(words) else None


def pace(spoken: list[Clip]) -> None:
    """Words a minute with the true words, against forced alignment."""
    decoder = Decoder(
        samprate=TAKE_RATE, loglevel="FATAL", lm=None, bestpath=False, beam=1e-80, wbeam=1e-60, pbeam=1e-80
    )
    errors = []
    for clip in spoken:
        if not clip.row["transcript"] or clip.row["lang"] != "en":
            continue
        wpm, seconds = judged(clip.signal, None, clip.words).wpm, aligned(clip, decoder)
        if wpm and seconds:
            errors.append(abs(wpm * seconds / 60 / len(clip.words.words) - 1))
    middle, far = np.quantile(errors, [0.5, 0.9])
    say("pace, true words, 8 and more", f"median error {middle:.1%}, 90th percentile {far:.1%} (n {len(errors)})")


def syllables(spoken: list[Clip]) -> None:
    """The letters' rule against a dictionary's count."""
    known = [clip.row for clip in spoken if clip.row["n_syll"] and clip.row["transcript"]]
    ratios = np.array([counted(row["transcript"]) / int(row["n_syll"]) - 1 for row in known])
    say("syllables", f"mean error {np.abs(ratios).mean():.1%}, bias {ratios.mean():+.1%} (n {len(ratios)})")


def speed(spoken: list[Clip]) -> None:
    """Processor time of everything but the detector, for six seconds of sound."""
    takes = [take(clip.signal) for clip in spoken[::4]]
    began = time.process_time()
    for each in takes:
        delivery.measured(each, typed(""), None, RUBRIC)
    spent = (time.process_time() - began) / sum(each.seconds for each in takes) * 6000
    say("processor time for 6 s of sound", f"{spent:.1f} ms")


ROWS: list[tuple[str, str]] = []
"""The table so far."""


def say(name: str, figures: str) -> None:
    """One line of the table."""
    ROWS.append((name[:1].upper() + name[1:], figures))
    sys.stdout.write(f"{name:32} {figures}\n")


def main() -> None:
    """Print the table."""
    if not VOICES.is_dir():
        sys.exit(f"The voices are not there: {VOICES}")
    spoken = list(clips())
    acted = [clip for clip in spoken if clip.row["file"].startswith("a_emotion")]
    raised(acted)
    gain(spoken)
    agreement(spoken)
    pace(spoken)
    syllables(spoken)
    speed(spoken)
    if "--write" in sys.argv[1:]:
        actors = len({clip.row["speaker"] for clip in acted})
        note = (
            f"{len(spoken)} recordings of real voices; those for raised voices are of {actors} actors, each compared "
            "with a calm recording of his or her own. Nobody shouted in earnest."
        )
        told = {"heading": "The judge of voices", "rows": ROWS, "note": note}
        file = root("assets") / "accuracy" / "voices.json"
        file.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()
