"""The mouth says everything in order, renders ahead, forgets on request, and falls silent at once."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest

from poise.domain.branch import Utterance
from poise.domain.mood import Band
from poise.problems import EngineProblem
from poise.resources import root
from poise.speech.speakers.captions import Captions
from poise.speech.speakers.players import FastPlayer, QuietPlayer
from poise.speech.speakers.ports import Synth
from poise.speech.speakers.sound import Samples, Sound, silence
from poise.speech.speakers.spoken import AHEAD, RATE, SpokenSpeaker
from poise.speech.speakers.voices import Voice, voices

VOICES = voices([root("voices")])
FIRST, SECOND, THIRD = "Where are my samples, please?", "I was told it would be Thursday.", "Today is Monday, isn't it?"


class Gated:
    """An engine of silence that waits at a gate, and remembers what it was asked for."""

    name = "gated 1"

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.failing: set[str] = set()
        self.asked: list[str] = []
        self.begun = threading.Semaphore(0)

    def identity(self, text: str, voice: Voice, band: Band) -> str:
        return text

    def render(self, text: str, voice: Voice, band: Band) -> Sound:
        self.asked.append(text)
        self.begun.release()
        self.gate.wait()
        if text in self.failing:
            raise EngineProblem("The voice is hoarse.")
        return silence(0.1, 16_000)


class Stage:
    """A speaker with everything around it in the open."""

    def __init__(self, pool: ThreadPoolExecutor, synth: Synth) -> None:
        self.moved: list[float] = []
        self.seen: list[tuple[str, int]] = []
        self.speaker = SpokenSpeaker(synth, VOICES, FastPlayer(self.moved.append), pool, lambda _: 0.2, self.watch)

    def watch(self, utterance: Utterance, samples: Samples, rate: int) -> None:
        assert samples.dtype == np.int16
        assert rate == RATE
        self.seen.append((utterance.text, len(samples)))


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as pool:
        yield pool


def lines(*texts: str, band: Band = "angry", voice: str = "margaret") -> tuple[Utterance, ...]:
    return tuple(Utterance(text, voice, band) for text in texts)


def run(going: Callable[[], Coroutine[Any, Any, None]]) -> None:
    async def in_time() -> None:
        async with asyncio.timeout(60):
            await going()

    asyncio.run(in_time())


async def rendered(engine: Gated, count: int) -> None:
    """Wait until the engine has begun `count` more breaths."""
    for _ in range(count):
        await asyncio.to_thread(engine.begun.acquire)


def test_breaths_are_said_in_order_with_pauses_between_them(pool: ThreadPoolExecutor) -> None:
    stage = Stage(pool, Gated())

    async def going() -> None:
        seconds = await stage.speaker.say(lines(f"{FIRST} {SECOND}", THIRD))
        assert seconds == pytest.approx(0.7)

    run(going)
    assert [text for text, _ in stage.seen] == [FIRST, SECOND, THIRD]
    assert [round(length / RATE, 3) for _, length in stage.seen] == [0.3, 0.3, 0.1]
    assert stage.moved == [pytest.approx(0.3), pytest.approx(0.3), pytest.approx(0.1)]
    assert stage.speaker.name == "gated 1"


def test_the_pause_inside_a_sentence_is_half_as_long(pool: ThreadPoolExecutor) -> None:
    stage = Stage(pool, Gated())
    long = f"{'I waited ' * 7}at your desk, {'and nobody came ' * 5}at all."

    async def going() -> None:
        await stage.speaker.say(lines(long))

    run(going)
    assert [round(length / RATE, 3) for _, length in stage.seen] == [0.2, 0.1]


def test_what_was_prepared_is_not_rendered_again(pool: ThreadPoolExecutor) -> None:
    engine = Gated()
    stage = Stage(pool, engine)

    async def going() -> None:
        stage.speaker.prepare(lines(FIRST, SECOND, SECOND, THIRD))
        await rendered(engine, 3)
        await stage.speaker.say(lines(SECOND, FIRST))

    run(going)
    assert engine.asked == [FIRST, SECOND, THIRD]


def test_only_so_much_is_rendered_ahead_as_is_likely_to_be_said(pool: ThreadPoolExecutor) -> None:
    engine = Gated()
    stage = Stage(pool, engine)
    texts = [f"Line {number}." for number in range(AHEAD + 5)]

    async def going() -> None:
        stage.speaker.prepare(lines(*texts))
        await rendered(engine, AHEAD)
        await asyncio.sleep(0.1)

    run(going)
    assert engine.asked == texts[:AHEAD]


def test_a_new_wish_forgets_the_old_ones_but_not_what_is_under_way(pool: ThreadPoolExecutor) -> None:
    engine = Gated()
    stage = Stage(pool, engine)

    async def going() -> None:
        engine.gate.clear()
        stage.speaker.prepare(lines(FIRST, SECOND))
        await rendered(engine, 1)
        stage.speaker.prepare(lines(FIRST, THIRD))
        engine.gate.set()
        await rendered(engine, 1)
        await stage.speaker.say(lines(FIRST, THIRD))

    run(going)
    assert engine.asked == [FIRST, THIRD]


def test_stock_waits_until_nothing_else_is_wanted_and_is_not_forgotten(pool: ThreadPoolExecutor) -> None:
    engine = Gated()
    stage = Stage(pool, engine)

    async def going() -> None:
        engine.gate.clear()
        stage.speaker.prepare(lines(FIRST))
        stage.speaker.stock(lines(THIRD))
        await rendered(engine, 1)
        stage.speaker.prepare(lines(SECOND))
        engine.gate.set()
        await rendered(engine, 2)

    run(going)
    assert engine.asked == [FIRST, SECOND, THIRD]


def test_a_line_that_nobody_prepared_does_not_wait_for_the_others(pool: ThreadPoolExecutor) -> None:
    engine = Gated()
    stage = Stage(pool, engine)

    async def going() -> None:
        engine.gate.clear()
        stage.speaker.prepare(lines(FIRST, SECOND))
        await rendered(engine, 1)
        saying = asyncio.ensure_future(stage.speaker.say(lines(THIRD)))
        await rendered(engine, 1)
        engine.gate.set()
        await saying
        await rendered(engine, 1)

    run(going)
    assert engine.asked[:2] == [FIRST, THIRD]


def test_nothing_is_begun_ahead_while_somebody_waits_for_words(pool: ThreadPoolExecutor) -> None:
    engine = Gated()
    stage = Stage(pool, engine)

    async def going() -> None:
        engine.gate.clear()
        saying = asyncio.ensure_future(stage.speaker.say(lines(THIRD)))
        await rendered(engine, 1)
        stage.speaker.prepare(lines(FIRST))
        await asyncio.sleep(0.05)
        assert engine.asked == [THIRD]
        engine.gate.set()
        await saying
        await rendered(engine, 1)

    run(going)
    assert engine.asked == [THIRD, FIRST]


def test_the_next_breath_is_rendered_while_one_plays(pool: ThreadPoolExecutor) -> None:
    engine = Gated()

    async def going() -> None:
        speaker = SpokenSpeaker(engine, VOICES, QuietPlayer(), pool, lambda _: 600.0)
        saying = asyncio.ensure_future(speaker.say(lines(FIRST, SECOND, THIRD)))
        await rendered(engine, 2)
        saying.cancel()
        await asyncio.wait([saying])
        assert saying.cancelled()

    run(going)
    assert engine.asked == [FIRST, SECOND]


def test_cancelling_leaves_the_mouth_usable(pool: ThreadPoolExecutor) -> None:
    engine = Gated()
    stage = Stage(pool, engine)

    async def going() -> None:
        engine.gate.clear()
        saying = asyncio.ensure_future(stage.speaker.say(lines(FIRST)))
        await rendered(engine, 1)
        saying.cancel()
        await asyncio.wait([saying])
        engine.gate.set()
        await stage.speaker.say(lines(SECOND))

    run(going)
    assert [text for text, _ in stage.seen] == [SECOND]


def test_a_failure_ahead_is_silent_and_explained_when_the_line_is_said(pool: ThreadPoolExecutor) -> None:
    engine = Gated()
    engine.failing = {FIRST}
    stage = Stage(pool, engine)

    async def going() -> None:
        stage.speaker.prepare(lines(FIRST, SECOND))
        await rendered(engine, 2)
        with pytest.raises(EngineProblem, match="hoarse"):
            await stage.speaker.say(lines(FIRST))
        await stage.speaker.say(lines(SECOND))

    run(going)
    assert [text for text, _ in stage.seen] == [SECOND]


def test_a_voice_that_is_not_there_is_explained(pool: ThreadPoolExecutor) -> None:
    async def going() -> None:
        with pytest.raises(EngineProblem, match="no voice called “nobody”") as caught:
            await Stage(pool, Gated()).speaker.say(lines(FIRST, voice="nobody"))
        assert "margaret" in caught.value.advice

    run(going)


def test_nothing_to_say_takes_no_time(pool: ThreadPoolExecutor) -> None:
    async def going() -> None:
        assert await Stage(pool, Gated()).speaker.say(lines("…")) == 0.0

    run(going)


def test_a_pool_that_was_shut_down_ends_the_rendering_ahead(caplog: pytest.LogCaptureFixture) -> None:
    engine = Gated()
    pool = ThreadPoolExecutor(1)
    stage = Stage(pool, engine)

    async def going() -> None:
        engine.gate.clear()
        stage.speaker.prepare(lines(FIRST, SECOND, THIRD))
        await rendered(engine, 1)

    run(going)
    pool.shutdown(wait=False, cancel_futures=True)
    engine.gate.set()
    pool.shutdown(wait=True)
    assert engine.asked == [FIRST]
    assert caplog.records == []


def test_captions_take_the_time_of_reading(pool: ThreadPoolExecutor) -> None:
    stage = Stage(pool, Captions())

    async def going() -> None:
        assert await stage.speaker.say(lines(SECOND)) == pytest.approx(0.5 + 7 * 60 / 160)

    run(going)
    assert stage.seen[0][0] == SECOND
