"""PocketSphinx through SpeechRecognition, with the model that comes with it: small, needs no download, hears half."""

from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from poise.domain.evidence import Take, Transcript
from poise.problems import EngineProblem
from poise.speech.transcribers.fed import fed
from poise.speech.transcribers.levels import Levels
from poise.speech.transcribers.speech_forms import library, recording
from poise.speech.transcribers.trust import Limits, Spoken, limits, transcript

FRAME = 0.01
"""Seconds of one of its frames."""


class Sphinx:
    """The fallback where nothing better is installed; half of what is read in a noisy office it gets wrong.

    SpeechRecognition builds its decoder anew for each reply, so no reply can change the next one's words.
    """

    def __init__(self, numbers: Limits | None = None) -> None:
        self._numbers = numbers or limits()

    @property
    def name(self) -> str:
        """Engine, version and model, for the record."""
        return f"sphinx: PocketSphinx {version('pocketsphinx')}, its own en-US (a fallback)"

    def warm(self) -> None:
        """See that it works at all.  Raises EngineProblem."""
        _decoded(bytes(3200))

    def recognise(self, take: Take, names: Sequence[str]) -> Transcript:
        """The words, in lower case and without punctuation, if they can be trusted.  Raises EngineProblem."""
        del names
        sound = fed(take)
        if not take.speech:
            return Transcript("", (), self.name)
        said: list[Spoken] = []
        if Levels(sound.samples).loudest() >= self._numbers.silence:
            said = _sure(_decoded(sound.samples), self._numbers)
        return transcript(said, sound, self.name)

    def close(self) -> None:
        """Nothing is kept."""


def _decoded(samples: bytes) -> Any:
    """PocketSphinx's decoder after it has heard the samples."""
    speech = library()
    try:
        return speech.Recognizer().recognize_sphinx(recording(samples), show_all=True)
    except (speech.RequestError, RuntimeError) as fault:
        raise EngineProblem(
            f"PocketSphinx cannot be used: {str(fault).rstrip('.')}.",
            "Run python3 app/start.py again to install it anew, or choose another recogniser in the settings.",
        ) from fault


def _sure(decoder: Any, numbers: Limits) -> list[Spoken]:
    """Its words, unless another reading of the sound is about as likely: then it did not hear words at all.

    It knows but one probability, that of the whole; a word's is taken to be its share.
    """
    whole = decoder.hyp()
    words = [each for each in decoder.seg() if each.word[0] not in "<["] if whole is not None else []
    frames = sum(each.end_frame + 1 - each.start_frame for each in words)
    if not words or whole.prob <= 0.0:
        return []
    a_word, a_frame = whole.prob ** (1 / len(words)), whole.prob ** (1 / frames)
    if a_word < numbers.sphinx_word or a_frame < numbers.sphinx_frame:
        return []
    return [
        Spoken(each.word.partition("(")[0], each.start_frame * FRAME, (each.end_frame + 1) * FRAME, a_word)
        for each in words
    ]
