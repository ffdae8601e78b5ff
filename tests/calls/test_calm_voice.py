"""The calm voice, read aloud into a real microphone on the virtual sound card."""

import asyncio
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
import pytest
import soundfile
import soxr

from poise.calls.calm_voice import Reading
from poise.cast import Engines
from poise.domain.evidence import TAKE_RATE, Baseline, Take
from poise.judge.delivery import baseline
from poise.library.shelf import usual_shelf
from poise.problems import AudioProblem, DeviceProblem, Problem
from poise.resources import root
from poise.settings import Settings
from poise.speech.devices import RATE
from poise.speech.microphone import Samples
from poise.speech.sound_files import read_audio
from tests.fakes import RUBRIC
from tests.virtual_audio import VirtualAudio, running

pytestmark = pytest.mark.audio

TEXT = "Good morning, this is how I sound when I am calm."
PAUSE = 2.5
"""Seconds in mid-reading: more than this ear would wait for in a call."""


@pytest.fixture(scope="module")
def card(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VirtualAudio]:
    with running(tmp_path_factory.mktemp("sound")) as card:
        yield card


@pytest.fixture(scope="module")
def engines() -> Iterator[Engines]:
    with Engines(Settings(), usual_shelf(), RUBRIC, lambda _: None) as engines:
        yield engines


@dataclass
class Desk:
    """Where somebody reads, and what is told there."""

    engines: Engines
    levels: list[tuple[float, bool]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def reading(self, settings: Settings = Settings(), text: str = TEXT, longest: float = 60.0) -> Reading:
        levels, problems = self.levels, self.problems
        return Reading(text, settings, self.engines, lambda *level: levels.append(level), problems.append, longest)

    async def heard(self) -> None:
        """Wait until the microphone is open."""
        await seen(lambda: bool(self.levels))


@pytest.fixture
def desk(engines: Engines) -> Desk:
    return Desk(engines)


async def seen(what: Callable[[], bool]) -> None:
    """Wait until that is so; a busy machine may need its time."""
    async with asyncio.timeout(20):
        while not what():
            await asyncio.sleep(0.05)


# --- one whole reading -------------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def voice() -> Samples:
    """Two sentences of a demonstration trainee, with a long pause between them."""
    speech = read_audio(root("assets") / "demo" / "good" / "01.flac")
    first, second = speech[: 2 * TAKE_RATE], speech[2 * TAKE_RATE : 4 * TAKE_RATE]
    return np.concatenate([first, np.zeros(round(PAUSE * TAKE_RATE), np.int16), second])


@pytest.fixture(scope="module")
def read(
    card: VirtualAudio, engines: Engines, voice: Samples, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Baseline, Desk]:
    """What was measured when that voice had been read, and the desk at which it was."""
    desk, file = Desk(engines), tmp_path_factory.mktemp("voice") / "voice.wav"
    soundfile.write(file, soxr.resample(voice, TAKE_RATE, RATE), RATE)

    async def read() -> Baseline:
        reading = desk.reading()
        measuring = asyncio.create_task(reading.run())
        await desk.heard()
        await asyncio.to_thread(card.say, file)
        assert not measuring.done(), "no pause ends it"
        reading.finish()
        async with asyncio.timeout(20):
            return await measuring

    return asyncio.run(read()), desk


def test_it_is_measured_as_it_was_spoken(read: tuple[Baseline, Desk], voice: Samples) -> None:
    known = baseline(Take(voice.tobytes(), 0.0, ((0.0, len(voice) / TAKE_RATE),)))
    found = read[0]
    assert found.f0_st == pytest.approx(known.f0_st, abs=0.3)
    assert found.alpha_db == pytest.approx(known.alpha_db, abs=1.0)
    assert found.level_db == pytest.approx(known.level_db, abs=1.5)


def test_the_pace_is_that_of_the_whole_text_from_the_first_word_to_the_last(
    read: tuple[Baseline, Desk], voice: Samples
) -> None:
    assert read[0].wpm == pytest.approx(60 * 11 / (len(voice) / TAKE_RATE), rel=0.1)


def test_the_meter_moves_with_the_voice(read: tuple[Baseline, Desk]) -> None:
    levels = read[1].levels
    loud = [level for level, speaking in levels if speaking]
    assert len(loud) > 100 and np.median(loud) > np.median([level for level, speaking in levels if not speaking]) + 20
    assert read[1].problems == []


# --- when nothing comes of it ------------------------------------------------------------------------------------
async def finished(desk: Desk, reading: Reading) -> Baseline:
    measuring = asyncio.create_task(reading.run())
    await desk.heard()
    reading.finish()
    async with asyncio.timeout(20):
        return await measuring


def test_where_nobody_has_spoken_there_is_no_calm_voice(card: VirtualAudio, desk: Desk) -> None:
    with pytest.raises(AudioProblem, match="no voice in the recording") as problem:
        asyncio.run(finished(desk, desk.reading(longest=0.5)))
    assert "Read the text aloud again" in problem.value.advice


def test_a_reading_that_nobody_finishes_ends(card: VirtualAudio, desk: Desk) -> None:
    async def read() -> None:
        async with asyncio.timeout(20):
            await desk.reading(longest=0.5).run()

    with pytest.raises(AudioProblem, match="no voice in the recording"):
        asyncio.run(read())


def test_a_microphone_that_sends_nothing_is_warned_of_while_reading(card: VirtualAudio, desk: Desk) -> None:
    async def waited() -> None:
        measuring = asyncio.create_task(desk.reading().run())
        await seen(lambda: bool(desk.problems))
        assert not measuring.done()
        measuring.cancel()
        await asyncio.gather(measuring, return_exceptions=True)

    asyncio.run(waited())
    assert [problem.sentence for problem in desk.problems] == [
        "The microphone “Virtual Microphone” sends nothing but silence."
    ]


def test_the_chosen_microphone_is_read_into_or_none(card: VirtualAudio, desk: Desk) -> None:
    async def read() -> None:
        async with asyncio.timeout(20):
            await desk.reading(Settings(microphone="Another one")).run()

    with pytest.raises(DeviceProblem, match=re.escape("“Another one” is not connected")):
        asyncio.run(read())


def test_it_can_be_broken_off_and_nobody_listens_any_more(card: VirtualAudio, desk: Desk) -> None:
    async def broken_off() -> None:
        measuring = asyncio.create_task(desk.reading().run())
        await desk.heard()
        await seen(lambda: listeners() == 1)
        measuring.cancel()
        with pytest.raises(asyncio.CancelledError):
            await measuring
        await seen(lambda: listeners() == 0)

    asyncio.run(broken_off())


def listeners() -> int:
    """How many programs record from the sound card; its own parts belong to none."""
    told = subprocess.run(["pactl", "list", "short", "source-outputs"], capture_output=True, text=True, check=True)
    return sum(line.split("\t")[2] != "-" for line in told.stdout.splitlines())
