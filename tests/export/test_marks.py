"""A reply is cut where marks begin and end, and loses nothing by it."""

from hypothesis import given
from hypothesis import strategies as st

from poise.export.marks import marks, pieces
from tests.export.sample import evidence, the_words
from tests.ui.scripted import the_rubric

TEXT = "I'm sorry, but you should have called."
spans = st.tuples(st.integers(-2, len(TEXT) + 5), st.integers(-2, len(TEXT) + 5))


@given(st.lists(st.none() | spans, max_size=6))
def test_the_pieces_are_the_text_and_every_placed_mark_ends_once(given_: list[tuple[int, int] | None]) -> None:
    found = [evidence("apologize", span) for span in given_]
    shown = marks(found, TEXT, the_rubric(), the_words())
    cut = pieces(found, TEXT, shown)
    assert "".join(piece.text for piece in cut) == TEXT
    ended = [mark.number for piece in cut for mark in piece.ends]
    assert len(ended) == len(set(ended)) and set(ended) == {m.number for piece in cut for m in piece.within}


def test_a_mark_has_its_sign_its_words_and_its_reason() -> None:
    blamed = evidence("blame_customer", (15, 37), fault=True)
    found = [evidence("apologize", (0, 9)), blamed, evidence("rude", None, True, 0.3)]
    good, bad, perhaps = marks(found, TEXT, the_rubric(), the_words())
    assert (good.sign, good.label, good.quote, good.why) == ("+1", "Apologised", "I'm sorry", "because")
    assert (bad.sign, bad.quote) == ("−2", "you should have called")
    assert perhaps.sign == "?3" and "(perhaps)" in perhaps.label and "counts for nothing" in perhaps.why


def test_a_reply_without_words_has_no_pieces() -> None:
    assert pieces([], "", []) == ()
