"""Recorded events are told at their own seconds, whatever sets the pace."""

import asyncio
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from poise.domain.events import Event, Paused
from poise.session.replay import Pace, replay
from tests.fakes import ManualClock

seconds = st.lists(st.floats(0, 100), max_size=8).map(sorted)


def told(
    at: list[float], after_sleep: Callable[[Pace, float], None] = lambda _pace, _slept: None
) -> list[tuple[float, float]]:
    """The seconds at which events were told, beside those at which they happened."""
    clock = ManualClock()
    pace, heard = Pace(clock), list[tuple[float, float]]()

    async def sleep(left: float) -> None:
        clock.pass_(left)
        after_sleep(pace, left)

    def watch(event: Event) -> None:
        heard.append((event.at, pace.now()))

    asyncio.run(replay([(each, Paused(each)) for each in at], pace, watch, sleep))
    return heard


@given(seconds)
def test_each_is_told_in_order_and_not_before_its_second(at: list[float]) -> None:
    heard = told(at)
    assert [happened for happened, _ in heard] == at
    assert all(now - happened < 1e-6 and now >= happened for happened, now in heard)


def test_sound_that_begins_late_holds_the_events_back() -> None:
    late = iter([0.0, 2.0])

    def set_back(pace: Pace, _slept: float) -> None:
        if (second := next(late, None)) is not None:
            pace.set(second)

    assert told([3.0, 5.0], set_back) == [(3.0, 3.0), (5.0, 5.0)]
