"""The trainee's calm voice, read aloud before the first call: what later replies are compared with."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

from poise.calls.company import WallTime, listening_ears
from poise.cast import Engines
from poise.domain.evidence import Baseline, Take
from poise.judge.delivery import baseline
from poise.problems import Problem
from poise.settings import Settings
from poise.speech.echo import Playback
from poise.speech.keys import Hands, Keys
from poise.speech.recordings import RealTime

LONGEST_READING = 60.0
"""Seconds after which a reading that nobody finishes is over."""


class Reading:
    """The calm voice, read aloud with the talk key held all the while; fits `ui.parts.Reading`.

    `text` is what is read, "" for anybody's own words, of which the pace is not measured; after `longest` seconds a
    reading that nobody finishes is over.
    """

    def __init__(
        self,
        text: str,
        settings: Settings,
        engines: Engines,
        levels: Callable[[float, bool], None],
        tell: Callable[[Problem], None],
        longest: float = LONGEST_READING,
    ) -> None:
        self._longest = longest
        self._text = text
        self._settings = replace(settings, typed=False)
        self._engines = engines
        self._levels = levels
        self._tell = tell
        self._keys: Keys | None = None

    async def run(self) -> Baseline:
        """Listen until `finish`, then measure.  Raises DeviceProblem or AudioProblem."""
        pace, hands = RealTime(WallTime()), Hands()
        ears = await asyncio.to_thread(
            listening_ears, None, self._settings, pace, Playback(), hands, self._levels, self._tell, self._engines.quick
        )
        self._keys = Keys(hands)
        async with ears.listening():
            self._keys.press()
            over = asyncio.get_running_loop().call_later(self._longest, self.finish)
            try:
                take = await ears.hear(self._longest, _Nowhere(), _Nobody())
            finally:
                over.cancel()
        return await asyncio.to_thread(baseline, take, len(self._text.split()))

    def finish(self) -> None:
        """The reader says that this was all."""
        if self._keys is not None:
            self._keys.release()


class _Nobody:
    """The calm voice is not taken down."""

    def begin(self, take: Take) -> None:
        """Let it pass."""


class _Nowhere:
    """The calm voice is measured and not kept."""

    def write(self, samples: bytes) -> None:
        """Let it go."""
