"""Sound is tidied, resampled and described without a trace of clicks, clipping or dead air."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from poise.speech.speakers.sound import Sound, at_rate, envelope, quantised, silence, tidied

RATE = 24_000


def tone(seconds: float, level: float = 0.5) -> NDArray[np.float64]:
    return level * np.sin(2 * np.pi * 220 * np.arange(round(seconds * RATE)) / RATE)


def quiet(seconds: float) -> NDArray[np.float64]:
    return np.zeros(round(seconds * RATE))


def test_silence_around_speech_is_trimmed_to_less_than_60_milliseconds() -> None:
    kept = tidied(np.concatenate([quiet(0.5), tone(1.0), quiet(0.8)]), RATE)
    heard = np.flatnonzero(np.abs(kept) > 0.01)
    assert 0.01 < heard[0] / RATE <= 0.04
    assert 0.02 < (len(kept) - heard[-1]) / RATE <= 0.06


def test_a_soft_start_of_a_word_is_no_silence() -> None:
    soft = tone(0.1, 0.5 * 10 ** (-35 / 20))
    assert len(tidied(np.concatenate([quiet(0.3), soft, tone(0.5)]), RATE)) / RATE >= 0.6


def test_ends_are_faded_and_a_constant_part_is_removed() -> None:
    kept = tidied(tone(0.5) + 0.1, RATE)
    assert kept[0] == kept[-1] == 0.0
    assert abs(kept.mean()) < 1e-3


@pytest.mark.parametrize("length", [0, 1, 5, 1000])
def test_silence_is_left_with_nothing_to_hear(length: int) -> None:
    assert not np.any(tidied(np.zeros(length), RATE))


@given(st.lists(st.floats(-3, 3), max_size=40))
def test_rounding_never_wraps_around(wave: list[float]) -> None:
    samples = quantised(np.array(wave), RATE).samples
    assert samples.dtype == np.int16
    assert all(abs(int(one) - np.clip(value, -1, 1) * 32767) <= 0.5 for one, value in zip(samples, wave, strict=True))


def test_the_length_is_told_in_seconds() -> None:
    assert silence(1.25, RATE).seconds == 1.25


def test_another_rate_keeps_length_and_level() -> None:
    sound = quantised(tone(1.0), RATE)
    samples = at_rate(sound, 48_000)
    assert len(samples) == 48_000
    assert np.abs(samples).max() == pytest.approx(0.5 * 32767, rel=0.02)
    assert at_rate(sound, RATE) is sound.samples


def test_the_envelope_follows_the_level_between_shut_and_open() -> None:
    wave = np.concatenate([quiet(0.1), tone(0.1, 0.5), tone(0.1, 0.5 * 10 ** (-15 / 20)), quiet(0.1)])
    steps = envelope(quantised(wave, RATE).samples, RATE)
    assert len(steps) == 20
    assert steps[:5] == steps[15:] == (0.0,) * 5
    assert min(steps[5:10]) > 0.95
    assert all(0.4 < step < 0.6 for step in steps[10:15])


def test_the_envelope_of_silence_is_shut() -> None:
    assert envelope(silence(0.1, RATE).samples, RATE) == (0.0,) * 5
    assert envelope(Sound(np.zeros(0, np.int16), RATE).samples, RATE) == ()
