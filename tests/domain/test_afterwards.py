"""What is added after a call: the latest counts, but for the trainee's first view; and how that lies to the judge's."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.afterwards import (
    ANSWERS,
    Afterward,
    Answer,
    Corrected,
    Disputed,
    Learned,
    SelfRated,
    TookMinutes,
    answer_of,
    compared,
    folded,
)
from poise.domain.guides import StepScore
from tests.ui.scripted import the_guides, the_rubric

TEN = the_guides()[0]
STEPS = [step.id for step in TEN.steps]
NOW = "2026-11-30T20:00:00"


def rated(answer: Answer, *steps: str, guide: str = TEN.id) -> SelfRated:
    return SelfRated(NOW, guide, dict.fromkeys(steps or STEPS, answer), "wary")


def scored(points: int | None, *steps: str) -> tuple[StepScore, ...]:
    return tuple(StepScore(step, points, (), (), ()) for step in steps or STEPS)


# --- the fold ----------------------------------------------------------------------------------------------------
def test_only_the_first_view_was_given_before_the_marks() -> None:
    assert folded([rated("yes"), rated("no")]).rated == rated("yes")


def test_each_take_has_its_own_view_and_none_has_that_of_another() -> None:
    first, second, again = (
        replace(rated(one), end=end) for one, end in (("yes", 60.0), ("no", 95.5), ("partly", 60.0))
    )
    both = folded([first, second, again])
    assert [both.of_take(end).rated for end in (60.0, 95.5, 120.0)] == [first, second, None]
    older = folded([rated("yes"), second])
    assert [older.of_take(end).rated for end in (60.0, 95.5)] == [rated("yes"), second]


def test_the_latest_correction_of_a_reply_counts() -> None:
    added = [Corrected(NOW, 1, "So sorry."), Corrected(NOW, 2, "Yes."), Corrected(NOW, 1, "I am so sorry.")]
    assert folded(added).corrected == {(1, None): "I am so sorry.", (2, None): "Yes."}


def test_each_mark_has_one_dispute_the_latest() -> None:
    first, again = (Disputed(NOW, 1, "rude", "fault", why) for why in ("A quotation.", "I quoted her."))
    other = Disputed(NOW, 2, "rude", "fault", "No.")
    assert tuple(folded([first, other, again]).disputed.values()) == (again, other)


def test_what_is_taken_back_is_gone() -> None:
    dispute, fix = Disputed(NOW, 1, "rude", "fault", "", "rule", 4.5), Corrected(NOW, 1, "So sorry.", 4.5)
    held = folded([dispute, fix])
    assert held.dispute(1, 4.5, "rude", "fault") == dispute and held.words(1, 4.5) == "So sorry."
    assert held.dispute(1, 5.0, "rude", "fault") is None and held.words(1, 5.0) == ""
    back = folded([dispute, fix, Disputed(NOW, 1, "rude", "fault", " ", "", 4.5), Corrected(NOW, 1, " ", 4.5)])
    assert back == folded([])


def test_minutes_add_up_and_the_last_lesson_stays() -> None:
    minutes = [TookMinutes(NOW, "breathing", 120.0), TookMinutes(NOW, "walk", 300.0)]
    lessons = [Learned(NOW, ("no list",), "a list", "ask first"), Learned(NOW, (), "", "listen")]
    whole = folded([*minutes, *lessons])
    assert whole.minutes == tuple(minutes) and whole.learned == lessons[1]


anything: st.SearchStrategy[Afterward] = st.one_of(
    st.builds(Corrected, st.just(NOW), st.integers(1, 5), st.text(max_size=5)),
    st.builds(TookMinutes, st.just(NOW), st.just("walk"), st.floats(0, 600)),
    st.builds(Disputed, st.just(NOW), st.integers(1, 3), st.just("rude"), st.just("fault"), st.text(max_size=5)),
)


@given(st.lists(anything, max_size=8), st.integers(0, 8))
def test_it_may_be_folded_in_two_parts(added: list[Afterward], cut: int) -> None:
    whole = folded(added[:cut])
    for one in added[cut:]:
        whole = whole.after(one)
    assert whole == folded(added)


# --- the two views -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("points", "answer"),
    [(None, "not_reached"), (0, "no"), (33, "no"), (34, "partly"), (66, "partly"), (67, "yes"), (100, "yes")],
)
def test_a_score_is_an_answer(points: int | None, answer: Answer) -> None:
    assert answer_of(scored(points, "listen")[0], the_rubric()) == answer


@given(st.integers(0, 100), st.integers(0, 100))
def test_a_better_score_is_never_a_worse_answer(one: int, other: int) -> None:
    low, high = (ANSWERS.index(answer_of(scored(points, "x")[0], the_rubric())) for points in sorted((one, other)))
    assert high <= low


def test_where_either_was_not_reached_nothing_is_compared() -> None:
    step = STEPS[0]
    pairs = [(rated("not_reached", step), scored(90, step)), (rated("yes", step), scored(None, step))]
    assert compared(TEN, pairs, the_rubric())[0].calls == 0


def test_another_guide_s_ratings_are_left_out() -> None:
    assert all(one.calls == 0 for one in compared(TEN, [(rated("yes", guide="other"), scored(90))], the_rubric()))


def test_each_side_is_counted() -> None:
    step = STEPS[0]
    views: list[tuple[Answer, int]] = [("yes", 90), ("yes", 10), ("partly", 10), ("no", 90)]
    found = compared(TEN, [(rated(own, step), scored(points, step)) for own, points in views], the_rubric())[0]
    assert (found.step, found.calls, found.same, found.over, found.under) == (step, 4, 1, 2, 1)
    assert found.leaning is None


@pytest.mark.parametrize(
    ("over", "under", "same", "leaning"),
    [(2, 0, 0, None), (3, 0, 0, "over"), (0, 3, 0, "under"), (3, 0, 3, None), (3, 0, 2, "over"), (3, 3, 0, None)],
)
def test_a_leaning_takes_three_calls_and_most_of_them(over: int, under: int, same: int, leaning: str | None) -> None:
    step = STEPS[0]
    views = [("yes", 0)] * over + [("no", 100)] * under + [("yes", 100)] * same
    found = compared(TEN, [(rated(own, step), scored(points, step)) for own, points in views], the_rubric())[0]
    assert found.leaning == leaning
