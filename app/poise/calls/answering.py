"""One answer outside a call: the customer says one line, the trainee replies, and it is judged as in the call."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from poise.calls.company import WallTime, listening_ears
from poise.cast import Engines
from poise.domain.branch import Utterance
from poise.domain.events import trainee_spoke
from poise.domain.evidence import TAKE_RATE, Take
from poise.domain.rubric import Rubric
from poise.problems import Problem
from poise.session.what_if import tried
from poise.settings import Settings
from poise.speech.devices import devices
from poise.speech.echo import Playback
from poise.speech.keys import Hands, Keys
from poise.speech.loudspeaker import Loudspeaker
from poise.speech.microphone import Samples
from poise.speech.recordings import Pace, RealTime, SilentPlayer
from poise.speech.speakers import SOUNDLESS
from poise.speech.speakers.ports import Player
from poise.speech.speakers.spoken import nobody
from poise.ui.practice import Answered, Exercise, Onlooker


@dataclass(frozen=True, slots=True)
class Kit:
    """The settings as they are now, and the engines for them.

    Attributes:
        replies: what the trainee says, as sound files; None for the microphone.
        pace: the clock of one answer.
    """

    settings: Callable[[], Settings]
    engines: Callable[[Settings], Engines]
    replies: tuple[Path, ...] | None = None
    pace: Callable[[], Pace] = lambda: RealTime(WallTime())

    def take(self, samples: bytes) -> tuple[Samples, int]:
        """The samples of a reply, and their rate."""
        return np.frombuffer(samples, np.int16), TAKE_RATE


class Answering:
    """One answer, from the customer's first word to what it does; fits `ui.practice.Answering`.

    `said` is the recording of the customer's line, if there is one.
    """

    def __init__(
        self,
        exercise: Exercise,
        settings: Settings,
        kit: Kit,
        rubric: Rubric,
        onlooker: Onlooker,
        said: Path | None,
        tell: Callable[[Problem], None],
    ) -> None:
        self._exercise, self._settings, self._kit, self._rubric = exercise, settings, kit, rubric
        self._onlooker, self._said, self._tell = onlooker, said, tell
        self._pace, self._playback, self._hands = kit.pace(), Playback(), Hands()
        self._keys = Keys(self._hands)
        self._typed: asyncio.Queue[str] = asyncio.Queue()

    async def run(self) -> Answered | None:
        """See `ui.practice.Answering`."""
        take = await (self._read() if self._settings.typed or not self._settings.consent else self._hear())
        if take.silent:
            return None
        self._onlooker.moment("thinking")
        engines, call = self._kit.engines(self._settings), self._exercise.call
        words = await engines.transcriber.transcribe(take, call.situation.names)
        if not words.heard:
            return None
        found = await tried(call, take, words, engines.evaluator(self._settings.baseline), self._rubric)
        return Answered(trainee_spoke(call.turn + 1, take, words, None, self._pace.now()), found, take.samples)

    def type_reply(self, text: str) -> None:
        """This is the reply."""
        self._typed.put_nowait(text)
        self._keys.type(text)

    async def _read(self) -> Take:
        """The typed reply."""
        await self._speak()
        self._onlooker.moment("yours")
        return Take(b"", self._pace.now(), typed=await self._typed.get())

    async def _hear(self) -> Take:
        """The spoken reply, or one that is typed instead.  Raises DeviceProblem or AudioProblem."""
        engines = self._kit.engines(self._settings)
        ears = await asyncio.to_thread(
            listening_ears,
            self._kit.replies,
            self._settings,
            self._pace,
            self._playback,
            self._hands,
            self._onlooker.levels,
            self._tell,
            engines.quick,
        )
        async with ears.listening():
            await self._speak()
            self._onlooker.moment("yours")
            return await ears.hear(self._exercise.call.beat.patience, _Nowhere(), _Nobody())

    async def _speak(self) -> None:
        self._onlooker.moment("customer")
        player = await asyncio.to_thread(_player, self._settings, self._pace, self._playback)
        try:
            await say(self._exercise.line, self._said, player, self._kit)
        finally:
            if isinstance(player, Loudspeaker):
                await player.close()


async def say(line: Utterance, said: Path | None, player: Player, kit: Kit) -> None:
    """Play the recording of the line; without one, or where it is damaged, have it spoken anew."""
    sound = await asyncio.to_thread(_sound, said)
    if sound is None:
        await kit.engines(kit.settings()).speaker(player, nobody).say([line])
    else:
        await player.play(*sound)


async def heard_aloud(kit: Kit, sound: Callable[[Player], Awaitable[object]]) -> None:
    """Let something be heard outside a drill.  Raises DeviceProblem."""
    player = Loudspeaker(kit.settings().loudspeaker, WallTime(), Playback())
    try:
        await sound(player)
    finally:
        await player.close()


def _player(settings: Settings, pace: Pace, playback: Playback) -> Player:
    """Where nothing can be heard, the line takes the time of reading it."""
    if settings.voice == SOUNDLESS or not devices().loudspeakers:
        return SilentPlayer(pace, playback)
    return Loudspeaker(settings.loudspeaker, pace, playback)


def _sound(file: Path | None) -> tuple[Samples, int] | None:
    if file is None:
        return None
    try:
        samples, rate = soundfile.read(file, dtype="int16")
    except (soundfile.LibsndfileError, OSError):
        return None
    return samples, rate


class _Nobody:
    """Nobody foresees what comes after a drill: nothing does."""

    def begin(self, take: Take) -> None:
        """Let it pass."""


class _Nowhere:
    """An answer in a drill is judged and not kept."""

    def write(self, samples: bytes) -> None:
        """Let it go."""
