"""The pitch is found where it is, at any loudness, and not where there is none."""

import numpy as np
import pytest

from poise.domain.evidence import TAKE_RATE
from poise.judge.delivery.voice import voice
from tests.judge.delivery.sounds import joined, samples, vowel


def hertz(signal):
    return voice(samples(signal), TAKE_RATE).hertz


@pytest.mark.parametrize("true", [65, 90, 120, 180, 250, 350, 500, 700])
@pytest.mark.parametrize("tilt", [-18, -6])
def test_steady_voices_from_deep_to_shouted(true, tilt):
    found = hertz(vowel(true, tilt=tilt))[5:-5]
    assert np.mean(found > 0) > 0.95
    assert 12 * abs(np.log2(np.median(found) / true)) < 0.2
    assert np.max(12 * np.abs(np.log2(found[found > 0] / true))) < 1


def test_a_glide_is_followed():
    time = np.arange(TAKE_RATE) / TAKE_RATE
    glide = 120 * 2**time
    phase = 2 * np.pi * np.cumsum(glide) / TAKE_RATE
    found = hertz(0.1 * sum(np.sin(n * phase) / n for n in range(1, 12)))
    expected = glide[:: TAKE_RATE // 100]
    assert np.max(12 * np.abs(np.log2(found[10:90] / expected[10:90]))) < 0.5


def test_noise_silence_and_nothing_have_no_pitch():
    noise = 0.1 * np.random.default_rng(5).standard_normal(TAKE_RATE)
    assert np.mean(hertz(noise) > 0) < 0.05
    assert not hertz(np.zeros(TAKE_RATE)).any()
    assert not hertz(np.zeros(0)).any()


def test_what_lies_far_under_the_voice_is_silent():
    found = hertz(joined(vowel(level=-20), vowel(level=-65)))
    assert np.mean(found[:95] > 0) > 0.9 and not found[105:].any()


@pytest.mark.parametrize("gain", [-12, 12])
def test_the_gain_of_the_microphone_does_not_matter(gain):
    quiet = vowel(150, level=-35)
    assert hertz(quiet * 10 ** (gain / 20)) == pytest.approx(hertz(quiet), rel=1e-3)
