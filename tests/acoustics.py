"""A room on counted time: a loudspeaker that plays the customer, a trainee, and one microphone that hears both."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import numpy as np
import soxr
from numpy.typing import NDArray

from poise.domain.evidence import TAKE_RATE
from poise.speech.echo import Playback
from poise.speech.microphone import BLOCK, Block, Samples
from poise.speech.recordings import CountedTime

Wave = NDArray[np.float64]
"""Mono at TAKE_RATE, full scale 1."""

TRAINEE = -26.0
"""dBFS of the trainee's active speech at the microphone."""

ACTIVE = 25.0
"""dB below the loudest 20 ms within which speech counts as active."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a room and its loudspeaker do to a voice.

    Attributes:
        ringing: seconds in which its sound falls by 60 dB.
        direct: dB by which the direct sound of the loudspeaker lies above all that is thrown back.
        low, high: hertz between which the loudspeaker sounds.
        noise: dBFS of the room when nobody speaks.
    """

    name: str
    ringing: float
    direct: float
    low: float
    high: float
    noise: float


ROOMS = (
    Room("small", ringing=0.3, direct=-3.6, low=300, high=7000, noise=-58.0),
    Room("class", ringing=0.7, direct=-8.8, low=120, high=7500, noise=-55.0),
    Room("hall", ringing=1.4, direct=-9.0, low=80, high=7800, noise=-58.0),
)
"""A laptop one metre from the microphone in an office of 40 cubic metres; loudspeakers at 2.5 m in a class of 180, and
at 6 m in a hall of 2,000.  Direct sound by the critical distance, 0.057 sqrt(V/T) metres (Kuttruff, Room Acoustics).
"""


def active_level(wave: Wave) -> float:
    """Level of the active part of some speech, dBFS."""
    power = np.mean(np.pad(wave, (0, -len(wave) % BLOCK)).reshape(-1, BLOCK) ** 2, axis=1)
    return float(10 * np.log10(np.mean(power[power > power.max() * 10 ** (-ACTIVE / 10)])))


def onset(wave: Wave) -> float:
    """Seconds until speech begins in it: the first 20 ms that are active."""
    power = np.mean(wave[: len(wave) // BLOCK * BLOCK].reshape(-1, BLOCK) ** 2, axis=1)
    return float(np.argmax(power > power.max() * 10 ** (-ACTIVE / 10))) * BLOCK / TAKE_RATE


def hesitant(wave: Wave, pause: float = 0.45) -> Wave:
    """The same reply with a pause after its first word: where it is softest 0.3 to 0.7 seconds after it began."""
    first = round((onset(wave) + 0.3) * TAKE_RATE)
    power = np.convolve(wave[first : first + round(0.4 * TAKE_RATE)] ** 2, np.ones(BLOCK), "valid")
    place = first + int(np.argmin(power)) + BLOCK // 2
    return np.concatenate([wave[:place], np.zeros(round(pause * TAKE_RATE)), wave[place:]])


def at_level(wave: Wave, db: float) -> Wave:
    """The same speech with its active part at that level."""
    return wave * 10 ** ((db - active_level(wave)) / 20)


def banded(wave: Wave, low: float, high: float) -> Wave:
    """Only what lies between two frequencies, with skirts of some 12 dB an octave."""
    spectrum = np.fft.rfft(wave)
    hertz = np.maximum(np.fft.rfftfreq(len(wave), 1 / TAKE_RATE), 1.0)
    result: Wave = np.fft.irfft(spectrum / np.sqrt((1 + (low / hertz) ** 4) * (1 + (hertz / high) ** 4)), len(wave))
    return result


def response(room: Room, delay: float, chance: np.random.Generator) -> Wave:
    """What the microphone hears of a click of the loudspeaker, devices' delay included.

    Direct sound, and noise that falls off exponentially: in the treble, where air and people swallow more, in 0.6 of
    the time.
    """
    time = np.arange(round(1.1 * room.ringing * TAKE_RATE)) / TAKE_RATE
    bass = banded(chance.normal(size=len(time)), 1, 2000) * 10 ** (-3 * time / room.ringing)
    treble = chance.normal(size=len(time))
    treble = (treble - banded(treble, 1, 2000)) * 10 ** (-3 * time / (0.6 * room.ringing))
    ringing = bass + treble
    ringing[: round(0.003 * TAKE_RATE)] = 0.0
    whole = ringing / np.sqrt(np.sum(ringing**2))
    whole[0] += 10 ** (room.direct / 20)
    return np.pad(banded(np.pad(whole, (0, 800)), room.low, room.high), (round(delay * TAKE_RATE), 0))


def through(wave: Wave, heard: Wave) -> Wave:
    """A sound after a room, its ringing included."""
    length = len(wave) + len(heard) - 1
    size = 1 << (length - 1).bit_length()
    result: Wave = np.fft.irfft(np.fft.rfft(wave, size) * np.fft.rfft(heard, size), size)[:length]
    return result


class RoomSound:
    """A live microphone in a room (a `Microphone`), and the loudspeaker in it (a `Player`).

    Args:
        heard: the room's response, its level set.
        noise: dBFS of the room.
    """

    name = "room"
    live = True

    def __init__(
        self, time: CountedTime, playback: Playback, heard: Wave, noise: float, chance: np.random.Generator
    ) -> None:
        self._time = time
        self._playback = playback
        self._heard = heard
        self._noise = 10 ** (noise / 20)
        self._chance = chance
        self._sound = np.zeros(0)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Nothing to open."""
        yield

    async def block(self) -> Block:
        """The next 20 ms of the room."""
        at = self._time.now()
        start = round(at * TAKE_RATE)
        self._reach(start + BLOCK)
        hiss = self._chance.normal(0, self._noise, BLOCK)
        samples = (np.clip(self._sound[start : start + BLOCK] + hiss, -1, 1) * 32767).astype(np.int16)
        await self._time.spend(BLOCK / TAKE_RATE)
        return Block(samples, at)

    def cue(self) -> str | None:
        """Nothing to do: it always records."""
        return None

    def rest(self) -> None:
        """Nothing to do."""

    def add(self, wave: Wave, at: float) -> None:
        """A sound reaches the microphone from that moment on."""
        start = round(at * TAKE_RATE)
        self._reach(start + len(wave))
        self._sound[start : start + len(wave)] += wave

    async def play(self, samples: Samples, rate: int) -> float:
        """Play, while somebody asks for blocks, and return the seconds played; cancelling cuts the sound."""
        began, seconds = self._time.now(), len(samples) / rate
        wave = cone(samples, rate)
        self._playback.begin(samples, rate, began)
        self.add(through(wave, self._heard), began)
        try:
            while self._time.now() < began + seconds:
                await asyncio.sleep(0)
        finally:
            ended = self._time.now()
            self._playback.end(min(ended, began + seconds))
            if unheard := wave[round((ended - began) * TAKE_RATE) :].size:
                self.add(-through(wave[-unheard:], self._heard), began + (len(wave) - unheard) / TAKE_RATE)
        return seconds

    def _reach(self, length: int) -> None:
        if length > len(self._sound):
            self._sound = np.pad(self._sound, (0, length - len(self._sound) + 60 * TAKE_RATE))


def cone(samples: Samples, rate: int) -> Wave:
    """What a small loudspeaker makes of a sound: its loudest parts a little squashed."""
    wave: Wave = soxr.resample(samples / 32768.0, rate, TAKE_RATE)
    return np.tanh(1.5 * wave) / 1.5
