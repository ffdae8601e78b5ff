"""Hands and phones add up, the class stands beside Poise step by step, and the reply most would give is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain import counted
from poise.domain.ballot import MOST, Answer, Counts, Question, Written
from poise.domain.counted import Agreement, agreement, by_hands, middle, most_chosen, run_off, together
from poise.domain.evidence import Evidence
from tests.domain.test_ballot import CHOICES, GUIDE, MOOD, STEPS, WORDS, filled
from tests.fakes import RUBRIC

IDS = [option.id for option in STEPS.options]
marked = st.lists(st.sets(st.sampled_from(IDS)), max_size=12)
replies = st.lists(st.sampled_from(["Sorry", "sorry.", "Calm down", "Your number?", "One moment"]), max_size=12)


def steps(told: list[set[str]]) -> Counts:
    return filled(STEPS, [(str(n), Answer(tuple(one))) for n, one in enumerate(told)]).counts()


def written(told: list[str], first: int = 0) -> Counts:
    return filled(WORDS, [(str(first + n), Answer(words=one)) for n, one in enumerate(told)]).counts()


def test_hands_are_counts_like_any() -> None:
    assert by_hands(CHOICES, 20, {"1": 12, "3": 5}) == Counts("c", 20, (("1", 12), ("2", 0), ("3", 5)))


@pytest.mark.parametrize(
    ("question", "answered", "raised"),
    [
        (CHOICES, 20, {"1": 21}),
        (CHOICES, 20, {"1": -1}),
        (CHOICES, 20, {"7": 1}),
        (CHOICES, 20, {"1": 12, "2": 9}),
        (MOOD, 3, {"calm": 2, "wary": 2}),
        (STEPS, 3, {"listen": 4}),
    ],
)
def test_what_hands_cannot_be(question: Question, answered: int, raised: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"a number from 0|no more voices"):
        by_hands(question, answered, raised)


def test_for_steps_a_person_may_raise_a_hand_for_each() -> None:
    assert by_hands(STEPS, 3, {"listen": 3, "repeat": 2}).picked == (("listen", 3), ("repeat", 2))


def test_two_questions_have_no_sum() -> None:
    with pytest.raises(ValueError, match="no sum"):
        together(Counts("c"), Counts("m"))


@given(marked, marked)
def test_phones_and_hands_add_up(phones: list[set[str]], hands: list[set[str]]) -> None:
    raised = {id_: sum(id_ in one for one in hands) for id_ in IDS}
    assert together(steps(phones), by_hands(STEPS, len(hands), raised)) == steps([*phones, *hands])


@given(replies, replies)
def test_written_replies_add_up(one: list[str], other: list[str]) -> None:
    whole = together(written(one), written(other))
    assert whole.answered == len(one) + len(other) == sum(reply.times for reply in whole.written)
    assert {reply.times for reply in whole.written} == {reply.times for reply in written([*one, *other]).written}


@pytest.mark.parametrize(
    ("marks", "answered", "found", "agreeing", "share"),
    [(14, 20, True, 14, 0.7), (14, 20, False, 6, 0.3), (0, 20, False, 20, 1.0), (0, 0, True, 0, None)],
)
def test_the_class_beside_poise(marks: int, answered: int, found: bool, agreeing: int, share: float | None) -> None:
    one = Agreement("listen", marks, answered, found)
    assert (one.agreeing, one.share) == (agreeing, share)


@given(marked, st.sets(st.sampled_from(IDS)))
def test_who_agrees_and_who_does_not_are_the_whole_class(told: list[set[str]], found: set[str]) -> None:
    for_, against = agreement(steps(told), found), agreement(steps(told), set(IDS) - found)
    assert [one.step for one in for_] == IDS and {one.step for one in for_ if one.found} == found
    assert all(one.agreeing + other.agreeing == len(told) for one, other in zip(for_, against, strict=True))


@given(st.sets(st.sampled_from(IDS)), st.integers(1, 9))
def test_a_class_that_hears_what_poise_hears_agrees_wholly(found: set[str], size: int) -> None:
    assert all(one.share == 1.0 for one in agreement(steps([found] * size), found))


@pytest.mark.parametrize(
    ("id_", "polarity", "confidence", "expected"),
    [("reiterate", "skill", 0.9, ("repeat",)), ("reiterate", "skill", 0.1, ()), ("reiterate", "fault", 0.9, ())],
)
def test_poise_heard_a_step_where_a_skill_of_it_is_sure(
    id_: str, polarity: str, confidence: float, expected: tuple[str, ...]
) -> None:
    assert id_ in RUBRIC.behaviours
    found = Evidence(id_, "skill" if polarity == "skill" else "fault", confidence, 1, None, None, "")
    assert counted.found_steps(GUIDE, [found]) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, None),
        ({"angry": 1}, "angry"),
        ({"calm": 1, "furious": 1}, "calm"),
        ({"calm": 1, "angry": 1, "furious": 1}, "angry"),
        ({"wary": 5, "furious": 4}, "wary"),
    ],
)
def test_the_middle_of_the_class(told: dict[str, int], expected: str | None) -> None:
    assert middle(by_hands(MOOD, sum(told.values()), told)) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([], ()),
        (["Sorry", "Calm down", "sorry!"], ("Sorry",)),
        (["Sorry", "Calm down"], ("Sorry", "Calm down")),
    ],
)
def test_the_reply_most_would_give(told: list[str], expected: tuple[str, ...]) -> None:
    assert most_chosen(WORDS, written(told)) == expected


def test_the_text_most_chose() -> None:
    assert most_chosen(CHOICES, by_hands(CHOICES, 9, {"2": 5, "3": 4})) == ("Calm down.",)
    assert most_chosen(CHOICES, by_hands(CHOICES, 9, {})) == ()


@given(replies)
def test_no_reply_was_given_more_often(told: list[str]) -> None:
    counts = written(told)
    times = {one.text: one.times for one in counts.written}
    best = most_chosen(WORDS, counts)
    assert bool(best) == bool(told) and all(times[one] == max(times.values()) for one in best)


def test_the_class_settles_on_one_of_its_replies() -> None:
    counts = written(["Sorry", "Sorry", *(f"Reply {n}" for n in range(9))])
    run = run_off("r", "Which one?", counts)
    assert run is not None and len(run.options) == MOST and run.options[0].text == "Sorry"
    picked = run_off("r", "Which one?", counts, ["Reply 3", "Reply 8"])
    assert picked is not None and [option.text for option in picked.options] == ["Reply 3", "Reply 8"]


def test_one_reply_alone_needs_no_settling() -> None:
    assert run_off("r", "Which one?", Counts("w", 1, (), (Written("Sorry", 1),))) is None
