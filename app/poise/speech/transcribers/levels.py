"""How loud what is fed to a recogniser is, in steps of 20 ms: words need a sound, and a cut word has no end."""

import numpy as np
from numpy.typing import NDArray

from poise.domain.evidence import TAKE_RATE

STEP = 320
"""Samples of one step: 20 ms."""

FLOOR = -100.0
"""dBFS of digital silence."""

ACTIVE = 25.0
"""dB under the loudest step within which a step counts as voice."""


class Levels:
    """The levels of some 16-bit mono samples at TAKE_RATE, dBFS."""

    def __init__(self, samples: bytes) -> None:
        wave = np.frombuffer(samples, "<i2").astype(np.float32) / 32768.0
        self.seconds = len(wave) / TAKE_RATE
        self._steps = _decibels(wave[: len(wave) // STEP * STEP].reshape(-1, STEP))
        self._ending = float(_decibels(wave[np.newaxis, -STEP:])[0]) if len(wave) else FLOOR

    def loudest(self, start: float = 0.0, end: float | None = None) -> float:
        """The loudest step between two moments in seconds; FLOOR if there is none."""
        last = len(self._steps) if end is None else round(end * TAKE_RATE / STEP)
        part = self._steps[max(0, int(start * TAKE_RATE / STEP)) : max(0, last)]
        return float(part.max()) if len(part) else FLOOR

    def ending(self) -> float:
        """The level of the last 20 ms against the middle level of the voice, dB."""
        voice = self._steps[self._steps > self.loudest() - ACTIVE]
        return self._ending - float(np.median(voice)) if len(voice) else FLOOR


def _decibels(steps: NDArray[np.float32]) -> NDArray[np.float64]:
    power = np.mean(steps.astype(np.float64) ** 2, axis=1)
    return np.asarray(10.0 * np.log10(np.maximum(power, 10.0 ** (FLOOR / 10.0))))
