"""What is learned of a room from the sound that is played into it."""

import numpy as np
import pytest

from poise.domain.evidence import TAKE_RATE as RATE
from poise.speech.ear import FRAME
from poise.speech.ear_numbers import load
from poise.speech.echo import Playback
from poise.speech.leak import STEP, Leak
from poise.speech.microphone import Samples, level
from tests.acoustics import ROOMS, Room, Wave, response, through

NUMBERS = load("normal").gate
SMALL, CLASS, HALL = ROOMS


def talk(seconds: float) -> Samples:
    """Bursts of noise of uneven loudness, as long as syllables, with a pause after every sixth; the same each time."""
    rng, size = np.random.default_rng(5), RATE // 5
    loud = np.array([0.0 if place % 7 == 6 else 10 ** rng.uniform(-1.8, -0.9) for place in range(round(5 * seconds))])
    return np.round(rng.normal(0, 1, len(loud) * size) * np.repeat(loud, size) * 32767).clip(-32768, 32767).astype("i2")


def microphone(said: Samples, room: Room, delay: float, seconds: float) -> Wave:
    """What is heard of it, a third as loud, and the room's noise."""
    rng = np.random.default_rng(6)
    heard = 0.3 * through(said / 32768, response(room, delay, rng))
    length = round(seconds * RATE)
    return np.pad(heard, (0, length))[:length] + rng.normal(0, 10 ** (room.noise / 20), length)


def passes(leak: Leak, wave: Wave, since: float = 0.0) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which frames pass; those of quiet that was there before are not looked at."""
    samples = np.round(np.clip(wave, -1, 1) * 32767).astype(np.int16)
    starts = range(0, len(samples) - FRAME, FRAME)
    return np.array([leak.passes(level(samples[at : at + FRAME]), since + at / RATE) for at in starts])


def played(said: Samples) -> Playback:
    playback = Playback()
    playback.begin(said, RATE, 0.0)
    return playback


def frames(since: float, until: float) -> slice:
    return slice(round(since / STEP), round(until / STEP))


def test_where_nothing_is_played_everything_passes() -> None:
    assert passes(Leak(Playback(), NUMBERS), np.zeros(RATE)).all()


def test_before_it_knows_the_room_nothing_passes_while_the_customer_speaks_and_a_little_longer() -> None:
    leak = Leak(played(talk(1.0)), NUMBERS)
    found = passes(leak, np.full(2 * RATE, 0.5))
    assert not found[frames(0.0, 1.0 + NUMBERS.delay - 0.1)].any()
    assert found[frames(1.0 + NUMBERS.delay + 0.1, 1.9)].all()


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
@pytest.mark.parametrize("delay", [0.01, 0.06, 0.12])
def test_a_customer_who_comes_back_does_not_pass(room: Room, delay: float) -> None:
    said = talk(20.0)
    leak = Leak(played(said), NUMBERS)
    wave = microphone(said, room, delay, 21.5)
    found = passes(leak, wave)
    assert found[frames(3.0, 20.0)].mean() < 0.01
    assert not found[frames(20.0, 20.0 + delay + room.ringing / 4)].any(), "the last word rings on"
    assert leak.late == pytest.approx(delay, abs=2 * STEP)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_who_speaks_after_the_last_word_passes(room: Room) -> None:
    said = talk(8.0)
    wave = microphone(said, room, 0.06, 10.0)
    voice = through(said / 32768, response(room, 0.06, np.random.default_rng(6)))
    loud = 0.3 * np.sqrt(np.mean(voice[: 8 * RATE] ** 2)) * 2  # six decibels more
    start = round(8.1 * RATE)
    wave[start:] += np.random.default_rng(8).normal(0, loud, len(wave) - start)
    found = passes(Leak(played(said), NUMBERS), wave)
    assert found[frames(8.35, 9.9)].all()


def test_a_louder_voice_passes_while_he_speaks() -> None:
    said = talk(12.0)
    wave = microphone(said, SMALL, 0.02, 12.0)
    wave[8 * RATE : 9 * RATE] += np.random.default_rng(8).normal(0, 0.25, RATE)
    found = passes(Leak(played(said), NUMBERS), wave)
    assert found[frames(8.05, 8.95)].mean() > 0.9


def test_a_volume_that_is_turned_up_is_soon_known() -> None:
    said = talk(30.0)
    wave = microphone(said, CLASS, 0.02, 30.0)
    wave[10 * RATE :] *= 4.0
    found = passes(Leak(played(said), NUMBERS), wave)
    assert found[frames(10.0, 12.0)].any(), "at first it is louder than anything that was known"
    assert found[frames(18.0, 30.0)].mean() < 0.01


def test_prompt_answers_are_not_taken_for_the_customer_whom_headphones_keep_to_themselves() -> None:
    playback, length, starts = Playback(), 60, np.arange(1.0, 49.0, 3.0)
    wave = np.random.default_rng(6).normal(0, 10 ** (-60 / 20), length * RATE)
    for start in starts:
        playback.begin(talk(1.0), RATE, start)
        since = round((start + 1.1) * RATE)
        wave[since : since + RATE] += np.random.default_rng(8).normal(0, 0.05, RATE)
    found = passes(Leak(playback, NUMBERS), wave)
    assert all(found[frames(start + 1.2, start + 2.0)].all() for start in starts[4:])


def test_a_pause_of_the_call_is_no_ringing() -> None:
    said = talk(6.0)
    leak = Leak(played(said), NUMBERS)
    wave = microphone(said, HALL, 0.02, 6.0)
    passes(leak, wave)
    assert passes(leak, np.full(RATE, 0.003), since=60.0).all()
