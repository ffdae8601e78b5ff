"""Clauses and questions in words without punctuation."""

import pytest

from poise.judge.content.clauses import asks_anything, inverted, starts
from poise.judge.content.tokens import tokens


def cut(text: str) -> str:
    found = tokens(text)
    begins = starts(found)
    return " ".join(("| " if k in begins and k else "") + token.word for k, token in enumerate(found))


@pytest.mark.parametrize(
    ("said", "clauses"),
    [
        ("i'm sorry i'll call you tomorrow", "i am sorry i will call you tomorrow"),
        ("that was wrong i will fix it", "that was wrong | i will fix it"),
        ("i think you are right", "i think you are right"),
        ("i'll call you thank you", "i will call you | thank you"),
        ("it broke because you dropped it", "it broke | because you dropped it"),
        ("i can do that but it takes a week", "i can do that | but it takes a week"),
        ("i'm here what time was it", "i am here | what time was it"),
        ("okay did you get it", "okay | did you get it"),
        ("which line are we looking at", "which line are we looking at"),
        ("i can take it off and give you a credit", "i can take it off | and give you a credit"),
        ("if you like i can come", "if you like | i can come"),
    ],
)
def test_clauses_begin_without_punctuation(said: str, clauses: str) -> None:
    assert cut(said) == clauses


@pytest.mark.parametrize(
    "said", ["did you", "was it the blue one", "are you there", "have you had lunch", "can i help"]
)
def test_questions_are_known_by_inversion(said: str) -> None:
    assert inverted(said.split(), 0)


@pytest.mark.parametrize(
    ("said", "k"), [("i did the work", 1), ("you are the one", 1), ("had this been", 0), ("is", 0)]
)
def test_statements_are_no_questions(said: str, k: int) -> None:
    assert not inverted(said.split(), k)


def test_an_utterance_asks_or_does_not() -> None:
    assert asks_anything(["where", "is", "my", "parcel"])
    assert asks_anything(["so", "what", "happened"])
    assert not asks_anything(["it", "never", "came"])
    assert not asks_anything([])
