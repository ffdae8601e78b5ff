"""The customer's words that a reply speaks of, whenever they were said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.evidence import Situation
from poise.judge.content.lexicon import shipped
from poise.judge.content.recall import LEAST, MOST, recalled
from poise.judge.content.scene import scene
from tests.fakes import RUBRIC

FIRST = "My kettle came without its lid. I rang you twice! Nobody picked up the phone. My sister laughed at me."
THEN = "So who are you? What do you do there?"


def told(reply: str, before: str = FIRST, said: str = THEN) -> str:
    situation = Situation(customer_said=said, customer_before=before)
    return recalled(scene(reply, situation, shipped(), RUBRIC))


@pytest.mark.parametrize(
    ("reply", "account"),
    [
        ("your kettle came without a lid", "My kettle came without its lid."),
        ("no lid on the kettle and your sister laughed", "My kettle came without its lid. My sister laughed at me."),
        ("you rang twice and nobody picked up", "I rang you twice! Nobody picked up the phone."),
        ("good morning this is Ellen", ""),
        ("the lid", ""),
        ("", ""),
    ],
)
def test_the_sentences_that_are_spoken_of_are_recalled_in_their_order(reply: str, account: str) -> None:
    assert told(reply) == account


def test_the_latest_words_count_as_well() -> None:
    assert told("your kettle has no lid", "", FIRST) == "My kettle came without its lid."


@given(st.lists(st.sampled_from(FIRST.split()), max_size=30).map(" ".join), st.text(max_size=200))
def test_what_is_recalled_was_said_and_is_short(reply: str, before: str) -> None:
    account = told(reply, f"{before} {FIRST}")
    longest = max(len(sentence.split()) for sentence in f"{before} {FIRST} {THEN}".split(". "))
    assert len(account.split()) <= max(MOST, longest)
    assert not account or len(account.split()) >= LEAST
