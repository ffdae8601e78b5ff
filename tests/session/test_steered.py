"""A teacher's orders: hotter, milder, passed on, past the vent, frozen and ended; and always what the log says."""

import asyncio
from dataclasses import replace

import pytest

from poise.domain.call import fold
from poise.domain.events import (
    Began,
    CustomerSpoke,
    Ended,
    MoodChanged,
    PassedTo,
    Paused,
    Rewound,
    Skipped,
    Tempered,
    TraineeSpoke,
)
from poise.domain.evidence import Baseline, Whose
from poise.domain.report import effective
from poise.domain.steering import End, Skip, Temper
from poise.session.orders import HangUp, Orders, PassTo, Pause, Resume, Rewind
from poise.session.performance import Performance
from tests.fakes import Scripted, Shorthand, Theatre, kettle

GOOD = ("empathize reiterate", "offer_solution:replace apologize", "thank action_steps own_solution")
BEGAN = Began(0.0, "kettle", "", 1, "0", {}, {}, None)
CALM = Baseline(-15.0, 3.0, -30.0)


class Asked(Shorthand):
    """A judge who remembers whose reply it was told to be."""

    def __init__(self):
        self.whose = []

    async def judge(self, take, words, situation):
        self.whose.append(situation.whose)
        return await super().judge(take, words, situation)


class Led(Scripted):
    """A trainee who thinks while the orders of a list are given, and then goes on, unless one of them cut him short."""

    def __init__(self, clock, replies, orders):
        super().__init__(clock, replies)
        self._orders = orders

    async def hear(self, patience, sink, early):
        while self._replies and isinstance(self._replies[0], list):
            given = self._replies.pop(0)
            for order in given:
                self._orders.give(order)
            if not all(isinstance(order, Temper | PassTo) for order in given):
                await asyncio.Event().wait()
            for _ in range(5):
                await asyncio.sleep(0)
        return await super().hear(patience, sink, early)


def run(*replies, holding=(), midway=(), watch=lambda orders, event: None):
    """Play; lists among the replies are orders given while the trainee thinks, `midway` those in the held words."""
    orders = Orders()
    theatre = Theatre((), holding=holding, orders=orders)
    theatre.listener = Led(theatre.clock, replies, orders)
    theatre.cast = replace(theatre.cast, evaluator=Asked(), listener=theatre.listener)
    play = theatre.play()
    play._watch = lambda event: (theatre.seen.append(event), watch(orders, event))

    async def main():
        playing = asyncio.ensure_future(Performance(play, orders, BEGAN, theatre.clock).run())
        if midway:
            while len(theatre.speaker.said) < holding[0]:
                await asyncio.sleep(0)
            for order in midway:
                orders.give(order)
        return await playing

    call = asyncio.run(main())
    told = theatre.store.events
    assert fold(kettle(), told) == fold(kettle(), effective(told)) == call
    return theatre, call


def kinds(theatre):
    return [event.kind for event in theatre.store.events]


def test_heat_cuts_nobody_short():
    theatre, call = run([Temper("hotter")], *GOOD)
    [event] = theatre.of(Tempered)
    assert event.heat == "hotter" and event.mood.anger > 75
    assert kinds(theatre)[:5] == ["began", "customer_spoke", "customer_finished", "tempered", "trainee_finished"]
    assert theatre.of(MoodChanged)[0].before == event.mood
    assert call.tempered == event.temper and theatre.speaker.stopped == 0


def test_heat_while_the_customer_speaks_waits_for_the_last_word():
    theatre, _ = run("rude", [Temper("milder")], *GOOD)
    assert kinds(theatre).count("tempered") == 1

    def eager(orders, event):
        if isinstance(event, CustomerSpoke) and event.lines == ("vent.1",):
            orders.give(Temper("milder"))

    theatre, _ = run(*GOOD, watch=eager)
    assert kinds(theatre)[:4] == ["began", "customer_spoke", "customer_finished", "tempered"]
    assert theatre.speaker.stopped == 0


def test_heat_in_a_pause_is_not_undone_when_the_words_come_again():
    theatre, call = run(*GOOD, holding=[1], midway=(Pause(), Temper("hotter"), Temper("hotter"), Resume()))
    assert kinds(theatre)[1:8] == [
        *("customer_spoke", "paused", "rewound", "paused", "tempered", "tempered", "resumed"),
    ]
    first, again = theatre.of(CustomerSpoke)[:2]
    assert first.text == again.text and again.mood.anger > first.mood.anger
    assert call.tempered is not None and len(theatre.of(Rewound)) == 1


def test_heat_in_a_pause_between_the_turns_undoes_nothing():
    theatre, _ = run([Pause(), Temper("milder"), Resume()], *GOOD)
    assert kinds(theatre)[3:6] == ["paused", "tempered", "resumed"] and not theatre.of(Rewound)


