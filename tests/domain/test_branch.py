"""Whatever the trainee says, the customer answers, never twice the same, and every call ends."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from poise.domain.branch import answer, holds, may_say, speech, utterances
from poise.domain.call import Call, begin, fold
from poise.domain.events import CustomerSpoke, Ended, MoodChanged, Moved, TraineeSpoke
from poise.domain.mood import BANDS, Mood
from poise.domain.scenario import Scenario, When
from tests.fakes import RUBRIC, endless, evidence, few, kettle, outcome_of, played, reply, scenarios, turns


@few
@given(scenarios(), endless)
def test_every_call_ends_and_no_line_is_said_twice(scenario, replies):
    call, told = played(scenario, replies)
    spoken = [event for event in told if isinstance(event, CustomerSpoke)]
    said = [line for event in spoken for line in event.lines]
    assert call.outcome is not None
    assert len(said) == len(set(said))
    assert all(event.text for event in spoken)
    assert len(spoken) <= sum(1 for _ in scenario.lines())


@few
@given(scenarios(), turns)
def test_the_same_replies_make_the_same_call(scenario, replies):
    assert played(scenario, replies) == played(scenario, replies)


@few
@given(scenarios(), turns)
def test_what_is_said_was_prepared(scenario, replies):
    call, told = begin(scenario), played(scenario, replies)[1]
    prepared, near = may_say(call, RUBRIC), True
    for event in told:
        before, call = call, call.after(event)
        if isinstance(event, CustomerSpoke) and before.turn and near:
            texts = {utterance.text for utterance in prepared}
            said = {line.text for line in scenario.lines() if line.id in event.lines}
            assert said <= texts
        if isinstance(event, CustomerSpoke):
            prepared = may_say(call, RUBRIC)
        if isinstance(event, MoodChanged):
            near = abs(BANDS.index(event.before.band) - BANDS.index(event.after.band)) <= 1


@pytest.mark.parametrize(
    ("texts", "outcome"),
    [
        (["empathize reiterate", "offer_solution:replace apologize", "thank action_steps own_solution"], "won_over"),
        (["rude", "rude argue", "threaten"], "hung_up"),
        ([None, None, None], "hung_up"),
        (["courtesy", "courtesy", "courtesy", "courtesy", "courtesy"], "unresolved"),
        (["empathize", "offer_solution:replace", "no:wait_for", "no:wait_for"], "settled"),
    ],
)
def test_the_small_story(texts, outcome):
    replies = [reply(text) if text is not None else None for text in texts]
    assert outcome_of(played(kettle(), replies)[1]) == outcome


def said(scenario: Scenario, *texts: str | None) -> list[str]:
    """What the customer says in answer to each of the replies."""
    told = played(scenario, [reply(text) if text is not None else None for text in texts])[1]
    return [event.text for event in told if isinstance(event, CustomerSpoke)]


def test_a_question_is_answered_and_a_remedy_decided():
    assert said(kettle(), "empathize clarify:bought", "offer_solution:voucher", "offer_solution:replace")[1:] == [
        "On Tuesday, from your shop. So what happens now?",
        "Is that all?",
        "Yes, do that. And when will it be here?",
    ]


def test_a_fact_is_told_once():
    assert said(kettle(), "clarify:bought", "clarify:bought")[1:] == [
        "On Tuesday, from your shop. So what happens now?",
        "I still have no kettle.",
    ]


def test_at_most_two_facts_come_out_at_once():
    fact = kettle().facts[0]
    many = tuple(
        replace(fact, topic=replace(fact.topic, id=f"f{i}"), lines=(replace(fact.lines[0], id=f"f{i}"),))
        for i in range(4)
    )
    call, _ = played(replace(kettle(), facts=many), [reply("clarify:f0 clarify:f3 clarify:f1 clarify:f2")])
    assert call.told == {"f0", "f1"}


def test_a_fault_is_answered_before_anything_else():
    assert said(kettle(), "apologize rude")[1].startswith("How dare you!")


def test_a_cut_line_has_its_own_reaction():
    assert said(kettle(), "no:let_vent")[1].startswith("Let me finish!")


def test_silence_is_noticed_and_ends_in_the_words_of_the_ending():
    assert said(kettle(), None, None, None)[1:] == ["Hello?", "Is anybody there?", "And that is that: hung_up."]


def test_what_was_not_heard_costs_nothing():
    call, told = played(kettle(), ["?"])
    assert call.mood == kettle().customer.temper.start and call.beat_id == "vent"
    assert said_last(told) == "The line is bad. Say that again?"


def said_last(told) -> str:
    return [event.text for event in told if isinstance(event, CustomerSpoke)][-1]


def test_what_is_only_possible_moves_and_opens_and_counts_nothing():
    call, told = played(kettle(), [reply("empathize rude clarify:bought offer_solution:replace", confidence=0.49)])
    changed = next(event for event in told if isinstance(event, MoodChanged))
    moved = next(event for event in told if isinstance(event, Moved))
    assert changed.after == changed.before and changed.causes == ()
    assert (moved.beat, moved.told, moved.offers) == ("vent", (), ())
    assert not call.shown and not call.faulted


def at_heard(**changes: Any) -> Call:
    return replace(begin(kettle()), beat_id="heard", **changes)


@pytest.mark.parametrize(
    ("when", "yes", "no"),
    [
        (When(), at_heard(), None),
        (When(mood=frozenset({"angry", "calm"})), at_heard(mood=Mood(70, 0)), at_heard(mood=Mood(50, 0))),
        (When(anger_at_least=70), at_heard(mood=Mood(70, 0)), at_heard(mood=Mood(69, 0))),
        (When(anger_at_most=70), at_heard(mood=Mood(70, 0)), at_heard(mood=Mood(71, 0))),
        (When(trust_at_least=7), at_heard(mood=Mood(0, 7)), at_heard(mood=Mood(0, 6))),
        (When(trust_at_least=7, anger_at_most=9), at_heard(mood=Mood(0, 7)), at_heard(mood=Mood(10, 7))),
        (When(ever=frozenset({"thank", "clarify"})), at_heard(shown={"thank": 1}), at_heard(faulted={"thank": 1})),
        (When(never=frozenset({"thank"})), at_heard(), at_heard(shown={"thank": 1})),
        (When(faults=2), at_heard(faulted={"rude": 1, "argue": 1}), at_heard(faulted={"rude": 1})),
        (When(told=frozenset({"bought"})), at_heard(told=frozenset({"bought"})), at_heard()),
        (When(offered=frozenset({"r"})), at_heard(latest_offers=(("r", "half"),)), at_heard(half=frozenset({"r"}))),
        (When(half=frozenset({"r"})), at_heard(half=frozenset({"r"})), at_heard()),
        (When(agreed=True), at_heard(agreed="r"), at_heard()),
        (When(agreed=False), at_heard(), at_heard(agreed="r")),
        (When(visits=2), at_heard(visits={"heard": 2}), at_heard(visits={"heard": 1, "vent": 2})),
        (When(silences=1), at_heard(silences=1), at_heard()),
    ],
)
def test_the_vocabulary_of_conditions(when, yes, no):
    assert holds(when, yes)
    assert no is None or not holds(when, no)


def test_conditions_on_this_reply():
    found = evidence("apologize rude no:wait_for")
    assert holds(When(shown=frozenset({"apologize"})), at_heard(), found)
    assert not holds(When(shown=frozenset({"wait_for"})), at_heard(), found)
    assert holds(When(faulted=frozenset({"rude"})), at_heard(), found)
    assert not holds(When(faulted=frozenset({"argue"})), at_heard(), found)


def test_an_answer_is_told_as_events():
    call = begin(kettle())
    call = call.after(CustomerSpoke(0.0, "So", "vent", ("vent.1",), call.mood))
    call = call.after(TraineeSpoke(1.0, 1, "so", (), 1.0, None, None, 0.0, "typed", True, False))
    events = answer(call, reply("empathize offer_solution:replace"), RUBRIC, 2.0)
    assert [event.kind for event in events] == ["judged", "mood_changed", "moved"]
    assert all(event.at == 2.0 for event in events)
    assert events[2] == Moved(2.0, "heard", (), (("replace", "accept"),))


def test_a_remedy_that_was_accepted_is_not_decided_again():
    told = played(kettle(), [reply("empathize offer_solution:replace"), reply("offer_solution:replace")])[1]
    assert [event.offers for event in told if isinstance(event, Moved)] == [(("replace", "accept"),), ()]


def test_words_are_said_in_the_present_voice_and_mood():
    call = replace(begin(kettle()), mood=Mood(90, 0))
    assert [(u.text, u.voice, u.band) for u in utterances(call, speech(call, RUBRIC))] == [
        ("My new kettle leaks all over the counter!", "ada", "furious")
    ]


def test_the_end_is_told_once():
    told = played(kettle(), [None, None, None])[1]
    assert [event.kind for event in told].count("ended") == 1 and isinstance(told[-1], Ended)
    assert fold(kettle(), told).outcome == "hung_up"
