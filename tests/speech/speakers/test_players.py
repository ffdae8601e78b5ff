"""Players without a device take the time they should: all of it, or none."""

import asyncio

import numpy as np

from poise.speech.speakers.players import FastPlayer, QuietPlayer

SAMPLES = np.zeros(2_400, np.int16)


def test_the_fast_one_moves_the_clock_alone() -> None:
    moved: list[float] = []
    assert asyncio.run(FastPlayer(moved.append).play(SAMPLES, 48_000)) == 0.05
    assert moved == [0.05]


def test_the_quiet_one_waits_and_can_be_stopped() -> None:
    async def both() -> float:
        long = asyncio.ensure_future(QuietPlayer().play(np.zeros(48_000_000, np.int16), 48_000))
        played = await QuietPlayer().play(SAMPLES, 48_000)
        assert not long.done()
        long.cancel()
        await asyncio.wait([long])
        assert long.cancelled()
        return played

    assert asyncio.run(both()) == 0.05
