"""Recorded events told again, each at its own second."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable

from poise.domain.events import Event
from poise.session.ports import Clock


class Pace:
    """Which second of a call it is now: it goes on by itself, and may be set by what is heard."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._second, self._since = 0.0, clock.now()

    def set(self, second: float) -> None:
        """It is this second of the call now."""
        self._second, self._since = second, self._clock.now()

    def now(self) -> float:
        """The second of the call."""
        return self._second + self._clock.now() - self._since


async def replay(
    events: Iterable[tuple[float, Event]],
    pace: Pace,
    watch: Callable[[Event], object],
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
) -> None:
    """Tell `watch` each event when its second has come, one after another.

    The pace may be set while an event is waited for; it is then waited for as long as it takes.
    """
    for second, event in events:
        while (left := second - pace.now()) > 0:
            await sleep(left)
        watch(event)
