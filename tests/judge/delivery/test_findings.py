"""What the figures show is said in measured words, surely where the margin is wide, and never of an emotion."""

import re

import pytest

from poise.domain.evidence import SURE, Delivery
from poise.judge.delivery import found
from tests.fakes import RUBRIC
from tests.judge.delivery.sounds import spoken

WORDS = spoken("I am so sorry about the late parcel", seconds=3.0)
EMOTIONS = re.compile(r"ang(er|ry)|furious|nervous|upset|annoy|aggress|emotion|mood|calm person|rude|hostile", re.I)


def shown(**figures):
    given = {"speech_seconds": 3.0, "tentative": "effort" not in figures, **figures}
    return {(one.id, one.polarity): one for one in found(Delivery(**given), WORDS, 2, RUBRIC)}


def sure(id_, polarity="fault", **figures):
    return shown(**figures)[id_, polarity].confidence


def test_a_calm_voice():
    assert sure("calm_level", "skill", effort=0.0) == 0.95
    assert sure("calm_level", "skill", effort=0.7) == 0.5
    assert ("raised_voice", "fault") not in shown(effort=0.7)


def test_a_voice_raised_a_little_is_only_possible():
    assert 0.3 <= sure("raised_voice", effort=0.75) < sure("raised_voice", effort=1.2) < 0.5
    assert ("calm_level", "skill") not in shown(effort=0.75)


def test_a_raised_voice():
    assert sure("raised_voice", effort=1.31) == pytest.approx(0.5, abs=0.01)
    assert 0.5 < sure("raised_voice", effort=2.0) < sure("raised_voice", effort=3.0) == 0.95


def test_it_says_what_was_measured_and_where():
    one = shown(effort=3.2, level_change_db=12.4, alpha_change_db=6.2, f0_change_st=5.1)["raised_voice", "fault"]
    assert one.why == (
        "Your voice was raised: 12 dB louder and 6 dB sharper and 5 semitones higher than your calm voice."
    )
    assert (one.turn, one.span, one.seconds) == (2, None, (0.0, 3.0))
    other = shown(effort=1.0, level_change_db=0.4, alpha_change_db=-1.0, f0_change_st=6.0)["raised_voice", "fault"]
    assert other.why == "Your voice was raised a little: 6 semitones higher than your calm voice."


def test_without_a_calm_voice_it_is_tentative_and_said_so():
    one = shown(alpha_db=-3.0)["raised_voice", "fault"]
    assert one.confidence < SURE and "may have been" in one.why and "calm voice" in one.why
    assert shown(alpha_db=-5.0) == {}
    assert shown(alpha_db=-3.0, speech_seconds=0.9) == {}
    assert shown(alpha_db=-3.0, tentative=False) == {}


@pytest.mark.parametrize(
    ("wpm", "expected"),
    [
        (80, ("dragging", "fault")),
        (95, None),
        (140, ("steady_pace", "skill")),
        (190, None),
        (230, ("rushed", "fault")),
        (None, None),
    ],
)
def test_pace(wpm, expected):
    assert list(shown(wpm=wpm)) == ([expected] if expected else [])


def test_pace_is_surer_further_off():
    assert sure("rushed", wpm=201) == pytest.approx(0.51, abs=0.02) and sure("rushed", wpm=260) == 0.95
    assert sure("dragging", wpm=89) == pytest.approx(0.53, abs=0.03) and sure("dragging", wpm=60) == 0.95


def test_level_and_pitch():
    assert sure("steady_level", "skill", level_spread_db=2.0) == 0.95
    assert shown(level_spread_db=6.1) == {}
    assert sure("even_pitch", "skill", f0_sd_st=2.6) == 0.7
    assert shown(f0_sd_st=1.3) == {} and shown(f0_sd_st=4.6) == {}
    assert shown(f0_sd_st=2.6, speech_seconds=1.9) == {}
    assert ("even_pitch", "skill") not in shown(f0_sd_st=2.6, effort=0.8)


def fillers(text, engine):
    words = spoken(text, engine)
    return [one for one in found(Delivery(), words, 1, RUBRIC) if one.id == "fillers"]


def test_fillers_are_counted_only_where_they_were_taken_down():
    text = "Um I uh think the erm parcel is on its way"
    one = fillers(text, "typed")[0]
    assert one.why == "3 of your 11 words were fillers." and text[slice(*one.span)] == "Um"
    assert fillers(text, "whisper-verbatim") and not fillers(text, "whisper")
    assert not fillers("um I think the parcel is on its way uh tomorrow", "typed")
    assert not fillers("the hummus and the umbrella are in the hermitage", "typed")


def test_nothing_measured_nothing_said():
    assert found(Delivery(), WORDS, 1, RUBRIC) == ()
    assert shown(effort=2.0)["raised_voice", "fault"].seconds == (0.0, 3.0)
    assert found(Delivery(effort=2.0, tentative=False), spoken("no times"), 1, RUBRIC)[0].seconds is None


def test_no_word_about_emotion_or_character():
    figures = [
        {"effort": 0.1, "level_spread_db": 2.0, "wpm": 140, "f0_sd_st": 2.0},
        {"effort": 1.0, "f0_change_st": 4.0, "wpm": 80},
        {"effort": 3.0, "alpha_change_db": 9.0, "wpm": 250},
        {"alpha_db": 0.0},
    ]
    whys = [one.why for each in figures for one in shown(**each).values()]
    assert len(whys) >= 8 and not any(EMOTIONS.search(why) for why in whys)
