"""A reply is cut where marks begin and end, and loses nothing by it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.export.marks import Numbered, pieces
from poise.shown.marks import marked
from tests.export.sample import evidence, the_words
from tests.ui.scripted import the_rubric

TEXT = "I'm sorry, but you should have called."
spans = st.tuples(st.integers(-2, len(TEXT) + 5), st.integers(-2, len(TEXT) + 5))


def numbered(*placed: tuple[int, int] | None, fault: bool = False, confidence: float = 0.9) -> tuple[Numbered, ...]:
    found = [evidence("apologize", span, fault, confidence) for span in placed]
    return tuple(Numbered(n, mark) for n, mark in enumerate(marked(found, TEXT, the_rubric(), the_words()), 1))


@given(st.lists(st.none() | spans, max_size=6))
def test_the_pieces_are_the_text_and_every_placed_mark_ends_once(given_: list[tuple[int, int] | None]) -> None:
    cut = pieces(TEXT, numbered(*given_))
    assert "".join(piece.text for piece in cut) == TEXT
    ended = [mark.number for piece in cut for mark in piece.ends]
    assert len(ended) == len(set(ended)) and set(ended) == {m.number for piece in cut for m in piece.within}


@pytest.mark.parametrize(("fault", "confidence", "sign"), [(False, 0.9, "+1"), (True, 0.9, "−1"), (True, 0.3, "?1")])
def test_the_sign_says_without_colour_what_a_mark_is(fault: bool, confidence: float, sign: str) -> None:
    (one,) = numbered((0, 9), fault=fault, confidence=confidence)
    assert one.sign == sign


def test_a_reply_without_words_has_no_pieces() -> None:
    assert pieces("", ()) == ()
