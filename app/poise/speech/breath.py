"""The sound of a slow breath, made at run time: soft noise like a far-off sea, brighter on the way in than out."""

import numpy as np

from poise.domain.breathing import Pace
from poise.speech.microphone import Samples
from poise.speech.speakers.sound import Wave, quantised

RATE = 48_000
PEAK = 0.05
"""Its loudest sample as a share of full scale (-26 dB): under a voice, over a quiet room."""

SEED = 1
"""Every breath is made of the same noise, so that the same pace is the same sound."""

IN, OUT = (260.0, 1400.0), (140.0, 700.0)
"""Hertz between which each way sounds most."""


def breath(pace: Pace, since: float = 0.0) -> Samples:
    """One breath at `RATE` hertz, from `since` seconds after its beginning; silent where it turns, so that breaths
    follow one another without a click."""
    long = round(pace.seconds * RATE)
    turn = round(pace.seconds * pace.inward * RATE)
    noise = np.random.default_rng(SEED).standard_normal(long)
    wave = np.concatenate([_swell(noise[:turn], IN), _swell(noise[turn:], OUT)])
    return quantised(wave[round(since * RATE) :], RATE).samples


def _swell(noise: Wave, band: tuple[float, float]) -> Wave:
    """Noise in that band that rises and falls once."""
    low, high = band
    spectrum = np.fft.rfft(noise)
    hertz = np.fft.rfftfreq(len(noise), 1 / RATE)
    spectrum *= (hertz / low) / (1 + (hertz / low) ** 2) / (1 + (hertz / high) ** 4)
    soft = np.fft.irfft(spectrum, len(noise))
    soft = soft * np.sin(np.linspace(0, np.pi, len(noise))) ** 2
    return np.asarray(PEAK * soft / np.abs(soft).max(), dtype=np.float64)
