"""The mood obeys the rubric's laws for every reply, and every change is explained to the last point."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.evidence import STAGES, Assessment, Evidence
from poise.domain.mood import BANDS, LIMIT, History, Mood, Temper, after
from tests.fakes import FAULTS, RUBRIC, SKILLS, assessments, faults, reply, skills, tempers

moods = st.builds(Mood, st.integers(0, 100), st.integers(0, 100))
stages = st.sampled_from(STAGES)
counts = st.integers(0, 30)
histories = st.builds(
    History,
    st.dictionaries(st.sampled_from(SKILLS), counts, max_size=4),
    st.dictionaries(st.sampled_from(FAULTS), counts, max_size=4),
)
FRESH = History({}, {})


def with_(found: Assessment, one: Evidence) -> Assessment:
    return Assessment((*found.evidence, one), found.delivery)


@given(moods, assessments, faults, tempers, stages, histories)
def test_adding_a_fault_never_lowers_anger_and_never_raises_trust(mood, found, fault, temper, stage, history):
    without, _ = after(mood, found, temper, RUBRIC, stage, history)
    withal, _ = after(mood, with_(found, fault), temper, RUBRIC, stage, history)
    assert withal.anger >= without.anger
    assert withal.trust <= without.trust


@given(moods, assessments, skills, tempers, stages, histories)
def test_adding_a_skill_never_raises_anger_and_never_lowers_trust(mood, found, skill, temper, stage, history):
    without, _ = after(mood, found, temper, RUBRIC, stage, history)
    withal, _ = after(mood, with_(found, skill), temper, RUBRIC, stage, history)
    assert withal.anger <= without.anger
    assert withal.trust >= without.trust


@given(moods, assessments, tempers, stages, histories)
def test_causes_add_up_to_the_change_within_the_scale(mood, found, temper, stage, history):
    moved, causes = after(mood, found, temper, RUBRIC, stage, history)
    assert 0 <= moved.anger <= 100 and 0 <= moved.trust <= 100
    assert sum(cause.anger for cause in causes) == moved.anger - mood.anger
    assert sum(cause.trust for cause in causes) == moved.trust - mood.trust
    assert [cause.id for cause in causes].count(LIMIT) <= 1


@given(moods, assessments, tempers, stages, histories, st.randoms(use_true_random=False))
def test_the_order_of_evidence_does_not_matter(mood, found, temper, stage, history, rng):
    shuffled = list(found.evidence)
    rng.shuffle(shuffled)
    again = Assessment(tuple(shuffled), found.delivery)
    assert after(mood, found, temper, RUBRIC, stage, history) == after(mood, again, temper, RUBRIC, stage, history)


@given(st.lists(assessments, max_size=12), tempers, stages)
def test_no_sequence_of_replies_leaves_the_scale(replies, temper, stage):
    mood = temper.start
    for found in replies:
        mood, _ = after(mood, found, temper, RUBRIC, stage, FRESH)
        assert mood.anger in range(101) and mood.trust in range(101)


def test_empathy_calms_and_shouted_empathy_does_not():
    mood, temper = Mood(75, 30), Temper()
    calm, _ = after(mood, reply("empathize", effort=0.0), temper, RUBRIC, "vent", FRESH)
    raised, _ = after(mood, reply("empathize", effort=1.0), temper, RUBRIC, "vent", FRESH)
    shouted, causes = after(mood, reply("empathize", effort=2.0), temper, RUBRIC, "vent", FRESH)
    assert calm.anger < raised.anger < mood.anger
    assert shouted == mood and causes == ()


def test_a_remedy_before_the_story_is_out_calms_nobody():
    mood = Mood(75, 30)
    early, _ = after(mood, reply("offer_solution"), Temper(), RUBRIC, "vent", FRESH)
    timely, _ = after(mood, reply("offer_solution"), Temper(), RUBRIC, "solving", FRESH)
    assert early == mood and timely.anger < mood.anger


def test_said_again_a_kindness_fades_and_a_fault_grows():
    mood = Mood(50, 50)
    again = History({"apologize": 1}, {"argue": 1})
    for text, stronger, weaker in (("apologize", FRESH, again), ("argue", again, FRESH)):
        strong, _ = after(mood, reply(text), Temper(), RUBRIC, "heard", stronger)
        weak, _ = after(mood, reply(text), Temper(), RUBRIC, "heard", weaker)
        assert abs(strong.anger - mood.anger) > abs(weak.anger - mood.anger) > 0


def test_tempers_differ():
    mood = Mood(50, 50)
    for text, hot in (("rude", Temper(volatility=1.5)), ("apologize", Temper(forgiveness=1.5))):
        there, _ = after(mood, reply(text), hot, RUBRIC, "heard", FRESH)
        here, _ = after(mood, reply(text), Temper(), RUBRIC, "heard", FRESH)
        assert abs(there.anger - mood.anger) > abs(here.anger - mood.anger)


def test_what_is_lost_at_the_end_of_the_scale_is_named():
    moved, causes = after(Mood(98, 1), reply("threaten"), Temper(), RUBRIC, "heard", FRESH)
    assert moved == Mood(100, 0)
    assert [cause.id for cause in causes] == ["threaten", LIMIT]
    assert causes[-1].anger < 0 < causes[0].anger and causes[0].trust < 0 < causes[-1].trust


@given(moods, assessments, tempers, stages, histories)
def test_one_reply_moves_a_mood_only_so_far(mood, found, temper, stage, history):
    moved, _ = after(mood, found, temper, RUBRIC, stage, history)
    assert -RUBRIC.number("mood.most_fall") <= moved.anger - mood.anger <= RUBRIC.number("mood.most_rise")
    assert abs(moved.trust - mood.trust) <= RUBRIC.number("mood.most_trust")


def test_evidence_of_the_side_a_behaviour_does_not_have_weighs_nothing():
    odd = Evidence("apologize", "fault", 1.0, 1, None, None, "")
    other = Evidence("rude", "skill", 1.0, 1, None, None, "")
    assert after(Mood(50, 50), with_(with_(reply(""), odd), other), Temper(), RUBRIC, "vent", FRESH) == (
        Mood(50, 50),
        (),
    )


@pytest.mark.parametrize(
    ("anger", "band"),
    [(0, "calm"), (24, "calm"), (25, "wary"), (45, "frustrated"), (64, "frustrated"), (65, "angry"), (85, "furious"),
     (100, "furious")],
)  # fmt: skip
def test_bands(anger, band):
    assert Mood(anger, 0).band == band
    assert band in BANDS


def test_won_over_takes_calm_and_trust():
    assert Mood(24, 60).won_over
    assert not Mood(25, 60).won_over
    assert not Mood(24, 59).won_over
