"""The customer's mouth: renders ahead what may come next, and plays what is said, breath after breath."""

import asyncio
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future
from contextlib import suppress
from dataclasses import replace

import numpy as np

from poise.domain.branch import Utterance
from poise.domain.mood import Band
from poise.speech.speakers.ports import Player, Synth, Watch
from poise.speech.speakers.sound import Samples, at_rate
from poise.speech.speakers.voices import Voice, called
from poise.speech.speakers.wording import breaths, ends_inside

RATE = 48_000
"""Hertz of everything that is played."""


AHEAD = 24
"""Breaths that are rendered ahead of one reply: about what two cores do in the time of a customer's words and a reply
(half a second of work a second of sound).  More would keep the machine busy, and its fan loud, while everybody waits;
the very answer is rendered first as soon as the words so far tell it."""


def nobody(utterance: Utterance, samples: Samples, rate: int) -> None:
    """Nobody looks on."""


class SpokenSpeaker:
    """The `Speaker` port over an engine and a loudspeaker.

    One breath at a time is rendered ahead on the pool, in the order asked for, and none is begun while one that is to
    be said now is on its way.  `pause` tells the seconds of silence after a breath that another one follows.
    """

    def __init__(
        self,
        synth: Synth,
        voices: Mapping[str, Voice],
        player: Player,
        pool: Executor,
        pause: Callable[[Band], float],
        watch: Watch = nobody,
    ) -> None:
        self._synth = synth
        self._voices = voices
        self._player = player
        self._pool = pool
        self._pause = pause
        self._watch = watch
        self._lock = threading.Lock()
        self._asked: frozenset[Utterance] = frozenset()
        self._wanted: deque[Utterance] = deque()
        self._later: deque[Utterance] = deque()
        self._ready: dict[Utterance, Samples] = {}
        self._ahead: tuple[Utterance, Future[Samples]] | None = None
        self._urgent = 0

    @property
    def name(self) -> str:
        """Engine and version."""
        return self._synth.name

    def prepare(self, utterances: Iterable[Utterance]) -> None:
        """Render the first of these ahead; forgets what was asked for before, but not what is being rendered."""
        breaths = dict.fromkeys(breath for utterance in utterances for breath in _breaths(utterance))
        wanted = tuple(breaths)[:AHEAD]
        with self._lock:
            self._ready = {breath: self._ready[breath] for breath in wanted if breath in self._ready}
            self._asked = frozenset(wanted)
            self._wanted = deque(wanted)
        self._go_on()

    def stock(self, utterances: Iterable[Utterance]) -> None:
        """Render these onto the shelf whenever nothing else is wanted; `prepare` does not forget them."""
        with self._lock:
            self._later = deque(dict.fromkeys(breath for one in utterances for breath in _breaths(one)))
        self._go_on()

    async def say(self, utterances: Iterable[Utterance]) -> float:
        """Say them one after another; returns the seconds of sound played.

        The next breath is rendered while one plays.  Cancelling stops the sound at once.
        Raises EngineProblem or DeviceProblem.
        """
        said = [breath for utterance in utterances for breath in _breaths(utterance)]
        seconds = 0.0
        coming = [self._begin(breath) for breath in said[:1]]
        for number, breath in enumerate(said):
            samples = await asyncio.wrap_future(coming.pop())
            if following := said[number + 1 : number + 2]:
                coming.append(self._begin(following[0]))
                samples = np.concatenate([samples, self._silence(breath)])
            self._watch(breath, samples, RATE)
            seconds += await self._player.play(samples, RATE)
        return seconds

    def _silence(self, breath: Utterance) -> Samples:
        """The pause after a breath that another one follows; half as long inside a sentence."""
        seconds = self._pause(breath.band) * (0.5 if ends_inside(breath.text) else 1.0)
        return np.zeros(round(seconds * RATE), np.int16)

    def _begin(self, breath: Utterance) -> Future[Samples]:
        """The samples, ready or on their way."""
        with self._lock:
            if self._ahead is not None and self._ahead[0] == breath:
                return self._ahead[1]
            if breath in self._ready:
                done: Future[Samples] = Future()
                done.set_result(self._ready[breath])
                return done
            with suppress(ValueError):
                self._wanted.remove(breath)
            job = self._pool.submit(self._render, breath)
            self._urgent += 1
        job.add_done_callback(self._said)
        return job

    def _said(self, job: Future[Samples]) -> None:
        """What was waited for is there; now there is time again for what may come."""
        del job
        with self._lock:
            self._urgent -= 1
        self._go_on()

    def _go_on(self) -> None:
        """Hand the next breath to the pool, unless one is being rendered already."""
        with self._lock:
            if self._ahead is not None or self._urgent or (breath := self._next()) is None:
                return
            try:
                job = self._pool.submit(self._render, breath)
            except RuntimeError:  # the pool is shut down: the program ends
                return
            self._ahead = breath, job
        job.add_done_callback(self._finished)

    def _next(self) -> Utterance | None:
        while self._wanted:
            if (breath := self._wanted.popleft()) not in self._ready:
                return breath
        return self._later.popleft() if self._later else None

    def _finished(self, job: Future[Samples]) -> None:
        """A breath is ready; one that failed is tried again, and explained, when it is to be said."""
        whole = not job.cancelled() and job.exception() is None
        with self._lock:
            if self._ahead is not None and self._ahead[0] in self._asked and whole:
                self._ready[self._ahead[0]] = job.result()
            self._ahead = None
        self._go_on()

    def _render(self, breath: Utterance) -> Samples:
        voice = called(breath.voice, self._voices)
        return at_rate(self._synth.render(breath.text, voice, breath.band), RATE)


def _breaths(utterance: Utterance) -> Iterator[Utterance]:
    for text in breaths(utterance.text):
        yield replace(utterance, text=text)
