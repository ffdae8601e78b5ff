"""Whether somebody speaks: a neural voice-activity detector, and a second look for voices too loud for it."""

import importlib.util
from collections import deque
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from poise.domain.evidence import TAKE_RATE
from poise.problems import EngineProblem
from poise.speech.ear import FRAME, Frame
from poise.speech.ear_numbers import LoudNumbers
from poise.speech.microphone import Samples, level

CONTEXT = 64
"""Samples of the frame before that the network sees again."""

Wave = NDArray[np.float32]


class Silero:
    """The network of Silero VAD v6, as it ships inside faster-whisper; one session serves any number of voices."""

    name = "Silero VAD 6"

    def __init__(self, file: Path | None = None) -> None:
        options = onnxruntime.SessionOptions()
        options.inter_op_num_threads = options.intra_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 4
        try:
            self._session = onnxruntime.InferenceSession(
                str(file or _shipped()), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # the engine's own errors share no class
            raise EngineProblem(
                "The detector of speech cannot be loaded.", "Run python3 app/start.py again to install it anew."
            ) from error

    def begin(self) -> NDArray[np.float32]:
        """Its memory before the first frame."""
        return np.zeros((2, 1, 1, 128), np.float32)

    def hear(self, wave: Wave, memory: NDArray[np.float32]) -> tuple[float, NDArray[np.float32]]:
        """Probability of speech in a frame (`CONTEXT` + `FRAME` samples, full scale 1), and the memory after it."""
        speech, hidden, cell = self._session.run(None, {"input": wave[np.newaxis], "h": memory[0], "c": memory[1]})
        return float(speech[0]), np.stack([hidden, cell])


class Voice:
    """One stream of sound: each frame of 32 ms becomes a probability of speech and a level."""

    def __init__(self, silero: Silero, loud: "VoicedAndLoud") -> None:
        self._silero = silero
        self._loud = loud
        self._past = np.zeros(CONTEXT, np.float32)
        self._memory = silero.begin()

    def hear(self, samples: Samples) -> Frame:
        """The next frame: exactly `FRAME` samples."""
        wave = samples.astype(np.float32) / 32768.0
        speech, self._memory = self._silero.hear(np.concatenate([self._past, wave]), self._memory)
        self._past = wave[-CONTEXT:]
        here = level(samples)
        loud = self._loud.hear(wave, here, speech)
        return Frame(1.0 if loud else speech, here)

    def forget(self) -> None:
        """Begin anew, as after a gap in the sound; what was learned of levels stays."""
        self._past = np.zeros(CONTEXT, np.float32)
        self._memory = self._silero.begin()


class VoicedAndLoud:
    """Finds shouting, to which the network is partly deaf: periodic sound above the trainee's own calm level.

    It may act only above that level, because hums and melodies are periodic too (delivery measurements, "VAD against
    human labels").  Without a baseline it acts at the level of the speech that the network has heard so far, and
    before any, only far above the room's own noise.
    """

    def __init__(self, numbers: LoudNumbers, baseline_db: float | None = None) -> None:
        self._numbers = numbers
        self._baseline = baseline_db
        self._past = np.zeros(FRAME, np.float32)
        self._floor: deque[float] = deque(maxlen=numbers.floor_frames)
        self._speech: float | None = None
        self._run = 0

    def hear(self, wave: Wave, here: float, speech: float) -> bool:
        """Whether this frame is such a voice; `here` is its level in dBFS, `speech` what the network makes of it."""
        both = np.concatenate([self._past, wave])
        self._past = wave
        loud = here >= self._reference() and periodicity(both, self._numbers) >= self._numbers.periodicity
        self._run = self._run + 1 if loud else 0
        self._floor.append(here)
        if speech >= self._numbers.sure:
            before = here if self._speech is None else self._speech
            self._speech = before + self._numbers.learning * (here - before)
        return self._run >= self._numbers.least_frames

    def _reference(self) -> float:
        floor = float(np.percentile(self._floor, 10)) if self._floor else 0.0
        if self._baseline is not None:
            return max(self._baseline + self._numbers.above_baseline, floor + self._numbers.above_floor)
        if self._speech is not None:
            return max(self._speech - self._numbers.below_speech, floor + self._numbers.above_floor)
        return max(self._numbers.unknown_level, floor + self._numbers.above_unknown_floor)


def periodicity(wave: Wave, numbers: LoudNumbers) -> float:
    """The highest normalised autocorrelation at any lag of a human voice, 0..1.

    Both ends of each product are normalised by their own energy (as in Boersma 1993, IFA Proceedings 17), so that
    growing or fading voices count in full.
    """
    first, last = TAKE_RATE // numbers.highest_hz, TAKE_RATE // numbers.lowest_hz
    length = len(wave)
    spectrum = np.fft.rfft(wave, 2 * length)
    products = np.fft.irfft(np.abs(spectrum) ** 2)[first : last + 1]
    energy = np.concatenate([[0.0], np.cumsum(np.square(wave, dtype=np.float64))])
    lags = np.arange(first, last + 1)
    both = energy[length - lags] * (energy[length] - energy[lags])
    return float(np.max(products / np.sqrt(np.maximum(both, 1e-12))))


def _shipped() -> Path:
    """Where faster-whisper keeps the network; the package is located without importing it, which takes a second."""
    found = importlib.util.find_spec("faster_whisper")
    if found is None or found.origin is None:
        raise FileNotFoundError("faster_whisper")
    return Path(found.origin).parent / "assets" / "silero_vad_v6.onnx"
