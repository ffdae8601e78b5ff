"""Spoken words made comparable, each with its own characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.judge.content.tokens import tokens


def said(text: str) -> str:
    return " ".join(token.word for token in tokens(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I'm sorry, I can't.", "i am sorry i can not"),
        ("im sorry i cant", "i am sorry i can not"),
        ("won't you've they're", "will not you have they are"),
        ("ill call you", "i will call you"),
        ("he was ill yesterday", "he was ill yesterday"),
        ("she was taken ill on Monday", "she was taken ill on monday"),
        ("she was really ill. I call her today", "she was really ill i call her today"),
        ("the other one is gravely ill? Ring them", "the other one is gravely ill ring them"),
        ("and ill... call you", "and i will call you"),
        ("id like that", "i 'd like that"),
        ("were sorry about it", "we are sorry about it"),
        ("you were here", "you were here"),
        ("gonna gotta cos", "going to got to because"),
        ("I apologise, I realised", "i apologize i realized"),
        ("the the I I'm we are we are here", "the i am we are here"),
        ("the rest of it. It has gone", "the rest of it it has gone"),
        ("I think it, it has gone", "i think it has gone"),
        ("it... it has gone", "it has gone"),
        ("where we are. We are here", "where we are we are here"),
        ("we are, we are here", "we are here"),
        ("four four one seven", "four four one seven"),
        ("um so uh yes", "so yes"),
        ("£80 is 10% at 9 a.m.", "pounds 80 is 10 percent at 9 am"),
        ("Let's go, y'all, cannot", "let us go you all can not"),
        ("couldn’t`ve", "could not have"),
        ("", ""),
    ],
)
def test_words_are_normalised(text: str, words: str) -> None:
    assert said(text) == words


def test_tokens_remember_their_characters() -> None:
    text = "Well, I'm SO sorry"
    assert [text[t.first : t.last] for t in tokens(text)] == ["Well", "I", "'m", "SO", "sorry"]


def test_adverbs_may_be_skipped_but_so_only_before_an_adjective() -> None:
    assert [t.filler for t in tokens("so sorry")] == [True, False]
    assert [t.filler for t in tokens("so you really")] == [False, False, True]


@given(st.text(max_size=120))
def test_characters_lie_in_the_text_and_in_order(text: str) -> None:
    last = 0
    for token in tokens(text):
        assert 0 <= token.first < token.last <= len(text)
        assert token.word
        assert token.first >= last
        last = token.first
