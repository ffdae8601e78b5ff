"""A call laid out in time: nothing of it is lost or said twice, and what was undone is cut out."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.events import (
    CustomerFinished,
    CustomerSpoke,
    Event,
    Judged,
    MoodChanged,
    Paused,
    Resumed,
    Rewound,
    TraineeSpoke,
)
from poise.domain.evidence import Delivery, Evidence, Word
from poise.domain.mood import Mood
from poise.domain.timeline import Timeline, timeline, word_at
from tests.ui.scripted import story, the_scenarios

SCENARIO = the_scenarios()[0]
FIRST = SCENARIO.beats[SCENARIO.start]
HOT = Mood(76, 28)


def customer(at: float, seconds: float, text: str = "Where are they?") -> list[Event]:
    return [CustomerSpoke(at, text, FIRST.id, (), HOT), CustomerFinished(at + seconds, seconds, False)]


def trainee(turn: int, began: float, *speech: tuple[float, float], words: tuple[Word, ...] = ()) -> TraineeSpoke:
    seconds = speech[-1][1] - speech[0][0]
    ended = began + speech[-1][1] + 0.7
    take = f"take-{turn:02}.wav"
    return TraineeSpoke(ended, turn, "So sorry.", words, seconds, take, 0.5, 0.0, "x", True, False, began, speech)


def laid(*events: Event) -> Timeline:
    return timeline(SCENARIO, events)


def test_both_lie_where_they_were_heard() -> None:
    call = laid(*customer(1.0, 4.0), trainee(1, 5.5, (0.5, 1.5), (2.5, 3.0)), *customer(10.0, 2.0))
    assert [(one.party, one.turn, one.begins, one.ends) for one in call.stretches] == [
        ("customer", 1, 1.0, 5.0),
        ("trainee", 1, 6.0, 8.5),
        ("customer", 2, 10.0, 12.0),
    ]
    assert [one.sound for one in call.stretches] == [1.0, "take-01.wav", 10.0]
    assert call.stretches[1].sound_begins == 5.5 and call.stretches[1].pauses == ((7.0, 8.0),)
    assert call.seconds == 12.0 and call.turns() == (1.0, 6.0, 10.0)


def test_who_speaks_is_known_at_every_second() -> None:
    call = laid(*customer(1.0, 4.0), trainee(1, 4.0, (0.0, 2.0)))
    speaking = {at: one and one.party for at in (0.5, 1.0, 4.5, 5.5, 6.5) for one in [call.stretch_at(at)]}
    assert speaking == {0.5: None, 1.0: "customer", 4.5: "trainee", 5.5: "trainee", 6.5: None}
    assert call.overlaps == ((4.0, 5.0),)


def test_two_ends_that_touch_are_no_talking_over() -> None:
    assert laid(*customer(1.0, 4.0), trainee(1, 4.98, (0.0, 2.0))).overlaps == ()


def test_a_silent_reply_is_no_sound() -> None:
    silent = TraineeSpoke(9.0, 1, "", (), 0.0, None, None, 0.0, "none", True, True)
    assert [one.party for one in laid(*customer(1.0, 4.0), silent).stretches] == ["customer"]


def test_an_older_log_is_laid_out_from_its_ends() -> None:
    spoken = replace(trainee(1, 5.0, (0.0, 2.0)), at=9.0, began=None, speech=())
    assert [(one.begins, one.ends) for one in laid(spoken).stretches] == [(7.0, 9.0)]


# --- words and marks ---------------------------------------------------------------------------------------------
WORDS = (Word("So", 0.5, 0.7), Word("very", None, None), Word("sorry.", 1.0, 1.5))


@pytest.mark.parametrize(("at", "number"), [(5.9, None), (6.0, 0), (6.4, 0), (6.5, 2), (9.0, 2)])
def test_the_sounding_word_is_known(at: float, number: int | None) -> None:
    reply = laid(trainee(1, 5.5, (0.5, 1.5), words=WORDS)).stretches[0]
    assert word_at(reply, at) == number


def found(seconds: tuple[float, float] | None, turn: int = 1) -> Evidence:
    return Evidence("apologize", "skill", 0.9, turn, None, seconds, "")


def test_a_mark_lies_at_its_second_or_over_the_whole_reply() -> None:
    judged = Judged(9.0, 1, (found((0.7, 1.2)), found(None)), Delivery())
    call = laid(*customer(1.0, 4.0), trainee(1, 5.0, (0.5, 2.0)), judged)
    assert [(one.begins, one.ends) for one in call.marks] == [(5.7, 6.2), (5.5, 7.0)]


def test_what_is_found_in_silence_lies_where_the_customer_waited() -> None:
    silent = TraineeSpoke(13.0, 1, "", (), 0.0, None, None, 0.0, "none", True, True)
    call = laid(*customer(1.0, 4.0), silent, Judged(13.0, 1, (found(None),), Delivery()))
    assert [(one.begins, one.ends) for one in call.marks] == [(5.0, 5.0)]


# --- what is cut out ---------------------------------------------------------------------------------------------
def test_a_pause_of_the_call_takes_no_time() -> None:
    events = [*customer(1.0, 4.0), Paused(6.0), Resumed(606.0), trainee(1, 607.0, (0.0, 2.0))]
    assert [(one.begins, one.ends) for one in laid(*events).stretches] == [(1.0, 5.0), (7.0, 9.0)]


def test_what_was_undone_is_gone_with_its_time() -> None:
    again = [*customer(21.0, 4.0), trainee(1, 26.0, (0.0, 2.0))]
    call = laid(*customer(1.0, 4.0), trainee(1, 6.0, (0.0, 2.0)), *customer(9.0, 2.0), Rewound(21.0, 1), *again)
    assert [(one.party, one.begins, one.ends) for one in call.stretches] == [
        ("customer", 0.0, 4.0),
        ("trainee", 5.0, 7.0),
    ]
    assert [one.sound for one in call.stretches] == [21.0, "take-01.wav"]


def test_a_pause_in_what_was_undone_is_cut_out_once() -> None:
    call = laid(*customer(1.0, 4.0), Paused(3.0), Resumed(7.0), Rewound(9.0, 1), *customer(9.0, 4.0))
    assert [(one.begins, one.ends) for one in call.stretches] == [(0.0, 4.0)]


# --- whole calls -------------------------------------------------------------------------------------------------
CALL = story()


@given(st.integers(0, len(CALL)))
def test_a_call_that_was_cut_off_anywhere_can_be_laid_out(length: int) -> None:
    call, told = timeline(SCENARIO, CALL[:length]), CALL[:length]
    assert all(0 <= one.begins <= one.ends <= call.seconds for one in call.stretches)
    assert all(0 <= one.begins <= one.ends <= call.seconds for one in call.marks)
    heard = [event for event in told if isinstance(event, TraineeSpoke)]
    assert [one.text for one in call.stretches if one.party == "trainee"] == [event.text for event in heard]
    asked = [event.text for event in told if isinstance(event, CustomerSpoke)]
    assert [one.text for one in call.stretches if one.party == "customer"] == asked
    assert len(call.marks) == sum(len(event.evidence) for event in told if isinstance(event, Judged))


def test_the_mood_and_the_stage_go_along() -> None:
    call = timeline(SCENARIO, CALL)
    changes = [event for event in CALL if isinstance(event, MoodChanged)]
    assert [step.mood for step in call.moods[1:]] == [event.after for event in changes]
    assert call.mood_at(0.0) == call.mood_at(changes[0].at - 0.01) == SCENARIO.customer.temper.start
    for event in changes:
        assert call.mood_at(event.at) == event.after
    assert call.stages[0] == (0.0, FIRST.stage) and len({stage for _, stage in call.stages}) > 2
