"""Sets of words."""

from poise.judge.content.wordset import wordset


def test_words_are_set_apart_by_blanks() -> None:
    assert wordset("a  b\nc") == {"a", "b", "c"}
    assert wordset("") == frozenset()
