"""The customer on loudspeakers and a live microphone in one room: the short form of tests/bench/room_sound.py."""

from itertools import cycle
from pathlib import Path

import numpy as np
import pytest
import soundfile

from poise.domain.evidence import TAKE_RATE
from poise.speech.ear_numbers import Hearing
from poise.speech.listening import Mode
from poise.speech.microphone import Samples
from poise.speech.vad import Silero
from tests.acoustics import ROOMS, Room, Wave, hesitant
from tests.room_calls import Found, Part, RoomCall, kept_since

DEMO = Path(__file__).parents[2] / "assets" / "demo"
GAPS = (0.0, 0.2, -1.5, 0.5)


@pytest.fixture(scope="module")
def customer() -> list[Samples]:
    """What the customer says: the takes of the poor demonstration."""
    return [soundfile.read(file, dtype="int16")[0] for file in sorted((DEMO / "poor").glob("*.flac"))]


@pytest.fixture(scope="module")
def answers(silero: Silero, numbers: Hearing) -> list[tuple[Wave, float]]:
    """The first seconds of the takes of the good one, every other with a pause after its first word."""
    files = sorted((DEMO / "good").glob("*.flac"))[:4]
    waves: list[Wave] = [soundfile.read(file, frames=4 * TAKE_RATE)[0] for file in files]
    waves = [hesitant(wave) if place % 2 else wave for place, wave in enumerate(waves)]
    return [(wave, kept_since(wave, silero, numbers)) for wave in waves]


@pytest.mark.parametrize(
    ("room", "mode", "leak", "delay"),
    [
        (ROOMS[0], "half-duplex", -6.0, 0.01),
        (ROOMS[1], "half-duplex", 0.0, 0.06),
        (ROOMS[2], "half-duplex", -6.0, 0.12),
        (ROOMS[2], "headphones", -6.0, 0.12),
        (ROOMS[1], "headphones", 6.0, 0.06),
    ],
    ids=lambda each: each.name if isinstance(each, Room) else str(each),
)
def test_what_leaks_is_no_reply_and_no_reply_is_lost(
    customer: list[Samples],
    answers: list[tuple[Wave, float]],
    silero: Silero,
    numbers: Hearing,
    room: Room,
    mode: Mode,
    leak: float,
    delay: float,
) -> None:
    silent = [Part((line,), TAKE_RATE) for line in customer[:3]]
    spoken = [
        Part((line,), TAKE_RATE, reply, gap, since)
        for line, (reply, since), gap in zip(customer[1:5], cycle(answers), GAPS, strict=False)
    ]
    call = RoomCall(room, leak, delay, mode, [*silent, *spoken], silero, numbers)
    found: Found = call.run()
    assert (found.false, found.lost) == (0, 0), call.log
    assert found.replies == 3 and found.during == found.taken + found.late == 1
    assert np.max(found.clipped) <= 100, "of the first word no more than its beginning is missing"
    assert found.early == 0
