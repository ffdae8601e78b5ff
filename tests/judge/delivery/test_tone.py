"""Brightness, pitch and level are measured as they were made, whatever the gain."""

import numpy as np
import pytest

from poise.domain.evidence import TAKE_RATE
from poise.judge.delivery.tone import tone
from poise.judge.delivery.voice import voice
from tests.judge.delivery.sounds import hush, joined, samples, vowel


def toned(signal):
    return tone(voice(samples(signal), TAKE_RATE))


def test_pitch_in_hertz_and_semitones():
    found = toned(vowel(200.0))
    assert found.f0_hz == pytest.approx(200, rel=0.01)
    assert found.f0_st == pytest.approx(12, abs=0.1)
    assert found.f0_sd_st < 0.1


def test_two_pitches_spread():
    assert toned(joined(vowel(150), vowel(200))).f0_sd_st == pytest.approx(6 * np.log2(200 / 150), abs=0.2)


def test_octave_slips_do_not_count():
    found = toned(joined(vowel(100, 2.0), vowel(190, 0.2)))
    assert found.f0_st == pytest.approx(0, abs=0.2) and found.f0_sd_st < 1.0


def test_a_brighter_voice_has_more_alpha():
    dark, bright = toned(vowel(tilt=-15)), toned(vowel(tilt=-9))
    assert bright.alpha_db > dark.alpha_db + 5


def test_alpha_is_the_difference_of_the_bands():
    hertz, tilt = 125, -9
    power = {n * hertz: n ** (tilt / 3.01) for n in range(1, 49)}
    low = sum(p for f, p in power.items() if f < 1000) + power[1000] / 2
    high = sum(p for f, p in power.items() if 1000 < f < 5000) + (power[1000] + power[5000]) / 2
    assert toned(vowel(hertz, tilt=tilt)).alpha_db == pytest.approx(10 * np.log10(high / low), abs=0.3)


def test_level_is_that_of_speech_alone():
    assert toned(vowel(level=-26)).level_db == pytest.approx(-26, abs=0.3)
    assert toned(joined(vowel(level=-26), hush(3.0))).level_db == pytest.approx(-26, abs=0.5)


def test_spread_of_seconds():
    loud_and_soft = joined(vowel(level=-20, seconds=2.0), vowel(level=-29, seconds=2.0))
    assert toned(loud_and_soft).level_spread_db == pytest.approx(9, abs=0.5)
    assert toned(vowel(seconds=1.5)).level_spread_db is None


@pytest.mark.parametrize("gain", [-12.0, 12.0])
def test_the_gain_of_the_microphone_moves_the_level_only(gain):
    voiced = joined(vowel(140, tilt=-10, level=-34), hush(0.4), vowel(170, tilt=-7, level=-30))
    here, there = toned(voiced), toned(voiced * 10 ** (gain / 20))
    assert there.alpha_db == pytest.approx(here.alpha_db, abs=0.1)
    assert there.f0_st == pytest.approx(here.f0_st, abs=0.05)
    assert there.level_db == pytest.approx(here.level_db + gain, abs=0.1)


def test_no_voice_no_figures():
    assert toned(hush(1.0)) is None
    assert toned(joined(hush(1.0), vowel(seconds=0.05), hush(1.0))) is None
