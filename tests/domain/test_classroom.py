"""A class is the fold of its events: which part is on, which call runs, what was asked and came back."""

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from poise.domain.ballot import Counts, choices
from poise.domain.classroom import (
    Answered,
    Asked,
    CallBegan,
    CallOver,
    ClassBegan,
    ClassEnded,
    Classroom,
    Counted,
    Froze,
    GuideChosen,
    PartBegan,
    Passed,
    Revealed,
    fold,
)

ASK = choices("q", "Well?", ["Yes", "No"])
COUNTS = Counts("q", 3, (("1", 2), ("2", 1)))
BEGAN = ClassBegan(0.0, "first-words", "The first words", "ten-steps", "2026-03-01T12:00", 1, "0.1")

ids = st.sampled_from(["q", "other"])
names = st.sampled_from(["one", "two"])
events = st.lists(
    st.one_of(
        st.just(BEGAN),
        st.builds(PartBegan, st.just(1.0), st.integers(1, 3)),
        st.builds(GuideChosen, st.just(1.0), names),
        st.builds(CallBegan, st.just(1.0), names, st.just("kettle")),
        st.builds(CallOver, st.just(1.0), st.sampled_from([None, "settled"])),
        st.builds(Froze, st.just(1.0), st.sampled_from(["", "p"])),
        st.builds(lambda id_: Asked(1.0, choices(id_, "Well?", ["Yes", "No"]), 1), ids),
        st.builds(lambda id_: Answered(1.0, Counts(id_, 2)), ids),
        st.builds(lambda id_: Counted(1.0, Counts(id_, 4)), ids),
        st.builds(Revealed, st.just(1.0), st.sampled_from(["", "q"]), st.integers(0, 2)),
        st.builds(Passed, st.just(1.0), st.integers(1, 4), st.sampled_from(["", "AB"]), st.booleans()),
        st.builds(ClassEnded, st.just(1.0), st.sampled_from(["all", "nameless", "nothing"])),
    ),
    max_size=20,
)


@given(events, st.integers(0, 20))
def test_a_class_is_the_fold_of_its_events(told, cut):
    assert fold(told) == reduce(Classroom.after, told[cut:], fold(told[:cut]))


@given(events)
def test_the_running_call_is_one_of_its_calls(told):
    stands = fold(told)
    assert stands.running is None or (stands.call is not None and stands.call.folder == stands.running)
    assert len({one.folder for one in stands.calls}) == len(stands.calls)
    assert not stands.over or stands.keep in {"all", "nameless", "nothing"}


def story(*events):
    return fold((BEGAN, PartBegan(1.0, 2), CallBegan(2.0, "one", "kettle"), *events))


def test_a_call_belongs_to_the_part_that_is_on():
    stands = story()
    assert (stands.title, stands.part, stands.running) == ("The first words", 2, "one")
    assert stands.call is not None and (stands.call.part, stands.call.outcome) == (2, None)
    over = stands.after(CallOver(9.0, "settled"))
    assert over.running is None and over.call is None and over.calls[0].outcome == "settled"


def test_a_call_that_goes_on_again_is_the_same_call():
    stands = story(CallOver(3.0, "hung_up"), CallBegan(4.0, "one", "kettle"))
    assert len(stands.calls) == 1 and stands.running == "one" and stands.calls[0].outcome is None


def test_hands_and_phones_answer_the_latest_asking():
    again = Asked(6.0, ASK, 3)
    stands = story(Asked(3.0, ASK, 1), Answered(4.0, COUNTS), again, Counted(7.0, COUNTS), Counted(8.0, Counts("q", 9)))
    first, second = stands.polls
    assert (first.turn, first.folder, first.phones, first.hands) == (1, "one", COUNTS, None)
    assert (second.turn, second.phones, second.hands) == (3, None, Counts("q", 9))


def test_answers_to_what_was_never_asked_are_nothing():
    assert story(Answered(3.0, COUNTS)) == story()


def test_what_is_revealed():
    stands = story(Asked(3.0, ASK, 1), Revealed(4.0, "q"), Revealed(5.0, turn=1), Froze(6.0, "p"), Froze(7.0, ""))
    assert stands.polls[0].revealed
    assert stands.call is not None and stands.call.revealed == {1} and stands.call.frozen == ("p",)
    assert fold((BEGAN, Revealed(1.0, turn=1), Froze(1.0, "p"))) == fold((BEGAN,))


def test_what_is_revealed_of_a_call_that_is_over_is_revealed():
    stands = story(CallOver(4.0, "settled"), Revealed(5.0, turn=2))
    assert stands.running is None and stands.calls[-1].revealed == {2}


def test_passing_the_guide_and_the_end():
    passed = Passed(3.0, 2, "AB", True)
    stands = story(passed, GuideChosen(4.0, "five-ways"))
    assert stands.passed == passed and stands.guide == "five-ways" and not stands.over
    over = stands.after(ClassEnded(9.0, "nameless"))
    assert over.over and over.keep == "nameless" and over.running is None
