"""The system's own voices (Windows, macOS, eSpeak NG) through pyttsx3."""

import json
import platform
from importlib.metadata import version

import numpy as np

from poise.domain.mood import Band
from poise.problems import EngineProblem
from poise.speech.speakers.apart import ADVICE
from poise.speech.speakers.sound import TIDY, Sound, quantised, tidied
from poise.speech.speakers.system_engine import Order, SystemEngine
from poise.speech.speakers.voices import Voice
from poise.speech.speakers.wording import spoken

VOICES = {"Windows": "the voices of Windows", "Darwin": "the voices of macOS"}


class System:
    """Speaks each sentence into a file that is read back, so that Poise plays it itself and can stop at once.

    eSpeak NG lets its pitch flutter at random: two renderings of a sentence are alike, and not the same bytes.
    """

    def __init__(self) -> None:
        self._engine: SystemEngine | None = None

    @property
    def name(self) -> str:
        """Engine and version, and whose voices it uses."""
        return f"system: pyttsx3 {version('pyttsx3')}, {VOICES.get(platform.system(), 'eSpeak NG')}"

    def identity(self, text: str, voice: Voice, band: Band) -> str:
        """Everything but the mood, which these voices have not."""
        del band
        return json.dumps([self.name, TIDY, _order(text, voice)])

    def render(self, text: str, voice: Voice, band: Band) -> Sound:
        """Speak `text` calmly, whatever the mood.  Raises EngineProblem: the engine is missing, or nothing came out."""
        del band
        try:
            self._engine = self._engine or SystemEngine()
            samples, rate = self._engine.speak(_order(text, voice))
        except Exception as fault:  # pyttsx3 raises what its drivers raise
            raise EngineProblem(f"The system's voice could not speak: {_said(fault)}.", ADVICE) from fault
        return quantised(tidied(np.frombuffer(samples, np.int16) / 32768, rate), rate)

    def close(self) -> None:
        """Let go of the engine."""
        self._engine = None


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


def _said(fault: Exception) -> str:
    return " ".join(str(fault).split()).rstrip(".") or type(fault).__name__
