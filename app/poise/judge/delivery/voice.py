"""What a stretch of voice is made of, frame by frame: level, fundamental frequency, and how bright it is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from poise.judge.delivery.pitch import candidates, track

STEP = 0.01
"""Seconds between two frames."""

_WINDOW, _POINTS, _BLOCK = 720, 1024, 1000
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Voice:
    """One value a frame; frame i is centred at i * STEP seconds.

    Attributes:
        power: mean square amplitude (1 is full scale).
        hertz: fundamental frequency, 0 where unvoiced.
        low, high: energy in 50-1000 Hz and in 1-5 kHz, in one unit.
    """

    power: Floats
    hertz: Floats
    low: Floats
    high: Floats

    def within(self, begin: float, end: float) -> "Voice":
        """The frames from `begin` to `end`, seconds."""
        part = slice(max(0, round(begin / STEP)), round(end / STEP) + 1)
        return Voice(self.power[part], self.hertz[part], self.low[part], self.high[part])


def voice(samples: bytes, rate: int) -> Voice:
    """The voice in 16-bit little-endian mono samples."""
    signal = np.frombuffer(samples, "<i2").astype(np.float32) / np.float32(32768)
    padded = np.pad(signal, _WINDOW // 2)
    frames = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[:: round(STEP * rate)]
    window = np.hanning(_WINDOW + 2)[1:-1].astype(np.float32)
    blocks = [_block(frames[i : i + _BLOCK], window, rate) for i in range(0, len(frames), _BLOCK)]
    hertz, strength, peaks, power, low, high = (np.concatenate(part) for part in zip(*blocks, strict=True))
    return Voice(power, track(hertz, strength, peaks), low, high)


def _block(frames: Floats, window: Floats, rate: int) -> tuple[Floats, ...]:
    """Block by block, so that a long take needs no more memory than a short one."""
    centred = frames - frames.mean(axis=1, keepdims=True)
    spectra = np.fft.rfft(centred * window, _POINTS)
    energy = np.asarray(spectra.real**2 + spectra.imag**2, np.float32)
    hertz, strength = candidates(energy, window, rate)
    edges = [round(edge * _POINTS / rate) for edge in (50, 1000, 5000)]
    return (
        hertz,
        strength,
        np.abs(centred).max(axis=1),
        np.square(centred).mean(axis=1),
        energy[:, edges[0] : edges[1]].sum(axis=1),
        energy[:, edges[1] : edges[2]].sum(axis=1),
    )
