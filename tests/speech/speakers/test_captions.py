"""The soundless engine takes as long as reading does, and plays nothing."""

import numpy as np

from poise.resources import root
from poise.speech.speakers.captions import Captions
from poise.speech.speakers.voices import voice

MARGARET = voice(root("voices") / "margaret" / "voice.toml")


def test_longer_captions_stand_longer_and_nothing_sounds() -> None:
    short = Captions().render("Two words.", MARGARET, "angry")
    long = Captions().render("Sixteen words " * 8, MARGARET, "calm")
    assert short.seconds == 1.25
    assert long.seconds == 6.5
    assert not np.any(long.samples)


def test_its_identity_is_the_words_and_the_pace() -> None:
    slow, usual = Captions(100), Captions()
    assert usual.identity("a", MARGARET, "calm") == usual.identity("a", MARGARET, "angry")
    assert usual.identity("a", MARGARET, "calm") != usual.identity("b", MARGARET, "calm")
    assert usual.identity("a", MARGARET, "calm") != slow.identity("a", MARGARET, "calm")
    assert usual.name == "captions: no sound"
