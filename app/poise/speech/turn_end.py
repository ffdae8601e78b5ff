"""Whether a pause sounds like the end of a turn: Smart Turn hears it in the voice, plain silence knows nothing."""

import asyncio
from concurrent.futures import Executor
from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from poise.domain.evidence import TAKE_RATE
from poise.problems import EngineProblem
from poise.speech.mel import log_mel
from poise.speech.microphone import Samples

HEARD = 8 * TAKE_RATE
"""Samples the network listens to: the last eight seconds."""


class TurnEnd(Protocol):
    """Somebody who can tell whether a pause sounds like an end."""

    @property
    def name(self) -> str:
        """Engine and version, for the record."""
        ...

    async def complete(self, samples: Samples) -> float:
        """Probability that the turn, heard from its beginning into the pause, is complete.  Same sound, same answer."""
        ...


class SmartTurn:
    """Smart Turn v3.2: a small Whisper encoder that was trained to tell finished turns from hesitations.

    Args:
        file: its ONNX file.
        pool: where it runs, some 30 to 50 ms a look; None for the event loop's own threads.
    """

    name = "Smart Turn 3.2"

    def __init__(self, file: Path, pool: Executor | None = None) -> None:
        options = onnxruntime.SessionOptions()
        options.inter_op_num_threads = 1
        options.intra_op_num_threads = 2
        options.log_severity_level = 4
        self._pool = pool
        self._frugal = onnxruntime.RunOptions()
        self._frugal.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")  # 27 MB less between looks
        try:
            self._session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # the engine's own errors share no class
            raise EngineProblem(
                f"The detector of ended turns cannot be loaded from {file}.",
                "Run python3 app/start.py --models to put it in place again; until then only silence ends a turn.",
            ) from error

    async def complete(self, samples: Samples) -> float:
        """See `TurnEnd`."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._look, samples)

    def _look(self, samples: Samples) -> float:
        heard = samples[-HEARD:].astype(np.float32) / 32768.0
        wave = np.pad(heard, (HEARD - len(heard), 0))
        features = log_mel(_normalised(wave))[np.newaxis]
        return float(self._session.run(None, {"input_features": features}, self._frugal)[0].item())


class SilenceAlone:
    """Where that model is missing: a pause never sounds complete, so only its length ends the turn."""

    name = "silence alone"

    async def complete(self, samples: Samples) -> float:
        """Nothing is known."""
        del samples  # it does not listen
        return 0.0


def _normalised(wave: NDArray[np.float32]) -> NDArray[np.float32]:
    """Mean 0 and variance 1 over the padded window, as the network was trained."""
    normal: NDArray[np.float32] = (wave - wave.mean()) / np.sqrt(wave.var() + 1e-7)
    return normal
