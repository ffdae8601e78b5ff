"""One call, joined: engines, devices, the folder it is kept in, and the controls that move it."""

import time
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from secrets import token_hex

from poise.archive.again import open_again
from poise.archive.store import SessionStore, new_call
from poise.cast import Engines
from poise.domain.branch import Utterance
from poise.domain.call import begin, fold
from poise.domain.events import SCHEMA, Began, Event, Rewound, Troubled
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.problems import ArchiveProblem, DeviceProblem, EngineProblem, Problem
from poise.session.orders import Orders
from poise.session.performance import Performance
from poise.session.play import Play
from poise.session.ports import Cast, Clock, Watcher
from poise.settings import Settings
from poise.speech import ear_numbers, models
from poise.speech.devices import devices
from poise.speech.echo import Playback
from poise.speech.keys import Hands, Keys
from poise.speech.listening import Ears, Levels
from poise.speech.listening import Parts as EarParts
from poise.speech.live_microphone import LiveMicrophone
from poise.speech.loudspeaker import Loudspeaker
from poise.speech.microphone import Microphone
from poise.speech.recordings import CountedTime, Pace, RealTime, RecordedReplies, SilentPlayer
from poise.speech.speakers import SOUNDLESS
from poise.speech.speakers.ports import Player, Watch
from poise.speech.speakers.sound import Samples
from poise.speech.turn_end import SilenceAlone, SmartTurn, TurnEnd
from poise.speech.vad import Silero, Voice, VoicedAndLoud

APART = 0.1
"""Seconds of the clock between the last event of a call that was over and the first one when it goes on."""


class WallTime:
    """Seconds since the call began, by the machine's steady clock; of one that goes on, `since` are over already."""

    def __init__(self, since: float = 0.0) -> None:
        self._began = time.monotonic() - since

    def now(self) -> float:
        """Seconds since this was made, and those before."""
        return time.monotonic() - self._began


@dataclass(frozen=True, slots=True)
class Audience:
    """Who looks on while a call is played.

    Attributes:
        event: sees every event, after it was kept.
        levels: the microphone's level, each 20 ms.
        piece: what begins to sound.
        tell: problems that stop nothing.
    """

    event: Watcher
    levels: Levels
    piece: Watch
    tell: Callable[[Problem], None]


@dataclass(frozen=True, slots=True)
class Company:
    """A call that is ready to be played, and what belongs to it alone."""

    performance: Performance
    orders: Orders
    keys: Keys
    store: SessionStore
    player: Player

    async def perform(self) -> None:
        """Play to the end and let go of everything, whatever happens.  Raises Problem."""
        try:
            await self.performance.run()
        finally:
            self.store.close()
            if isinstance(self.player, Loudspeaker):
                await self.player.close()


@dataclass(frozen=True, slots=True)
class Again:
    """Where a recorded call goes on.

    Attributes:
        folder, events: where it is, and all that happened in it.
        turn: the reply that is to be given again.
        of: of which branch (`Rewound.of`).
    """

    folder: Path
    events: tuple[Event, ...]
    turn: int
    of: int | None

    @property
    def since(self) -> float:
        """The second from which the clock goes on."""
        return max((event.at for event in self.events), default=0.0) + APART


@dataclass(frozen=True, slots=True)
class Call:
    """What is to be played.

    Attributes:
        scenario, source: the talk, and its file byte for byte.
        root: the folder of all calls.
        replies: what the trainee says, words or sound files; None for the microphone.
        fast: on a clock that only counts samples, without a sound.
        again: the recorded call that goes on; None for a new one.
    """

    scenario: Scenario
    source: bytes
    root: Path
    replies: tuple[str | Path, ...] | None = None
    fast: bool = False
    again: Again | None = None


def company(call: Call, settings: Settings, engines: Engines, rubric: Rubric, audience: Audience) -> Company:
    """Join one call.  Raises EngineProblem, AudioProblem, ArchiveProblem or ScenarioProblem."""
    engines.warm()
    since = call.again.since if call.again else 0.0
    pace: Pace = CountedTime(since) if call.fast else RealTime(WallTime(since))
    playback, hands, orders = Playback(), Hands(), Orders()
    player = _player(call, settings, pace, playback, audience)
    replies = () if settings.typed and call.replies is None else call.replies
    ears = listening_ears(replies, settings, pace, playback, hands, audience.levels, audience.tell, engines.quick)
    calm = settings.baseline if call.replies is None else None  # recordings are somebody else's voice
    recorded: list[Watch] = []  # made with the folder, and no folder is made where a part is missing
    speaker = engines.speaker(player, lambda *piece: recorded[0](*piece))
    cast = Cast(speaker, ears, engines.transcriber, engines.evaluator(calm))
    store = _store(call)
    recorded.append(_recorded(store, pace, audience.piece))
    first: Began | Rewound = _began(call, settings, cast, pace.now())
    start = begin(call.scenario)
    if call.again is not None:
        first, start = Rewound(pace.now(), call.again.turn, call.again.of), fold(call.scenario, call.again.events)
    play = Play(start, cast, rubric, store, audience.event, pace, orders)
    return Company(Performance(play, orders, first, pace), orders, Keys(hands), store, player)


