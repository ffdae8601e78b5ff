"""The system's own voices (Windows, macOS, eSpeak NG) through pyttsx3, from a process of its own."""

import json
import platform
from importlib.metadata import version

import numpy as np

from poise.domain.mood import Band
from poise.speech.speakers.sound import TIDY, Sound, quantised, tidied
from poise.speech.speakers.system_engine import Order
from poise.speech.speakers.voices import Voice
from poise.speech.speakers.wording import spoken
from poise.speech.speakers.worker import Worker

ENGINE = "poise.speech.speakers.system_engine:SystemEngine"
VOICES = {"Windows": "the voices of Windows", "Darwin": "the voices of macOS"}
PATIENCE = 20.0
"""Seconds for one sentence; eSpeak needs 0.02, the slowest known system voice writes faster than real time."""


class System:
    """Speaks each sentence into a file that is read back, so that Poise plays it itself and can stop at once.

    eSpeak NG lets its pitch flutter at random: two renderings of a sentence are alike, and not the same bytes.
    """

    def __init__(self, engine: str = ENGINE, patience: float = PATIENCE) -> None:
        self._worker = Worker(engine, patience)

    @property
    def name(self) -> str:
        """Engine and version, and whose voices it uses."""
        return f"system: pyttsx3 {version('pyttsx3')}, {VOICES.get(platform.system(), 'eSpeak NG')}"

    def identity(self, text: str, voice: Voice, band: Band) -> str:
        """Everything but the mood, which these voices have not."""
        del band
        return json.dumps([self.name, TIDY, _order(text, voice)])

    def render(self, text: str, voice: Voice, band: Band) -> Sound:
        """Speak `text` calmly, whatever the mood.  Raises EngineProblem: the engine is missing, died or hung."""
        del band
        samples, rate = self._worker.ask(_order(text, voice))
        return quantised(tidied(np.frombuffer(samples, np.int16) / 32768, rate), rate)

    def close(self) -> None:
        """End the engine's process."""
        self._worker.close()


def _order(text: str, voice: Voice) -> Order:
    return Order(
        spoken(text),
        voice.language,
        voice.gender,
        voice.names,
        voice.variant,
        voice.system_pitch,
        voice.system_range,
        voice.words_per_minute,
    )
