"""Waiting on the stage's loop: for work of the engine pool, and for what may not happen in time."""

import asyncio
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")


def here(coming: Future[T]) -> asyncio.Future[T]:
    """The same result as a future of this loop; a fault that nobody waits for any more is no fault."""
    result = asyncio.wrap_future(coming)
    result.add_done_callback(lambda done: done.cancelled() or done.exception())
    return result


async def happens(event: asyncio.Event, seconds: float | None) -> bool:
    """Whether it happens within that time; None is as long as it takes.

    Not by `asyncio.wait_for`, which before Python 3.12 swallows a cancellation that comes together with the event: a
    call whose microphone sends 50 blocks a second then stood still for ever, once in some twenty turns.
    """
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return False
    return True