def test_the_microphone_is_passed_on():
    theatre, call = run([PassTo("AB", CALM)], GOOD[0], [PassTo("", None)], *GOOD[1:])
    assert [(one.turn, one.speaker, one.baseline) for one in theatre.of(PassedTo)] == [(1, "AB", CALM), (2, "", None)]
    assert theatre.cast.evaluator.whose == [Whose("AB", CALM), Whose("", None), Whose("", None)]
    assert call.outcome == "won_over"


def test_without_passing_the_judge_hears_of_nobody():
    theatre, _ = run(*GOOD)
    assert theatre.cast.evaluator.whose == [None, None, None]


def test_the_vent_is_skipped():
    theatre, call = run([Skip()], *GOOD[1:], *GOOD)
    [event] = theatre.of(Skipped)
    first, second = theatre.of(CustomerSpoke)[:2]
    assert event.beat == second.beat == "heard" and first.beat == "vent"
    assert second.lines == ("heard.1",) and call.outcome is not None


def test_past_the_vent_there_is_nothing_to_skip():
    theatre, _ = run(GOOD[0], [Skip()], *GOOD[1:])
    assert not theatre.of(Skipped) and not theatre.of(Rewound)
    cut, _ = run(*GOOD, holding=[2], midway=(Skip(),))
    assert cut.of(CustomerSpoke)[1].text == cut.of(CustomerSpoke)[2].text


def test_skipping_in_a_pause_stays_a_pause():
    theatre, _ = run(*GOOD, *GOOD, holding=[1], midway=(Pause(), Skip(), Resume()))
    assert kinds(theatre)[1:6] == ["customer_spoke", "paused", "skipped", "resumed", "customer_spoke"]
    assert theatre.of(CustomerSpoke)[1].beat == "heard" and not theatre.of(Rewound)


def test_a_pause_after_the_skip_does_not_undo_it():
    theatre, _ = run([Skip()], *GOOD, *GOOD, holding=[2], midway=(Pause(), Resume()))
    spoke = theatre.of(CustomerSpoke)
    assert [one.beat for one in spoke[:3]] == ["vent", "heard", "heard"] and spoke[1].text == spoke[2].text


def test_going_back_to_the_words_after_the_skip():
    theatre, _ = run([Skip()], "rude", [Rewind(1)], *GOOD)
    assert [one.beat for one in theatre.of(CustomerSpoke)][:4] == ["vent", "heard", "heard", "heard"]


@pytest.mark.parametrize("outcome", ["won_over", "settled", "unresolved", "escalated", "hung_up"])
@pytest.mark.parametrize("paused", [False, True])
def test_a_chosen_ending_has_its_last_words(outcome, paused):
    theatre, call = run("rude", [*([Pause()] if paused else []), End(outcome)])
    [ended] = theatre.of(Ended)
    assert (ended.outcome, ended.by, call.outcome) == (outcome, "teacher", outcome)
    assert theatre.of(CustomerSpoke)[-1].text == f"And that is that: {outcome}."
    assert theatre.store.events[-1] == ended


def test_an_ending_that_comes_by_itself_is_the_customers():
    theatre, _ = run([Skip()], "threaten")
    assert theatre.of(Ended)[0].by == "customer"


def test_freezing_at_a_freeze_point_lets_the_customer_say_nothing_more():
    def freeze(orders, event):
        if event.kind == "moved" and not frozen:
            frozen.append(event)
            orders.freeze()
            orders.give(Temper("milder"))
            orders.give(Resume())

    frozen = []
    theatre, call = run(*GOOD, watch=freeze)
    told = kinds(theatre)
    after = told.index("moved") + 1
    assert told[after : after + 4] == ["paused", "tempered", "resumed", "customer_spoke"]
    assert told.count("paused") == 1 and not theatre.of(Rewound) and call.outcome == "won_over"


def test_freezing_while_the_trainee_thinks_is_a_pause():
    def freeze(orders, event):
        if event.kind == "customer_finished" and not frozen:
            frozen.append(event)
            orders.freeze()
            orders.give(Resume())

    frozen = []
    theatre, call = run(*GOOD, watch=freeze)
    assert kinds(theatre)[2:5] == ["customer_finished", "paused", "resumed"]
    assert len(theatre.of(Paused)) == 1 and call.outcome == "won_over"


def test_freezing_what_stands_still_already_is_nothing():
    def freeze(orders, event):
        if event.kind == "paused":
            orders.freeze()
            orders.give(Resume())

    theatre, _ = run([Pause()], *GOOD, watch=freeze)
    assert kinds(theatre).count("paused") == kinds(theatre).count("resumed") == 1


def test_a_plain_call_is_what_it_was():
    theatre, _ = run("rude", [HangUp()])
    assert kinds(theatre) == [
        *("began", "customer_spoke", "customer_finished", "trainee_finished", "trainee_spoke"),
        *("judged", "mood_changed", "moved", "customer_spoke", "customer_finished", "ended"),
    ]
    assert len(theatre.of(TraineeSpoke)) == 1 and theatre.of(Ended)[0].by == "trainee"
