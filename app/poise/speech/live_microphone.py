"""A real microphone, by its name: blocks of 20 ms, and a watch over whether they still come."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial

import numpy as np

from poise.problems import DeviceProblem
from poise.session.ports import Clock
from poise.session.waiting import happens
from poise.speech.decimator import Decimator
from poise.speech.devices import RATE, Stream, lost, opened, plugged_in, record
from poise.speech.microphone import Block, Samples

PATIENCE = 0.4
"""Seconds without a block after which the system is asked whether the microphone is gone; blocks come each 20 ms."""

STALL = 1.5
"""Seconds for which one that is still there may be late: a machine that is short of breath is no pulled-out cable.
Then it is opened anew: a loose plug or a machine that slept ends a stream."""

START = 4.0
"""Seconds that a microphone may take to begin; a Bluetooth headset needs two."""

KEPT = 250
"""Blocks that wait until they are asked for: five seconds."""

DEAD = RATE
"""Samples of exact zeros after which the user is warned: an open microphone always has some noise."""


class LiveMicrophone:
    """One microphone, by its name; "" is the system's usual one, resolved to its name at each opening.

    Args:
        warn: told, on the event loop, of what does not stop the call: a microphone that sends nothing but zeros.
    """

    def __init__(self, wanted: str, clock: Clock, warn: Callable[[DeviceProblem], None]) -> None:
        self._wanted = wanted
        self._clock = clock
        self._warn = warn
        self._name = wanted
        self._waiting: deque[tuple[bytes, float]] = deque(maxlen=KEPT)
        self._arrived = asyncio.Event()
        self._decimator = Decimator()
        self._limit = START
        self._zeros = 0
        self._stream: Stream | None = None

    live = True

    @property
    def name(self) -> str:
        """The device's name."""
        return self._name or "usual microphone"

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Record while the context is open.  Raises DeviceProblem if there is none of that name, or it is busy."""
        await self._begin(self._wanted)
        try:
            yield
        finally:
            await self._end()

    async def block(self) -> Block:
        """The next 20 ms.  Raises DeviceProblem when none comes and the microphone was pulled out, or hangs."""
        if not await self._within(self._limit):
            there = await asyncio.to_thread(plugged_in, "microphone", self.name)
            if not (there and await self._within(STALL)) and not await self._within_anew():
                raise lost("microphone", self.name)
        self._limit = PATIENCE
        data, arrived = self._waiting.popleft()
        raw = np.frombuffer(data, np.int16)
        self._mind_zeros(raw)
        return Block(self._decimator.convert(raw), arrived - len(raw) / RATE)

    async def _begin(self, wanted: str) -> None:
        self._waiting.clear()
        self._limit = START
        self._stream = await opened(partial(self._recording, wanted, asyncio.get_running_loop()))
        self._name = self._stream.name

    async def _end(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            await asyncio.to_thread(stream.close)

    async def _within_anew(self) -> bool:
        """Whether a block comes from a new stream of the same microphone; what was said meanwhile is lost."""
        await self._end()
        try:
            await self._begin(self.name)
        except DeviceProblem:
            return False
        return await self._within(START)

    async def _within(self, seconds: float) -> bool:
        """Whether a block is there, or comes in time."""
        if not self._waiting:
            self._arrived.clear()
            await happens(self._arrived, seconds)
        return bool(self._waiting)

    def cue(self) -> str | None:
        """Nothing to do: it always records."""
        return None

    def rest(self) -> None:
        """Nothing to do."""

    def _recording(self, wanted: str, loop: asyncio.AbstractEventLoop) -> Stream:
        def receive(data: bytes) -> None:
            loop.call_soon_threadsafe(self._receive, data, self._clock.now())

        return record(wanted, receive)

    def _receive(self, data: bytes, at: float) -> None:
        self._waiting.append((data, at))
        self._arrived.set()

    def _mind_zeros(self, raw: Samples) -> None:
        before = self._zeros
        self._zeros = 0 if raw.any() else before + len(raw)
        if before < DEAD <= self._zeros:
            self._warn(
                DeviceProblem(
                    f"The microphone “{self.name}” sends nothing but silence.",
                    "Look for a mute switch on it, and whether Poise is allowed to use the microphone.",
                )
            )
