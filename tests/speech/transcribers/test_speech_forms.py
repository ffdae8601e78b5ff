"""SpeechRecognition's forms hold Poise's samples, and hand them to a model that is kept."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from poise.domain.evidence import TAKE_RATE
from poise.speech.transcribers.speech_forms import library, recognise_whisper, recording

SAMPLES = np.arange(-400, 400, dtype="<i2").tobytes()


class Remembering:
    """A model that remembers what it was given."""

    def transcribe(self, audio_array: NDArray[np.float32], **options: Any) -> dict[str, Any]:
        self.given = audio_array, options
        return {"text": "well", "segments": [], "language": "en"}


def test_a_recording_is_the_librarys_own() -> None:
    audio = recording(SAMPLES)
    assert isinstance(audio, library().AudioData)
    assert audio.get_raw_data(convert_rate=16_000, convert_width=2) == SAMPLES
    assert (audio.sample_rate, audio.sample_width) == (TAKE_RATE, 2)


def test_a_model_gets_every_sample_as_it_is() -> None:
    model = Remembering()
    assert recognise_whisper(model, SAMPLES, beam_size=1)["text"] == "well"
    wave, options = model.given
    assert wave.dtype == np.float32 and (wave * 32768).astype("<i2").tobytes() == SAMPLES
    assert options == {"beam_size": 1}
