"""Between two attempts only what surely changed is called better or worse."""

from dataclasses import replace
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.attempts import Changed, changed, faulted, score
from poise.domain.guides import Guide, Step
from poise.domain.mood import Mood
from poise.domain.scenario import OUTCOMES
from poise.domain.summary import Summary
from tests.fakes import RUBRIC

GUIDE = Guide("made", "Made", "Nobody", (Step("thank", "1", "Thank", "", ("thank",), ()),))
CALL = Summary(
    "kettle", "The kettle", 60.0, "settled", 4, 4, 4, Mood(80, 20), Mood(50, 40), {"made": {"thank": 40}}, {}, {}, {}
)
COST = int(RUBRIC.number("guides.fault_cost"))

outcomes = st.sampled_from([*OUTCOMES, None])
calls = st.builds(
    lambda outcome, anger, points: replace(
        CALL, outcome=outcome, end=Mood(anger, 40), scores={"made": {"thank": points}}
    ),
    outcomes,
    st.integers(0, 100),
    st.one_of(st.none(), st.integers(0, 100)),
)


def scored(points: int | None) -> Summary:
    return replace(CALL, scores={"made": {"thank": points}})


@pytest.mark.parametrize(
    ("before", "after", "side"),
    [
        (40, 40 + COST, "better"),
        (40 + COST, 40, "worse"),
        (40, 39 + COST, None),
        (39 + COST, 40, None),
        (None, 100, None),
        (100, None, None),
    ],
)
def test_a_step_has_changed_when_it_moved_as_far_as_a_fault_moves_it(
    before: int | None, after: int | None, side: Literal["better", "worse"] | None
) -> None:
    assert changed(scored(before), scored(after), GUIDE, RUBRIC).steps.get("thank") == side


def test_endings_and_moods_have_their_order() -> None:
    hung_up = replace(CALL, outcome="hung_up", end=Mood(90, 10))
    assert changed(hung_up, CALL, GUIDE, RUBRIC) == Changed("better", "better", {})
    assert changed(CALL, hung_up, GUIDE, RUBRIC) == Changed("worse", "worse", {})


def test_a_call_that_was_cut_off_has_no_ending_to_compare() -> None:
    assert changed(CALL, replace(CALL, outcome=None), GUIDE, RUBRIC).outcome is None


@given(calls, calls)
def test_what_is_better_one_way_is_worse_the_other_way(one: Summary, other: Summary) -> None:
    there, back = changed(one, other, GUIDE, RUBRIC), changed(other, one, GUIDE, RUBRIC)
    opposite = {"better": "worse", "worse": "better", None: None}
    assert (opposite[there.outcome], opposite[there.mood]) == (back.outcome, back.mood)
    assert {step: opposite[side] for step, side in there.steps.items()} == back.steps


@given(calls)
def test_the_same_call_again_is_no_change(one: Summary) -> None:
    assert changed(one, one, GUIDE, RUBRIC) == Changed()


def test_faults_are_counted_and_unknown_scores_are_none() -> None:
    assert faulted(replace(CALL, faulted={"rude": 2, "argue": 1})) == 3
    assert score(CALL, replace(GUIDE, id="another"), "thank") is None
