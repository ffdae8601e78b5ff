"""What is wanted of a class is obeyed in its turn; a failure is told and bars nothing."""

import asyncio

import pytest

from poise.classes.row import Row


def test_one_thing_after_another() -> None:
    done: list[int] = []

    async def slow() -> None:
        await asyncio.sleep(0)
        done.append(1)

    async def lead() -> None:
        row = Row(pytest.fail)
        row.want(slow)
        row.want(lambda: done.append(2))
        await row.obey_next()
        await row.obey_next()

    asyncio.run(lead())
    assert done == [1, 2]


def test_a_failure_is_told_and_the_next_is_obeyed() -> None:
    told: list[Exception] = []
    done: list[int] = []

    async def lead() -> None:
        row = Row(told.append)
        row.want(lambda: done.append(1 // 0))
        row.want(lambda: done.append(2))
        await row.obey_next()
        await row.obey_next()

    asyncio.run(lead())
    assert [type(error) for error in told] == [ZeroDivisionError] and done == [2]


def test_who_waits_hears_how_it_went() -> None:
    told: list[Exception] = []

    async def lead() -> None:
        row = Row(told.append)
        waiting = asyncio.create_task(row.done(lambda: exec("raise LookupError")))
        await row.obey_next()
        with pytest.raises(LookupError):
            await waiting

    asyncio.run(lead())
    assert told == [], "it is told once"


def test_a_closed_row_keeps_nobody_waiting() -> None:
    done: list[int] = []

    async def lead() -> None:
        row = Row(pytest.fail)
        waiting = asyncio.create_task(row.done(lambda: done.append(1)))
        await asyncio.sleep(0)
        row.close()
        await waiting
        await row.done(lambda: done.append(2))

    asyncio.run(lead())
    assert done == []
