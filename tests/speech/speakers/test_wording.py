"""Words are spoken as people say them, and cut where people breathe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.speech.speakers.wording import LEAST, breaths, ends_inside, spoken


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("It cost £42.50!", "It cost 42 pounds 50 pence!"),
        ("£1, $1,200 or €3.05", "1 pound, 1,200 dollars or 3 euros 5 cents"),
        ("£40.00 of £2m", "40 pounds of 2 million pounds"),
        ("order number 4417 is late", "order number 4 4 1 7 is late"),
        ("Reference BF-2093A.", "Reference B F 2 0 9 3 ay."),
        ("my order 2 days ago", "my order 2 days ago"),
        ("we order 1200 chairs", "we order 1200 chairs"),
        ("at 9.30, at 10.00 and 11:05", "at 9 30, at 10 and 11 oh 5"),
        ("version 3.14", "version 3.14"),
        ("9.30am", "9 30am"),
        ("20-30 people, 24/7", "20 to 30 people, twenty-four seven"),
        ("bed & breakfast, e.g.  this", "bed and breakfast, for example this"),
        ("well-known, half-baked", "well-known, half-baked"),
    ],
)
def test_figures_are_said_as_people_say_them(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One sentence only.", ("One sentence only.",)),
        (
            "I waited for a whole week. Nobody called me back! What now, then, may I ask?",
            ("I waited for a whole week.", "Nobody called me back! What now, then, may I ask?"),
        ),
        ("No. I told you so, and I told you twice.", ("No. I told you so, and I told you twice.",)),
        ("I told you so, and I told you twice. No.", ("I told you so, and I told you twice. No.",)),
        ("I spoke to Mr. Doyle and to Mrs. J. Bramley.", ("I spoke to Mr. Doyle and to Mrs. J. Bramley.",)),
        ("It began at 10 a.m. sharp, and you know it.", ("It began at 10 a.m. sharp, and you know it.",)),
        (
            "“I'll be right back,” he said. “Five minutes.” That was at noon, on Tuesday.",
            ("“I'll be right back,” he said.", "“Five minutes.” That was at noon, on Tuesday."),
        ),
        (
            "I stood there with my bags in both hands, and I waited, and while I waited your colleague, who had said "
            "five minutes, served a whole queue.",
            (
                "I stood there with my bags in both hands, and I waited,",
                "and while I waited your colleague, who had said five minutes, served a whole queue.",
            ),
        ),
        (f"I said {'no and ' * 30}no.", (f"I said {'no and ' * 30}no.",)),
    ],
)
def test_a_text_is_cut_into_sentences_that_are_long_enough(text: str, parts: tuple[str, ...]) -> None:
    assert breaths(text) == parts


@pytest.mark.parametrize("text", ["", "  ", "…", "?!", "—"])
def test_nothing_to_say_is_no_breath(text: str) -> None:
    assert breaths(text) == ()


def test_a_breath_inside_a_sentence_is_known_by_its_comma() -> None:
    assert ends_inside("I waited,")
    assert not ends_inside("I waited.")


@given(
    st.lists(
        st.sampled_from(
            ["No.", "Why?", "I was there at noon.", "Mr. Doyle said “yes.”", "And you, my friend, were not!"]
        )
    )
)
def test_no_word_is_lost_and_no_breath_is_too_short(sentences: list[str]) -> None:
    text = " ".join(sentences)
    cut = breaths(text)
    assert " ".join(cut) == text
    assert all(len(breath) >= LEAST for breath in cut) or len(cut) <= 1
