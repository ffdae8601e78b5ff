"""A trainee who types: the listener for calls without a microphone, and the accessible mode."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from poise.domain.evidence import Take
from poise.session.ports import Clock, EarlyWords, TakeSink
from poise.session.waiting import happens
from poise.speech.keys import Hands


class Typist:
    """A `Listener` (see `session.ports`) with a keyboard alone."""

    name = "typed replies"
    interruptible = False

    def __init__(self, clock: Clock, hands: Hands) -> None:
        self._clock = clock
        self._hands = hands

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Nothing to open."""
        self._hands.loop = asyncio.get_running_loop()
        yield

    async def onset(self) -> None:
        """A keyboard never talks over anybody."""
        await asyncio.Event().wait()

    async def hear(self, patience: float, sink: TakeSink, early: EarlyWords) -> Take:
        """The next typed reply; silence after `patience` seconds in which nobody typed and nobody paused."""
        del sink, early  # there is no sound to keep or to recognise
        while not self._hands.written:
            self._hands.stirred.clear()
            waiting = patience if not (self._hands.composing or self._hands.paused) else None
            if not await happens(self._hands.stirred, waiting):
                return Take(b"", self._clock.now())
        return Take(b"", self._clock.now(), typed=self._hands.written.pop(0))
