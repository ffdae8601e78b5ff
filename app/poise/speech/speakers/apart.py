"""A voice engine in a process of its own, so that a native library that hangs or dies takes nothing else with it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from poise.domain.mood import Band
from poise.speech.speakers.ports import Synth
from poise.speech.speakers.sound import Sound
from poise.speech.speakers.voices import Voice
from poise.speech.worker import Worker

PATIENCE = 60.0
"""Seconds for one breath: ten times what the slowest engine needs for the longest one on two busy cores."""

ADVICE = "Choose another voice engine in the settings, or captions only; `poise doctor` says what is installed."

Asked = tuple[str, Voice, Band]


class Apart:
    """The engine that `make(*arguments)` gives, at work elsewhere; `make` is a function or class of a module.

    It is made here as well, unloaded: that tells at once what is missing, and knows its name.  Raises EngineProblem.
    """

    def __init__(self, make: Callable[..., Synth], *arguments: Any, patience: float = PATIENCE) -> None:
        self._known = make(*arguments)
        self._patience = patience
        self._worker = Worker(_speaking, make, *arguments, called="The voice", advice=ADVICE)

    @property
    def name(self) -> str:
        """The engine's own name."""
        return self._known.name

    def identity(self, text: str, voice: Voice, band: Band) -> str:
        """The engine's own identity."""
        return self._known.identity(text, voice, band)

    def render(self, text: str, voice: Voice, band: Band) -> Sound:
        """The engine's sound.  Raises EngineProblem: its own, or that it died or hung."""
        sound: Sound = self._worker.ask((text, voice, band), self._patience)
        return sound

    def close(self) -> None:
        """End the process, whatever it does just now."""
        self._worker.close()


def _speaking(make: Callable[..., Synth], *arguments: Any) -> Callable[[Asked], Sound]:
    """In the process: the engine as a function of words, voice and mood."""
    return partial(_rendered, make(*arguments))


def _rendered(synth: Synth, asked: Asked) -> Sound:
    return synth.render(*asked)
