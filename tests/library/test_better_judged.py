"""What ships as better is better: the real judge finds in it what it is meant to show, and no fault."""

from functools import cache

import pytest

from poise.domain.call import Call
from poise.domain.evidence import Stage
from poise.domain.scenario import Phrasing, Scenario
from poise.library import scenarios
from poise.resources import root
from tests.fakes import RUBRIC
from tests.standing import assessed, certain, standing, unprepared

TALKS = [
    talk for one in scenarios.every((root("scenarios"),)).scenarios for talk in (one, one.follow_up) if talk is not None
]


@cache
def places(id_: str) -> dict[str, Call]:
    return standing(next(talk for talk in TALKS if talk.id == id_))


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
            for call in unprepared(talk, talk.beats[beat]):
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
