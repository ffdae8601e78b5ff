"""SpeechRecognition's forms: its audio, its recognisers, and its way to hand a Whisper model a recording."""

import warnings
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from poise.domain.evidence import TAKE_RATE


class Transcribable(Protocol):
    """What SpeechRecognition expects of a Whisper model (`recognizers.whisper_local.base.Transcribable`)."""

    def transcribe(self, audio_array: NDArray[np.float32], **options: Any) -> dict[str, Any]:
        """A dictionary with `text`, `segments` and `language`."""
        ...


def library() -> Any:
    """SpeechRecognition itself; imported when it is asked for, because that takes a while."""
    with warnings.catch_warnings():
        # It imports two modules of Python that 3.13 drops, and brings them itself there.
        warnings.filterwarnings("ignore", "'(aifc|audioop)' is deprecated", DeprecationWarning)
        import speech_recognition
    return speech_recognition


def recording(samples: bytes) -> Any:
    """16-bit mono samples at TAKE_RATE as SpeechRecognition's `AudioData`."""
    return library().AudioData(samples, TAKE_RATE, 2)


def recognise_whisper(model: Transcribable, samples: bytes, **options: Any) -> dict[str, Any]:
    """What the model says of the samples, in full.

    This is all that `Recognizer.recognize_faster_whisper` does, but for one thing: that function builds the model anew
    at each call (0.60 s a reply instead of 0.37 s), and this one is given a model that is kept.
    """
    audio = recording(samples)
    from speech_recognition.recognizers.whisper_local.base import WhisperCompatibleRecognizer

    found: dict[str, Any] = WhisperCompatibleRecognizer(model).recognize(audio, show_dict=True, **options)
    return found
