"""How complete a reply is, by voice and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.speech.completeness import completeness, unfinished
from poise.speech.ear_numbers import load

NUMBERS = load("normal").complete
WHOLE = "I am very sorry about that, it was our mistake and nobody called you back."


@pytest.mark.parametrize(
    ("said", "open_"),
    [
        ("", True),
        ("   ", True),
        ("I will ask my um", True),
        ("Would that be all right for you or?", True),
        ("We should have checked, uh...", True),
        ("If you agree,", True),
        ("You can reach me on Friday until five, and", True),
        ("I’ll", True),
        ("That is A.", True),
        (WHOLE, False),
        ("How did your client take it?", False),
        ("I understand what you are saying", False),
        ("at five o'clock", False),
    ],
)
def test_words_after_which_a_sentence_goes_on(said: str, open_: bool) -> None:
    assert unfinished(said, NUMBERS.leading_on) is open_


def test_the_voice_and_the_words_both_count() -> None:
    assert completeness(0.97, WHOLE, NUMBERS) > 0.82, "a whole reply is answered soon"
    assert completeness(0.97, "I am very sorry and", NUMBERS) < 0.55, "a conjunction is waited for"
    assert completeness(0.01, WHOLE, NUMBERS) < 0.82, "a voice that hangs in the air is waited for"
    assert completeness(0.97, "Good morning, Mrs. Doyle.", NUMBERS) < 0.82, "a greeting is a beginning"


@given(st.floats(0, 1), st.floats(0, 1), st.text(max_size=60))
def test_laws(one: float, other: float, said: str) -> None:
    lower, higher = (completeness(voice, said, NUMBERS) for voice in sorted((one, other)))
    assert 0 < lower <= higher < 1
