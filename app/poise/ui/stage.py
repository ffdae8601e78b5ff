"""The crossing: one thread with one asyncio loop; work goes in as coroutines, results come back as queued signals."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")
PATIENCE = 3.0
"""Seconds that work may take to stop when the window closes; whatever hangs longer dies with the process."""


class Stage(QObject):
    """Where calls run.  `bug` is told, in the window's thread, of every error that nobody else was waiting for."""

    _arrived = Signal(object)

    def __init__(self, bug: Callable[[BaseException], None]) -> None:
        super().__init__()
        self._arrived.connect(self._open, Qt.ConnectionType.QueuedConnection)
        self._loop = asyncio.new_event_loop()
        self._running: set[asyncio.Task[Any] | None] = set()  # the loop itself holds its tasks only weakly
        self._loop.set_exception_handler(lambda _, told: self.post(partial(bug, _error(told))))
        self._thread = threading.Thread(target=self._loop.run_forever, name="stage", daemon=True)
        self._thread.start()

    def post(self, call: Callable[[], object]) -> None:
        """Make `call` in the window's thread, soon; from any thread."""
        self._arrived.emit(call)

    def tell(self, call: Callable[..., object], *values: object) -> None:
        """Make `call` on the stage's loop, soon."""
        self._loop.call_soon_threadsafe(call, *values)

    def begin(
        self, work: Callable[[], Awaitable[T]], done: Callable[[T], object], failed: Callable[[Exception], object]
    ) -> "Future[None]":
        """Await `work()` on the stage and bring back its result or its error; cancelling brings back nothing."""

        async def errand() -> None:
            here = asyncio.current_task()
            self._running.add(here)
            try:
                await asyncio.sleep(0)  # an order to end it that came at once comes first: it never begins
                result = await work()
            except Exception as error:
                self.post(partial(failed, error))
            else:
                self.post(partial(done, result))
            finally:
                self._running.discard(here)

        return asyncio.run_coroutine_threadsafe(errand(), self._loop)

    def close(self) -> None:
        """Cancel all that runs, let every `finally` happen, and end the thread."""
        if self._thread.is_alive():
            asyncio.run_coroutine_threadsafe(self._clear(), self._loop)
            self._thread.join(PATIENCE)
        if not self._thread.is_alive():
            self._loop.close()

    async def _clear(self) -> None:
        others = asyncio.all_tasks(self._loop) - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        self._loop.call_soon(self._loop.stop)

    @Slot(object)
    def _open(self, call: Callable[[], object]) -> None:
        call()


def _error(told: dict[str, Any]) -> BaseException:
    return told.get("exception") or RuntimeError(str(told.get("message")))
