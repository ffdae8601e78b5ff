"""An order cuts a wait short, all of it, and none is lost."""

import asyncio

import pytest

from poise.session.orders import HangUp, Ordered, Orders, Pause, Resume


def nobody(order):
    raise AssertionError(order)


def test_what_is_waited_for_comes_through():
    async def main():
        return await Orders().heed(asyncio.sleep(0, "done"), nobody)

    assert asyncio.run(main()) == "done"


def test_an_order_stops_what_is_waited_for_and_waits_for_its_end():
    stopped = []

    async def long():
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            stopped.append(True)

    async def main():
        orders = Orders()
        asyncio.get_running_loop().call_later(0.01, orders.give, Pause())
        await orders.heed(long(), nobody)

    with pytest.raises(Ordered) as caught:
        asyncio.run(main())
    assert caught.value.order == Pause() and stopped == [True]


def test_a_failure_comes_through():
    async def fail():
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        asyncio.run(Orders().heed(fail(), nobody))


def test_an_order_given_in_between_is_kept_for_the_next_wait():
    async def main():
        orders = Orders()
        assert await orders.heed(asyncio.sleep(0, 1), nobody) == 1
        for order in (Pause(), Resume(), HangUp()):
            orders.give(order)
        return [await orders.next() for _ in range(3)]

    assert asyncio.run(main()) == [Pause(), Resume(), HangUp()]
