"""What was recorded, or said, let be heard again for the window: one reply, one line, or a whole call."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

import soundfile

from poise.archive import shelf as archive
from poise.archive.peaks import peaks
from poise.calls.company import WallTime
from poise.cast import Engines
from poise.domain.branch import Utterance
from poise.domain.events import Event
from poise.domain.scenario import Scenario
from poise.domain.timeline import Span, timeline
from poise.problems import AudioProblem
from poise.settings import Settings
from poise.speech.echo import Playback
from poise.speech.loudspeaker import Loudspeaker
from poise.speech.microphone import Samples
from poise.speech.replaying import Tape
from poise.speech.speakers.spoken import nobody


class HeardAgain:
    """Plays through the loudspeaker of the `settings` as they are when something is to be heard.

    Whatever plays stops at once when it is cancelled, and may raise Problem.
    """

    def __init__(self, settings: Callable[[], Settings], engines: Callable[[Settings], Engines]) -> None:
        self._settings, self._engines = settings, engines

    async def take(self, folder: Path, name: str) -> None:
        """One reply of the trainee."""
        samples, rate = await asyncio.to_thread(_sound, folder, name)
        await self._aloud(lambda player: player.play(samples, rate))

    async def line(self, line: Utterance) -> None:
        """Words of the customer, spoken anew."""
        engines = self._engines(self._settings())
        await self._aloud(lambda player: engines.speaker(player, nobody).say([line]))

    async def call(
        self,
        scenario: Scenario,
        events: tuple[Event, ...],
        folder: Path,
        span: Span,
        speed: float,
        told: Callable[[float], object],
    ) -> None:
        """Those seconds of a recorded call; `told` hears which second begins to sound, piece by piece."""
        recorded = await asyncio.to_thread(archive.read, folder)
        laid = timeline(scenario, events)
        await self._aloud(lambda player: Tape(laid, recorded.sounds, player).play(span, speed, told))

    async def peaks(self, folder: Path) -> Mapping[str | float, bytes]:
        """How loud each recording is."""
        return await asyncio.to_thread(lambda: peaks(archive.read(folder)))

    async def _aloud(self, sound: Callable[[Loudspeaker], Awaitable[object]]) -> None:
        player = Loudspeaker(self._settings().loudspeaker, WallTime(), Playback())
        try:
            await sound(player)
        finally:
            await player.close()


def _sound(folder: Path, name: str) -> tuple[Samples, int]:
    """The samples of a reply and their rate.  Raises AudioProblem."""
    file, advice = archive.read(folder).takes.get(name), "The call can be read without it."
    if file is None:
        raise AudioProblem(f"The recording {folder / name} is missing.", advice)
    try:
        samples, rate = soundfile.read(file, dtype="int16")
    except (soundfile.LibsndfileError, OSError) as error:
        raise AudioProblem(f"{file}: this recording is damaged.", advice) from error
    return samples, rate
