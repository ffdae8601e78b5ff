"""A result that several wait for, a fault that nobody waits for, and what does not happen in time."""

import asyncio
import gc
from concurrent.futures import Future

import pytest

from poise.session.waiting import happens, here


def test_several_wait_for_one_result_and_one_who_leaves_takes_nothing_away() -> None:
    coming: Future[int] = Future()

    async def wait() -> int:
        leaving, staying = (asyncio.ensure_future(asyncio.shield(here(coming))) for _ in range(2))
        await asyncio.sleep(0)
        leaving.cancel()
        await asyncio.sleep(0)
        coming.set_result(7)
        return await staying

    assert asyncio.run(wait()) == 7


def test_a_fault_that_nobody_waits_for_leaves_no_trace() -> None:
    told: list[str] = []

    async def leave() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(context["message"]))
        coming: Future[int] = Future()
        here(coming)
        coming.set_exception(ValueError("odd"))
        await asyncio.sleep(0.01)
        gc.collect()

    asyncio.run(leave())
    assert told == []


@pytest.mark.parametrize("happened", [True, False])
def test_what_happens_in_time_is_told_from_what_does_not(happened: bool) -> None:
    async def wait() -> bool:
        event = asyncio.Event()
        asyncio.get_running_loop().call_later(0.01, event.set if happened else int)
        return await happens(event, 0.05)

    assert asyncio.run(wait()) is happened


@pytest.mark.parametrize("turns_of_the_loop", [0, 1, 2])
def test_who_is_sent_away_just_when_it_happens_goes_all_the_same(turns_of_the_loop: int) -> None:
    async def both_at_once() -> None:
        event = asyncio.Event()
        waiting = asyncio.ensure_future(happens(event, 5.0))
        for _ in range(3):
            await asyncio.sleep(0)
        event.set()
        for _ in range(turns_of_the_loop):
            await asyncio.sleep(0)
        if waiting.cancel():  # it has not heard of the event yet
            with pytest.raises(asyncio.CancelledError):
                await waiting

    asyncio.run(both_at_once())
