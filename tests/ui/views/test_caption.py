"""Words appear as they sound: whole words, in order, never backwards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.ui.parts import Mouth
from poise.ui.views.caption import Caption, finished, sounding, spoken

LINE = "I waited. Nobody came. Nothing!"


def test_pieces_are_found_one_after_the_other() -> None:
    caption = Caption(LINE)
    for piece, begins, ends in (("I waited.", 0, 9), ("Nobody came.", 10, 22), ("Nothing!", 23, 31)):
        caption = sounding(caption, Mouth(piece, 1.0))
        assert (caption.begins, caption.ends) == (begins, ends)
    assert caption.piece == 3


@pytest.mark.parametrize("text", ["", "something else"])
def test_a_piece_that_is_not_in_the_line_stands_for_the_rest(text: str) -> None:
    caption = sounding(sounding(Caption(LINE), Mouth("I waited.", 1.0)), Mouth(text, 2.0))
    assert (caption.begins, caption.ends) == (9, len(LINE))


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.0, ""), (0.2, "I waited."), (1.0, "I waited. Nobody"), (2.0, LINE), (9.0, LINE)],
)
def test_whole_words_in_proportion_to_time(seconds: float, words: str) -> None:
    caption = sounding(Caption(LINE), Mouth(LINE, 2.0))
    assert LINE[: spoken(caption, seconds)].rstrip() == words


def test_what_was_cut_is_shown_as_far_as_it_got() -> None:
    caption = sounding(Caption(LINE), Mouth(LINE, 2.0))
    cut = finished(caption, True, 1.0)
    assert cut.text == "I waited. Nobody …"
    assert spoken(cut, 0.0) == len(cut.text)


def test_a_finished_line_is_whole() -> None:
    caption = finished(sounding(Caption(LINE), Mouth("I waited.", 2.0)), False, 0.1)
    assert spoken(caption, 0.0) == len(LINE)


@given(st.text(st.sampled_from("ab .,"), max_size=60), st.floats(0, 5), st.floats(0, 5), st.floats(0, 3))
def test_never_backwards_and_never_beyond_the_line(line: str, one: float, other: float, seconds: float) -> None:
    caption = sounding(Caption(line), Mouth(line, seconds))
    early, late = (spoken(caption, at) for at in sorted((one, other)))
    assert 0 <= early <= late <= len(line)
