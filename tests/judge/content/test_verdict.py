"""Rules and model together: what neither finds alone, and what neither may be fooled into."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.evidence import SURE, Evidence, Situation, Transcript, Word
from poise.judge.content import found
from poise.judge.content.reader import Weights
from poise.judge.content.verdict import likelihood
from poise.library.labelled import FAULTS
from tests.fakes import RUBRIC

CUT = SURE
KETTLE = "My kettle came without its lid and nobody has called me back for two weeks!"


def heard(text: str, customer: str = KETTLE) -> tuple[Evidence, ...]:
    words = tuple(Word(word, n * 0.4, n * 0.4 + 0.3) for n, word in enumerate(text.split()))
    return found(Transcript(text, words, "typed"), Situation(customer_said=customer), RUBRIC)


def sure(text: str, customer: str = KETTLE) -> set[str]:
    return {one.id for one in heard(text, customer) if one.confidence >= CUT}


@pytest.mark.parametrize(
    ("text", "shows"),
    [
        ("I'm so sorry about that, it was our mistake.", {"apologize", "own_mistake"}),
        ("two weeks without a call and a kettle without its lid, no wonder you are fed up", {"empathize", "reiterate"}),
        ("could you tell me the number on the bottom of it", {"clarify"}),
        ("Thank you for telling me about it.", {"thank"}),
        ("I can send you a new one today or give you your money back.", {"offer_solution"}),
        ("well you must have dropped it yourself", {"blame_customer"}),
        ("if you keep shouting at me I will end this call", {"threaten"}),
        ("It's only a lid, it's hardly the end of the world.", {"dismiss"}),
        ("That is our policy, I'm afraid, and that's all there is to it.", {"policy_shield"}),
        ("I'm sorry you feel that way.", {"conditional_apology"}),
    ],
)
def test_what_is_shown_is_found(text: str, shows: set[str]) -> None:
    assert shows <= sure(text)


@pytest.mark.parametrize(
    "text",
    [
        "sorry sorry I understand thank you",
        "thank you so much sorry sorry thank you",
        "sorry thank you sorry",
        "Listen, reiterate, empathize, apologize, solution, thank the customer.",
        "I could apologise all day but what good would it do.",
        "",
        "mm",
    ],
)
def test_recited_kindness_is_none(text: str) -> None:
    assert not sure(text) & {"apologize", "empathize", "thank", "reiterate"}


def test_the_customers_own_words_said_back_restate_nothing() -> None:
    assert "reiterate" not in sure("my kettle came without its lid and nobody has called me back for two weeks")


def test_every_mark_stands_on_whole_words_with_their_seconds() -> None:
    text = "oh no i am so sorry, two weeks is far too long. Shall I send a lid by courier tonight?"
    evidence = heard(text)
    assert evidence
    for one in evidence:
        assert one.span is not None and one.seconds is not None and one.why
        start, end = one.span
        assert 0 <= start < end <= len(text)
        assert (start == 0 or text[start - 1].isspace()) and not text[start].isspace()
        assert one.polarity == ("fault" if one.id in FAULTS else "skill")
        assert RUBRIC.number("content.least") <= one.confidence <= 1.0


def test_in_a_call_only_the_clock_calls_a_remedy_premature() -> None:
    text = Transcript("have you tried turning it off and on again", (), "typed")
    in_a_call = found(text, Situation(customer_said=KETTLE, stage="vent"), RUBRIC)
    assert "premature_solution" not in {one.id for one in in_a_call}


def test_the_same_reply_gets_the_same_verdict() -> None:
    assert heard("I'll ring you on Friday at two.") == heard("I'll ring you on Friday at two.")


@given(st.floats(-15, 15), st.floats(0, 1), st.floats(0, 1))
def test_more_from_either_is_never_less_in_all(logit: float, one: float, other: float) -> None:
    weights = Weights(model=0.8, rules=2.0, constant=-0.5, cut=0.3, exact=True)
    lower, higher = (likelihood(logit, rule, weights, RUBRIC) for rule in sorted((one, other)))
    assert 0.0 <= lower <= higher <= 1.0
    assert likelihood(logit, one, weights, RUBRIC) <= likelihood(logit + 1, one, weights, RUBRIC)


# --- blunt phrases -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Just calm down.", "dismiss"),
        ("okay okay calm down please there is no need to shout", "dismiss"),
        ("You need to calm yourself down, madam.", "dismiss"),
        ("it's not a big deal", "dismiss"),
        ("Are you deaf?", "rude"),
        ("oh shut up", "rude"),
        ("You idiot, that's the wrong form.", "rude"),
    ],
)
def test_a_blunt_phrase_is_certain_by_itself(text: str, fault: str) -> None:
    certain = RUBRIC.number("content.certain")
    assert any(one.id == fault and one.confidence >= certain for one in heard(text))


@pytest.mark.parametrize(
    "text",
    [
        "I won't tell you to calm down.",
        "Nobody's telling you to calm down.",
        "It is a big deal, and I'm sorry.",
        "Let me calm my dog down for a second, he heard you.",
        "Did somebody here ask you if you were deaf? I'm sorry about that.",
    ],
)
def test_the_same_words_about_something_else_are_none(text: str) -> None:
    assert not [one for one in heard(text) if one.sure and one.polarity == "fault"]


def test_the_words_of_a_fault_are_no_skill() -> None:
    blaming = "Well, our list says they were delivered, so you must have overlooked them. "
    told = sure(blaming + "You should have told us that you moved.", "My samples never came.")
    assert "blame_customer" in told and "own_mistake" not in told
    assert "own_mistake" in sure(blaming + "And we should have told you that ourselves.", "My samples never came.")
