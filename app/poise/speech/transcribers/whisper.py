"""Whisper (faster-whisper, int8) behind SpeechRecognition's forms, with a model that is loaded once and kept warm."""

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from poise.domain.evidence import TAKE_RATE, Take, Transcript
from poise.problems import EngineProblem
from poise.speech import models
from poise.speech.transcribers.fed import fed
from poise.speech.transcribers.levels import Levels
from poise.speech.transcribers.speech_forms import recognise_whisper
from poise.speech.transcribers.trust import Limits, Segment, Spoken, limits, trusted

MODELS = ("whisper-base", "whisper-tiny.en")
"""The most accurate first: who has installed the larger one wants it."""

THREADS = 2

TOKENS_A_SECOND = 10
TOKENS_AT_LEAST = 16
TOKENS_AT_MOST = 224
"""Room for the words of one window: nobody speaks more than some 7 tokens a second, so only a loop is cut short."""

PADDING = 800
"""Frames of 10 ms that Whisper hears after the end of a reply, instead of silence up to 30 s.

On 50 clips of read speech that takes 0.26 s instead of 0.45 s, and 15.2 % of the words are wrong instead of 15.8 %;
with 200 frames 17.2 %."""

OPTIONS: dict[str, Any] = {
    "language": "en",
    # One beam at temperature 0: the same samples give the same words.  Five beams gain 0.5 points of word error on read
    # speech and take half as long again; and on noises they invent three times as much (before `trust.py`).
    "beam_size": 1,
    "temperature": 0.0,
    # Earlier words would help recognition a little, and turn one invented word into a paragraph.
    "condition_on_previous_text": False,
    "word_timestamps": True,
    # Whisper's own thresholds drop a window unseen; `trust.py` weighs them together.
    "no_speech_threshold": None,
    "log_prob_threshold": None,
    "compression_ratio_threshold": None,
}


class Whisper:
    """The default recogniser.

    Args:
        model: a model of `assets/models.toml`, or the path of a folder with one in CTranslate2's format; "" is the
            most accurate one that is installed.
        numbers: when its words are trusted.

    Raises:
        EngineProblem: there is no such model, or it is not installed.
    """

    def __init__(self, model: str = "", numbers: Limits | None = None) -> None:
        self._folder = Path(model) if Path(model).is_absolute() else models.find(model or _best_installed())
        self._numbers = numbers or limits()
        self._model: _Model | None = None

    @property
    def name(self) -> str:
        """Engine, version and model, for the record."""
        return f"whisper: faster-whisper {version('faster-whisper')}, {self._folder.name.removeprefix('whisper-')}"

    def warm(self) -> None:
        """Load the model, and let it hear half a second of nothing: the first time takes longer.

        Raises:
            EngineProblem: the model or its library cannot be loaded.
        """
        if self._model is None:
            self.segments(bytes(TAKE_RATE))

    def recognise(self, take: Take, names: Sequence[str]) -> Transcript:
        """The words that can be trusted.  Raises EngineProblem.

        The names are not told to the model: with them as a prompt or as hot words it invented words on 55 of 58 noises
        instead of 38, of which five passed as sure, and it knew the names as well without.
        """
        del names
        sound = fed(take)
        levels = Levels(sound.samples)
        if not take.speech:
            return Transcript("", (), self.name)
        if levels.loudest() < self._numbers.silence:
            return Transcript("", (), self.name, heard=False)
        return trusted(self.segments(sound.samples), sound, levels, self._numbers, self.name)

    def segments(self, samples: bytes) -> list[Segment]:
        """All that the model finds in 16-bit mono samples, to be trusted or not.  Raises EngineProblem."""
        model = self._model = self._model or _Model(self._folder)
        room = TOKENS_AT_LEAST + TOKENS_A_SECOND * len(samples) // (2 * TAKE_RATE)
        options = {**OPTIONS, "max_new_tokens": min(room, TOKENS_AT_MOST)}
        return [_segment(each) for each in recognise_whisper(model, samples, **options)["segments"]]

    def close(self) -> None:
        """Let go of the model."""
        self._model = None


class _Model:
    """A loaded model in the shape that SpeechRecognition's Whisper recognisers call."""

    def __init__(self, folder: Path) -> None:
        try:
            self._whisper = _brief()(
                str(folder), device="cpu", compute_type="int8", cpu_threads=THREADS, local_files_only=True
            )
        except Exception as fault:  # the engine's own errors share no class
            raise EngineProblem(
                f"The recogniser's model in {folder} cannot be loaded.", f"Run {models.MEND} to put it in place again."
            ) from fault

    def transcribe(self, audio_array: NDArray[np.float32], **options: Any) -> dict[str, Any]:
        """What SpeechRecognition asks of a model."""
        segments, found = self._whisper.transcribe(audio_array, **options)
        heard = list(segments)
        return {"text": "".join(each.text for each in heard), "segments": heard, "language": found.language}


def _brief() -> Any:
    """The library's model, but that it does not listen to what was only added to fill 30 s."""
    from faster_whisper import WhisperModel

    class Brief(WhisperModel):  # type: ignore[misc, unused-ignore]
        def encode(self, features: NDArray[np.float32]) -> Any:
            heard = np.flatnonzero(features.any(axis=-2))
            last = int(heard[-1]) + 1 if len(heard) else 0
            return super().encode(features[..., : last + PADDING])

    return Brief


def _best_installed() -> str:
    present = {state.model.name for state in models.installed() if state.present}
    return next((name for name in MODELS if name in present), MODELS[-1])


def _segment(found: Any) -> Segment:
    words = tuple(
        Spoken(word.word, float(word.start), float(word.end), float(word.probability)) for word in found.words
    )
    return Segment(words, float(found.no_speech_prob), float(found.avg_logprob), float(found.compression_ratio))
