"""What Poise plays never becomes a reply: a record of what sounds, when, and how loud."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from poise.speech.microphone import QUIETEST, Samples

STEP = 0.02
"""Seconds of one step in the record of levels."""

KEPT = 64
"""Pieces that are remembered: far more than one beat of a call plays."""

SOUNDING = 40.0
"""dB below its loudest step at which a piece counts as pausing."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One piece of sound that was played: `samples` at `rate` hertz from `began` on, and until `ended` if it has.

    `levels` are dBFS in steps of 20 ms.
    """

    samples: Samples
    rate: int
    levels: NDArray[np.float64]
    began: float
    ended: float | None = None

    @property
    def end(self) -> float:
        """When its last sample was, or will have been, heard."""
        return self.began + len(self.samples) / self.rate if self.ended is None else self.ended


class Playback:
    """What the loudspeaker plays and has played, on the call's clock."""

    def __init__(self) -> None:
        self._pieces: deque[Piece] = deque(maxlen=KEPT)

    def begin(self, samples: Samples, rate: int, at: float) -> None:
        """A piece begins to sound at that moment."""
        self._pieces.append(Piece(samples, rate, levels(samples, rate), at))

    def end(self, at: float) -> None:
        """The piece that sounds has ended, or was cut short, at that moment."""
        if self._pieces and self._pieces[-1].ended is None:
            self._pieces.append(replace(self._pieces.pop(), ended=at))

    @property
    def ended(self) -> float | None:
        """When the last sound was, or will have been, heard; None before the first."""
        return self._pieces[-1].end if self._pieces else None

    def sounding(self, at: float, tail: float = 0.0) -> bool:
        """Whether something is heard at that moment, or was heard no longer than `tail` seconds before."""
        return any(piece.began <= at < piece.end + tail for piece in self._pieces)

    def power(self, since: float, until: float) -> float:
        """Mean power that was played between two moments, full scale 1."""
        total = 0.0
        for piece in reversed(self._pieces):
            if piece.end <= since:
                break
            if len(steps := _steps(piece, since, until)):
                heard = min(until, piece.end) - max(since, piece.began)
                total += float(np.mean(10 ** (steps / 10))) * heard / (until - since)
        return total

    def talked(self, since: float, until: float) -> float:
        """Seconds between two moments in which a voice was playing, its pauses left out."""
        return STEP * sum(
            int((_steps(piece, since, until) > piece.levels.max() - SOUNDING).sum())
            for piece in self._pieces
            if len(piece.levels)
        )


def levels(samples: Samples, rate: int) -> NDArray[np.float64]:
    """Levels in steps of 20 ms, dBFS; the last step may be a part of one."""
    size = max(1, round(STEP * rate))
    whole = np.pad(samples.astype(np.float64) / 32768.0, (0, -len(samples) % size)).reshape(-1, size)
    power: NDArray[np.float64] = np.mean(whole**2, axis=1)
    return 10 * np.log10(np.maximum(power, 10 ** (QUIETEST / 10)))


def _steps(piece: Piece, since: float, until: float) -> NDArray[np.float64]:
    """The levels of those steps of a piece that lie, at least in part, between two moments."""
    until = min(until, piece.end)
    if until <= since or until <= piece.began:
        return piece.levels[:0]
    first = max(0, int((since - piece.began) / STEP))
    return piece.levels[first : max(0, int(np.ceil((until - piece.began) / STEP)))]


def overlap(stretches: Iterable[tuple[float, float]], playback: Playback) -> float:
    """Seconds of those stretches (moments of the call's clock) during which the customer was talking too."""
    return sum(playback.talked(since, until) for since, until in stretches)
