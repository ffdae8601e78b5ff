"""The trainee's side of a call: microphone, ear and hands become takes."""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Literal

import numpy as np

from poise.domain.evidence import TAKE_RATE, Take, Transcript
from poise.session.ports import Clock, EarlyWords, TakeSink
from poise.session.waiting import here
from poise.speech.completeness import completeness
from poise.speech.ear import FRAME, Frame, Sign
from poise.speech.ear_numbers import Hearing
from poise.speech.echo import Playback
from poise.speech.keys import Hands
from poise.speech.leak import Leak
from poise.speech.microphone import Microphone, Samples, level
from poise.speech.turn import Turn
from poise.speech.turn_end import TurnEnd
from poise.speech.vad import Silero, Voice

Mode = Literal["half-duplex", "headphones"]
Levels = Callable[[float, bool], None]
"""Told of each 20 ms: level in dBFS, and whether somebody speaks."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One frame of sound: what the ear is told of it, its samples, and when the first of them was taken."""

    frame: Frame
    samples: Samples
    at: float


@dataclass(frozen=True, slots=True)
class Parts:
    """What a listener is made of.

    Attributes:
        mode: "half-duplex": the microphone counts for nothing while the customer speaks, and while his last word rings
            on only for what is louder; "headphones": the trainee can talk over the customer.
        playback: what the loudspeaker plays.
        levels_trusted: False where something between mouth and Poise sets the gain by itself.
    """

    microphone: Microphone
    voice: Voice
    turn_end: TurnEnd
    numbers: Hearing
    clock: Clock
    playback: Playback
    hands: Hands
    mode: Mode = "half-duplex"
    levels_trusted: bool = True


