"""The spectrogram of the detector of ended turns."""

import numpy as np
from faster_whisper.feature_extractor import FeatureExtractor

from poise.speech.mel import log_mel
from poise.speech.microphone import Samples


def test_it_is_what_whisper_was_trained_on(speech: Samples) -> None:
    wave = np.resize(speech, 128_000).astype(np.float32) / 32768
    reference = FeatureExtractor(chunk_length=8)(wave, padding=0)[:, :800]
    ours = log_mel(wave)
    assert ours.shape == (80, 800)
    assert ours.dtype == np.float32
    assert np.abs(ours - reference).max() < 1e-4


def test_silence_has_a_spectrogram_too() -> None:
    assert np.isfinite(log_mel(np.zeros(128_000, np.float32))).all()
