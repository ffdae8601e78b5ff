"""Fundamental frequency by autocorrelation: candidates frame by frame, then the cheapest path through them.

The method is that of P. Boersma, "Accurate short-term analysis of the fundamental frequency and the harmonics-to-noise
ratio of a sampled sound", IFA Proceedings 17 (1993), 97-110; the costs are Praat's defaults unless a comment says
otherwise.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

FLOOR, CEILING = 60.0, 800.0
"""Hz; shouting women reach 700."""

_KEPT = 8
_SILENCE, _VOICING = 0.03, 0.45
_OCTAVE, _JUMP, _SWITCH = 0.01, 0.35, 0.14
_NEVER = -1e3


def candidates(spectra: Floats, window: Floats, rate: int) -> tuple[Floats, Floats]:
    """The likeliest frequencies of each frame, Hz, and how periodic the frame is at each, as two (frames, 8) arrays.

    `spectra` are power spectra of frames that were windowed with `window` and padded with at least 1 / FLOOR seconds of
    zeros.  Where a frame has fewer candidates, frequency is 1 Hz and strength far below any other.
    """
    points = 2 * (spectra.shape[1] - 1)
    lags = slice(int(rate / CEILING) - 1, int(rate / FLOOR) + 3)
    ideal = np.fft.irfft(np.abs(np.fft.rfft(window, points)) ** 2)
    found = np.fft.irfft(spectra, points)[:, : lags.stop]
    found /= np.maximum(found[:, :1], np.float32(1e-20)) * (ideal[: lags.stop] / ideal[0]).astype(np.float32)
    around = found[:, lags]
    left, here, right = around[:, :-2], around[:, 1:-1], around[:, 2:]
    peaks = np.where((here > left) & (here >= right) & (here > 0), here, np.float32(_NEVER))
    best = np.argpartition(-peaks, _KEPT, axis=1)[:, :_KEPT]
    left, here, right = (np.take_along_axis(side, best, 1) for side in (left, here, right))
    valid = np.take_along_axis(peaks, best, 1) > 0
    bend = np.where(valid, left - 2 * here + right, np.float32(-1))
    shift = 0.5 * (left - right) / bend
    hertz = np.where(valid, rate / (best + (lags.start + 1) + shift), 1.0)
    strength = np.minimum(here - 0.25 * (left - right) * shift, 1.0)
    return hertz.astype(np.float32), np.where(valid, strength, _NEVER).astype(np.float32)


def track(hertz: Floats, strength: Floats, peaks: Floats) -> Floats:
    """One frequency a frame, Hz; 0 where the voice does not sound.

    `peaks` is each frame's largest amplitude, in any unit: what is silent is decided against the take's own loudest
    frames, so that the microphone's gain cannot matter.  Found in two passes: the second looks only around the middle
    of what the first has found, which rids it of most octave slips (after D. Hirst's two-pass method).
    """
    loud = np.quantile(peaks, 0.99) if len(peaks) else 0.0
    if loud <= 0:
        return np.zeros(len(peaks), np.float32)
    silent = _VOICING + np.maximum(0.0, 2.0 - (peaks / loud) / (_SILENCE / (1 + _VOICING)))
    first = _path(hertz, _within(hertz, strength, FLOOR, CEILING), silent)
    voiced = _chosen(hertz, first)[first > 0]
    if len(voiced) >= 10:
        low, high = np.quantile(voiced, [0.25, 0.75])
        first = _path(hertz, _within(hertz, strength, 0.7 * low, 2.0 * high), silent)
    return _chosen(hertz, first)


def _chosen(values: Floats, path: NDArray[np.intp]) -> Floats:
    """The value on the path in each frame, 0 where it is silent."""
    return np.where(path > 0, values[np.arange(len(path)), path - 1], np.float32(0))


def _within(hertz: Floats, strength: Floats, low: float, high: float) -> Floats:
    allowed = (hertz >= max(FLOOR, low)) & (hertz <= min(CEILING, high))
    return np.where(allowed, strength - np.float32(_OCTAVE) * np.log2(low / hertz), np.float32(_NEVER))


def _path(hertz: Floats, strength: Floats, silent: Floats) -> NDArray[np.intp]:
    """The path of highest summed strength, less what jumps and changes of voicing cost (Viterbi).

    One number a frame: 0 is silence, n the n-th candidate.
    """
    frames, states = len(hertz), hertz.shape[1] + 1
    octaves = np.log2(hertz)
    cost = np.full((max(0, frames - 1), states, states), _SWITCH, np.float32)
    cost[:, 1:, 1:] = _JUMP * np.abs(octaves[:-1, :, None] - octaves[1:, None, :])
    cost[:, 0, 0] = 0.0
    gain = np.concatenate([silent[:, None], strength], axis=1).astype(np.float32)
    score, every = gain[0], np.arange(states)
    back = np.zeros((frames, states), np.intp)
    for i in range(1, frames):
        arriving = score[:, None] - cost[i - 1]
        back[i] = arriving.argmax(axis=0)
        score = arriving[back[i], every] + gain[i]
    found = np.zeros(frames, np.intp)
    found[-1] = score.argmax()
    for i in range(frames - 1, 0, -1):
        found[i - 1] = back[i, found[i]]
    return found
