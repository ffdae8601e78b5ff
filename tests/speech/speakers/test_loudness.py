"""Loudness agrees with an independent meter of the same standard."""

import numpy as np
import pyloudnorm
import pytest

from poise.speech.speakers.loudness import SILENT, loudness


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 48_000])
@pytest.mark.parametrize("level", [0.02, 0.5])
def test_it_agrees_with_another_meter(rate: int, level: float) -> None:
    noise = np.random.default_rng(1).standard_normal(3 * rate)
    syllables = (
        level * 0.2 * np.convolve(noise, np.ones(12) / 12, "same") * (np.sin(np.arange(3 * rate) / rate * 9) > 0)
    )
    assert loudness(syllables, rate) == pytest.approx(pyloudnorm.Meter(rate).integrated_loudness(syllables), abs=0.1)


def test_a_tone_of_full_scale_has_the_loudness_of_the_standard() -> None:
    tone = np.sin(2 * np.pi * 997 * np.arange(48_000) / 48_000)
    assert loudness(tone, 48_000) == pytest.approx(-3.01, abs=0.1)


def test_a_clip_shorter_than_a_block_has_a_loudness() -> None:
    tone = np.sin(2 * np.pi * 997 * np.arange(4_800) / 48_000)
    assert -20 < loudness(tone, 48_000) < -3


@pytest.mark.parametrize("length", [0, 10, 48_000])
def test_silence_is_silent(length: int) -> None:
    assert loudness(np.zeros(length), 48_000) == SILENT
