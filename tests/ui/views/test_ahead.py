"""The ways on, in words: those of the beat first, none after the end, and a line that was not said yet."""

from dataclasses import fields, replace

import pytest

from poise.domain.call import Call
from poise.domain.scenario import When
from poise.shown.texts import Texts
from poise.ui.views.ahead import MOST_WORDS, ahead, condition
from tests.ui import taught
from tests.ui.scripted import story, the_rubric, the_scenarios

SCENARIO = the_scenarios()[0]


def call(turn: int = 1) -> Call:
    """The scripted call before that reply."""
    return taught.live(turn).call


def test_the_beats_own_ways_come_before_those_that_are_always_there(texts: Texts) -> None:
    there = call()
    shown = ahead(there, the_rubric(), texts)
    beat = there.beat
    assert len(shown) == len(beat.leads) + (beat.then is not None) + len(SCENARIO.always)
    assert [one.when for one in shown[: len(beat.leads)]] == [
        condition(lead.when, SCENARIO, the_rubric(), texts) for lead in beat.leads
    ]


def test_no_line_is_longer_than_it_takes_to_know_it(texts: Texts) -> None:
    for one in ahead(call(), the_rubric(), texts):
        assert one.line and len(one.line.removesuffix(" …").split()) <= MOST_WORDS


def test_after_the_end_there_is_no_way_on(texts: Texts) -> None:
    over = call()
    for event in story():
        over = over.after(event)
    assert over.outcome is not None and ahead(over, the_rubric(), texts) == ()


def test_a_line_that_was_said_is_not_foretold_while_there_is_another(texts: Texts) -> None:
    there = call()
    lead = next(lead for lead in there.beat.leads if len(SCENARIO.beats[lead.to].lines) > 1)
    shown = ahead(there, the_rubric(), texts)[there.beat.leads.index(lead)]
    lines = {line.id: line for line in SCENARIO.beats[lead.to].lines}
    first = next(id_ for id_, line in lines.items() if line.text.startswith(shown.line.removesuffix(" …")))
    again = ahead(replace(there, said=there.said | {first}), the_rubric(), texts)
    assert again[there.beat.leads.index(lead)].line != shown.line


@pytest.mark.parametrize(
    ("when", "wanted"),
    [
        (When(), "ahead.always"),
        (When(agreed=True), "ahead.agreed"),
        (When(agreed=False), "ahead.not_agreed"),
    ],
)
def test_conditions_in_words(when: When, wanted: str, texts: Texts) -> None:
    assert condition(when, SCENARIO, the_rubric(), texts) == texts(wanted)


def test_several_conditions_are_joined(texts: Texts) -> None:
    both = condition(When(agreed=True, faults=2), SCENARIO, the_rubric(), texts)
    assert texts("ahead.and").join((texts("ahead.faults", number=2), texts("ahead.agreed"))) == both


def test_every_condition_of_every_scenario_has_words(texts: Texts) -> None:
    """A kind of condition without a sentence would be told as "always"."""
    for scenario in the_scenarios():
        leads = [*scenario.always, *(lead for beat in scenario.beats.values() for lead in beat.leads)]
        for lead in leads:
            if lead.when != When():
                words = condition(lead.when, scenario, the_rubric(), texts)
                assert words != texts("ahead.always"), [one.name for one in fields(lead.when)]
