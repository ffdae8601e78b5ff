"""What the ear asks of a microphone, be it a device or a row of recordings."""

from collections.abc import Awaitable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from poise.domain.evidence import TAKE_RATE

Samples = NDArray[np.int16]
"""Mono, 16-bit, full scale 32767."""

BLOCK = TAKE_RATE // 50
"""Samples of one block: 20 ms."""

QUIETEST = -100.0
"""dBFS that stand for perfect silence."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Some 20 ms of sound: `samples` at TAKE_RATE, the first of them taken at `at` on the call's clock."""

    samples: Samples
    at: float


class Microphone(Protocol):
    """Where the trainee's voice comes from."""

    @property
    def name(self) -> str:
        """The device's name, or what stands in for a device."""
        ...

    @property
    def live(self) -> bool:
        """Whether somebody sits before it, who can also speak while the customer does."""
        ...

    def open(self) -> AbstractAsyncContextManager[None]:
        """Have it record while the context is open.  Raises DeviceProblem or AudioProblem."""
        ...

    def block(self) -> Awaitable[Block]:
        """The next block; blocks nobody asks for are kept for a few seconds.  Raises DeviceProblem or AudioProblem."""
        ...

    def cue(self) -> str | None:
        """A reply is expected from now on; its words, if it is one that was written instead of spoken."""
        ...

    def rest(self) -> None:
        """The reply is over."""
        ...


def level(samples: Samples) -> float:
    """Root mean square of some samples in dB below full scale; `QUIETEST` at the least."""
    if not len(samples):
        return QUIETEST
    power = float(np.mean(np.square(samples, dtype=np.float64))) / 32768.0**2
    return max(QUIETEST, 10 * float(np.log10(power))) if power else QUIETEST
