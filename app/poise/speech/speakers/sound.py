"""Sound as the customer's mouth makes it: 16-bit mono samples, and the pure functions that tidy and describe them."""

from dataclasses import dataclass

import numpy as np
import soxr
from numpy.typing import NDArray

Samples = NDArray[np.int16]
"""Mono, 16-bit, full scale 32767."""

Wave = NDArray[np.float64]
"""Mono, full scale 1.0."""

FULL = 32767.0
QUIET_DB = -45.0
"""A frame this far below the loudest one of the clip is silence; the breath before a word is louder."""
LEAD, TAIL = 0.02, 0.03
"""Seconds of silence that stay before and after; all that is longer would only widen the gap between two turns."""
FADE = 0.008
TIDY = "tidied 1"
"""Part of the identity of every plain sound; raised whenever `tidied` would leave another one."""

FRAME = 0.01


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """What an engine rendered: `samples` at `rate` hertz."""

    samples: Samples
    rate: int

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / self.rate

    @property
    def wave(self) -> Wave:
        """The samples as numbers between -1 and 1."""
        return self.samples / FULL


def quantised(wave: Wave, rate: int) -> Sound:
    """A Sound out of numbers between -1 and 1, rounded to 16 bits; what lies outside is cut off."""
    return Sound(np.round(np.clip(wave, -1.0, 1.0) * FULL).astype(np.int16), rate)


def silence(seconds: float, rate: int) -> Sound:
    """Nothing to hear for that long."""
    return Sound(np.zeros(round(seconds * rate), np.int16), rate)


def tidied(wave: Wave, rate: int) -> Wave:
    """Without a constant part, without silence before and after, and with both ends faded.

    At most `LEAD` before the first sound and `TAIL` after the last one stay, and a frame of 10 ms at either end.
    """
    centred = wave - wave.mean() if len(wave) else wave
    first, last = _span(centred, rate)
    kept = centred[max(0, first - round(LEAD * rate)) : last + round(TAIL * rate)].copy()
    ramp = min(round(FADE * rate), len(kept) // 2)
    slope = 0.5 - 0.5 * np.cos(np.pi * np.arange(ramp) / max(1, ramp))
    kept[:ramp] *= slope
    kept[len(kept) - ramp :] *= slope[::-1]
    return kept


def at_rate(sound: Sound, rate: int) -> Samples:
    """The samples at another rate, still without clipping as long as the sound leaves some headroom."""
    if sound.rate == rate:
        return sound.samples
    return quantised(soxr.resample(sound.wave, sound.rate, rate), rate).samples


def envelope(samples: Samples, rate: int, step: float = 0.02) -> tuple[float, ...]:
    """How far a mouth is open at each `step` seconds, 0..1: the level in each step against the loudest one.

    Levels between -30 dB and 0 dB of the loudest step are spread evenly over 0..1, as loudness is heard.
    """
    size = max(1, round(step * rate))
    whole = np.pad(samples / FULL, (0, -len(samples) % size)).reshape(-1, size)
    level = np.sqrt((whole**2).mean(axis=1))
    loudest = float(level.max(initial=0.0))
    if loudest == 0.0:
        return (0.0,) * len(level)
    below = 20 * np.log10(np.maximum(level / loudest, 1e-6))
    return tuple(np.round(np.clip(1 + below / 30, 0.0, 1.0), 3).tolist())


def _span(wave: Wave, rate: int) -> tuple[int, int]:
    """First and last sample that is not silence; (0, 0) for silence."""
    size = max(1, round(FRAME * rate))
    frames = np.pad(wave, (0, -len(wave) % size)).reshape(-1, size)
    power = (frames**2).mean(axis=1)
    loudest = float(power.max(initial=0.0))
    if loudest == 0.0:
        return 0, 0
    heard = np.flatnonzero(power > loudest * 10 ** (QUIET_DB / 10))
    return int(heard[0]) * size, min(len(wave), (int(heard[-1]) + 1) * size)
