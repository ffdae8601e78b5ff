"""Real devices, on the virtual sound card."""

import asyncio
import threading
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from poise.problems import DeviceProblem
from poise.speech import devices
from poise.speech.devices import Devices
from tests.virtual_audio import LOUDSPEAKER, MICROPHONE, VirtualAudio

pytestmark = pytest.mark.audio


def test_what_is_plugged_in(virtual_audio: VirtualAudio) -> None:
    found = devices.devices()
    assert found.microphones == (MICROPHONE,), "what a loudspeaker plays is no microphone"
    assert LOUDSPEAKER in found.loudspeakers
    assert (found.usual_microphone, found.usual_loudspeaker) == (MICROPHONE, LOUDSPEAKER)
    assert devices.microphones() == found.microphones
    assert devices.loudspeakers() == found.loudspeakers


def test_plugging_and_unplugging_is_seen(virtual_audio: VirtualAudio) -> None:
    virtual_audio.microphone(False)
    assert devices.microphones() == ()
    with pytest.raises(DeviceProblem, match="No microphone was found"):
        devices.record("", lambda _: None)
    virtual_audio.microphone(True)
    assert devices.microphones() == (MICROPHONE,)


def test_without_a_sound_system_there_are_no_devices(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    monkeypatch.setattr(devices, "SYSTEMS", ("PULSEAUDIO",))
    assert devices.devices() == Devices()
    with pytest.raises(DeviceProblem, match="No loudspeaker was found") as problem:
        devices.sound_out("", bytes)
    assert "captions" in problem.value.advice


def test_a_device_that_is_not_connected(virtual_audio: VirtualAudio) -> None:
    with pytest.raises(DeviceProblem, match="“Old Headset” is not connected") as problem:
        devices.record("Old Headset", lambda _: None)
    assert MICROPHONE in problem.value.advice


def test_not_one_sample_is_lost_or_changed(virtual_audio: VirtualAudio, tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(-20_000, 20_000, devices.RATE * 3).astype(np.int16)
    soundfile.write(tmp_path / "noise.wav", noise, devices.RATE)
    got: list[bytes] = []
    stream = devices.record(MICROPHONE, got.append)
    try:
        time.sleep(0.2)
        virtual_audio.say(tmp_path / "noise.wav")
        time.sleep(0.3)
    finally:
        stream.close()
    heard = np.frombuffer(b"".join(got), "<i2")
    size = 1 << (len(heard) + len(noise)).bit_length()
    likeness = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(noise, size)), size)
    place = int(np.argmax(likeness))
    assert np.array_equal(heard[place : place + len(noise)], noise)


class Opened:
    """Stands for a stream that was opened, and knows whether it was closed."""

    def __init__(self) -> None:
        self.closed = threading.Event()

    def close(self) -> None:
        self.closed.set()


def test_a_stream_that_nobody_waits_for_any_more_is_closed_when_it_comes() -> None:
    stream, may_open = Opened(), threading.Event()

    def slow() -> Opened:
        may_open.wait(5)
        return stream

    async def leave() -> bool:
        waiting = asyncio.ensure_future(devices.opened(slow))
        await asyncio.sleep(0.05)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        may_open.set()
        return await asyncio.to_thread(stream.closed.wait, 5)

    assert asyncio.run(leave())
    may_open.set()


def test_one_that_is_waited_for_stays_open() -> None:
    stream = Opened()
    assert asyncio.run(devices.opened(lambda: stream)) is stream
    assert not stream.closed.is_set()
