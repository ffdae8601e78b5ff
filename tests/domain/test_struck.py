"""What was struck in a class is gone from its log, and where the class stands does not change by it."""

from hypothesis import given
from hypothesis import strategies as st

from poise.domain.ballot import Counts, Question, Written
from poise.domain.classroom import Answered, Asked, ClassEvent, Counted, Revealed, fold
from poise.domain.struck import without_struck

QUESTIONS = tuple(Question(id_, "next", id_, ()) for id_ in ("one", "two"))


def counts(question: str, *texts: str) -> Counts:
    return Counts(question, len(texts), (), tuple(Written(text, 1) for text in texts))


EVENTS = st.lists(
    st.one_of(
        st.builds(Asked, st.just(0.0), st.sampled_from(QUESTIONS), st.just(1)),
        st.builds(
            Answered,
            st.just(0.0),
            st.builds(counts, st.sampled_from(["one", "two", "never"]), st.sampled_from(["kind", "rude"])),
        ),
        st.builds(Counted, st.just(0.0), st.builds(counts, st.sampled_from(["one", "two"]))),
        st.builds(Revealed, st.just(0.0), st.sampled_from(["one", "two"])),
    ),
    max_size=12,
)


def test_the_first_counts_go_with_what_was_struck_in_them() -> None:
    asked, first, after = (
        Asked(1.0, QUESTIONS[0], 1),
        Answered(2.0, counts("one", "kind", "rude")),
        Revealed(4.0, "one"),
    )
    left = Answered(3.0, counts("one", "kind"))
    assert without_struck((asked, first, left, after)) == (asked, left, after)


def test_a_question_that_is_asked_twice_keeps_both_answers() -> None:
    asked, answered = Asked(1.0, QUESTIONS[0], 1), Answered(2.0, counts("one", "kind"))
    twice: tuple[ClassEvent, ...] = (asked, answered, asked, answered)
    assert without_struck(twice) == twice


@given(EVENTS)
def test_where_the_class_stands_stays(events: list[ClassEvent]) -> None:
    assert fold(without_struck(events)) == fold(events)
    assert without_struck(without_struck(events)) == without_struck(events)
