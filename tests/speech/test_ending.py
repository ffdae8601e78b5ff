"""How likely a pause is the end."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.speech.ear_numbers import Hearing, load
from poise.speech.ending import EndingNumbers, ending
from poise.speech.yielding import Yielding

STEADY = [-20.0] * 60
FADING = [-20.0] * 52 + [-22, -24, -26, -28, -30, -32, -34, -36]
NUMBERS: EndingNumbers = load("normal").ending
levels = st.lists(st.floats(min_value=-90, max_value=0), min_size=1, max_size=200)
share = st.floats(min_value=0, max_value=1)


def test_what_sounds_complete_fades_and_has_lasted_is_likelier_the_end(numbers: Hearing) -> None:
    base = ending(0.5, STEADY, 2.0, None, numbers.ending)
    assert ending(0.9, STEADY, 2.0, None, numbers.ending) > base
    assert ending(0.5, FADING, 2.0, None, numbers.ending) > base
    assert ending(0.5, STEADY, 3.0, None, numbers.ending) > base
    assert ending(0.5, STEADY, 9.0, None, numbers.ending) == ending(0.5, STEADY, 4.0, None, numbers.ending)


def test_words_count_when_they_are_known(numbers: Hearing) -> None:
    base = ending(0.8, FADING, 4.0, None, numbers.ending)
    assert ending(0.8, FADING, 4.0, Yielding(False, False), numbers.ending) == base
    assert ending(0.8, FADING, 4.0, Yielding(True, False), numbers.ending) > base
    assert ending(0.8, FADING, 4.0, Yielding(False, True), numbers.ending) < base


def test_the_weights_by_hand() -> None:
    plain = EndingNumbers(1.0, 0.0, 0.5, 0.0, 0.0, 0.0, last=2, within=30.0, longest=4.0)
    told = ending(0.5, [-10.0, -10.0, -10.0, -60.0, -12.0, -14.0], 1.0, None, plain)
    loud = np.percentile([-10.0, -10.0, -10.0, -60.0, -12.0, -14.0], 90)
    assert told == pytest.approx(1 / (1 + np.exp(-(1.0 + 0.5 * (-13.0 - loud)))))


@given(share, levels, st.floats(min_value=0, max_value=90))
def test_it_is_a_probability(sounds: float, told: list[float], seconds: float) -> None:
    assert 0.0 < ending(sounds, told, seconds, None, NUMBERS) < 1.0


@given(levels, st.floats(min_value=-40, max_value=0))
def test_the_microphones_gain_does_not_matter(told: list[float], gain: float) -> None:
    numbers = replace(NUMBERS, within=1000.0)
    louder = [each + gain for each in told]
    assert ending(0.5, told, 2.0, None, numbers) == pytest.approx(ending(0.5, louder, 2.0, None, numbers), abs=1e-6)
