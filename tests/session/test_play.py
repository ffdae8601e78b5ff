"""A call is played as a straight line: to its end, through interruptions, and cleanly out of the middle."""

import asyncio

import pytest

from poise.domain.branch import may_say
from poise.domain.call import fold
from poise.domain.events import CustomerFinished, CustomerSpoke, MoodChanged, TraineeSpoke
from poise.problems import DeviceProblem
from poise.session.orders import HangUp, Ordered, Orders, Pause
from poise.session.ports import Cast
from tests.fakes import RUBRIC, Scripted, Shorthand, Theatre, Typed, kettle, stay_away

GOOD = ("empathize reiterate", "offer_solution:replace apologize", "thank action_steps own_solution")


def run(play):
    return asyncio.run(play.run())


def test_a_good_call_ends_won_over():
    theatre = Theatre(GOOD)
    call = run(theatre.play())
    assert call.outcome == theatre.outcome == "won_over"
    assert [event.kind for event in theatre.store.events[:7]] == [
        "customer_spoke", "customer_finished", "trainee_finished", "trainee_spoke", "judged", "mood_changed", "moved",
    ]  # fmt: skip
    assert theatre.store.events[-2].kind == "customer_finished"
    assert not theatre.listener.open


def test_what_is_kept_is_what_is_shown_and_adds_up_to_the_call():
    theatre = Theatre(GOOD)
    call = run(theatre.play())
    assert theatre.store.events == theatre.seen
    assert fold(kettle(), theatre.store.events) == call


def test_the_same_replies_make_the_same_record():
    one, other = Theatre(GOOD), Theatre(GOOD)
    run(one.play()), run(other.play())
    assert one.store.events == other.store.events


def test_each_line_is_prepared_before_it_is_said():
    theatre = Theatre(GOOD)
    run(theatre.play())
    *turns, after = theatre.speaker.prepared
    for said, prepared in zip(theatre.speaker.said, turns[::2], strict=True):
        assert prepared[: len(said)] == said
    assert all(turns) and after == ()


def test_silence_is_kept_without_a_recording():
    theatre = Theatre([None, None, None])
    assert run(theatre.play()).outcome == "hung_up"
    assert all(event.silent and event.take is None and event.heard for event in theatre.of(TraineeSpoke))
    assert theatre.of(TraineeSpoke)[0].at - theatre.of(CustomerFinished)[0].at == pytest.approx(6.0)
    assert theatre.store.takes == {} and theatre.store.closed == ["take-1", "take-2", "take-3"]


def test_not_heard_is_not_judged():
    theatre = Theatre(["?", *GOOD])
    run(theatre.play())
    first = theatre.of(TraineeSpoke)[0]
    assert (first.heard, first.text, first.take) == (False, "", "take-1")
    assert theatre.of(MoodChanged)[0].before == theatre.of(MoodChanged)[0].after
    assert theatre.of(CustomerSpoke)[1].text == "The line is bad. Say that again?"


def test_talking_over_the_customer_stops_him_and_is_remembered():
    theatre = Theatre(["no:let_vent", *GOOD], cuts=[1], holding=[1])
    run(theatre.play())
    finished = theatre.of(CustomerFinished)
    assert (finished[0].cut, finished[0].seconds) == (True, 0.5)
    assert not any(event.cut for event in finished[1:])
    assert theatre.speaker.stopped == 1
    assert "Let me finish!" in theatre.of(CustomerSpoke)[1].text


def test_nobody_cuts_the_last_words():
    theatre = Theatre([None, None, None], cuts=[4])
    run(theatre.play())
    assert not theatre.of(CustomerFinished)[-1].cut


def test_hanging_up_stops_the_sound_and_closes_everything():
    async def hang_up(play):
        playing = asyncio.ensure_future(play.run())
        await asyncio.sleep(0.01)
        playing.cancel()
        await asyncio.gather(playing, return_exceptions=True)
        return playing.cancelled()

    speaking = Theatre([], holding=[1])
    assert asyncio.run(hang_up(speaking.play()))
    assert speaking.speaker.stopped == 1 and not speaking.listener.open
    answering = Theatre([stay_away])
    assert asyncio.run(hang_up(answering.play()))
    assert answering.store.closed == ["take-1"] and not answering.listener.open


def test_a_lost_microphone_ends_the_call_and_leaves_what_was_kept():
    theatre = Theatre([GOOD[0], DeviceProblem("The microphone is gone.", "Plug it in again.")])
    with pytest.raises(DeviceProblem, match="gone"):
        run(theatre.play())
    assert len(theatre.of(TraineeSpoke)) == 1
    assert theatre.store.closed == ["take-1", "take-2"] and not theatre.listener.open


def test_a_microphone_lost_while_the_customer_speaks_is_told():
    class Deaf(Scripted):
        async def onset(self):
            raise DeviceProblem("The microphone is gone.")

    theatre = Theatre([], holding=[1])
    theatre.cast = Cast(theatre.speaker, Deaf(theatre.clock, [], cuts=[1]), Typed(), Shorthand())
    with pytest.raises(DeviceProblem):
        run(theatre.play())
    assert theatre.speaker.stopped == 1


def test_an_order_cuts_the_customer_short_and_closes_the_microphone():
    theatre = Theatre([], holding=[1])
    theatre.orders.give(HangUp())
    with pytest.raises(Ordered):
        run(theatre.play())
    assert theatre.speaker.stopped == 1 and not theatre.listener.open
    assert [event.kind for event in theatre.store.events] == ["customer_spoke"]


def test_after_an_order_the_talk_goes_on_where_it_stood():
    orders = Orders()
    theatre = Theatre([lambda: orders.give(Pause()), *GOOD], orders=orders)
    play = theatre.play()

    async def twice():
        with pytest.raises(Ordered):
            await play.run()
        assert play.call.awaiting and theatre.store.closed == ["take-1"]
        awaited = may_say(play.call, RUBRIC)
        assert theatre.speaker.prepared[-2:] == [awaited, ()], "a call that stands still costs nothing"
        ended = await play.run()
        assert theatre.speaker.prepared[3] == awaited
        return ended

    assert asyncio.run(twice()).outcome == "won_over"
    assert [event.lines for event in theatre.of(CustomerSpoke)][:2] == [("vent.1",), ("heard.1",)]
    assert [event.turn for event in theatre.of(TraineeSpoke)] == [1, 2, 3]
