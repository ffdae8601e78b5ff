"""The judge puts words, voice and clock together, the same for the same reply, on the pool or at once."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from poise.domain.evidence import SURE, Delivery, Situation, Take, Transcript, Whose
from poise.judge.delivery import baseline
from poise.judge.evaluator import Judge
from poise.session.ports import Evaluator
from tests.fakes import RUBRIC
from tests.judge.delivery.sounds import spoken, take, vowel

TEXT = "I am so sorry that must have been very annoying for you"
CALM = take(vowel(120, 4.0, tilt=-15, level=-30))
LOUD = take(vowel(180, 4.0, tilt=-8, level=-18))
HERE = Situation(turn=2, customer_said="The samples never came!", stage="vent", customer_seconds=5.0)


def judge(calm=True):
    return Judge(RUBRIC, baseline(CALM) if calm else None, ThreadPoolExecutor(1))


def ids(found):
    return {(one.id, one.polarity) for one in found.evidence}


def test_words_voice_and_clock():
    found = judge().assess(LOUD, spoken(TEXT, seconds=4.0), HERE)
    assert {("apologize", "skill"), ("empathize", "skill")} <= ids(found)
    assert {("raised_voice", "fault"), ("let_vent", "skill"), ("wait_for", "skill")} <= ids(found)
    assert all(one.turn == 2 for one in found.evidence)
    assert found.delivery.effort > 2 and found.delivery.wpm == 180.0


def test_evidence_stands_in_the_order_of_the_words():
    found = judge().assess(LOUD, spoken(TEXT, seconds=4.0), HERE).evidence
    spans = [one.span for one in found if one.span]
    assert spans == sorted(spans)
    assert [one.span is None for one in found] == sorted(one.span is None for one in found)


def test_on_the_pool_it_is_the_same():
    here: Evaluator = judge()
    words = spoken(TEXT, seconds=4.0)
    judged = [asyncio.run(here.judge(LOUD, words, HERE)) for _ in range(2)]
    assert judged[0] == judged[1] == judge().assess(LOUD, words, HERE)


def test_without_a_calm_voice_nothing_is_certain_about_loudness():
    found = judge(calm=False).assess(LOUD, spoken(TEXT, seconds=4.0), HERE)
    assert found.delivery.tentative and found.delivery.effort is None
    cut = SURE
    assert all(one.confidence < cut for one in found.evidence if one.id == "raised_voice")


def test_a_typed_reply_has_words_only():
    found = judge().assess(Take(b"", 0.0, typed=TEXT), spoken(TEXT, "typed"), Situation())
    assert ("apologize", "skill") in ids(found)
    assert {RUBRIC.behaviours[one.id].kind for one in found.evidence} == {"content"}
    assert found.delivery == Delivery(talk_over=0.0, tentative=False)


def test_silence_shows_only_that():
    found = judge().assess(Take(b"", 0.0), Transcript("", (), "none"), HERE)
    assert ids(found) == {("wait_for", "fault")}


def test_what_was_not_heard_earns_and_costs_nothing_in_words():
    found = judge().assess(LOUD, Transcript("", (), "whisper", heard=False), HERE)
    assert {RUBRIC.behaviours[one.id].kind for one in found.evidence} <= {"conduct", "delivery"}


def test_every_behaviour_it_finds_is_in_the_rubric():
    for one in judge().assess(LOUD, spoken(TEXT, seconds=4.0), HERE).evidence:
        behaviour = RUBRIC.behaviours[one.id]
        assert (behaviour.skill if one.polarity == "skill" else behaviour.fault) is not None
        assert 0 < one.confidence <= 1 and one.why


def test_its_name_carries_its_version():
    assert judge().name.startswith("poise ")


def test_where_a_microphone_is_passed_round_the_voice_is_compared_with_its_own():
    words = spoken(TEXT, seconds=4.0)
    own = replace(HERE, whose=Whose("AB", baseline(LOUD)))
    found = judge().assess(LOUD, words, own)
    assert ("raised_voice", "fault") not in ids(found) and abs(found.delivery.effort) < 0.1
    assert found == Judge(RUBRIC, baseline(LOUD), ThreadPoolExecutor(1)).assess(LOUD, words, HERE)


def test_without_a_calm_voice_of_its_own_it_is_not_judged_on_delivery():
    words = spoken(TEXT, seconds=4.0)
    found = judge().assess(LOUD, words, replace(HERE, whose=Whose("", None)))
    assert found.delivery == Delivery()
    assert all(RUBRIC.behaviours[one.id].kind != "delivery" for one in found.evidence)
    plain = judge().assess(LOUD, words, HERE).evidence
    assert found.evidence == tuple(one for one in plain if RUBRIC.behaviours[one.id].kind != "delivery")
