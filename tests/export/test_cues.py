"""Captions can be read: short, in order, and together just what was said."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from poise.export.cues import LINE, LINES, LONGEST, cues
from poise.export.spoken import Spoken
from tests.export.sample import timed

texts = st.lists(st.text("abc,.?!é", min_size=1, max_size=12), min_size=1, max_size=60).map(" ".join)


@given(texts, st.floats(0.01, 60))
def test_captions_hold_every_word_once_and_in_order(text: str, seconds: float) -> None:
    made = cues([Spoken("customer", 1, 5.0, 5.0 + seconds, text)], "", "")
    assert " ".join(cue.text for cue in made).split() == text.split()
    for cue in made:
        assert len(cue.lines) <= LINES and all(len(line) <= LINE for line in cue.lines)
        assert " ".join(cue.lines) == cue.text


@given(texts, st.floats(0.05, 3))
def test_captions_stand_at_the_times_of_their_words(text: str, each: float) -> None:
    words = timed(text, 3.0, each)
    made = cues([Spoken("trainee", 1, 3.0, words[-1].end or 0.0, text, words)], "", "")
    starts = {word.start for word in words}
    for cue, after in pairwise(made):
        assert cue.start in starts and cue.start < cue.end <= after.start + 1e-9
        assert cue.end - cue.start <= max(LONGEST, each) + 1e-6
    assert made[0].start == 3.0


def test_a_break_comes_after_a_sentence_rather_than_within_one() -> None:
    text = "I am sorry that this went wrong, and I mean it. You had a client there and nothing to show to him at all."
    made = cues([Spoken("trainee", 1, 0.0, 8.0, text)], "", "")
    assert made[0].text.endswith("mean it.")


def test_silence_is_told_only_if_there_are_words_for_it() -> None:
    silent = Spoken("trainee", 1, 4.0, 4.0, "", note="silent")
    assert cues([silent], "", "(?)") == ()
    (cue,) = cues([silent], "(silence)", "(?)")
    assert cue.text == "(silence)" and cue.end > cue.start


def test_two_who_speak_at_once_are_sorted_by_when_they_began() -> None:
    said = [Spoken("customer", 1, 2.0, 6.0, "Wait."), Spoken("trainee", 1, 1.0, 3.0, "But.")]
    assert [cue.who for cue in cues(said, "", "")] == ["trainee", "customer"]
