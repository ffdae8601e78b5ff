"""What ships as better is better: the real judge finds in it what it is meant to show, and no fault."""

from functools import cache

import pytest

from poise.domain.asking import MOST_ASKED, woven
from poise.domain.call import Call
from poise.domain.evidence import Stage
from poise.domain.kept_word import BECAME, Asked
from poise.domain.scenario import Beat, Scenario
from poise.domain.written import Phrasing
from poise.library import scenarios
from poise.library.promised import fared
from poise.resources import root
from tests.fakes import RUBRIC
from tests.standing import assessed, certain, standing, unprepared

TALKS = [
    talk for one in scenarios.every((root("scenarios"),)).scenarios for talk in (one, one.follow_up) if talk is not None
]


@cache
def places(id_: str) -> dict[str, Call]:
    """Where the talk can stand; what became of a promise names the beat that asks after such a one."""
    talk = next(talk for talk in TALKS if talk.id == id_)
    there = standing(talk)
    if talk.promises is not None:
        there |= {became: standing(fared(talk, became))["promise/1"] for became in BECAME}
    return there


def asking(talk: Scenario, beat: str) -> tuple[tuple[Scenario, Beat], ...]:
    """The beat; for what became of a promise, each that asks after it, with words and without."""
    if beat in talk.beats:
        return ((talk, talk.beats[beat]),)
    became = next(one for one in BECAME if one == beat)
    asked = [Asked(words, became) for words in ("you'd ring me by noon on Friday", "")]
    told = [woven(talk, (one,) * MOST_ASKED) for one in asked]
    return tuple((one, place) for one in told for place in one.beats.values() if place.promise)


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.id)
def test_a_model_reply_shows_what_it_says_and_no_fault(talk: Scenario) -> None:
    for reply in talk.better.replies:
        for beat in reply.beats:
            found = assessed(reply.text, places(talk.id)[beat].situation)
            assert not reply.shows - certain(found, "skill"), (beat, reply.text)
            assert not certain(found, "fault"), (beat, reply.text)


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.id)
def test_it_is_faultless_even_where_nothing_good_went_before(talk: Scenario) -> None:
    """Whatever the trainee did until then, the model reply does not come too soon and evades no line of the beat."""
    for reply in talk.better.replies:
        for beat in reply.beats:
            for call in (call for told, place in asking(talk, beat) for call in unprepared(told, place)):
                faults = certain(assessed(reply.text, call.situation), "fault")
                assert not faults, (beat, call.customer_said, reply.text, faults)


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.id)
def test_nothing_forbidden_is_offered(talk: Scenario) -> None:
    barred = {remedy.topic.id for remedy in talk.remedies if not remedy.topic.allowed}
    texts = [reply.text for reply in talk.better.replies]
    texts += [phrasing.text for phrasings in talk.better.phrasings.values() for phrasing in phrasings]
    for text in texts:
        found = assessed(text, places(talk.id)[talk.start].situation).evidence
        offered = {one.about for one in found if one.sure and one.id == "offer_solution"}
        assert not offered & barred, text


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.id)
def test_a_phrasing_shows_its_skill_and_no_fault_wherever_it_fits(talk: Scenario) -> None:
    for key, phrasings in talk.better.phrasings.items():
        behaviour = RUBRIC.behaviours.get(key)
        for phrasing in phrasings:
            for stage in stages(talk, phrasing):
                found = assessed(phrasing.text, first_at(talk, stage).situation)
                assert not certain(found, "fault"), (key, stage, phrasing.text)
                if behaviour is not None and behaviour.skill is not None:
                    assert key in certain(found, "skill"), (key, stage, phrasing.text)


def stages(talk: Scenario, phrasing: Phrasing) -> list[Stage]:
    there = {call.beat.stage for call in places(talk.id).values()}
    return [stage for stage in there if phrasing.fits(stage)]


def first_at(talk: Scenario, stage: Stage) -> Call:
    return next(call for call in places(talk.id).values() if call.beat.stage == stage)
