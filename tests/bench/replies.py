"""The replies of the benchmark: service sentences in several voices, some with pauses for thought inside a sentence."""

import wave
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import espeakng_loader
import numpy as np
import soxr
from faster_whisper import WhisperModel
from kokoro_onnx import Kokoro
from kokoro_onnx.config import EspeakConfig
from numpy.typing import NDArray

from poise.speech import models
from tests.whole.studio import RATE

LEVEL = -24.0
"""Loudness of the speech at the microphone, dBFS."""

TEXTS = (
    "Good morning, my name is Ellen and I look after your account. Please tell me what happened.",
    "I can see why that made you angry, |1.2| and I would like to put it right today.",
    "May I ask which |0.7| address the parcel should have gone to?",
    "That must have been awful, standing there with nothing to show.",
    "So if I understand you, |0.9| it was promised for Thursday and |1.4| it never came. Is that right?",
    "I'm very sorry about that. It was our mistake, and nobody called you back.",
    "Well, I could, um, |1.5| bring the samples to your shop |0.6| this afternoon.",
    "Thank you for telling me. That helps me to understand what went wrong.",
    "We should have checked, uh, |1.0| the list before the van left on Thursday morning.",
    "I will pack the six swatches at two o'clock and |0.8| be with you by half past three.",
    "How did your client take it?",
    "What I can do is |1.3| send you a second set by courier, |0.5| so that it is there before ten tomorrow.",
    "I understand how frustrating it is to call four times and be put off each time.",
    "The room was booked in your name, but, um, |1.1| somebody changed the order of the chairs.",
    "Would that be all right for you, or |0.7| would you rather have your money back?",
    "I can't promise that it will never happen again. What I can promise is that I'll look into it myself.",
    "I'd like to, um, |1.4| have a look at your order first, if I may.",
    "You asked for somebody who |0.6| knows about coats, and you stood there for, um, |1.2| for half an hour.",
    "Please take all the time that you need. I'm listening.",
    "You can reach me, uh, |0.9| on Friday until five, or |0.8| on my mobile.",
    "You're right to be upset about this, and I'm glad that you told me.",
    "I will ask my, um, |1.0| colleague and then I'll ring you at |1.5| four to tell you what he said.",
    "Is there anything else that I should know about the delivery?",
    "If you agree, |1.1| I will write to the hotel and say that the delay was ours.",
    "We have a smaller room on the, uh, |1.3| same floor, with daylight, and |0.5| it is free all day.",
    "I would be upset too. You relied on us and we let you down.",
    "I'll call you on Friday afternoon to hear how it went.",
    "The manager is in at nine, and |0.8| I'll make sure that he has |1.0| your whole story in front of him.",
    "Can you tell me when that was, and |1.2| who you spoke to?",
    "Thank you for your patience. I'll stay with this until it is done.",
)
"""`|1.2|` is a pause of 1.2 seconds: at a comma, after "and", or after a filler; never where a sentence ends."""

VOICES = ("af_heart", "am_michael", "bf_alice", "bm_daniel", "am_puck")


@dataclass(frozen=True, slots=True)
class Reply:
    """A sentence as a sound file.

    Attributes:
        samples: 16-bit mono at RATE, as in `file`.
        end: seconds from the first sample to the end of speech.
        pauses: pauses for thought, in seconds from the first sample.
    """

    text: str
    file: Path
    samples: NDArray[np.int16]
    end: float
    pauses: tuple[tuple[float, float], ...]


def replies(folder: Path, texts: Sequence[str] = TEXTS, voices: Sequence[str] = VOICES) -> tuple[Reply, ...]:
    """The texts, marked as TEXTS are; synthesised once, and kept in `folder` until it is deleted."""
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_reply(text, voices[n % len(voices)], folder, n) for n, text in enumerate(texts))


