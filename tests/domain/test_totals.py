"""A guide's total is a mean that better words never lower, and its spread is wide where the judge is unsure."""

from hypothesis import given

from poise.domain.guides import Guide, Step
from poise.domain.totals import Total, total
from tests.domain.test_guides import GUIDE, everything, found, stages
from tests.fakes import RUBRIC, evidence, faults, skills

ALL = frozenset({"vent", "closing"})


def summed(text: str, confidence: float = 1.0, **overlooked: float) -> Total:
    whole = total(GUIDE, evidence(text, confidence=confidence), ALL, RUBRIC, overlooked)
    assert whole is not None
    return whole


def test_it_is_the_mean_of_the_steps_there_was_an_occasion_for():
    assert summed("calm_level wait_for") == Total(67, 67, 67, 3)  # 100, 100, 0; a break is for after the call


def test_without_an_occasion_there_is_no_total():
    assert total(GUIDE, (), frozenset(), RUBRIC, {}) is None
    after = Guide("after", "After", "made", (Step("break", "1", "Rest", "Rest.", ("cool_down",), (), part="after"),))
    assert total(after, evidence("cool_down"), ALL, RUBRIC, {}) is None


def test_a_judge_who_is_certain_and_overlooks_nothing_has_no_spread():
    whole = summed("calm_level thank rude")
    assert whole.low == whole.score == whole.high


def test_the_spread_is_that_of_a_coin_where_one_step_hangs_on_one_doubtful_mark():
    sure = Guide("one", "One", "made", (Step("own", "1", "Own it", "Own it.", ("own_solution",), ()),))
    whole = total(sure, evidence("own_solution", confidence=0.5), ALL, RUBRIC, {})
    assert whole == Total(50, 0, 100, 1)  # 50 +- 1.96 x 50, cut off at the ends


def test_what_may_have_been_overlooked_widens_it_too():
    plain, doubtful = summed("calm_level"), summed("calm_level", thank=0.3, blame_others=0.1)
    assert plain.low == plain.high
    assert doubtful.low < plain.score < doubtful.high and doubtful.score == plain.score


def test_what_could_change_nothing_does_not_widen_it():
    assert summed("calm_level", wait_for=0.5, cool_down=0.5) == summed("calm_level")


@given(found, skills, stages)
def test_a_shown_behaviour_never_lowers_it(evidence_, skill, stages_):
    without = total(everything, evidence_, stages_, RUBRIC, {})
    withal = total(everything, (*evidence_, skill), stages_, RUBRIC, {})
    assert (without is None and withal is None) or without.score <= withal.score


@given(found, faults, stages)
def test_a_fault_never_raises_it(evidence_, fault, stages_):
    without = total(everything, evidence_, stages_, RUBRIC, {})
    withal = total(everything, (*evidence_, fault), stages_, RUBRIC, {})
    assert (without is None and withal is None) or without.score >= withal.score


@given(found, stages)
def test_it_lies_in_its_range(evidence_, stages_):
    whole = total(everything, evidence_, stages_, RUBRIC, {"rude": 0.2, "thank": 0.4})
    assert whole is None or 0 <= whole.low <= whole.score <= whole.high <= 100
