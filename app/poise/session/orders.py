"""What can be ordered while a call runs, and the one place where an order cuts a wait short."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

from poise.domain.evidence import Baseline
from poise.domain.steering import End, Skip, Temper

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop sound and listening."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on after a pause."""


@dataclass(frozen=True, slots=True)
class Rewind:
    """Go back to the words that reply `turn` answered."""

    turn: int


@dataclass(frozen=True, slots=True)
class HangUp:
    """End the call from the trainee's side."""


@dataclass(frozen=True, slots=True)
class PassTo:
    """The teacher passes the microphone on; see `events.PassedTo`."""

    speaker: str
    baseline: Baseline | None


Quiet = Temper | PassTo
"""What takes effect between the turns and cuts nobody short; a call that is paused stays so."""

Order = Pause | Resume | Rewind | HangUp | Temper | PassTo | Skip | End


class Ordered(Exception):
    """An order came while the call waited for speech; no error, but the way an order leaves the line of a turn."""

    def __init__(self, order: Order) -> None:
        super().__init__(order)
        self.order = order


class Orders:
    """The orders of one call, in the order in which they were given."""

    def __init__(self) -> None:
        self._given: asyncio.Queue[Order] = asyncio.Queue()
        self._frozen = False

    def give(self, order: Order) -> None:
        """Give an order; it takes effect at the next (or present) wait for speech, never in mid-judgement."""
        self._given.put_nowait(order)

    async def next(self) -> Order:
        """The next order, whenever it comes; who waits for it stands still already."""
        order = await self._given.get()
        self._frozen = False
        return order

    def freeze(self) -> None:
        """Pause, and before another word is said: also where `Pause` would let the customer begin."""
        self._frozen = True
        self.give(Pause())  # for a call that waits just now; one that is paused already makes nothing of it

    def heed_freeze(self) -> None:
        """Raise Ordered if the call is to stand still before the next word."""
        if self._frozen:
            self._frozen = False
            raise Ordered(Pause())

    async def heed(self, waiting: Coroutine[Any, Any, T], quietly: Callable[[Quiet], None]) -> T:
        """Wait for `waiting`, unless an order comes first: then it is cancelled, all of it, and Ordered is raised.

        A quiet order cuts nothing short: `quietly` hears of it.
        """
        task, order = asyncio.ensure_future(waiting), asyncio.ensure_future(self._given.get())
        try:
            while True:
                await asyncio.wait([task, order], return_when=asyncio.FIRST_COMPLETED)
                if not order.done():
                    return task.result()
                given = order.result()
                if not isinstance(given, Quiet):
                    self._frozen = False
                    raise Ordered(given)
                order = asyncio.ensure_future(self._given.get())
                quietly(given)
        finally:
            task.cancel()
            order.cancel()
            await asyncio.gather(task, order, return_exceptions=True)
