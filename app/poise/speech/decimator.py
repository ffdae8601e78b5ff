"""From 48,000 samples a second to 16,000, block by block and without the delay of a general resampler."""

import numpy as np
from numpy.typing import NDArray

from poise.speech.microphone import Samples

FACTOR = 3
TAPS = 145
"""Odd, so that the delay is a whole number of samples: 72 at 48 kHz, 1.5 ms."""
EDGE = 7_400.0
"""Hertz of the -6 dB point; with these taps 6.8 kHz still passes within 0.1 dB and 8 kHz is 60 dB down."""
BETA = 5.65
"""Kaiser's window for 60 dB, by his own formula (Oppenheim & Schafer, Discrete-Time Signal Processing, 7.5)."""


class Decimator:
    """Keeps every third sample after a low-pass; the result does not depend on how the blocks were cut."""

    def __init__(self) -> None:
        self._taps = _low_pass()
        self._past = np.zeros(TAPS - 1)
        self._skip = 0

    def convert(self, samples: Samples) -> Samples:
        """The samples at a third of the rate; as many as can be known by now."""
        whole = np.concatenate([self._past, samples])
        self._past = whole[len(whole) - TAPS + 1 :]
        smooth = np.convolve(whole, self._taps, "valid")[self._skip :: FACTOR]
        self._skip = (self._skip - len(samples)) % FACTOR
        return np.clip(np.rint(smooth), -32768, 32767).astype(np.int16)


def _low_pass() -> NDArray[np.float64]:
    place = np.arange(TAPS) - TAPS // 2
    sinc = np.sinc(place * 2 * EDGE / 48_000)
    taps: NDArray[np.float64] = sinc * np.kaiser(TAPS, BETA)
    taps /= taps.sum()
    return taps
