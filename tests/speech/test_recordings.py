"""Replies from files, and time that is only counted."""

import asyncio
from pathlib import Path

import numpy as np
import pytest
import soundfile

from poise.problems import AudioProblem
from poise.speech.echo import Playback
from poise.speech.microphone import BLOCK, Samples
from poise.speech.recordings import CountedTime, RealTime, RecordedReplies, SilentPlayer


def reply(folder: Path, name: str, samples: Samples) -> Path:
    soundfile.write(folder / name, samples, 16_000)
    return folder / name


def counting(start: int, length: int) -> Samples:
    return np.arange(start, start + length).astype(np.int16)


async def blocks(microphone: RecordedReplies, count: int) -> Samples:
    return np.concatenate([(await microphone.block()).samples for _ in range(count)])


def test_each_cue_brings_the_next_reply_and_then_silence(tmp_path: Path) -> None:
    async def call() -> None:
        first, second = counting(1, 1000), counting(5000, 20_000)
        files = [reply(tmp_path, "1.wav", first), "I see.", reply(tmp_path, "2.flac", second)]
        time = CountedTime()
        microphone = RecordedReplies(files, time)
        assert not microphone.live
        async with microphone.open():
            assert not (await blocks(microphone, 2)).any(), "nobody was asked yet"
            assert microphone.cue() is None
            heard = await blocks(microphone, 10)
            assert np.array_equal(heard[:1000], first) and not heard[1000:].any()
            assert microphone.cue() == "I see."
            assert not (await blocks(microphone, 1)).any()
            assert microphone.cue() is None
            assert np.array_equal(await blocks(microphone, 20), second[: 20 * BLOCK])
            microphone.rest()
            assert not (await blocks(microphone, 20)).any(), "the rest is dropped"
            assert microphone.cue() is None
            assert not (await blocks(microphone, 20)).any(), "none is left"
        assert time.now() == pytest.approx(73 * 0.02)

    asyncio.run(call())


def test_blocks_are_stamped_with_the_counted_time(tmp_path: Path) -> None:
    async def call() -> list[float]:
        microphone = RecordedReplies([], CountedTime())
        return [(await microphone.block()).at for _ in range(3)]

    assert asyncio.run(call()) == pytest.approx([0.0, 0.02, 0.04])


def test_a_file_that_cannot_be_a_reply_is_told_before_the_call(tmp_path: Path) -> None:
    good = reply(tmp_path, "1.wav", counting(0, 100))
    (tmp_path / "2.wav").write_text("no sound")
    with pytest.raises(AudioProblem, match=r"2\.wav"):
        RecordedReplies([good, "typed", tmp_path / "2.wav"], CountedTime())


def test_a_file_that_turns_out_to_be_damaged_is_told_when_it_is_reached(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(-3000, 3000, 300_000).astype(np.int16)
    file = reply(tmp_path, "1.flac", noise)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])

    async def call() -> None:
        microphone = RecordedReplies([file], CountedTime())
        microphone.cue()
        await blocks(microphone, 2000)

    with pytest.raises(AudioProblem, match="damaged"):
        asyncio.run(call())


def test_real_time_is_waited_for_and_waits_do_not_add_up() -> None:
    class Clock:
        """A clock that shows what the loop shows."""

        def now(self) -> float:
            return asyncio.get_running_loop().time()

    async def call() -> tuple[float, float]:
        clock = Clock()
        time, begun = RealTime(clock), clock.now()
        for _ in range(10):
            await time.spend(0.005)
        return clock.now() - begun, time.now() - begun

    waited, told = asyncio.run(call())
    assert waited >= 0.05
    assert told >= waited


def test_a_silent_player_takes_the_time_of_the_sound() -> None:
    async def call() -> None:
        time, playback = CountedTime(), Playback()
        player = SilentPlayer(time, playback)
        assert await player.play(np.full(48_000, 5000, np.int16), 24_000) == 2.0
        assert time.now() == 2.0
        assert playback.ended == 2.0
        assert playback.talked(0.0, 5.0) == pytest.approx(2.0)

    asyncio.run(call())
