"""A recorded call heard again: both voices mixed from their recordings, from any second on, at any speed."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import numpy as np
import pedalboard
import soundfile
import soxr

from poise.domain.timeline import Span, Stretch, Timeline
from poise.problems import AudioProblem
from poise.speech.microphone import Samples
from poise.speech.speakers.ports import Player

RATE = 24_000
"""Hertz of what is mixed: the customer's voice as it was recorded."""


class Tape:
    """Plays a call through a loudspeaker.

    Args:
        timeline: the call.
        files: each recording by the name under which the timeline knows it; one that is missing is silent.
        player: the loudspeaker.
    """

    def __init__(self, timeline: Timeline, files: Mapping[str | float, Path], player: Player) -> None:
        self._timeline = timeline
        self._files = files
        self._player = player

    async def play(self, span: Span, speed: float, told: Callable[[float], object]) -> None:
        """Play those seconds of the timeline; faster or slower leaves the pitch as it was.

        `told` hears the second at which each window begins to sound; from there it goes on at `speed`.  The next one is
        mixed while one plays.  Cancelling stops the sound at once.  Raises AudioProblem or DeviceProblem.
        """
        spans = list(windows(self._timeline, span))
        coming = [self._begin(window, speed) for window in spans[:1]]
        try:
            for number, window in enumerate(spans):
                samples = await coming[0]
                coming = [self._begin(following, speed) for following in spans[number + 1 : number + 2]]
                told(window[0])
                await self._player.play(samples, RATE)
        finally:
            for mixing in coming:
                mixing.cancel()

    def _begin(self, window: Span, speed: float) -> "asyncio.Future[Samples]":
        return asyncio.ensure_future(asyncio.to_thread(self._sound, window, speed))

    def _sound(self, window: Span, speed: float) -> Samples:
        return faster(mixed(self._timeline, self._files, window), speed)


def windows(timeline: Timeline, span: Span) -> Iterator[Span]:
    """The span in pieces that are played one by one: a new one begins with a new turn, where nobody speaks."""
    begins, ends = span[0], min(span[1], timeline.seconds)
    for at in timeline.turns():
        if begins < at < ends and timeline.stretch_at(np.nextafter(at, -1)) is None:
            yield begins, at
            begins = at
    if begins < ends:
        yield begins, ends


def mixed(timeline: Timeline, files: Mapping[str | float, Path], window: Span) -> Samples:
    """All that is heard in the window, 16-bit mono at RATE.  Raises AudioProblem for a damaged recording."""
    both = np.zeros(round((window[1] - window[0]) * RATE), np.int32)
    for stretch in timeline.stretches:
        file = files.get(stretch.sound) if stretch.sound is not None else None
        heard = (max(window[0], stretch.begins), min(window[1], stretch.ends))
        if file is not None and heard[0] < heard[1]:
            part = _part(file, stretch, heard)
            start = round((heard[0] - window[0]) * RATE)
            part = part[: len(both) - start]
            both[start : start + len(part)] += part
    return np.clip(both, -32768, 32767).astype(np.int16)


def faster(samples: Samples, speed: float) -> Samples:
    """The same words in 1 / `speed` of the time, at the same pitch (Rubber Band)."""
    if speed == 1.0 or not len(samples):
        return samples
    wave = samples.astype(np.float32) / np.float32(32768)
    stretched = pedalboard.time_stretch(wave, float(RATE), stretch_factor=speed, high_quality=False)
    found: Samples = np.clip(np.rint(stretched[0] * 32768), -32768, 32767).astype(np.int16)
    return found


def _part(file: Path, stretch: Stretch, heard: Span) -> Samples:
    """Those seconds of the recording, at RATE."""
    try:
        with soundfile.SoundFile(file) as source:
            rate, length = source.samplerate, source.frames
            first = min(length, max(0, round((heard[0] - stretch.sound_begins) * rate)))
            source.seek(first)
            samples = source.read(round((heard[1] - heard[0]) * rate), dtype="int16", always_2d=True)[:, 0]
    except (soundfile.LibsndfileError, OSError, RuntimeError) as error:
        raise AudioProblem(
            f"{file}: this recording is damaged.",
            "The call can be read all the same; put a sound copy back to hear it.",
        ) from error
    part: Samples = samples if rate == RATE else soxr.resample(samples, rate, RATE)
    return part
