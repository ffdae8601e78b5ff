"""A drill says whose turn it is, what to watch for, and in the end what was found, in one card."""

from dataclasses import replace
from datetime import datetime

import pytest

from poise.domain.evidence import Delivery
from poise.shown.texts import Texts
from poise.ui.views.drill import SHOWN, DrillShown, Phase, Practice, drill, due
from tests.ui.scripted import REPLIES, Found, Said, answered, exercise, the_rubric

TODAY = datetime(2031, 5, 6, 14, 3)
BAD = Said(
    "Calm down, please. I can see that you are upset.",
    (
        Found("empathize", "I can see that you are upset", "Names the feeling."),
        Found("courtesy", "please", "Politely."),
        Found("calm_level"),
        Found("even_pitch"),
        Found("dismiss", "Calm down", "Plays it down.", fault=True),
    ),
    Delivery(),
)


def shown(practice: Practice, texts: Texts) -> DrillShown:
    return drill(practice, the_rubric(), TODAY, texts)


@pytest.mark.parametrize(
    ("phase", "typed", "words"),
    [
        ("ready", False, "Hear Margaret"),
        ("customer", False, "Margaret is speaking"),
        ("yours", False, "to speak, or to type"),
        ("yours", True, "Your turn to type"),
        ("thinking", False, "Looking at"),
        ("nothing", False, "costs nothing"),
    ],
)
def test_it_says_whose_turn_it_is(phase: Phase, typed: bool, words: str, texts: Texts) -> None:
    seen = shown(Practice(exercise(), 1, 3, phase, typed), texts)
    assert words in seen.state and seen.card is None and seen.place == "1 of 3" and not seen.last


def test_it_says_what_went_wrong_the_last_time(texts: Texts) -> None:
    assert shown(Practice(exercise(), 1, 1), texts).aim.startswith("Last time: ")
    missed = replace(exercise(), faults=(), missed=("empathize",))
    assert shown(Practice(missed, 1, 1), texts).aim == "Last time missing: Acknowledged the feeling."
    assert shown(Practice(replace(missed, missed=()), 1, 1), texts).aim == ""


def test_the_card_shows_little_and_the_fault_first(texts: Texts) -> None:
    card = shown(Practice(exercise(), 3, 3, "judged", answered=answered(BAD)), texts).card
    assert card is not None and len(card.marks) == SHOWN
    assert [one.polarity for one in card.marks] == ["fault", "skill", "skill"]
    assert card.verdict == "Part of the way" and "calm down" not in card.better.lower() and card.better
    assert card.text == BAD.text and card.back == ""


def test_a_good_answer_is_told_to_be_one(texts: Texts) -> None:
    practice = Practice(exercise(), 1, 1, "judged", answered=answered(REPLIES[1]), back=datetime(2031, 5, 14))
    card = shown(practice, texts).card
    assert card is not None and card.verdict == "That works very well" and card.back == "It comes back in 8 days."
    assert card.sounded == "Your voice stayed calm." and card.has_sound


def test_a_typed_answer_has_no_sound(texts: Texts) -> None:
    card = shown(Practice(exercise(), 1, 1, "judged", answered=answered(samples=b"")), texts).card
    assert card is not None and card.sounded == "" and not card.has_sound


def test_what_comes_back_within_a_day_comes_back_tomorrow(texts: Texts) -> None:
    practice = Practice(exercise(), 1, 1, "judged", answered=answered(), back=datetime(2031, 5, 7, 9, 0))
    card = shown(practice, texts).card
    assert card is not None and card.back == "It comes back tomorrow."


def test_nothing_is_offered_where_nothing_is_due(texts: Texts) -> None:
    assert (due(0, texts), due(3, texts)) == ("", "Practise again: 3 of your replies")
