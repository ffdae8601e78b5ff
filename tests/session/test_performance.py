"""A call with its controls: paused, rewound and hung up, and always what its log says it is."""

import asyncio

import pytest

from poise.domain.call import fold
from poise.domain.events import Began, CustomerSpoke, Ended, Rewound, TraineeSpoke, Troubled
from poise.domain.report import effective
from poise.problems import ArchiveProblem, DeviceProblem
from poise.session.orders import HangUp, Orders, Pause, Resume, Rewind
from poise.session.performance import Performance
from tests.fakes import Theatre, kettle

GOOD = ("empathize reiterate", "offer_solution:replace apologize", "thank action_steps own_solution")
BEGAN = Began(0.0, "kettle", "", 1, "0", {}, {}, None)


def perform(*replies, holding=()):
    """Play with replies of which some are orders, given while the trainee is thinking."""
    orders = Orders()

    def giving(these):
        return lambda: [orders.give(order) for order in these]

    script = [giving(one) if isinstance(one, list) else one for one in replies]
    theatre = Theatre(script, holding=holding, orders=orders)
    return theatre, Performance(theatre.play(), orders, BEGAN, theatre.clock)


def run(*replies, **more):
    theatre, performance = perform(*replies, **more)
    call = asyncio.run(performance.run())
    assert fold(kettle(), theatre.store.events) == fold(kettle(), effective(theatre.store.events)) == call
    return theatre, call


def kinds(theatre):
    return [event.kind for event in theatre.store.events]


def texts(theatre):
    return [event.text for event in theatre.of(CustomerSpoke)]


def test_without_orders_it_is_the_play():
    theatre, call = run(*GOOD)
    assert call.outcome == "won_over" and kinds(theatre)[0] == "began"


def test_a_pause_while_thinking_leaves_the_question_open():
    theatre, call = run([Pause(), Resume()], *GOOD)
    assert kinds(theatre)[:5] == ["began", "customer_spoke", "customer_finished", "paused", "resumed"]
    assert call.outcome == "won_over" and len(texts(theatre)) == 4


def test_a_pause_while_the_customer_speaks_has_him_begin_again():
    theatre, performance = perform(*GOOD, holding=[1])
    for order in (Pause(), Pause(), Resume()):
        theatre.orders.give(order)
    call = asyncio.run(performance.run())
    assert call.outcome == "won_over"
    assert texts(theatre)[0] == texts(theatre)[1]
    assert kinds(theatre).count("paused") == 1
    assert fold(kettle(), theatre.store.events) == call


def test_a_turn_is_played_again():
    theatre, call = run("rude", [Rewind(1)], *GOOD)
    assert call.outcome == "won_over"
    assert texts(theatre)[0] == texts(theatre)[2]
    assert [event.turn for event in theatre.of(TraineeSpoke)] == [1, 1, 2, 3]
    assert [event.turn for event in theatre.of(Rewound)] == [1]


def test_going_back_too_far_is_going_back_to_the_beginning():
    theatre, call = run("rude", [Rewind(-3)], *GOOD)
    assert call.outcome == "won_over" and texts(theatre)[0] == texts(theatre)[2]


def test_going_back_out_of_a_pause():
    theatre, call = run("rude", [Pause(), Rewind(1)], *GOOD)
    assert kinds(theatre).index("rewound") == kinds(theatre).index("resumed") + 1
    assert call.outcome == "won_over"


@pytest.mark.parametrize("orders", [[HangUp()], [Pause(), HangUp()]])
def test_hanging_up(orders):
    theatre, call = run("rude", orders)
    assert call.outcome == "hung_up"
    assert theatre.of(Ended)[0].by == "trainee"
    assert not theatre.listener.open and theatre.store.closed == ["take-1", "take-2"]


def test_a_problem_is_kept_before_it_is_raised():
    theatre, performance = perform("rude", DeviceProblem("The microphone is gone.", "Plug it in again."))
    with pytest.raises(DeviceProblem):
        asyncio.run(performance.run())
    assert [(e.sentence, e.advice) for e in theatre.of(Troubled)] == [("The microphone is gone.", "Plug it in again.")]


def test_what_cannot_be_written_is_raised_as_it_is():
    theatre, performance = perform(ArchiveProblem("The disk is full."))
    with pytest.raises(ArchiveProblem):
        asyncio.run(performance.run())
    assert theatre.of(Troubled) == []
