"""What the screen of a few minutes shows, before, meanwhile and afterwards."""

from dataclasses import replace

import pytest

from poise.domain.breathing import Breathing, Pace
from poise.settings import Settings
from poise.shown.texts import Texts
from poise.ui.views.minutes import TIPS, WAYS, Sitting, chosen, meanwhile, show

BREATHING = Breathing(6.0, (5.0, 6.0, 8.0), 0.4, 2, (1, 2, 5))
PACE = Pace(6.0, 0.4)


def test_without_a_choice_it_is_what_is_usual() -> None:
    assert chosen(Settings(), BREATHING) == (PACE, 2)
    assert chosen(Settings(breaths=8.0, minutes=5), BREATHING) == (Pace(8.0, 0.4), 5)
    assert chosen(Settings(breaths=40.0, minutes=500), BREATHING) == (PACE, 2)


def test_every_way_says_what_to_do(texts: Texts) -> None:
    leads = {show(Sitting(way), Settings(), BREATHING, texts).lead for way in WAYS}
    assert len(leads) == len(WAYS)


def test_afterwards_it_says_whether_it_counts(texts: Texts) -> None:
    short, long = (show(Sitting(phase="over", counts=on), Settings(), BREATHING, texts).lead for on in (False, True))
    assert "counts as a step" in long and short != long


def test_that_nothing_can_be_heard_is_said_only_where_a_sound_was_wanted(texts: Texts) -> None:
    silent = Sitting(phase="running", silent=True)
    assert "No loudspeaker" in show(silent, Settings(), BREATHING, texts).hint
    assert show(silent, Settings(breath_sound=False), BREATHING, texts).hint == ""
    assert show(replace(silent, silent=False), Settings(), BREATHING, texts).hint == ""


@pytest.mark.parametrize(
    ("at", "word", "left"),
    [(0.0, "In", "2:00 left"), (3.9, "In", "1:57 left"), (4.1, "Out", "1:56 left"), (119.5, "Out", "0:01 left")],
)
def test_breathing_says_which_way_and_how_long(at: float, word: str, left: str, texts: Texts) -> None:
    shown = meanwhile("breathing", PACE, 120.0, at, texts)
    assert (shown.word, shown.left, shown.over, shown.share) == (word, left, False, None)


def test_it_is_over_when_the_time_is(texts: Texts) -> None:
    assert meanwhile("walk", PACE, 60.0, 60.0, texts).over


@pytest.mark.parametrize("way", ["stretch", "walk"])
def test_each_suggestion_stays_for_an_equal_part_of_the_time(way: str, texts: Texts) -> None:
    words = [meanwhile(way, PACE, 60.0, 60.0 / TIPS * (n + 0.5), texts).word for n in range(TIPS)]  # type: ignore[arg-type]
    assert len(set(words)) == TIPS
    assert meanwhile(way, PACE, 60.0, 30.0, texts).share == 0.5  # type: ignore[arg-type]
