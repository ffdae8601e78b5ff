"""Every number that ships has a source, and every behaviour the polarity of its weights."""

import pytest

from poise.domain.rubric import Behaviour, Rubric, Threshold, Weight
from tests.fakes import RUBRIC


def test_a_number_that_is_not_there_is_a_bug():
    rubric = Rubric({}, {"pace.slow": Threshold(90.0, "words/min", "test")})
    assert rubric.number("pace.slow") == 90.0
    with pytest.raises(KeyError):
        rubric.number("pace.slwo")


def test_polarity():
    skill, fault = Weight(-1, 1), Weight(1, -1)
    assert Behaviour("a", "content", "A", skill, fault, {}).polarity == "skill"
    assert Behaviour("a", "content", "A", None, fault, {}).polarity == "fault"


def test_what_ships_says_where_it_comes_from():
    assert len(RUBRIC.behaviours) >= 56
    assert all(len(threshold.source) > 10 and threshold.unit for threshold in RUBRIC.thresholds.values())
