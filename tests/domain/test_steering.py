"""A call that is led by a teacher is still the fold of its events, and goes only where its scenario goes."""

from functools import reduce
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.branch import answer, speech
from poise.domain.call import Call, begin, fold
from poise.domain.events import Ended, Event, Judged, MoodChanged, Moved, Rewound, TraineeSpoke
from poise.domain.evidence import Baseline, Whose
from poise.domain.mood import Mood
from poise.domain.report import effective
from poise.domain.scenario import OUTCOMES, Scenario
from poise.domain.steering import ended, ending, onward, passed, past_vent, skipped, tempered
from poise.domain.timeline import timeline
from poise.library import scenarios as library
from poise.resources import root
from tests.fakes import RUBRIC, Reply, few, kettle, played, reply, scenarios, turns

CALM = Baseline(-15.0, 3.0, -30.0)

SHIPPED = library.every((root("scenarios"),)).scenarios

steps = st.lists(
    st.tuples(
        st.one_of(
            st.sampled_from(["hotter", "milder", "skip", "pass", "nobody"]),
            st.sampled_from(OUTCOMES),
            st.integers(-1, 5),
        ),
        turns,
    ),
    max_size=4,
)


def led(scenario: Scenario, first: list[Reply], then: list[tuple[str | int, list[Reply]]]) -> tuple[Call, list[Event]]:
    """A call that is led on after some replies, goes back, and goes on."""
    call, told = played(scenario, first)
    for act, replies in then:
        event = order(call, act)
        if event is None or (call.outcome is not None and not isinstance(event, Rewound)):
            continue
        told.append(event)
        call, more = played(scenario, replies, call.after(event))
        told += more
    return call, told


def order(call: Call, act: str | int) -> Event | None:
    match act:
        case int():
            return Rewound(1.0, act)
        case "hotter" | "milder":
            return tempered(call, act, RUBRIC, 1.0)
        case "skip":
            return skipped(call, 1.0)
        case "pass" | "nobody":
            return passed(call, "AB", CALM if act == "pass" else None, 1.0)
        case outcome:
            return ended(call, outcome, 1.0)


@few
@given(scenarios(), turns, steps, st.integers(0, 60))
def test_the_led_call_is_the_fold_of_its_events(scenario, first, then, cut):
    live, told = led(scenario, first, then)
    assert fold(scenario, told) == live
    assert reduce(Call.after, told[cut:], fold(scenario, told[:cut])) == live


@few
@given(scenarios(), turns, steps, st.integers(-1, 8), st.integers(0, 80))
def test_going_back_in_a_led_call_leaves_what_still_stands(scenario, first, then, turn, cut):
    rewound = (*led(scenario, first, then)[1][:cut], Rewound(1.0, turn))
    assert fold(scenario, rewound) == fold(scenario, effective(rewound))


@few
@given(scenarios(), turns, steps)
def test_a_led_call_can_be_laid_out(scenario, first, then):
    call, told = led(scenario, first, then)
    assert timeline(scenario, told).moods[-1].mood == call.mood


@given(st.integers(0, 100), st.lists(st.sampled_from(["hotter", "milder"]), max_size=12))
def test_heat_stays_within_its_bounds(anger, heats):
    call = begin(kettle()).after(MoodChanged(0.0, 1, Mood(75, 30), Mood(anger, 30), ()))
    for heat in heats:
        event = tempered(call, heat, RUBRIC, 1.0)
        up = 1 if heat == "hotter" else -1
        assert up * event.mood.anger >= up * call.mood.anger and 0 <= event.mood.anger <= 100
        assert up * event.temper.volatility >= up * call.temper.volatility
        assert up * event.temper.forgiveness <= up * call.temper.forgiveness
        low, high = RUBRIC.number("temper.least"), RUBRIC.number("temper.most")
        assert low <= event.temper.volatility <= high and low <= event.temper.forgiveness <= high
        assert event.mood.trust == call.mood.trust
        call = call.after(event)


