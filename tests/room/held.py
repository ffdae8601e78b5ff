"""A real room, held open on a loop of its own, for tests and measurements that come in by the network."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import TypeVar

from poise.domain.ballot import Counts, Turnout
from poise.resources import root
from poise.room import page
from poise.room.keys import Keys
from poise.room.limits import Limits
from poise.room.room import Room

T = TypeVar("T")
CODE = "bcdfgh"
TOKEN = "token-of-this-lesson"
SOON = 10.0
"""Seconds after which what should have come counts as missing."""


def keys() -> Keys:
    """Secrets that a test knows."""
    numbers = count(1)
    return Keys(CODE, TOKEN, lambda: f"mark-{next(numbers)}")


@dataclass
class Held:
    """A room that is open, and what it told."""

    loop: asyncio.AbstractEventLoop
    room: Room
    told: list[Turnout] = field(default_factory=list)
    bugs: list[dict[str, object]] = field(default_factory=list)

    @property
    def host(self) -> str:
        """The room's address and port."""
        return self.room.link.removeprefix("http://").partition("/")[0]

    def do(self, call: Callable[[], T]) -> T:
        """Make the call on the room's loop."""
        done: Future[T] = Future()
        self.loop.call_soon_threadsafe(lambda: done.set_result(call()))
        return done.result(SOON)

    def counts(self, answered: int) -> Counts:
        """The counts told, once so many have answered."""
        eventually(lambda: bool(self.told and self.told[-1].counts and self.told[-1].counts.answered == answered))
        told = self.told[-1].counts
        assert told is not None
        return told


def eventually(met: Callable[[], bool]) -> None:
    """Wait until it is so."""
    until = time.monotonic() + SOON
    while not met():
        assert time.monotonic() < until, "it never came about"
        time.sleep(0.01)


@contextmanager
def open_room(
    limits: Limits = Limits(),
    address: str = "127.0.0.1",
    ports: Sequence[int] = (0,),
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Held]:
    """A room on the loopback network; left open it is closed at the end, and no bug may have been met."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    told: list[Turnout] = []
    bugs: list[dict[str, object]] = []
    loop.set_exception_handler(lambda _, context: bugs.append(context))
    room = Room(keys(), page.read(root("assets") / "room"), told.append, clock, limits, address, ports)

    async def enter() -> Room:
        return await room.__aenter__()

    async def leave() -> None:
        await room.__aexit__()

    try:
        asyncio.run_coroutine_threadsafe(enter(), loop).result(SOON)
        held = Held(loop, room, told, bugs)
        try:
            yield held
        finally:
            asyncio.run_coroutine_threadsafe(leave(), loop).result(SOON)
        assert bugs == []
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(SOON)
        loop.close()