class Ears:
    """A `Listener` (see `session.ports`) with a microphone.

    Its decisions depend on the sound alone, never on how fast it was worked through: same recording, same takes.
    """

    def __init__(self, parts: Parts, levels: Levels) -> None:
        self._parts = parts
        self._numbers = parts.numbers
        self._leak = Leak(parts.playback, parts.numbers.gate)
        self._frames = Frames(parts.microphone, parts.voice, parts.hands, levels)
        self._turn = Turn(parts.numbers)
        self._pause: Pause | None = None

    @property
    def name(self) -> str:
        """The detectors, for the record."""
        return f"{Silero.name}, {self._parts.turn_end.name}"

    @property
    def interruptible(self) -> bool:
        """Whether somebody could talk over the customer: with a talk key, everybody can who is there."""
        return self._parts.microphone.live

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Hold the microphone open for a whole call.  Raises DeviceProblem."""
        self._parts.hands.loop = asyncio.get_running_loop()
        async with self._parts.microphone.open():
            yield

    async def onset(self) -> None:
        """Return when the talk key goes down or, with headphones, when the trainee has talked long enough."""
        self._turn = Turn(self._numbers)
        while not self._parts.hands.held:
            self._add(await self._frames.next())
            if self._parts.mode == "headphones" and self._turn.span >= self._numbers.take.floor:
                return
            if self._turn.paused >= self._numbers.take.turn_taking:
                self._turn = Turn(self._numbers)  # it was a "mm-hm", which is no reply
        self._turn.hold()

    async def hear(self, patience: float, sink: TakeSink, early: EarlyWords) -> Take:
        """The reply, when it is over; see `session.ports`.  Raises DeviceProblem, AudioProblem or ArchiveProblem."""
        written = self._parts.microphone.cue()
        if written is not None:
            return self._typed(written)
        self._turn.wait(patience)
        try:
            while True:
                take = await self._more(patience, sink, early)
                if take is not None:
                    return take
        finally:
            self._end_pause()
            self._parts.microphone.rest()
            self._turn = Turn(self._numbers)

    async def _more(self, patience: float, sink: TakeSink, early: EarlyWords) -> Take | None:
        """One frame more; the take, if that was the end of it."""
        heard, hands, turn = await self._frames.next(), self._parts.hands, self._turn
        if hands.written:
            return self._typed(hands.written.pop(0))
        if hands.held:
            turn.hold()
        sign = self._add(heard)
        sink.write(turn.fresh())
        if sign is Sign.PAUSED and turn.ear.looked == 1:
            self._begin_pause(early)
        if turn.held:
            return self._held(sign, patience)
        if sign is Sign.SILENT:
            if not hands.composing:
                return Take(b"", self._parts.clock.now())
            turn.wait(patience)
        if sign is Sign.PAUSED and turn.ear.looked == len(self._numbers.ear.looks) and self._pause is not None:
            turn.look(completeness(await self._pause.voice, await said(self._pause), self._numbers.complete))
        return self._take() if turn.over or sign is Sign.TOO_LONG else None

    def _begin_pause(self, early: EarlyWords) -> None:
        """Begin all that takes time: by the last look at this pause, it is mostly there."""
        self._end_pause()
        voice = asyncio.ensure_future(self._parts.turn_end.complete(self._turn.so_far()))
        self._pause = Pause(voice, early.begin(self._take()))

    def _end_pause(self) -> None:
        if self._pause is not None:
            self._pause.voice.cancel()
            self._pause = None

    def _held(self, sign: Sign, patience: float) -> Take | None:
        """While the talk key is down nothing but the longest turn ends the reply; soon after it came up, that does."""
        turn = self._turn
        if sign is Sign.TOO_LONG or turn.released(self._parts.hands.held) >= self._numbers.take.release_tail:
            if turn.spoken:
                return self._take()
            turn.let_go()
            turn.wait(patience)
        return None

    def _add(self, heard: Heard) -> Sign:
        """The frame as the ear may hear it: without the customer."""
        playback, frame, alone = self._parts.playback, heard.frame, self._parts.mode == "half-duplex"
        passes = self._leak.passes(frame.level, heard.at)  # asked of every frame: it learns
        if not passes or (alone and playback.sounding(heard.at)):
            frame = Frame(0.0, frame.level)
        sign = self._turn.add(frame, heard.samples, heard.at)
        if alone and playback.sounding(heard.at, self._leak.late):
            self._turn.bar()
        return sign

    def _take(self) -> Take:
        return self._turn.take(self._parts.playback, self._parts.levels_trusted)

    def _typed(self, text: str) -> Take:
        return Take(b"", self._parts.clock.now(), typed=text)


@dataclass(frozen=True, slots=True)
class Pause:
    """What is found out about a pause while it lasts: how complete the voice sounds, and the words before it."""

    voice: asyncio.Task[float]
    words: "Future[Transcript] | None"


async def said(pause: Pause) -> str:
    """The words, as soon as they are there; none if there will be none.

    A fault is no matter here: it comes again, and is explained, when the reply is to be taken down.
    """
    if pause.words is None:
        return ""
    words = here(pause.words)
    await asyncio.wait([words])
    return "" if words.cancelled() or words.exception() else words.result().text


class Frames:
    """What the microphone brings, cut into frames and heard by the voice detector."""

    def __init__(self, microphone: Microphone, voice: Voice, hands: Hands, levels: Levels) -> None:
        self._microphone = microphone
        self._voice = voice
        self._hands = hands
        self._levels = levels
        self._speech = 0.0
        self._until = 0.0
        self._rest: Samples = np.zeros(0, np.int16)

    async def next(self) -> Heard:
        """The next frame; while the trainee pauses the call, there is none.  Raises DeviceProblem or AudioProblem."""
        while len(self._rest) < FRAME:
            block = await self._microphone.block()
            self._levels(level(block.samples), self._speech >= SPEAKING)
            self._rest = self._rest[:0] if self._hands.paused else np.concatenate([self._rest, block.samples])
            self._until = block.at + len(block.samples) / TAKE_RATE
        at = self._until - len(self._rest) / TAKE_RATE
        samples, self._rest = self._rest[:FRAME], self._rest[FRAME:]
        frame = self._voice.hear(samples)
        self._speech = frame.speech
        return Heard(frame, samples, at)


SPEAKING = 0.5
"""Probability of speech from which the meter says so; it decides nothing."""
