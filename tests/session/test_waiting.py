"""A result that several wait for, and a fault that nobody waits for."""

import asyncio
import gc
from concurrent.futures import Future

from poise.session.waiting import here


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