def _store(call: Call) -> SessionStore:
    """The folder that is written into.  Raises ArchiveProblem."""
    if call.again is None:
        return new_call(call.root, call.scenario.id, call.source, datetime.now, lambda: token_hex(2))  # noqa: TID251 - the root
    store, recorded = open_again(call.again.folder)
    if _kept(recorded.events) != _kept(call.again.events):
        store.close()
        raise ArchiveProblem(
            f"The call in {call.again.folder} has gone on elsewhere meanwhile.", "Open it again, and say it again then."
        )
    return store


def _kept(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Without what was told to the window alone."""
    return tuple(event for event in events if not isinstance(event, Troubled))


def _recorded(store: SessionStore, clock: Clock, watch: Watch) -> Watch:
    """Keeps each piece of the customer's speech before `watch` sees it.

    Every second sample is kept: no voice of ours has any sound above 12 kHz (engines speak at 24 kHz or less).
    """

    def piece(utterance: Utterance, samples: Samples, rate: int) -> None:
        store.keep_said(samples[::2].tobytes(), rate // 2, clock.now())
        watch(utterance, samples, rate)

    return piece


def _player(call: Call, settings: Settings, pace: Pace, playback: Playback, audience: Audience) -> Player:
    if call.fast or settings.voice == SOUNDLESS:
        return SilentPlayer(pace, playback)
    if not devices().loudspeakers:
        audience.tell(
            DeviceProblem("No loudspeaker was found.", "Until one is connected the customer speaks in captions.")
        )
        return SilentPlayer(pace, playback)
    return Loudspeaker(settings.loudspeaker, pace, playback)


def listening_ears(
    replies: tuple[str | Path, ...] | None,
    settings: Settings,
    pace: Pace,
    playback: Playback,
    hands: Hands,
    levels: Levels,
    tell: Callable[[Problem], None],
    pool: Executor,
) -> Ears:
    """The trainee's side: the microphone of the settings, or these replies instead.  Raises AudioProblem."""
    numbers = ear_numbers.load(settings.patience)
    calm = settings.baseline.level_db if settings.baseline else None
    microphone: Microphone = LiveMicrophone(settings.microphone, pace, tell)
    if replies is not None:
        microphone = RecordedReplies(replies, pace)
    return Ears(
        EarParts(
            microphone=microphone,
            voice=ear_voice(numbers, calm),
            turn_end=turn_end(tell, pool),
            numbers=numbers,
            clock=pace,
            playback=playback,
            hands=hands,
            mode="headphones" if settings.headphones else "half-duplex",
        ),
        levels,
    )


def ear_voice(numbers: ear_numbers.Hearing, calm_db: float | None) -> Voice:
    """The detector of voices for one stream of sound; `calm_db` is the level of the trainee's calm voice."""
    return Voice(Silero(), VoicedAndLoud(numbers.loud, calm_db))


def turn_end(tell: Callable[[Problem], None], pool: Executor) -> TurnEnd:
    """Who hears that a turn is complete; plain silence, and a word about it, where the model is missing."""
    try:
        return SmartTurn(models.find("smart-turn") / "smart-turn-v3.2-cpu.onnx", pool)
    except EngineProblem as problem:
        tell(problem)
        return SilenceAlone()


def _began(call: Call, settings: Settings, cast: Cast, at: float) -> Began:
    return Began(
        at=at,
        scenario=call.scenario.id,
        digest=call.scenario.digest,
        schema=SCHEMA,
        version=version("poise"),
        cast={
            "speaker": cast.speaker.name,
            "listener": cast.listener.name,
            "transcriber": cast.transcriber.name,
            "judge": cast.evaluator.name,
        },
        settings={"patience": settings.patience, "headphones": str(settings.headphones).lower()},
        baseline=asdict(settings.baseline) if settings.baseline else None,
        promises=call.scenario.promised,
    )
