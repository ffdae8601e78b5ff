"""Loudspeakers that need no device: one only waits (captions), one only moves a clock (fast calls)."""

import asyncio
from collections.abc import Callable

from poise.speech.speakers.sound import Samples


class QuietPlayer:
    """Takes as long as the sound would, and makes none."""

    async def play(self, samples: Samples, rate: int) -> float:
        """Wait for the length of the sound."""
        await asyncio.sleep(len(samples) / rate)
        return len(samples) / rate


class FastPlayer:
    """Takes no time at all, but says to `advance` how many seconds would have gone by."""

    def __init__(self, advance: Callable[[float], object]) -> None:
        self._advance = advance

    async def play(self, samples: Samples, rate: int) -> float:
        """Move the clock by the length of the sound."""
        await asyncio.sleep(0)
        self._advance(len(samples) / rate)
        return len(samples) / rate
