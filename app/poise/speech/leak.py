"""How much of the microphone's sound is the customer from the loudspeaker, learned from what is played.

A room answers each sound with a delay and a ringing that falls off evenly; what Poise plays is known.  Several delays
and ringings are followed side by side, and the one that explains the microphone best is believed.
"""

from collections import deque

import numpy as np
from numpy.typing import NDArray

from poise.domain.evidence import TAKE_RATE
from poise.speech.ear import FRAME
from poise.speech.ear_numbers import GateNumbers
from poise.speech.echo import Playback

STEP = FRAME / TAKE_RATE
"""Seconds of one frame."""

NOTHING = 1e-14
"""Power that stands for none: far below what 16 bits can tell."""

LOOK = 16
"""Frames between two looks at which delay and ringing explain most."""


class Leak:
    """Tells the trainee's voice from the customer's, which comes back from loudspeakers or out of headphones.

    A frame passes if it is louder than what was played can explain: than the played power, delayed and ringing on, plus
    the coupling (how much softer the microphone hears it: a percentile of what was found lately) and a margin.  For
    `delay` seconds it is held to have fallen by no more than `stall` dB: a device that stalls plays its last word late.

    While the customer speaks, frames are learned from whether they pass or not, so that a volume that is turned up in
    mid-call is soon known; after him only those that do not pass, since the others are the answer.
    """

    def __init__(self, playback: Playback, numbers: GateNumbers) -> None:
        self._playback = playback
        self._numbers = numbers
        self._falls = 10 ** (-6 * STEP / np.array(numbers.ringings))
        self._rings = np.zeros((numbers.delays + 1, len(numbers.ringings)))
        self._tops = np.full(self._rings.shape, -np.inf)
        self._seen: deque[NDArray[np.float64]] = deque(maxlen=numbers.remembered)
        self._best = 0
        self._coupling: float | None = None
        self._frames = 0
        self._until = 0.0
        self._lately: deque[float] = deque(maxlen=numbers.late)

    @property
    def late(self) -> float:
        """Seconds by which the customer is heard later than he is played, at the least; 0 before that is known."""
        return max(0, self._best // len(self._falls) - 1) * STEP

    def passes(self, mic: float, at: float) -> bool:
        """Whether a frame of `mic` dBFS at that moment must be the trainee; to be asked of every frame, in order.

        Before enough was heard of the customer nothing passes while he speaks, and `delay` seconds longer.
        """
        if at > self._until + STEP:  # the call was paused
            self._rings[:] = 0.0
        self._until = at + STEP
        self._rings[1:] = self._rings[:-1]
        self._rings[0] = self._rings[0] * self._falls + self._playback.power(at, self._until)
        if self._rings.max() <= NOTHING:
            return True
        levels = 10 * np.log10(np.maximum(self._rings, NOTHING))
        passes = self._passes(mic, at, levels)
        if not passes or self._playback.sounding(at, self.late):
            self._learn(mic - levels, levels)
        return passes

    def _passes(self, mic: float, at: float, levels: NDArray[np.float64]) -> bool:
        if self._coupling is None:
            return not self._playback.sounding(at, self._numbers.delay)
        here = float(levels.flat[self._best])
        self._lately.append(here)
        here = max(here, max(self._lately) - self._numbers.stall)
        return mic > here + self._coupling + self._numbers.margin

    def _learn(self, differences: NDArray[np.float64], levels: NDArray[np.float64]) -> None:
        self._tops = np.maximum(self._tops - self._numbers.forgets, levels)
        if (levels > self._tops - self._numbers.learned_within).flat[self._best]:
            self._seen.append(differences.ravel())
            self._frames += 1
            if len(self._seen) >= self._numbers.least and self._frames % LOOK == 0:
                seen = np.array(self._seen)
                self._best = int(np.argmin(seen.std(axis=0)))
                self._coupling = float(np.percentile(seen[:, self._best], self._numbers.percentile))
