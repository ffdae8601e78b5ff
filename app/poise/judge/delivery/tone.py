"""Figures of a voice that do not depend on the microphone's gain: how bright, how high, how even; and its level."""

from dataclasses import dataclass

import numpy as np

from poise.judge.delivery.voice import STEP, Floats, Voice

_LEAST_VOICED = 10
"""Frames: a tenth of a second of voice."""

_FADE = 30.0
"""dB under the loud frames at which a frame no longer counts: down there the microphone's own noise is measured."""

_ACTIVE = 25.0
"""dB under the loud frames from which on sound counts as speech when its level is measured."""

_SLIP = 10.0
"""Semitones from the median beyond which a frame is an octave slip of the tracker (delivery measurements)."""

_TINY = np.float32(1e-20)


@dataclass(frozen=True, slots=True)
class Tone:
    """Figures of one stretch of voice.

    Attributes:
        alpha_db: level of 1-5 kHz minus level of 50-1000 Hz, mean over voiced frames, faint ones counting less, dB.
        f0_hz: median fundamental frequency.
        f0_st, f0_sd_st: mean and standard deviation in semitones above 100 Hz, octave slips dropped.
        level_db: level of active speech, dBFS.
        level_spread_db: largest less smallest of the one-second median levels; None under two whole seconds.
    """

    alpha_db: float
    f0_hz: float
    f0_st: float
    f0_sd_st: float
    level_db: float
    level_spread_db: float | None


def tone(heard: Voice) -> Tone | None:
    """The figures; None with less than a tenth of a second of voice."""
    voiced = heard.hertz > 0
    if np.count_nonzero(voiced) < _LEAST_VOICED:
        return None
    levels = 10 * np.log10(heard.power + _TINY)
    loud = np.quantile(levels[voiced], 0.9)
    weights = np.clip((levels[voiced] - loud + _FADE) / _FADE, 0.0, 1.0)
    alpha = 10 * np.log10((heard.high[voiced] + _TINY) / (heard.low[voiced] + _TINY))
    semitones = 12 * np.log2(heard.hertz[voiced] / 100)
    kept = np.abs(semitones - np.median(semitones)) <= _SLIP
    mean = np.average(semitones[kept], weights=weights[kept])
    spread = np.sqrt(np.average(np.square(semitones[kept] - mean), weights=weights[kept]))
    active = levels >= loud - _ACTIVE
    return Tone(
        alpha_db=float(np.average(alpha, weights=weights)),
        f0_hz=float(np.median(heard.hertz[voiced])),
        f0_st=float(mean),
        f0_sd_st=float(spread),
        level_db=float(10 * np.log10(heard.power[active].mean() + _TINY)),
        level_spread_db=_spread(levels, active),
    )


def _spread(levels: Floats, active: Floats) -> float | None:
    """Only seconds that are at least half speech have a level."""
    second = round(1 / STEP)
    whole = len(levels) // second
    parts = [slice(i * second, (i + 1) * second) for i in range(whole)]
    medians = [np.median(levels[part][active[part]]) for part in parts if active[part].mean() >= 0.5]
    return float(max(medians) - min(medians)) if len(medians) >= 2 else None
