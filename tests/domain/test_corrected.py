"""Corrected words: each has its place in the recording, and what the clock knows stays."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.corrected import corrected, placed
from poise.domain.events import TraineeSpoke
from poise.domain.evidence import Word

HEARD = (
    Word("I'm", 0.0, 0.2, 0.9),
    Word("sari,", 0.2, 0.8, 0.3),
    Word("Miss", 1.0, 1.2, 0.6),
    Word("Doyle.", 1.2, 1.6, 0.9),
)
SPOKEN = TraineeSpoke(
    9.0, 2, "I'm sari, Miss Doyle.", HEARD, 1.6, "take-002.wav", 0.5, 0.1, "told", True, False, 7.0, ((0.0, 1.6),)
)


def test_a_word_that_was_misheard_lies_where_it_was_heard() -> None:
    assert corrected(SPOKEN, "I'm sorry, Miss Doyle.").words == (
        replace(HEARD[0], confidence=1.0),
        Word("sorry,", 0.2, 0.8),
        replace(HEARD[2], confidence=1.0),
        replace(HEARD[3], confidence=1.0),
    )


@pytest.mark.parametrize(
    ("said", "times"),
    [
        ("I'm so sorry Miss Doyle", [(0.0, 0.2), (0.2, 0.5), (0.5, 0.8), (1.0, 1.2), (1.2, 1.6)]),
        ("I'm sari, dear Miss Doyle", [(0.0, 0.2), (0.2, 0.8), (0.8, 1.0), (1.0, 1.2), (1.2, 1.6)]),
        ("Miss Doyle", [(1.0, 1.2), (1.2, 1.6)]),
        ("Oh I'm sari, Miss Doyle", [(0.0, 0.0), (0.0, 0.2), (0.2, 0.8), (1.0, 1.2), (1.2, 1.6)]),
        ("I'm sari, Miss Doyle please", [(0.0, 0.2), (0.2, 0.8), (1.0, 1.2), (1.2, 1.6), (1.6, 1.6)]),
    ],
    ids=["one for two", "one between", "some left out", "one before all", "one behind all"],
)
def test_words_share_the_time_there_is(said: str, times: list[tuple[float, float]]) -> None:
    assert [(word.start, word.end) for word in placed(said.split(), HEARD)] == times


def test_only_letters_tell_whether_a_word_was_heard() -> None:
    found = placed(["i’m", "SARI", "miss", "doyle"], HEARD)
    assert [(word.text, word.start) for word in found] == [("i’m", 0.0), ("SARI", 0.2), ("miss", 1.0), ("doyle", 1.2)]


def test_typed_words_have_no_times_before_and_after() -> None:
    typed = tuple(Word(word, None, None) for word in ("so", "sorry"))
    assert placed(["very", "sorry", "indeed"], typed) == tuple(
        Word(word, None, None) for word in ("very", "sorry", "indeed")
    )


def test_what_was_not_heard_at_all_lies_in_the_voice_there_was() -> None:
    unheard = replace(SPOKEN, text="", words=(), heard=False, speech=((0.4, 0.6), (1.0, 1.4)))
    said = corrected(unheard, "I am sorry.")
    assert said.heard and said.text == "I am sorry."
    assert said.words[0].start == 0.4 and said.words[-1].end == 1.4


def test_a_silent_reply_is_silent_no_more() -> None:
    silent = replace(SPOKEN, text="", words=(), silent=True, speech=(), take=None)
    said = corrected(silent, "I am here.")
    assert not said.silent and [word.start for word in said.words] == [None, None, None]


@given(st.text(" \n\t", max_size=4))
def test_without_a_word_it_is_as_it_was_heard(nothing: str) -> None:
    assert corrected(SPOKEN, nothing) is SPOKEN


@given(st.lists(st.sampled_from(["I'm", "sari,", "Miss", "Doyle.", "so", "sorry", "…"]), min_size=1, max_size=9))
def test_every_word_is_there_once_in_order_and_within_the_reply(said: list[str]) -> None:
    found = corrected(SPOKEN, "  ".join(said))
    assert [word.text for word in found.words] == said and found.text == " ".join(said)
    times = [time for word in found.words for time in (word.start, word.end)]
    assert times == sorted(times) and times[0] >= 0.0 and times[-1] <= 1.6
    kept = replace(found, text=SPOKEN.text, words=SPOKEN.words)
    assert kept == SPOKEN
