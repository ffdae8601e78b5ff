"""A step is scored from its evidence, never punished for what could not be shown, and never the wrong way round."""

from hypothesis import given
from hypothesis import strategies as st

from poise.domain.evidence import STAGES
from poise.domain.guides import Guide, Step, StepScore, certain, points, scores
from tests.fakes import FAULTS, RUBRIC, SKILLS, evidence, faults, skills

CALM = Step("calm", "1", "Stay calm", "Keep your voice down.", ("calm_level", "wait_for"), ("rude", "raised_voice"))
OWN = Step("own", "2", "Own it", "Say whose it is.", (), ("blame_others",))
CLOSE = Step("close", "3", "Close well", "Thank them.", ("thank", "offer_help"), (), frozenset({"acting", "closing"}))
BREAK = Step("break", "4", "Take a break", "A few minutes.", ("cool_down",), (), part="after")
GUIDE = Guide("small", "Four steps", "made for this test", (CALM, OWN, CLOSE, BREAK))


def scored(text: str, *stages: str, confidence: float = 1.0) -> dict[str, StepScore]:
    found = scores(GUIDE, evidence(text, confidence=confidence), frozenset(stages), RUBRIC)
    return {one.step: one for one in found}


def marks(text: str, *stages: str, confidence: float = 1.0) -> list[int | None]:
    return [one.score for one in scored(text, *stages, confidence=confidence).values()]


def test_before_the_first_reply_nothing_is_reached():
    assert marks("") == [None, None, None, None]


def test_what_had_no_occasion_is_not_reached_and_not_nought():
    assert marks("", "vent") == [0, 100, None, None]


def test_what_was_shown_before_its_occasion_counts():
    assert marks("thank", "vent") == [0, 100, 100, None]


def test_half_of_the_behaviours_is_enough():
    assert marks("calm_level", "vent")[0] == 100
    assert marks("calm_level", "vent", confidence=0.5)[0] == 50


def test_a_fault_takes_its_share_and_no_more_than_there_is():
    assert marks("calm_level rude", "vent")[0] == 66
    assert marks("blame_others blame_others", "vent")[1] == 32
    assert marks("blame_others blame_others blame_others blame_others", "vent")[1] == 0


def test_the_bad_form_of_a_skill_counts_against_its_step():
    step = scored("calm_level no:wait_for", "vent")["calm"]
    assert step.score == 66
    assert [one.id for one in step.faults] == ["wait_for"] and step.missing == ("wait_for",)


def test_saying_it_twice_is_not_saying_two_things():
    assert marks("calm_level calm_level", "vent", confidence=0.5)[0] == 50


def test_unsure_evidence_neither_earns_nor_costs():
    assert marks("calm_level rude", "vent", confidence=0.4) == marks("", "vent")


def test_after_the_call_counts_once_it_is_shown():
    assert marks("cool_down", "vent")[3] == 100


def test_a_step_names_what_it_saw_and_what_it_missed():
    step = scored("thank", "closing")["close"]
    assert [one.id for one in step.shown] == ["thank"] and step.missing == ("offer_help",)


everything = Guide("all", "All", "made", (Step("all", "1", "All", "All.", SKILLS, FAULTS), CALM, CLOSE, OWN))
found = st.lists(st.one_of(skills, faults), max_size=8).map(tuple)
stages = st.frozensets(st.sampled_from(STAGES), min_size=1)


def both(evidence_, one, stages_):
    without = [step.score for step in scores(everything, evidence_, stages_, RUBRIC)]
    withal = [step.score for step in scores(everything, (*evidence_, one), stages_, RUBRIC)]
    return [(a, b) for a, b in zip(without, withal, strict=True) if a is not None and b is not None]


@given(found, skills, stages)
def test_a_shown_behaviour_never_lowers_a_score(evidence_, skill, stages_):
    assert all(before <= after for before, after in both(evidence_, skill, stages_))


@given(found, faults, stages)
def test_a_fault_never_raises_a_score(evidence_, fault, stages_):
    assert all(before >= after for before, after in both(evidence_, fault, stages_))


@given(found, stages)
def test_scores_stay_in_range(evidence_, stages_):
    assert all(s.score is None or 0 <= s.score <= 100 for s in scores(everything, evidence_, stages_, RUBRIC))


def test_a_step_tells_what_would_have_raised_it_and_by_how_much():
    step = scored("thank rude rude", "closing")["calm"]
    assert (step.score, step.enough, step.lost) == (0, 1.0, 68)
    assert [(one.id, one.polarity, one.points) for one in step.raises] == [
        ("calm_level", "skill", 32),
        ("wait_for", "skill", 32),
    ]
    assert scored("calm_level wait_for", "vent")["calm"].raises == ()


@given(found, stages)
def test_what_is_said_to_raise_a_score_raises_it_by_just_that(evidence_, stages_):
    for step, score in zip(everything.steps, scores(everything, evidence_, stages_, RUBRIC), strict=True):
        for one in score.raises if score.score is not None else ():
            better = (
                (*evidence_, certain(one.id, "skill"))
                if one.polarity == "skill"
                else tuple(e for e in evidence_ if not (e.id == one.id and e.polarity == "fault"))
            )
            assert points(step, [e for e in better if e.sure], RUBRIC) == score.score + one.points
