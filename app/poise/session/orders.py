"""What the trainee can order while a call runs, and the one place where an order cuts a wait short."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

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


Order = Pause | Resume | Rewind | HangUp


class Ordered(Exception):
    """An order came while the call waited for speech; no error, but the way an order leaves the line of a turn."""

    def __init__(self, order: Order) -> None:
        super().__init__(order)
        self.order = order


class Orders:
    """The orders of one call, in the order in which they were given."""

    def __init__(self) -> None:
        self._given: asyncio.Queue[Order] = asyncio.Queue()

    def give(self, order: Order) -> None:
        """Give an order; it takes effect at the next (or present) wait for speech, never in mid-judgement."""
        self._given.put_nowait(order)

    async def next(self) -> Order:
        """The next order, whenever it comes."""
        return await self._given.get()

    async def heed(self, waiting: Coroutine[Any, Any, T]) -> T:
        """Wait for `waiting`, unless an order comes first: then it is cancelled, all of it, and Ordered is raised."""
        task, order = asyncio.ensure_future(waiting), asyncio.ensure_future(self._given.get())
        try:
            await asyncio.wait([task, order], return_when=asyncio.FIRST_COMPLETED)
            if order.done():
                raise Ordered(order.result())
            return task.result()
        finally:
            task.cancel()
            order.cancel()
            await asyncio.gather(task, order, return_exceptions=True)
