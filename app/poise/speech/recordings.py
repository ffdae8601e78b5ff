"""Recorded and written replies as a microphone, in real time or on a clock that only counts samples."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Protocol

import numpy as np

from poise.domain.evidence import TAKE_RATE
from poise.session.ports import Clock
from poise.speech import sound_files
from poise.speech.echo import Playback
from poise.speech.microphone import BLOCK, Block, Samples


class Pace(Clock, Protocol):
    """A clock on which time can be spent."""

    async def spend(self, seconds: float) -> None:
        """Let that much time pass."""
        ...


class CountedTime:
    """Time that passes only by being spent: the same call takes the same time on every machine, and none at all."""

    def __init__(self, since: float = 0.0) -> None:
        self._now = since

    def now(self) -> float:
        """Seconds that were spent, and those before."""
        return self._now

    async def spend(self, seconds: float) -> None:
        """That much later; everybody else has his turn."""
        self._now += seconds
        await asyncio.sleep(0)


class RealTime:
    """Time of another clock, spent by waiting."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._until = clock.now()

    def now(self) -> float:
        """The other clock's time."""
        return self._clock.now()

    async def spend(self, seconds: float) -> None:
        """Wait; what one wait was too long is taken off the next, so that many short ones do not add up."""
        now = self._clock.now()
        self._until = max(self._until, now - seconds) + seconds
        await asyncio.sleep(max(0.0, self._until - now))


class RecordedReplies:
    """A microphone whose trainee is a row of replies: words are written ones, paths are sound files.

    At each cue the next reply is played into the ear, and silence after it; when none is left, there is only silence.
    What the ear did not wait for is dropped at the next cue, as it would be talked over in a call.

    Raises AudioProblem, at once, if one of the files is missing, no sound file, empty, or too long.
    """

    def __init__(self, replies: Iterable[str | Path], pace: Pace) -> None:
        told = tuple(replies)
        for reply in told:
            if isinstance(reply, Path):
                sound_files.check(reply)
        self._replies = iter(told)
        self._pace = pace
        self._pieces: Iterator[Samples] = iter(())
        self._rest = np.zeros(0, np.int16)

    name = "recorded replies"
    live = False

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Nothing to open: files are read as they are needed."""
        yield

    async def block(self) -> Block:
        """The next 20 ms of the reply, or of silence.  Raises AudioProblem if a file proves to be damaged."""
        at = self._pace.now()
        samples = self._next()
        await self._pace.spend(BLOCK / TAKE_RATE)
        return Block(samples, at)

    def cue(self) -> str | None:
        """The next reply begins; its words if it is a written one."""
        reply = next(self._replies, None)
        self._rest = self._rest[:0]
        self._pieces = sound_files.pieces(reply) if isinstance(reply, Path) else iter(())
        return reply if isinstance(reply, str) else None

    def rest(self) -> None:
        """What is left of the reply is dropped."""
        self._pieces, self._rest = iter(()), self._rest[:0]

    def _next(self) -> Samples:
        while len(self._rest) < BLOCK:
            piece = next(self._pieces, None)
            if piece is None:
                self._rest = np.pad(self._rest, (0, BLOCK - len(self._rest)))
                break
            self._rest = np.concatenate([self._rest, piece])
        block, self._rest = self._rest[:BLOCK], self._rest[BLOCK:]
        return block


class SilentPlayer:
    """A loudspeaker nobody hears, for calls without sound: what it plays takes its time, and is known to the ear."""

    name = "no sound"

    def __init__(self, pace: Pace, playback: Playback) -> None:
        self._pace = pace
        self._playback = playback

    async def play(self, samples: Samples, rate: int) -> float:
        """Let the time pass that the sound would take, and return it in seconds."""
        self._playback.begin(samples, rate, self._pace.now())
        try:
            await self._pace.spend(len(samples) / rate)
        finally:
            self._playback.end(self._pace.now())
        return len(samples) / rate
