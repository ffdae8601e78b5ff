"""The trainee at a real microphone, on the virtual sound card."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from poise.domain.evidence import TAKE_RATE, Take
from poise.problems import DeviceProblem
from poise.speech.devices import RATE
from poise.speech.ear_numbers import Hearing
from poise.speech.echo import Playback
from poise.speech.keys import Hands
from poise.speech.listening import Ears, Parts
from poise.speech.live_microphone import LiveMicrophone
from poise.speech.loudspeaker import Loudspeaker
from poise.speech.microphone import Samples
from poise.speech.turn_end import SilenceAlone
from poise.speech.vad import Silero, Voice, VoicedAndLoud
from tests.speech.test_listening import Reader, Sink
from tests.virtual_audio import MICROPHONE, VirtualAudio

pytestmark = pytest.mark.audio


class Clock:
    """Seconds since the call began."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def now(self) -> float:
        """See `Clock`."""
        return time.monotonic() - self._began


class Booth:
    """A listener at the virtual microphone, and the loudspeaker beside it."""

    def __init__(self, silero: Silero, numbers: Hearing) -> None:
        self.clock = Clock()
        self.warnings: list[DeviceProblem] = []
        self.playback = Playback()
        self.microphone = LiveMicrophone("", self.clock, self.warnings.append)
        self.loudspeaker = Loudspeaker("", self.clock, self.playback)
        voice = Voice(silero, VoicedAndLoud(numbers.loud))
        parts = Parts(self.microphone, voice, SilenceAlone(), numbers, self.clock, self.playback, Hands())
        self.ears = Ears(parts, lambda *_: None)
        self.sink = Sink()


@pytest.fixture
def booth(silero: Silero, numbers: Hearing, virtual_audio: VirtualAudio) -> Booth:
    """A booth with everything plugged in."""
    return Booth(silero, numbers)


@pytest.fixture
def voice_file(speech: Samples, tmp_path: Path) -> Callable[[float], Path]:
    """Writes the first seconds of a spoken reply, as a microphone hears it."""

    def write(seconds: float) -> Path:
        wave = soxr.resample(speech[: round(seconds * TAKE_RATE)], TAKE_RATE, RATE)
        soundfile.write(tmp_path / "voice.wav", wave, RATE)
        return tmp_path / "voice.wav"

    return write


def test_a_reply_is_heard_from_the_first_word_to_the_last(
    booth: Booth, virtual_audio: VirtualAudio, voice_file: Callable[[float], Path], speech: Samples
) -> None:
    async def call() -> Take:
        async with booth.ears.listening():
            assert booth.microphone.name == MICROPHONE
            saying = asyncio.create_task(asyncio.to_thread(virtual_audio.say, voice_file(3.0)))
            take = await booth.ears.hear(8.0, booth.sink, Reader())
            await saying
            return take

    take = asyncio.run(call())
    heard = np.frombuffer(take.samples, "<i2").astype(float)
    said = speech[: 3 * TAKE_RATE].astype(float)
    size = 1 << (len(heard) + len(said)).bit_length()
    likeness = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(said, size)), size)
    assert likeness.max() > 0.95 * np.sum(said**2)
    assert bytes(booth.sink.kept) == take.samples


def test_it_is_pulled_out_in_mid_reply(
    booth: Booth, virtual_audio: VirtualAudio, voice_file: Callable[[float], Path]
) -> None:
    async def call() -> None:
        async with booth.ears.listening():
            saying = virtual_audio.begin_to_say(voice_file(6.0))
            hearing = asyncio.create_task(booth.ears.hear(8.0, booth.sink, Reader()))
            while len(booth.sink.kept) < 2 * TAKE_RATE and not hearing.done():
                await asyncio.sleep(0.05)
            await asyncio.to_thread(virtual_audio.microphone, False)
            saying.wait()
            await hearing

    with pytest.raises(DeviceProblem, match=f"“{MICROPHONE}” stopped sending sound") as problem:
        asyncio.run(call())
    assert "Plug it in again" in problem.value.advice
    assert len(booth.sink.kept) >= 2 * TAKE_RATE, "what was spoken is kept"


def test_a_sound_system_that_is_late_is_waited_for(booth: Booth, virtual_audio: VirtualAudio) -> None:
    async def call() -> None:
        async with booth.microphone.open():
            await booth.microphone.block()
            stalling = asyncio.create_task(asyncio.to_thread(virtual_audio.stall, 1.2))
            for _ in range(100):
                await booth.microphone.block()
            await stalling

    asyncio.run(call())


def test_a_stream_that_was_lost_is_opened_anew(booth: Booth, virtual_audio: VirtualAudio) -> None:
    async def call() -> float:
        async with booth.microphone.open():
            before = (await booth.microphone.block()).at
            await asyncio.to_thread(virtual_audio.microphone, False)
            await asyncio.to_thread(virtual_audio.microphone, True)
            while booth.microphone._waiting:
                await booth.microphone.block()
            return (await booth.microphone.block()).at - before

    assert asyncio.run(call()) > 1.5, "the stream was lost, or this test shows nothing"


def test_a_microphone_that_sends_only_zeros_is_warned_of_once(booth: Booth) -> None:
    async def call() -> None:
        async with booth.microphone.open():
            for _ in range(125):
                block = await booth.microphone.block()
                assert not block.samples.any()

    asyncio.run(call())
    assert [warning.sentence for warning in booth.warnings] == [
        f"The microphone “{MICROPHONE}” sends nothing but silence."
    ]


def test_blocks_nobody_asks_for_wait_with_their_times(booth: Booth) -> None:
    async def call() -> list[float]:
        async with booth.microphone.open():
            await booth.microphone.block()
            await asyncio.sleep(0.6)
            return [(await booth.microphone.block()).at for _ in range(20)]

    times = asyncio.run(call())
    assert times[-1] - times[0] == pytest.approx(19 * 0.02, abs=0.1)
    assert times == sorted(times)


def test_the_customer_in_the_loudspeaker_is_no_reply(
    booth: Booth, virtual_audio: VirtualAudio, speech: Samples
) -> None:
    """The loudspeaker is heard by the microphone, as in a room."""
    virtual_audio.echo(True)

    async def call() -> Take:
        async with booth.ears.listening():
            onset = asyncio.create_task(booth.ears.onset())
            await booth.loudspeaker.play(speech[: round(2.5 * TAKE_RATE)], TAKE_RATE)
            assert not onset.done()
            onset.cancel()
            take = await booth.ears.hear(1.5, booth.sink, Reader())
            await booth.loudspeaker.close()
            return take

    assert asyncio.run(call()).silent
    assert not booth.sink.kept