@pytest.mark.parametrize("heat", ["hotter", "milder"])
def test_heat_counts_for_later_replies(heat):
    call, _ = played(kettle(), [reply("clarify")])
    spoke = TraineeSpoke(9.0, 2, "", (), 1.0, None, None, 0.0, "none", True, False)
    plain, steered = call, call.after(tempered(call, heat, RUBRIC, 5.0))

    def harm(one: Call) -> int:
        changed = next(e for e in answer(one.after(spoke), reply("rude"), RUBRIC, 9.0) if isinstance(e, MoodChanged))
        return next(cause.anger for cause in changed.causes if cause.id == "rude")

    assert harm(steered) > harm(plain) if heat == "hotter" else harm(steered) < harm(plain)


def ways(scenario: Scenario) -> dict[str, set[str]]:
    """From each beat to those that one step leads to."""
    always = {lead.to for lead in scenario.always}
    return {
        id_: {*(lead.to for lead in beat.leads), *((beat.then,) if beat.then else ()), *always}
        for id_, beat in scenario.beats.items()
    }


@pytest.mark.parametrize("scenario", SHIPPED, ids=lambda one: one.id)
def test_past_the_vent_is_where_the_story_leaves_it(scenario):
    """Walked by hand: the beat is next to a vent beat that can be come to by vent beats alone, and no ending."""
    by_step = ways(scenario)
    vents = {id_ for id_, beat in scenario.beats.items() if beat.stage == "vent"}
    assert vents
    for id_ in vents:
        there = past_vent(scenario, scenario.beats[id_])
        assert there is not None and there.stage != "vent" and there.ending is None
        within, grown = {id_}, True
        while grown:
            more = {to for one in within for to in by_step[one] if to in vents} - within
            within, grown = within | more, bool(more)
        assert any(there.id in by_step[one] for one in within)


@pytest.mark.parametrize("scenario", SHIPPED, ids=lambda one: one.id)
def test_past_the_vent_there_is_none_to_skip(scenario):
    for beat in scenario.beats.values():
        if beat.stage != "vent":
            assert past_vent(scenario, beat) is None


@pytest.mark.parametrize("scenario", SHIPPED, ids=lambda one: one.id)
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_ending_has_its_last_words(scenario, outcome):
    call = begin(scenario)
    event = ended(call, outcome, 1.0)
    assert event is not None
    there = call.after(event)
    assert there.beat.ending == outcome and there.led
    assert speech(there, RUBRIC)


@few
@given(scenarios(), st.sampled_from(OUTCOMES))
def test_the_ending_is_the_nearest_that_can_be_reached(scenario, outcome):
    start = scenario.beats[scenario.start]
    found = ending(scenario, start, outcome)
    reached = [beat.id for beat in onward(scenario, start) if beat.ending == outcome]
    assert found is not None and found.ending == outcome
    assert not reached or found.id == reached[0]


def test_an_ending_that_the_scenario_does_not_have():
    scenario = kettle()
    beats = {id_: beat for id_, beat in scenario.beats.items() if beat.ending in (None, "hung_up", "unresolved")}
    short = Scenario(**{**{f: getattr(scenario, f) for f in scenario.__slots__}, "beats": beats, "always": ()})
    # the leads of "acting" name an ending that is gone; from "won_over" nothing is asked for
    assert ending(short, short.beats["hung_up"], "won_over") is None


def test_what_was_said_before_is_no_longer_answered():
    call, _ = played(kettle(), [reply("rude")])
    assert call.latest
    there = call.after(skipped(call, 1.0))
    assert there.beat_id == "heard" and not there.latest and not there.awaiting
    assert [line.id for line in speech(there, RUBRIC)] == ["heard.1"]


def test_whose_reply_it_is_travels_to_the_judge():
    call, _ = played(kettle(), [reply("rude")])
    assert call.situation.whose is None
    there = call.after(passed(call, "AB", CALM, 1.0))
    assert passed(call, "AB", CALM, 1.0).turn == 2
    assert there.situation.whose == Whose("AB", CALM)


def test_a_plain_call_knows_nothing_of_teachers():
    _, told = played(kettle(), [reply("empathize"), reply("thank")])
    kinds = set(chain.from_iterable((type(event),) for event in told))
    assert {Judged, MoodChanged, Moved} <= kinds
    assert not {"tempered", "skipped", "passed_to"} & {event.kind for event in told}
    assert all(event.by != "teacher" for event in told if isinstance(event, Ended))
