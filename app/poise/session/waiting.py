"""Work of the engine pool, awaited on the stage's loop by more than one."""

import asyncio
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")


def here(coming: Future[T]) -> asyncio.Future[T]:
    """The same result as a future of this loop; a fault that nobody waits for any more is no fault."""
    result = asyncio.wrap_future(coming)
    result.add_done_callback(lambda done: done.cancelled() or done.exception())
    return result
