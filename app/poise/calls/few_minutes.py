"""The soft sound of paced breathing, for as long as the window wants it."""

import asyncio
from collections.abc import Callable

from poise.calls.company import WallTime
from poise.domain.breathing import Pace
from poise.problems import DeviceProblem
from poise.settings import Settings
from poise.speech.breath import RATE, breath
from poise.speech.devices import devices
from poise.speech.echo import Playback
from poise.speech.loudspeaker import Loudspeaker
from poise.speech.speakers import SOUNDLESS


class BreathSound:
    """Plays through the loudspeaker of the `settings` as they are when it begins."""

    def __init__(self, settings: Callable[[], Settings]) -> None:
        self._settings = settings

    async def play(self, pace: Pace, at: float) -> bool:
        """Breath after breath until cancelled, beginning `at` seconds after the first breath of the picture.

        Each begins where the picture is by then, so that nothing drifts.  Returns False, and raises nothing, where
        nothing can be heard: the picture is enough by itself.
        """
        clock, settings = WallTime(), self._settings()
        if settings.voice == SOUNDLESS or not (await asyncio.to_thread(devices)).loudspeakers:
            return False
        player = Loudspeaker(settings.loudspeaker, clock, Playback())
        try:
            while True:
                samples = await asyncio.to_thread(breath, pace, (at + clock.now()) % pace.seconds)
                await player.play(samples, RATE)
        except DeviceProblem:
            return False
        finally:
            await player.close()
