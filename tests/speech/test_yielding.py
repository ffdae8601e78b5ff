"""Whether words hand the floor over."""

import pytest

from poise.speech.ear_numbers import Hearing
from poise.speech.yielding import yielding


@pytest.mark.parametrize(
    "text",
    [
        "Would that work for you?",
        "Thank you. May I ask which address they should have gone to.",  # the question mark was lost
        "So what happened then?",
        "Is that right?",
        "I'm listening. Please tell me what happened, from the beginning.",
        "Okay, so could you read me the number.",
    ],
)
def test_a_question_wants_an_answer(text: str, numbers: Hearing) -> None:
    told = yielding(text, numbers.yielding)
    assert told.asks and not told.breaks_off


@pytest.mark.parametrize(
    "text",
    [
        "I'm very sorry about that.",
        "I will call you on Friday.",
        "As soon as I can.",
        "What you told me is clear. I'll see to it.",
    ],
)
def test_a_statement_may_be_the_end_or_not(text: str, numbers: Hearing) -> None:
    told = yielding(text, numbers.yielding)
    assert not told.asks and not told.breaks_off


@pytest.mark.parametrize(
    "text",
    [
        "",
        "...",
        "I am very",
        "I was going to...",
        "What would you like me and.",
        "I will see to.",
        "I'll send it and",
        "Well, um.",
        "So-",
    ],
)
def test_a_sentence_that_breaks_off_keeps_the_floor(text: str, numbers: Hearing) -> None:
    told = yielding(text, numbers.yielding)
    assert told.breaks_off and not told.asks
