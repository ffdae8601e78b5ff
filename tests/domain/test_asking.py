"""A follow-up call that asks after promises: one beat for each, told once, and the same log gives the same call."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.asking import MOST_ASKED, woven
from poise.domain.branch import answer, holds, speech
from poise.domain.call import Call, begin, fold
from poise.domain.events import CustomerSpoke, MoodChanged
from poise.domain.evidence import Assessment, Delivery
from poise.domain.kept_word import BECAME, Asked, Became
from poise.domain.scenario import Scenario, When
from poise.library import scenarios
from poise.library.dry_run import NOISE, SILENCE, Reply, Show, play, script
from poise.resources import root
from tests.fakes import RUBRIC

LATER = [one.follow_up for one in scenarios.every([root("scenarios")]).scenarios if one.follow_up is not None]
ids = pytest.mark.parametrize("talk", LATER, ids=lambda talk: talk.id)
asking = st.lists(st.builds(Asked, st.sampled_from(["you'd ring me", ""]), st.sampled_from(BECAME)), max_size=7)
replies = st.lists(
    st.sampled_from([SILENCE, NOISE, Reply(), Reply((Show("own_mistake"), Show("apologize"))), Reply((Show("rude"),))]),
    min_size=1,
    max_size=12,
)


def causes(call_events: tuple[object, ...]) -> list[str]:
    changed = [event for event in call_events if isinstance(event, MoodChanged)]
    return [cause.id for event in changed for cause in event.causes if cause.id.startswith("promise_")]


@ids
def test_each_promise_is_asked_after_in_words_of_its_own(talk: Scenario) -> None:
    for became, words in product(BECAME, ("you'd ring me by noon", "")):
        told = woven(talk, [Asked(words, became)] * MOST_ASKED)
        run = play(told, script([Reply()]), RUBRIC)
        said = [event.text for event in run.events if isinstance(event, CustomerSpoke)][:MOST_ASKED]
        assert len(set(said)) == MOST_ASKED
        assert not any("{" in text for text in said)
        assert (words in said[0]) or not words


def test_without_promises_or_lines_for_them_the_talk_stays_as_it_is() -> None:
    talk = LATER[0]
    assert woven(talk, ()) is talk
    first = next(one for one in scenarios.every([root("scenarios")]).scenarios)
    assert woven(first, [Asked("", "kept")]) is first
    once = woven(talk, [Asked("", "kept")])
    assert woven(once, [Asked("", "late")]) is once


def test_no_more_are_asked_after_than_there_is_time_for() -> None:
    told = woven(LATER[0], [Asked("", "kept")] * (MOST_ASKED + 2))
    assert sum(beat.promise is not None for beat in told.beats.values()) == MOST_ASKED == len(told.promised)


@pytest.mark.parametrize(("became", "anger", "trust"), [("kept", -1, 1), ("late", 1, -1), ("forgotten", 1, -1)])
def test_what_became_of_a_promise_is_a_cause_of_its_own(became: Became, anger: int, trust: int) -> None:
    call = begin(woven(LATER[0], [Asked("", became)]))
    (line,) = speech(call, RUBRIC)
    call = call.after(CustomerSpoke(0.0, line.text, call.beat_id, (line.id,), call.mood))
    changed = next(e for e in answer(call, Assessment((), Delivery()), RUBRIC, 1.0) if isinstance(e, MoodChanged))
    (cause,) = changed.causes
    assert cause.id == f"promise_{became}" and cause.anger * anger > 0 and cause.trust * trust > 0


def test_a_promise_tells_once_however_often_it_is_asked_after() -> None:
    talk = woven(LATER[0], [Asked("", "forgotten"), Asked("", "kept")])
    run = play(talk, script([SILENCE, NOISE, Reply(), NOISE, Reply(), Reply()]), RUBRIC)
    assert causes(run.events) == ["promise_forgotten", "promise_kept"]


@given(asked=asking, said=replies, talk=st.sampled_from(LATER))
def test_the_log_of_such_a_call_folds_to_the_same_call(asked: list[Asked], said: list[Reply], talk: Scenario) -> None:
    told = woven(talk, asked)
    run = play(told, script(said), RUBRIC)
    again: Call = fold(woven(talk, told.promised), run.events)
    assert again == run.call
    assert len(causes(run.events)) <= len(told.promised)


@pytest.mark.parametrize(
    ("became", "wanted", "met"),
    [(("kept",), "kept", True), (("kept", "late"), "kept", False), (("late", "forgotten"), "forgotten", True),
     ((), "kept", False)],
)  # fmt: skip
def test_a_condition_asks_for_the_worst(became: tuple[Became, ...], wanted: Became, met: bool) -> None:
    call = begin(woven(LATER[0], [Asked("", one) for one in became]))
    assert holds(When(promises=frozenset({wanted})), call) is met


@ids
def test_better_replies_are_there_where_promises_are_asked_after(talk: Scenario) -> None:
    told = woven(talk, [Asked("", became) for became in BECAME])
    for beat in told.beats.values():
        if beat.promise is not None:
            texts = [reply.text for reply in told.better.at(beat.id)]
            assert texts == [reply.text for reply in talk.better.at(beat.promise)] != []
