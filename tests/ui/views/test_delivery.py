"""The figures of a voice in plain words; what was not judged is not said."""

import pytest

from poise.domain.evidence import Delivery
from poise.shown.texts import Texts
from poise.ui.views.delivery import plain
from tests.ui.scripted import the_rubric


def said(texts: Texts, **figures: object) -> tuple[str, ...]:
    return plain(Delivery(tentative=False, **figures), the_rubric(), texts)


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        ({}, "Too short to judge how it sounded."),
        ({"effort": 0.2}, "Your voice stayed calm."),
        ({"effort": 1.0}, "Your voice was slightly raised."),
        ({"effort": 1.31}, "Your voice was raised."),
        (
            {"level_change_db": 6.4, "f0_change_st": 3.2},
            "Against your calm voice: 6 dB louder, 3 semitones higher.",
        ),
        (
            {"level_change_db": -2.6, "f0_change_st": -1.0},
            "Against your calm voice: 3 dB softer, 1 semitone lower.",
        ),
        ({"level_change_db": 0.4, "f0_change_st": 0.0}, "Against your calm voice: as loud, as high."),
        ({"f0_change_st": 2.0}, "Against your calm voice: 2 semitones higher."),
        ({"wpm": 80.0}, "80 words a minute, very slow."),
        ({"wpm": 100.0}, "100 words a minute, slow."),
        ({"wpm": 150.4}, "150 words a minute, an easy pace."),
        ({"wpm": 190.0}, "190 words a minute, brisk."),
        ({"wpm": 230.0}, "230 words a minute, rushed."),
        ({"pauses": 0, "longest_pause": 0.0}, "No pauses."),
        ({"pauses": 1, "longest_pause": 0.81}, "One pause, 0.8 s long."),
        ({"pauses": 3, "longest_pause": 1.25}, "3 pauses, the longest 1.2 s."),
        ({"latency": 1.24}, "You answered after 1.2 s."),
        ({"latency": -0.4}, "You began 0.4 s before the customer had finished."),
        ({"talk_over": 1.4}, "You both spoke for 1.4 s."),
    ],
)
def test_each_figure_has_its_sentence(texts: Texts, figures: dict[str, object], sentence: str) -> None:
    assert said(texts, **figures) == (sentence,)


def test_no_talking_over_is_not_mentioned(texts: Texts) -> None:
    assert said(texts, latency=0.5, talk_over=0.01) == ("You answered after 0.5 s.",)


def test_without_a_baseline_it_says_tentatively(texts: Texts) -> None:
    lines = plain(Delivery(wpm=140.0, alpha_db=-12.0, tentative=True), the_rubric(), texts)
    assert lines[-1] == "Judged without your calm voice, so only tentatively."
    assert len(plain(Delivery(latency=1.0, tentative=True), the_rubric(), texts)) == 1
