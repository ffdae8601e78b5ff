"""Replies that are typed."""

import asyncio

from poise.domain.evidence import Take
from poise.speech.keys import Hands, Keys
from poise.speech.recordings import CountedTime
from poise.speech.typist import Typist


class Unused:
    """Neither a sink nor early words: nothing may be asked of it."""


def hear(patience: float, *later: str) -> Take:
    async def call() -> Take:
        hands = Hands()
        typist, keys = Typist(CountedTime(), hands), Keys(hands)
        async with typist.listening():
            hearing = asyncio.ensure_future(typist.hear(patience, Unused(), Unused()))  # type: ignore[arg-type] # unused
            for text in later:
                await asyncio.sleep(0)
                keys.compose(True)
                await asyncio.sleep(3 * patience)  # who types is not silent
                keys.type(text)
            return await hearing

    return asyncio.run(call())


def test_a_typed_reply() -> None:
    take = hear(0.02, "I am sorry.")
    assert take == Take(b"", 0.0, typed="I am sorry.")
    assert not take.silent


def test_nobody_types() -> None:
    assert hear(0.01).silent
