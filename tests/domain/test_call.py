"""A call is the fold of its events, and going back is the fold of those that still stand."""

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from poise.domain.call import Call, begin, fold
from poise.domain.events import (
    Began,
    CustomerFinished,
    CustomerSpoke,
    Ended,
    Event,
    MoodChanged,
    Moved,
    Paused,
    Resumed,
    Rewound,
    TraineeSpoke,
    Troubled,
)
from poise.domain.mood import Mood
from poise.domain.report import effective
from poise.domain.scenario import Scenario
from tests.fakes import few, kettle, played, reply, scenarios, turns


@few
@given(scenarios(), turns, st.integers(0, 40))
def test_the_live_call_is_the_fold_of_its_events(scenario, replies, cut):
    live, told = played(scenario, replies)
    assert fold(scenario, told) == live
    assert reduce(Call.after, told[cut:], fold(scenario, told[:cut])) == live


@few
@given(scenarios(), turns, st.integers(-1, 8), st.integers(0, 60))
def test_going_back_leaves_what_still_stands(scenario, replies, turn, cut):
    told = played(scenario, replies)[1][:cut]
    rewound = (*told, Rewound(1.0, turn))
    assert fold(scenario, rewound) == fold(scenario, effective(rewound))
    assert fold(scenario, rewound).turn == max(0, min(turn - 1, fold(scenario, told).turn))


@few
@given(scenarios(), turns, turns)
def test_going_back_lets_the_customer_say_the_same_again(scenario, replies, others):
    _, told = played(scenario, replies)
    spoken = [event for event in told if isinstance(event, CustomerSpoke)]
    for turn, event in enumerate(spoken, 1):
        again = fold(scenario, told).rewound_to(turn)
        _, anew = played(scenario, others, again)
        first = next(e for e in anew if isinstance(e, CustomerSpoke))
        assert (first.text, first.beat, first.mood) == (event.text, event.beat, event.mood)


def story() -> tuple[Scenario, list[Event]]:
    scenario = kettle()
    _, told = played(
        scenario, [reply("empathize clarify:bought"), reply("offer_solution:replace"), reply("offer_solution:voucher")]
    )
    return scenario, told


def test_what_the_judge_may_know():
    scenario, told = story()
    asked = next(i for i, e in enumerate(told) if isinstance(e, TraineeSpoke))
    situation = fold(scenario, told[:asked]).situation
    assert (situation.turn, situation.stage, situation.customer_finished) == (1, "vent", True)
    assert situation.customer_said.startswith("My new kettle")
    assert situation.customer_seconds > 0
    assert [topic.id for topic in situation.topics] == ["bought", "replace", "voucher"]
    assert situation.names == ("Ada Crane",)
    later = fold(scenario, told).situation
    assert later.turn == 4 and later.shown == {"empathize": 1, "clarify": 1, "offer_solution": 2}
    assert later.agreed == "replace"


def test_facts_and_offers_are_kept():
    scenario, told = story()
    call = fold(scenario, told)
    assert call.told == {"bought"} and call.agreed == "replace" and call.half == {"voucher"} and not call.refused


def test_an_accepted_remedy_is_no_longer_refused():
    call = fold(
        kettle(),
        [Moved(0.0, "heard", offers=(("replace", "refuse"),)), Moved(1.0, "heard", offers=(("replace", "accept"),))],
    )
    assert call.agreed == "replace" and not call.refused


def test_an_interruption_is_remembered_until_the_next_words():
    finished = [CustomerSpoke(0.0, "So", "vent", ("vent.1",), Mood(1, 2)), CustomerFinished(1.0, 0.5, True)]
    assert not fold(kettle(), finished).situation.customer_finished


def test_pause_trouble_and_end():
    call = begin(kettle())
    assert call.after(Paused(0.0)).paused and not call.after(Paused(0.0)).after(Resumed(1.0)).paused
    assert call.after(Troubled(0.0, "Gone.", "")) == call
    assert call.after(Began(0.0, "kettle", "", 1, "1", {}, {}, None)) == call
    assert call.after(Ended(0.0, "settled")).outcome == "settled"
    assert call.after(MoodChanged(0.0, 1, call.mood, Mood(1, 2), ())).mood == Mood(1, 2)
