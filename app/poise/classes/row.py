"""The row of what the teacher wants of a class: one thing after another, so that nothing overtakes anything."""

import asyncio
from collections.abc import Awaitable, Callable

Wish = Callable[[], Awaitable[object] | None]


class Row:
    """Open until it is closed; what is wanted after that, or was not obeyed by then, is dropped.

    `failed` is told of a wish that did not work; the next one is obeyed all the same.
    """

    def __init__(self, failed: Callable[[Exception], object]) -> None:
        self._failed = failed
        self._waiting: asyncio.Queue[Wish] = asyncio.Queue()
        self._closed = asyncio.Event()

    def want(self, wish: Wish) -> None:
        """Obey this in its turn; on the class's own loop."""
        self._waiting.put_nowait(wish)

    async def done(self, wish: Wish) -> None:
        """Obey this in its turn, and wait until it was, or the row is closed.  Raises what it raises."""
        obeyed = asyncio.get_running_loop().create_future()

        async def tell() -> None:
            try:
                await _do(wish)
            except Exception as error:
                obeyed.set_exception(error)
            else:
                obeyed.set_result(None)

        self.want(tell)
        closed = asyncio.ensure_future(self._closed.wait())
        try:
            await asyncio.wait([obeyed, closed], return_when=asyncio.FIRST_COMPLETED)
            if obeyed.done():
                obeyed.result()
        finally:
            closed.cancel()

    async def obey(self, wish: Wish) -> None:
        """Obey this at once."""
        try:
            await _do(wish)
        except Exception as error:
            self._failed(error)

    async def obey_next(self) -> None:
        """Obey what comes next, whenever it comes."""
        await self.obey(await self._waiting.get())

    def close(self) -> None:
        """Obey nothing any more; who waits for something is let go."""
        self._closed.set()


async def _do(wish: Wish) -> None:
    if (doing := wish()) is not None:
        await doing
