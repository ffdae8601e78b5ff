"""A reply becomes figures: what can be measured, compared with the calm voice, and nothing that cannot."""

from dataclasses import asdict, replace

import numpy as np
import pytest

from poise.domain.evidence import Baseline, Delivery, Take, Transcript
from poise.judge.delivery import baseline, measured
from poise.problems import AudioProblem
from tests.fakes import RUBRIC
from tests.judge.delivery.sounds import VOICES, acted, hush, joined, spoken, take, vowel

EIGHT = "I am so sorry about the late parcel"
CALM = take(vowel(120, 3.0, tilt=-15, level=-30))
LOUD = take(vowel(180, 3.0, tilt=-8, level=-18))
NO_WORDS = Transcript("", (), "whisper")


def test_a_louder_higher_voice_against_the_calm_one():
    found = measured(LOUD, spoken(EIGHT), baseline(CALM), RUBRIC)
    assert found.f0_change_st == pytest.approx(12 * np.log2(1.5), abs=0.1)
    assert found.level_change_db == pytest.approx(12, abs=0.3)
    assert found.alpha_change_db > 5 and not found.tentative
    clipped = min(3.0, found.alpha_change_db / 4) + found.f0_change_st / 5
    assert found.effort == pytest.approx(clipped, abs=0.02)


def test_the_same_voice_is_no_effort():
    assert measured(CALM, NO_WORDS, baseline(CALM), RUBRIC).effort == 0.0


def test_each_cue_is_clipped():
    far = Baseline(-99.0, -99.0, -30.0)
    assert measured(LOUD, NO_WORDS, far, RUBRIC).effort == 6.0


def test_without_a_calm_voice_nothing_is_compared():
    found = measured(LOUD, NO_WORDS, None, RUBRIC)
    assert found.tentative
    assert (found.effort, found.alpha_change_db, found.f0_change_st, found.level_change_db) == (None,) * 4
    assert found.alpha_db is not None and found.f0_hz == pytest.approx(180, rel=0.01)


def test_effort_takes_a_second_of_speech():
    short = take(vowel(180, 0.9))
    found = measured(short, NO_WORDS, baseline(CALM), RUBRIC)
    assert found.effort is None and found.f0_change_st is not None


def test_pace_takes_eight_words():
    eight = measured(take(vowel(seconds=3.0)), spoken(EIGHT), None, RUBRIC)
    assert eight.wpm == 160.0 and eight.syllables_per_second == pytest.approx(11 / 3, abs=0.01)
    seven = measured(take(vowel(seconds=3.0)), spoken(EIGHT.removeprefix("I ")), None, RUBRIC)
    assert seven.wpm is None and seven.syllables_per_second is None


def test_pauses():
    signal = joined(vowel(), hush(0.3), vowel(), hush(0.2), vowel(), hush(0.8), vowel())
    found = measured(take(signal, (0, 1), (1.3, 2.3), (2.5, 3.5), (4.3, 5.3)), NO_WORDS, None, RUBRIC)
    assert (found.pauses, found.longest_pause, found.speech_seconds) == (2, 0.8, 4.0)
    assert measured(CALM, NO_WORDS, None, RUBRIC).longest_pause == 0.0


def test_levels_that_cannot_be_trusted_are_left_out():
    found = measured(replace(LOUD, levels_trusted=False), NO_WORDS, baseline(CALM), RUBRIC)
    assert (found.level_db, found.level_change_db, found.level_spread_db) == (None, None, None)
    assert found.effort == measured(LOUD, NO_WORDS, baseline(CALM), RUBRIC).effort


def test_the_spread_of_level_takes_six_seconds():
    assert measured(take(vowel(seconds=5.5)), NO_WORDS, None, RUBRIC).level_spread_db is None
    assert measured(take(vowel(seconds=6.5)), NO_WORDS, None, RUBRIC).level_spread_db == pytest.approx(0, abs=0.1)


def test_silence_and_typed_replies_have_no_sound():
    silent = measured(Take(b"", 0.0, latency=8.0), NO_WORDS, baseline(CALM), RUBRIC)
    assert silent == Delivery(latency=8.0, talk_over=0.0, tentative=False)
    typed = measured(Take(b"", 0.0, typed=EIGHT), spoken(EIGHT, "typed"), None, RUBRIC)
    assert typed == Delivery(talk_over=0.0)
    hissing = replace(take(hush(1.0)), speech=(), typed=EIGHT, latency=None)
    assert measured(hissing, spoken(EIGHT, "typed"), None, RUBRIC) == typed


def test_a_voiceless_take_keeps_its_times():
    found = measured(take(hush(2.0), (0.5, 1.5)), NO_WORDS, None, RUBRIC)
    assert found.speech_seconds == 1.0 and found.alpha_db is None and found.f0_hz is None


def test_the_same_take_gives_the_same_figures():
    one, other = (measured(LOUD, spoken(EIGHT), baseline(CALM), RUBRIC) for _ in range(2))
    assert one == other
    assert all(value == round(value, 2) for value in asdict(one).values() if isinstance(value, float))


def test_a_baseline():
    calm = baseline(take(joined(hush(0.5), vowel(100, 6.0, level=-30), hush(0.5)), (0.5, 6.5)), 18)
    assert calm.f0_st == pytest.approx(0, abs=0.05) and calm.level_db == pytest.approx(-30, abs=0.3)
    assert calm.wpm == 180.0
    assert baseline(CALM).wpm is None


def test_a_baseline_without_a_voice_is_explained():
    with pytest.raises(AudioProblem, match="no voice") as caught:
        baseline(Take(b"", 0.0))
    assert caught.value.advice
    with pytest.raises(AudioProblem):
        baseline(take(hush(3.0), (1.0, 2.0)))


@pytest.mark.skipif(not VOICES.is_dir(), reason="the shared voices are not beside this checkout")
def test_raised_voices_are_told_from_calm_ones():
    clips = acted()
    calm = {row["speaker"]: baseline(one) for row, one in clips if row["role"] == "baseline"}
    efforts: dict[str, list[float]] = {"angry": [], "neutral": []}
    for row, one in clips:
        if row["role"] == "test" and row["label"] in efforts:
            efforts[row["label"]].append(measured(one, NO_WORDS, calm[row["speaker"]], RUBRIC).effort)
    angry, neutral = np.array(efforts["angry"]), np.array(efforts["neutral"])
    loud = RUBRIC.number("voice.loud_effort")
    assert len(angry) > 50 and len(neutral) > 35
    assert (angry[:, None] > neutral).mean() > 0.98
    assert (angry > loud).mean() > 0.95 and (neutral > loud).mean() < 0.05
