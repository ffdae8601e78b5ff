"""The customer in a real loudspeaker, on the virtual sound card."""

import asyncio
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from poise.problems import DeviceProblem
from poise.speech.devices import RATE
from poise.speech.echo import Playback
from poise.speech.loudspeaker import Loudspeaker, _Piece
from poise.speech.microphone import Samples
from tests.virtual_audio import LOUDSPEAKER, VirtualAudio

pytestmark = pytest.mark.audio


class Clock:
    """Seconds of the machine."""

    def now(self) -> float:
        """See `Clock`."""
        return time.monotonic()


def tone(seconds: float, rate: int) -> Samples:
    return (8000 * np.sin(2 * np.pi * 440 * np.arange(round(seconds * rate)) / rate)).astype(np.int16)


def sounding(file: Path) -> tuple[Samples, float]:
    """What was recorded from its first to its last sound, and how many seconds that is."""
    heard, _ = soundfile.read(file, dtype="int16")
    loud = np.flatnonzero(np.abs(heard) > 50)
    return heard[loud[0] : loud[-1]], (loud[-1] - loud[0]) / RATE


@pytest.mark.parametrize("rate", [24_000, 48_000])
def test_it_plays_to_the_end(virtual_audio: VirtualAudio, tmp_path: Path, rate: int) -> None:
    playback = Playback()

    async def call() -> tuple[float, float]:
        loudspeaker = Loudspeaker(LOUDSPEAKER, Clock(), playback)
        await loudspeaker.play(np.zeros(rate // 10, np.int16), rate)
        began = time.monotonic()
        played = await loudspeaker.play(tone(0.8, rate), rate)
        took = time.monotonic() - began
        await loudspeaker.close()
        return played, took

    with virtual_audio.recording(tmp_path / "heard.wav"):
        time.sleep(0.3)
        played, took = asyncio.run(call())
        time.sleep(0.3)
    heard, seconds = sounding(tmp_path / "heard.wav")
    assert played == pytest.approx(0.8)
    assert took >= 0.8, "it returns when the last sample was heard"
    assert seconds >= 0.79
    pitch = np.argmax(np.abs(np.fft.rfft(heard[:24_000])))
    assert pitch == pytest.approx(220, abs=1)
    assert playback.ended is not None and playback.ended <= time.monotonic()
    assert playback.talked(playback.ended - 0.8, playback.ended) == pytest.approx(0.8, abs=0.1)


def test_it_stops_at_once_and_does_not_click(virtual_audio: VirtualAudio, tmp_path: Path) -> None:
    playback = Playback()

    async def call() -> tuple[float, float]:
        loudspeaker = Loudspeaker("", Clock(), playback)
        playing = asyncio.create_task(loudspeaker.play(tone(5.0, RATE), RATE))
        await asyncio.sleep(1.0)
        asked = time.monotonic()
        playing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await playing
        stopped = time.monotonic()
        await asyncio.sleep(0.3)
        assert loudspeaker.name == LOUDSPEAKER
        await loudspeaker.close()
        return asked, stopped

    with virtual_audio.recording(tmp_path / "heard.wav"):
        time.sleep(0.3)
        asked, stopped = asyncio.run(call())
        time.sleep(0.2)
    heard, seconds = sounding(tmp_path / "heard.wav")
    assert playback.ended is not None
    assert seconds < 2.0, "far less than the five seconds it would have played"
    assert asked <= stopped <= playback.ended + 0.2
    ending = np.abs(heard[-RATE // 400 :].astype(int))
    assert ending.max() < 6000, "it has faded"


def test_a_piece_whose_end_was_handed_over_between_two_looks_is_no_standstill() -> None:
    async def looked() -> bool:
        loudspeaker = Loudspeaker("There Is None", Clock(), Playback())
        piece = _Piece(tone(0.01, RATE), Clock())
        piece.take(RATE)
        await asyncio.sleep(0)
        assert piece.over.is_set()
        return await loudspeaker._more(piece, 0.2)

    assert asyncio.run(looked())


def test_an_empty_sound_needs_no_loudspeaker() -> None:
    loudspeaker = Loudspeaker("There Is None", Clock(), Playback())
    assert asyncio.run(loudspeaker.play(np.zeros(0, np.int16), 24_000)) == 0.0


def test_it_is_pulled_out_while_it_plays(virtual_audio: VirtualAudio) -> None:
    async def call() -> None:
        loudspeaker = Loudspeaker(LOUDSPEAKER, Clock(), Playback())
        playing = asyncio.create_task(loudspeaker.play(tone(8.0, RATE), RATE))
        await asyncio.sleep(0.5)
        await asyncio.to_thread(virtual_audio.loudspeaker, False)
        with pytest.raises(DeviceProblem, match=f"“{LOUDSPEAKER}” stopped playing"):
            await playing
        with pytest.raises(DeviceProblem, match="is not connected"):
            await loudspeaker.play(tone(0.1, RATE), RATE)
        await asyncio.to_thread(virtual_audio.loudspeaker, True)
        assert await loudspeaker.play(tone(0.1, RATE), RATE) == pytest.approx(0.1), "plugged in again, it goes on"
        await loudspeaker.close()

    asyncio.run(call())


def test_a_stream_that_was_lost_is_opened_anew_and_the_line_goes_on(virtual_audio: VirtualAudio) -> None:
    playback = Playback()

    async def call() -> tuple[float, float, float]:
        loudspeaker = Loudspeaker(LOUDSPEAKER, Clock(), playback)
        began = time.monotonic()
        playing = asyncio.create_task(loudspeaker.play(tone(3.0, RATE), RATE))
        await asyncio.sleep(0.5)
        await asyncio.to_thread(virtual_audio.loudspeaker, False)
        await asyncio.to_thread(virtual_audio.loudspeaker, True)
        seconds = await playing
        took = time.monotonic() - began
        await loudspeaker.close()
        return seconds, began, took

    seconds, began, took = asyncio.run(call())
    assert seconds == pytest.approx(3.0)
    assert took > 3.5, "the stream was lost, or this test shows nothing"
    assert began + took - 0.3 < playback.ended < began + took + 0.2, "what sounds is known to the end"
    assert playback.sounding(began + took - 0.5)


def test_a_sound_system_that_is_late_is_waited_for(virtual_audio: VirtualAudio) -> None:
    async def call() -> float:
        loudspeaker = Loudspeaker(LOUDSPEAKER, Clock(), Playback())
        playing = asyncio.create_task(loudspeaker.play(tone(1.0, RATE), RATE))
        await asyncio.sleep(0.3)
        await asyncio.to_thread(virtual_audio.stall, 1.2)
        seconds = await playing
        await loudspeaker.close()
        return seconds

    assert asyncio.run(call()) == pytest.approx(1.0)


def test_it_is_pulled_out_between_two_lines(virtual_audio: VirtualAudio) -> None:
    async def call() -> None:
        loudspeaker = Loudspeaker("", Clock(), Playback())
        await loudspeaker.play(tone(0.1, RATE), RATE)
        await asyncio.to_thread(virtual_audio.loudspeaker, False)
        await asyncio.to_thread(virtual_audio.loudspeaker, True)
        assert await loudspeaker.play(tone(0.1, RATE), RATE) == pytest.approx(0.1)
        await loudspeaker.close()

    asyncio.run(call())
