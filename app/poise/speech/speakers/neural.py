"""The neural voice: Kokoro-82M, which sounds human and knows no moods."""

import json
import threading
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from poise.domain.mood import Band
from poise.problems import EngineProblem
from poise.speech import models
from poise.speech.speakers.sound import TIDY, Sound, quantised, tidied
from poise.speech.speakers.voices import Voice
from poise.speech.speakers.wording import spoken

MODEL = "kokoro"
THREADS = 2
"""Two threads that sleep while they wait halve the time at 5 % more work than one; spinning ones need 40 % more."""


class Neural:
    """Kokoro, loaded at the first render and kept warm from then on.

    Raises:
        EngineProblem: the model is not installed.
    """

    def __init__(self, home: Path | None = None, threads: int = THREADS) -> None:
        self._home = home or models.find(MODEL)
        self._threads = threads
        self._lock = threading.Lock()
        self._engine: Any = None
        self._styles: dict[tuple[tuple[str, float], ...], NDArray[np.float32]] = {}

    @property
    def name(self) -> str:
        """Engine and version."""
        return f"neural: Kokoro {models.named(MODEL).version}, kokoro-onnx {version('kokoro-onnx')}"

    def identity(self, text: str, voice: Voice, band: Band) -> str:
        """Everything but the mood, which this voice has not."""
        del band
        return json.dumps([self.name, TIDY, voice.blend, voice.speed, voice.language, spoken(text)])

    def render(self, text: str, voice: Voice, band: Band) -> Sound:
        """Speak `text` calmly, in 24 kHz, whatever the mood.

        Raises:
            EngineProblem: the model cannot be loaded, the voice asks for a style it has not, or nothing came out.
        """
        del band
        engine, style = self._ready(voice)
        try:
            wave, rate = engine.create(spoken(text), voice=style, speed=voice.speed, lang=voice.language)
        except Exception as fault:
            raise EngineProblem(f"The neural voice could not say “{text}”: {fault}.", ADVICE) from fault
        if not np.isfinite(wave).all():
            raise EngineProblem(f"The neural voice could not say “{text}”.", ADVICE)
        return quantised(tidied(wave.astype(np.float64), rate), rate)

    def close(self) -> None:
        """Let go of the model."""
        self._engine = None

    def _ready(self, voice: Voice) -> tuple[Any, NDArray[np.float32]]:
        """The engine, and the voice's blend of styles."""
        with self._lock:
            if self._engine is None:
                try:
                    self._engine = _kokoro(self._home, self._threads)
                except Exception as fault:
                    raise EngineProblem(f"The neural voice could not be loaded: {fault}.", ADVICE) from fault
            if voice.blend not in self._styles:
                self._styles[voice.blend] = _blended(self._engine.voices, voice)
            return self._engine, self._styles[voice.blend]


ADVICE = f"Run {models.MEND} to put it in place anew, or choose the system's voice in the settings."


def _blended(styles: Mapping[str, NDArray[np.float32]], voice: Voice) -> NDArray[np.float32]:
    for name, _ in voice.blend:
        if name not in styles:
            raise EngineProblem(
                f"The voice “{voice.id}” asks for the neural style “{name}”, which is not there.",
                f"Name one of these in its voice.toml: {', '.join(sorted(styles))}.",
            )
    parts = [np.float32(weight) * styles[name] for name, weight in voice.blend]
    return np.asarray(sum(parts[1:], start=parts[0]), dtype=np.float32)


def _kokoro(home: Path, threads: int) -> Any:
    import espeakng_loader
    import onnxruntime
    from kokoro_onnx import Kokoro
    from kokoro_onnx.config import EspeakConfig

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_mem_pattern = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(str(home / "kokoro.onnx"), options, providers=["CPUExecutionProvider"])
    espeak = EspeakConfig(espeakng_loader.get_library_path(), espeakng_loader.get_data_path())
    return Kokoro.from_session(_Frugal(session), str(home / "voices.npz"), espeak_config=espeak)


class _Frugal:
    """The model's session, which gives back after each sentence what it took for it: 250 MB stay instead of 650."""

    def __init__(self, session: Any) -> None:
        import onnxruntime

        self._session = session
        self._options = onnxruntime.RunOptions()
        self._options.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)

    def run(self, outputs: Any, inputs: Any) -> Any:
        """As `InferenceSession.run`."""
        return self._session.run(outputs, inputs, self._options)
