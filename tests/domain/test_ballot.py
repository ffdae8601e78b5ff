"""An answer counts only if the question allows it, each phone has one voice, and the counts know nobody."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain import ballot
from poise.domain.ballot import FEWEST, LONGEST, MOST, Answer, Ballot, Counts, Question, Refusal, Written, clean
from poise.domain.guides import Guide, Step
from poise.domain.mood import BANDS

GUIDE = Guide(
    "made",
    "Made",
    "Nobody",
    (
        Step("listen", "1", "Listen", "", ("let_vent",), ()),
        Step("repeat", "2", "Say it back", "", ("reiterate",), ()),
        Step("leave", "3", "Do not argue", "", (), ("argue",)),
        Step("ring", "4", "Ring back", "", ("follow_up",), (), part="after"),
    ),
)
CHOICES = ballot.choices("c", "What would you say?", ["I am sorry.", "Calm down.", "Your number?"])
STEPS = ballot.steps("s", "Which steps did you hear?", GUIDE)
MOOD = ballot.mood("m", "How does the customer feel?", {band: band.title() for band in BANDS})
WORDS = ballot.words("w", "What would you say next?")
EVERY = (CHOICES, STEPS, MOOD, WORDS)

texts = st.text(max_size=LONGEST + 20)
picks = st.lists(st.sampled_from(["1", "2", "3", "7", "listen", "repeat", "calm", "angry"]), max_size=3)
answers = st.builds(lambda picked, words: Answer(tuple(picked), words), picks, st.one_of(st.just(""), texts))
votes = st.lists(st.tuples(st.sampled_from("abcde"), answers), max_size=12)


def filled(question: Question, told: list[tuple[str, Answer]]) -> Ballot:
    """The ballot after all those answers; what is refused changes nothing."""
    full = Ballot(question)
    for mark, answer in told:
        after = full.after(mark, answer)
        full = full if isinstance(after, str) else after
    return full


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        (CHOICES, Answer(("1",)), None),
        (CHOICES, Answer(("1", "1")), None),
        (CHOICES, Answer(("1", "2")), "too_many"),
        (CHOICES, Answer(), "nothing"),
        (CHOICES, Answer(("4",)), "unknown"),
        (CHOICES, Answer(("1", "4")), "unknown"),
        (CHOICES, Answer(("1",), "and more"), "unknown"),
        (MOOD, Answer(("furious",)), None),
        (MOOD, Answer(("happy",)), "unknown"),
        (MOOD, Answer(("calm", "wary")), "too_many"),
        (STEPS, Answer(("repeat", "listen")), None),
        (STEPS, Answer(), None),
        (STEPS, Answer(("ring",)), "unknown"),
        (STEPS, Answer(("leave",)), "unknown"),
        (WORDS, Answer(words="I am sorry."), None),
        (WORDS, Answer(words=" \n\t\u200b"), "nothing"),
        (WORDS, Answer(("1",), "I am sorry."), "unknown"),
        (WORDS, Answer(words="x" * LONGEST), None),
        (WORDS, Answer(words="x" * (LONGEST + 1)), "too_long"),
        (WORDS, Answer(words="x" * LONGEST + "  \n "), None),
    ],
)
def test_what_is_an_answer(question: Question, answer: Answer, expected: Refusal | None) -> None:
    assert ballot.refused(question, answer) == expected
    after = Ballot(question).after("a", answer)
    assert after == expected if expected else isinstance(after, Ballot)


@pytest.mark.parametrize(
    "texts", [["only one"], [f"text {n}" for n in range(MOST + 1)], ["one", " "], ["The same", "the  same."]]
)
def test_what_cannot_be_chosen_from(texts: list[str]) -> None:
    with pytest.raises(ValueError, match=f"{FEWEST} to {MOST}"):
        ballot.choices("c", "Which?", texts)


def test_only_steps_that_a_call_can_show_are_asked() -> None:
    assert [(option.id, option.text) for option in STEPS.options] == [("listen", "Listen"), ("repeat", "Say it back")]


def test_the_moods_come_in_their_order() -> None:
    assert [option.id for option in MOOD.options] == list(BANDS)


@pytest.mark.parametrize("question", EVERY)
def test_nothing_counts_any_more_once_it_is_closed(question: Question) -> None:
    shut = Ballot(question).closed()
    assert shut.after("a", Answer(("1",))) == shut.after("a", Answer(words="Sorry")) == "closed"


def test_a_change_of_mind_is_one_voice() -> None:
    full = filled(CHOICES, [("a", Answer(("1",))), ("b", Answer(("1",))), ("a", Answer(("2",)))])
    assert full.counts() == Counts("c", 2, (("1", 1), ("2", 1), ("3", 0)))


def test_the_same_reply_twice_is_one_reply_as_it_was_first_written() -> None:
    told = ["Next please", "I'm  sorry!", "i’m sorry", "Next, please."]
    full = filled(WORDS, [(str(n), Answer(words=one)) for n, one in enumerate(told)])
    assert full.counts().written == (Written("Next please", 2), Written("I'm sorry!", 2))


def test_a_reply_of_marks_only_is_still_a_reply() -> None:
    full = filled(WORDS, [("a", Answer(words="?")), ("b", Answer(words="!"))])
    assert full.counts().written == (Written("?", 1), Written("!", 1))


def test_the_teacher_strikes_a_reply() -> None:
    counts = filled(WORDS, [("a", Answer(words="Sorry")), ("b", Answer(words="Idiot"))]).counts()
    assert counts.without("Idiot").written == (Written("Sorry", 1),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two\nlines\tand  more ", "two lines and more"),
        ("safe\u202egnihton", "safegnihton"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("bell\x07\x00", "bell"),
        ("e\u0301", "é"),
        ("Z" + "\u0335" * 40, "Z" + "\u0335" * 2),
        ("\ud800lone", "lone"),
        ("<b>data</b> & more", "<b>data</b> & more"),
        ("\x1b[31mred", "[31mred"),
    ],
)
def test_texts_can_stand_on_a_wall(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(st.text())
def test_a_clean_text_is_clean_and_stays_so(text: str) -> None:
    once = clean(text)
    assert clean(once) == once and once == once.strip()
    assert not {unicodedata.category(one) for one in once} & ballot.UNSEEN
    assert not any(one.isspace() and one != " " for one in once)


@given(st.sampled_from(EVERY), votes)
def test_each_phone_has_one_voice(question: Question, told: list[tuple[str, Answer]]) -> None:
    last = {mark: answer for mark, answer in told if ballot.refused(question, answer) is None}
    counts = filled(question, told).counts()
    assert counts.answered == len(last)
    assert all(0 <= times <= counts.answered for _, times in counts.picked)
    assert [id_ for id_, _ in counts.picked] == [option.id for option in question.options]
    if question.kind in {"choices", "mood"}:
        assert sum(times for _, times in counts.picked) == counts.answered
    if question.kind == "words":
        assert sum(one.times for one in counts.written) == counts.answered


@given(st.sampled_from(EVERY), votes, st.permutations("abcde"))
def test_the_counts_know_no_phone(question: Question, told: list[tuple[str, Answer]], other: list[str]) -> None:
    named = dict(zip("abcde", other, strict=True))
    assert filled(question, told).counts() == filled(question, [(named[mark], one) for mark, one in told]).counts()


@given(st.sampled_from(EVERY), answers, answers)
def test_what_was_said_before_leaves_no_trace(question: Question, one: Answer, other: Answer) -> None:
    if ballot.refused(question, other) is None:
        assert filled(question, [("a", one), ("a", other)]).counts() == filled(question, [("a", other)]).counts()
