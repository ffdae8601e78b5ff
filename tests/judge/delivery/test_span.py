"""When the trainee spoke is taken from the ear, and from the voice itself where the ear went deaf."""

import pytest

from poise.domain.evidence import TAKE_RATE
from poise.judge.delivery.span import span
from poise.judge.delivery.voice import voice
from tests.judge.delivery.sounds import hush, joined, take, vowel

SIGNAL = joined(hush(0.5), vowel(seconds=1.0), hush(0.4), vowel(seconds=2.0), hush(0.6))


def heard(*speech, signal=SIGNAL):
    one = take(signal, *speech)
    return span(one, voice(one.samples, TAKE_RATE))


def test_the_ear_is_believed():
    found = heard((0.5, 1.5), (1.9, 3.9))
    assert (found.begin, found.end, found.speech) == (0.5, 3.9, pytest.approx(3.0))
    assert found.seconds == pytest.approx(3.4)
    assert found.pauses(0.25) == pytest.approx((0.4,)) and found.pauses(0.5) == ()


def test_a_deaf_ear_is_not():
    found = heard((0.5, 1.0))
    assert found.begin == pytest.approx(0.5, abs=0.06) and found.end == pytest.approx(3.9, abs=0.08)
    assert found.speech == pytest.approx(3.0, abs=0.25)
    assert len(found.pauses(0.25)) == 1


def test_knocks_are_no_voice():
    found = heard((1.0, 1.3), signal=joined(hush(0.5), vowel(seconds=0.04), hush(2.0), vowel(seconds=1.0)))
    assert found.begin == pytest.approx(2.54, abs=0.1)


def test_what_the_ear_hears_without_a_voice_stands():
    found = heard((0.2, 0.9), signal=hush(1.0))
    assert (found.begin, found.end) == (0.2, 0.9)
