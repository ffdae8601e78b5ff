"""A short call to be recorded, and a program that records a reply at the pace of speech until it is killed."""

import asyncio
import sys
import time
from datetime import datetime
from pathlib import Path

from poise.archive.store import new_call
from poise.domain.events import (
    SCHEMA,
    Began,
    CustomerFinished,
    CustomerSpoke,
    Ended,
    Event,
    TraineeFinished,
    TraineeSpoke,
)
from poise.domain.evidence import TAKE_RATE, Word
from poise.domain.mood import Mood

SCENARIO = b"id: kettle\r\ntitle: The kettle leaks\n"
MOOD = Mood(78, 25)
WORDS = (Word("I", 0.1, 0.2), Word("see.", 0.2, 0.5))
BEGAN = Began(0.0, "kettle", "ab" * 32, SCHEMA, "0.1.0", {"speaker": "captions"}, {"patience": "normal"}, None)
EVENTS: tuple[Event, ...] = (
    BEGAN,
    CustomerSpoke(0.1, "It leaks! “All over”.", "vent", ("vent.1",), MOOD),
    CustomerFinished(2.0, 1.9, False),
    TraineeFinished(4.9, 1, "take-01.wav"),
    TraineeSpoke(5.0, 1, "I see.", WORDS, 0.4, "take-01.wav", 0.3, 0.0, "x", True, False),
    Ended(6.0, "settled"),
)
BLOCK_SECONDS = 0.02
BLOCK = b"\x07\x00" * int(TAKE_RATE * BLOCK_SECONDS)


async def _speak_until_killed(root: Path) -> None:
    call = new_call(root, "kettle", SCENARIO, lambda: datetime(2026, 3, 1, 12), lambda: "dead")
    for event in EVENTS[:3]:
        call.tell(event)
    began = time.monotonic()
    async with call.take(1) as sink:
        for block in range(3_000):
            await asyncio.sleep(max(0.0, began + block * BLOCK_SECONDS - time.monotonic()))
            sink.write(BLOCK)
            sys.stdout.write(f"{(block + 1) * BLOCK_SECONDS:.2f}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(_speak_until_killed(Path(sys.argv[1])))
