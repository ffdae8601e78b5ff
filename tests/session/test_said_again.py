"""The branch law: a reply given again to the same customer in the same state does the same, word for word."""

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.call import fold
from poise.domain.events import Began, CustomerSpoke, Event, Rewound, TraineeSpoke, Troubled
from poise.domain.tree import tree
from poise.problems import DeviceProblem
from poise.session.orders import HangUp, Orders
from poise.session.performance import Performance
from tests.fakes import Theatre, few, kettle

BEGAN = Began(0.0, "kettle", "", 1, "0", {}, {}, None)
REPLIES = st.lists(
    st.sampled_from([None, "?", "empathize", "rude", "clarify:bought", "offer_solution:replace thank", "apologize"]),
    min_size=1,
    max_size=6,
)


def perform(first: Began | Rewound, log: list[Event], script: list[object]) -> list[Event]:
    """The log once the call was played from `first` on, with those replies and, when they run out, a hanging up."""
    orders = Orders()
    theatre = Theatre([*script, lambda: orders.give(HangUp())], orders=orders)
    theatre.store.events = list(log)
    theatre.clock.pass_(first.at)
    play = theatre.play(fold(kettle(), log))
    call = asyncio.run(Performance(play, orders, first, theatre.clock).run())
    assert fold(kettle(), theatre.store.events) == call
    return theatre.store.events


def again(log: list[Event], turn: int, script: list[object], of: int | None = None) -> list[Event]:
    return perform(Rewound(log[-1].at + 1.0, turn, of), log, script)


def without_times(events: tuple[Event, ...]) -> list[Event]:
    """The events without when they were and how long that took."""
    plain = [event for event in events if not isinstance(event, Rewound)]
    timeless = [replace(event, at=0.0) for event in plain]
    return [replace(one, began=None) if isinstance(one, TraineeSpoke) else one for one in timeless]


@given(REPLIES, st.data())
@few
def test_the_same_reply_in_the_same_state_does_the_same(replies: list[object], data: st.DataObject) -> None:
    log = perform(BEGAN, [], replies)
    turns = [event.turn for event in log if isinstance(event, TraineeSpoke)]
    turn = data.draw(st.sampled_from(turns))
    first, second = tree(again(log, turn, replies[turn - 1 :])).branches
    assert without_times(first.events) == without_times(second.events)
    assert (second.parent, second.turn) == (0, turn)


@given(REPLIES, REPLIES, st.data())
@few
def test_so_it_does_in_a_branch_that_was_left(one: list[object], other: list[object], data: st.DataObject) -> None:
    log = again(perform(BEGAN, [], one), 1, other)
    given = len(tree(log).branches[0].said)
    turn = data.draw(st.integers(1, given))
    third = tree(again(log, turn, one[turn - 1 :], 1)).stands
    assert without_times(third.events) == without_times(tree(log).branches[0].events)


def test_the_customer_says_again_what_was_answered() -> None:
    log = perform(BEGAN, [], ["empathize", "rude"])
    said = [event.text for event in log if isinstance(event, CustomerSpoke)]
    longer = again(log, 2, ["apologize"])
    assert longer[: len(log)] == log and isinstance(longer[len(log)], Rewound)
    assert isinstance(longer[len(log) + 1], CustomerSpoke) and longer[len(log) + 1].text == said[1]


def test_hung_up_before_a_reply_it_is_as_it_was() -> None:
    log = perform(BEGAN, [], ["empathize", "rude"])
    longer = again(log, 1, [])
    assert len(tree(longer).branches) == 1
    assert tree(longer).stands.events == tuple(log)
    assert fold(kettle(), longer) == fold(kettle(), log)


def test_a_problem_before_a_reply_leaves_it_as_it_was_and_is_told() -> None:
    log = perform(BEGAN, [], ["empathize", "rude"])
    theatre = Theatre([DeviceProblem("The microphone is gone.", "Plug it in again.")])
    play, first = theatre.play(fold(kettle(), log)), Rewound(90.0, 2)
    with pytest.raises(DeviceProblem):
        asyncio.run(Performance(play, theatre.orders, first, theatre.clock).run())
    assert len(theatre.of(Troubled)) == 1
    assert play.call == fold(kettle(), log)