def _reply(marked: str, voice: str, folder: Path, number: int) -> Reply:
    """One sentence in one breath, and then pulled apart: the voice does not know that a pause will come."""
    parts = [part.strip() for part in marked.split("|")]
    text, lengths = " ".join(parts[::2]), [float(length) for length in parts[1::2]]
    whole, file = folder / f"{number:02}-whole.wav", folder / f"{number:02}.wav"
    if not whole.exists():
        _write(whole, _spoken("… ".join(parts[::2]), voice))
    samples = _read(whole)
    counts = np.cumsum([len(part.split()) for part in parts[::2]])[:-1]
    places = _gaps(samples, text, counts.tolist()) if lengths else []
    pauses, at = [], 0.0
    for place, length in zip(places, lengths, strict=True):
        pauses.append((place / RATE + at, place / RATE + at + length))
        at += length
    silences = [np.zeros(round(length * RATE), np.int16) for length in lengths]
    pieces = np.split(samples, places)
    _write(file, np.concatenate([pieces[0], *(x for pair in zip(silences, pieces[1:], strict=True) for x in pair)]))
    return Reply(text, file, _read(file), len(_read(file)) / RATE, tuple(pauses))


def _gaps(samples: NDArray[np.int16], text: str, counts: list[int]) -> list[int]:
    """The gaps before the words with these numbers, near to where the recogniser hears the words begin."""
    sound = soxr.resample(samples.astype(np.float32) / 32768, RATE, 16000)
    segments, _ = _ears().transcribe(sound, language="en", beam_size=1, temperature=0.0, word_timestamps=True)
    heard = [word for segment in segments for word in segment.words or ()]
    said = [_plain(word) for word in text.split()]
    same = SequenceMatcher(None, said, [_plain(word.word) for word in heard], autojunk=False)
    known = [(a + i, heard[b + i].start) for a, b, size in same.get_matching_blocks() for i in range(size)]
    numbers, begins = zip(*known, (len(said), len(samples) / RATE), strict=True)
    return [_nearest_gap(samples, float(np.interp(count, numbers, begins))) for count in counts]


def _nearest_gap(samples: NDArray[np.int16], moment: float) -> int:
    """The middle of a gap between words: the longest that lies near that moment (a recogniser errs by 0.1 s or so)."""
    frame = RATE // 100
    power = np.mean(samples[: len(samples) // frame * frame].reshape(-1, frame).astype(float) ** 2, axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], power < power.max() * 2e-3, [0]])))
    gaps = [gap for gap in edges.reshape(-1, 2) if gap[1] - gap[0] >= 4]
    start, end = max(gaps, key=lambda gap: min(gap[1] - gap[0], 30) - 0.7 * abs(gap.mean() - moment * 100))
    return int((start + end) / 2 * frame)


@cache
def _ears() -> WhisperModel:
    return WhisperModel(str(models.find("whisper-tiny.en")), device="cpu", compute_type="int8", local_files_only=True)


@cache
def engine() -> Kokoro:
    home = models.find("kokoro")
    espeak = EspeakConfig(lib_path=espeakng_loader.get_library_path(), data_path=espeakng_loader.get_data_path())
    return Kokoro(str(home / "kokoro.onnx"), str(home / "voices.npz"), espeak_config=espeak)


def _plain(word: str) -> str:
    return "".join(letter for letter in word.lower() if letter.isalnum())


def _spoken(words: str, voice: str) -> NDArray[np.int16]:
    """From the first sound to the last: frames of 10 ms that are less than 40 dB below the loudest."""
    samples, rate = engine().create(words, voice=voice, lang="en-gb" if voice.startswith("b") else "en-us")
    sound = soxr.resample(np.asarray(samples, np.float32), rate, RATE)
    frame = RATE // 100
    power = np.mean(sound[: len(sound) // frame * frame].reshape(-1, frame) ** 2, axis=1)
    loud = np.flatnonzero(power > power.max() * 1e-4)
    sound = sound[loud[0] * frame : (loud[-1] + 1) * frame]
    sound *= 10 ** (LEVEL / 20) / np.sqrt(np.mean(sound**2))
    return np.asarray(np.clip(sound, -1, 1) * 32767, np.int16)


def _write(file: Path, samples: NDArray[np.int16]) -> None:
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(samples.astype("<i2").tobytes())


def _read(file: Path) -> NDArray[np.int16]:
    with wave.open(str(file), "rb") as kept:
        return np.frombuffer(kept.readframes(kept.getnframes()), "<i2")
