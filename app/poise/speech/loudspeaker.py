"""A real loudspeaker, by its name: plays one piece at a time, stops at once, and tells the ear what is heard."""

import asyncio
from functools import partial

import numpy as np
import soxr

from poise.problems import DeviceProblem
from poise.session.ports import Clock
from poise.session.waiting import happens
from poise.speech.devices import RATE, SPEAKER_BUFFER, Stream, lost, opened, plugged_in, sound_out
from poise.speech.echo import Playback
from poise.speech.microphone import Samples

PATIENCE = 0.4
"""Seconds in which no sample was asked for, after which the system is asked whether the loudspeaker is gone; it asks
each 10 ms."""

STALL = 1.5
"""Seconds for which one that is still there may be late: a machine that is short of breath is no pulled-out cable.
Then it is opened anew: a loose plug or a machine that slept ends a stream."""

START = 4.0
"""Seconds that a loudspeaker may take to begin; Bluetooth headphones need two."""

LOOK = 0.05
"""Seconds between two looks at whether it still asks."""

FADE = RATE * 5 // 1000
"""Samples in which a sound that is cut short fades, so that it does not click."""


class Loudspeaker:
    """One loudspeaker, by its name; "" is the system's usual one.

    It is opened at the first sound, and then stays open and plays silence, so that the next sound begins at once.
    """

    def __init__(self, wanted: str, clock: Clock, playback: Playback) -> None:
        self._wanted = wanted
        self._clock = clock
        self._playback = playback
        self._stream: Stream | None = None
        self._piece: _Piece | None = None

    @property
    def name(self) -> str:
        """The device's name."""
        return self._stream.name if self._stream else self._wanted or "usual loudspeaker"

    async def play(self, samples: Samples, rate: int) -> float:
        """Play to the end and return the seconds played, when the last of them has been heard.

        Cancelling fades the sound in 5 ms.  Raises DeviceProblem if there is no such loudspeaker, it is busy, or it
        vanishes on the way.
        """
        if not len(samples):
            return 0.0
        piece = _Piece(samples if rate == RATE else soxr.resample(samples, rate, RATE), self._clock)
        try:
            await self._begin(piece)
            self._playback.begin(samples, rate, piece.began + SPEAKER_BUFFER)
            while not piece.over.is_set():
                await self._goes_on(piece, PATIENCE)
            await asyncio.sleep(SPEAKER_BUFFER)
        finally:
            await self._end(piece)
        return len(samples) / rate

    async def close(self) -> None:
        """Let go of the device."""
        stream, self._stream = self._stream, None
        if stream is not None:
            await asyncio.to_thread(stream.close)

    async def _begin(self, piece: "_Piece") -> None:
        """Hand the first samples over; a device that has vanished since the last piece is looked for once more."""
        fresh = self._stream is None
        if fresh:
            self._stream = await opened(partial(sound_out, self._wanted, self._give))
        self._piece = piece
        try:
            await self._goes_on(piece, START if fresh else PATIENCE)
        except DeviceProblem:
            if fresh:
                raise
            await self._begin(piece)

    async def _goes_on(self, piece: "_Piece", limit: float) -> None:
        """Wait until more of the piece was handed over.

        Raises DeviceProblem if nothing was for `limit` seconds and the loudspeaker is gone, or hangs even when it is
        opened anew.
        """
        if await self._more(piece, limit):
            return
        name = self.name
        there = await asyncio.to_thread(plugged_in, "loudspeaker", name)
        if (there and await self._more(piece, STALL)) or await self._more_anew(piece, name):
            return
        await self.close()
        raise lost("loudspeaker", name)

    async def _more_anew(self, piece: "_Piece", name: str) -> bool:
        """Whether more of it is handed over to a new stream to the same loudspeaker, and to no other one.

        What lay in the old one's buffer is not heard.
        """
        await self.close()
        self._playback.end(self._clock.now())
        place = piece.place
        try:
            self._stream = await opened(partial(sound_out, name, self._give))
        except DeviceProblem:
            return False
        if not await self._more(piece, START):
            return False
        self._playback.begin(piece.rest(place), RATE, self._clock.now() - LOOK + SPEAKER_BUFFER)
        return True

    async def _more(self, piece: "_Piece", seconds: float) -> bool:
        """Whether more of it was handed over in that time, or all of it was before."""
        before = piece.place
        for _ in range(round(seconds / LOOK)):
            if await happens(piece.over, LOOK) or piece.place > before:
                return True
        return False

    async def _end(self, piece: "_Piece") -> None:
        """However it ended: no click, and a record of how long it was heard."""
        whole = piece.over.is_set()
        if not whole and self._stream is not None:
            piece.stopping = True
            await happens(piece.over, PATIENCE)
        self._piece = None
        self._playback.end(self._clock.now() + (0.0 if whole else SPEAKER_BUFFER))

    def _give(self, count: int) -> bytes:
        """What the audio thread asks for."""
        piece = self._piece
        return bytes(2 * count) if piece is None else piece.take(count)


class _Piece:
    """One piece of sound on its way; `take` runs in the audio thread, all else on the event loop."""

    def __init__(self, samples: Samples, clock: Clock) -> None:
        self._samples = samples
        self._clock = clock
        self._loop = asyncio.get_running_loop()
        self.place = 0
        self.began = 0.0
        self.stopping = False
        self.over = asyncio.Event()

    def rest(self, place: int) -> Samples:
        """What has yet to be heard from there on."""
        return self._samples[place:]

    def take(self, count: int) -> bytes:
        """The next `count` samples, silence after the end; the last ones fade if it is being stopped."""
        if self.place == 0:
            self.began = self._clock.now()
        before, length = self.place, len(self._samples)
        part = self._samples[before : before + count]
        if self.stopping:
            part = (part[:FADE] * np.linspace(1.0, 0.0, len(part[:FADE]))).astype(np.int16)
        self.place = length if self.stopping else before + count
        if before < length <= self.place:
            self._loop.call_soon_threadsafe(self.over.set)
        return part.tobytes() + bytes(2 * (count - len(part)))
