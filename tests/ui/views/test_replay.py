"""The replay as values: every second has its words, its mood and its marks, and the word that sounds is known."""

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
    TraineeSpoke,
)
from poise.domain.evidence import Delivery, Evidence, Word
from poise.domain.mood import Cause, Mood
from poise.resources import root
from poise.shown.texts import Texts, read_texts
from poise.ui.views.replay import (
    AROUND,
    SHORTEST,
    MarkShown,
    Passage,
    ReplayShown,
    clock,
    replay,
    word_at,
)
from tests.ui.scripted import WON, story, swings, the_rubric, the_scenarios

SCENARIO = the_scenarios()[0]
FIRST = SCENARIO.beats[SCENARIO.start]
TEXTS = read_texts(root("assets") / "i18n" / "en.toml")
STORY = story(None, WON)


def shown(*events: Event, peaks: dict[str | float, bytes] | None = None) -> ReplayShown:
    return replay(SCENARIO, events, the_rubric(), TEXTS, peaks or {}, 0.02)


WHOLE = replay(SCENARIO, STORY, the_rubric(), TEXTS, swings(STORY), 0.02)


def customer(at: float, seconds: float, text: str = "Where are they?") -> list[Event]:
    return [CustomerSpoke(at, text, FIRST.id, (), Mood(76, 28)), CustomerFinished(at + seconds, seconds, False)]


def trainee(turn: int, began: float, seconds: float, text: str = "So sorry.", words: tuple[Word, ...] = ()) -> Event:
    speech = ((0.0, seconds),)
    take = f"take-{turn:03}.wav"
    return TraineeSpoke(began + seconds, turn, text, words, seconds, take, 0.5, 0.0, "x", True, False, began, speech)


def judged(turn: int, *found: Evidence, causes: tuple[Cause, ...] = ()) -> list[Event]:
    change = MoodChanged(9.0, turn, Mood(76, 28), Mood(70, 30), causes)
    return [Judged(9.0, turn, found, Delivery()), change]


def found(id_: str = "apologize", polarity: str = "skill", sure: float = 0.9, **more: object) -> Evidence:
    return replace(Evidence(id_, polarity, sure, 1, None, None, "Because."), **more)


# --- who speaks ----------------------------------------------------------------------------------------------------
@given(st.floats(0, WHOLE.seconds + 5))
def test_every_second_has_its_words_or_lies_before_all(at: float) -> None:
    passage = WHOLE.passage_at(at)
    speaking = [one for one in WHOLE.passages if one.begins <= at < one.ends]
    if speaking:
        assert passage == max(speaking, key=lambda one: one.begins)
    else:
        assert passage is None or (
            passage.ends <= at and not [x for x in WHOLE.passages if passage.ends < x.ends <= at]
        )
    assert (passage is None) == (at < WHOLE.passages[0].begins)


def test_after_a_word_in_between_the_other_still_speaks() -> None:
    call = shown(*customer(1.0, 8.0), trainee(1, 3.0, 1.0))
    assert [call.passage_at(at).party for at in (2.0, 3.5, 5.0, 20.0)] == [
        "customer",
        "trainee",
        "customer",
        "customer",
    ]


def test_both_have_their_names_their_words_and_their_sound(texts: Texts) -> None:
    assert (WHOLE.title, WHOLE.customer, WHOLE.you) == (SCENARIO.title, "Margaret Doyle", texts("replay.you"))
    assert {one.party: one.name for one in WHOLE.passages} == {"customer": "Margaret Doyle", "trainee": "You"}
    spoken = [event for event in STORY if isinstance(event, TraineeSpoke)]
    mine = [one for one in WHOLE.passages if one.party == "trainee"]
    assert [(one.turn, one.text, len(one.peaks)) for one in mine] == [
        (event.turn, event.text, round(event.seconds * 50)) for event in spoken
    ]
    assert all(len(one.peaks) == round((one.ends - one.begins) * 50) for one in WHOLE.passages)


def test_a_recording_that_is_not_there_is_silent() -> None:
    call = shown(*customer(1.0, 2.0), trainee(1, 4.0, 1.0), peaks={1.0: b"\x10"})
    assert [one.peaks for one in call.passages] == [b"\x10", b""]


def test_pauses_lie_inside_their_reply() -> None:
    spoken = replace(trainee(1, 4.0, 3.0), speech=((0.5, 1.0), (1.8, 2.0), (2.1, 3.0)))
    (passage,) = shown(spoken).passages
    assert passage.pauses == ((5.0, 5.8),)


# --- words ---------------------------------------------------------------------------------------------------------
@given(st.sampled_from(WHOLE.passages), st.floats(0, 1), st.floats(0, 1))
def test_the_lit_word_is_a_whole_word_and_follows_time(passage: Passage, one: float, other: float) -> None:
    early, late = (passage.begins + part * (passage.ends - passage.begins) * 0.999 for part in sorted((one, other)))
    before, after = word_at(passage, early), word_at(passage, late)
    assert before is not None and after is not None and before <= after
    words = [passage.text[begins:ends] for begins, ends, _ in passage.words]
    assert words == passage.text.split() and passage.text[slice(*after)] in words


def test_no_word_is_lit_before_the_first_and_after_the_last() -> None:
    passage = WHOLE.passages[0]
    assert word_at(passage, passage.begins - 0.01) is None and word_at(passage, passage.ends) is None


def test_a_word_is_lit_when_it_was_heard() -> None:
    words = (Word("So", 0.5, 0.7), Word("very", None, None), Word("so", 1.0, 1.5))
    (passage,) = shown(trainee(1, 10.0, 2.0, "So very so", words)).passages
    assert passage.words == ((0, 2, 10.5), (8, 10, 11.0))
    assert [word_at(passage, at) for at in (10.2, 10.6, 11.2)] == [None, (0, 2), (8, 10)]


def test_without_times_letters_share_the_time() -> None:
    (passage,) = shown(*customer(0.0, 10.0, "aaaa bbbbb")).passages
    assert passage.words == ((0, 4, 0.0), (5, 10, 5.0))


# --- marks ---------------------------------------------------------------------------------------------------------
def marks(*evidence: Evidence, causes: tuple[Cause, ...] = ()) -> tuple[MarkShown, ...]:
    return shown(*customer(0.0, 4.0), trainee(1, 5.0, 6.0), *judged(1, *evidence, causes=causes)).marks


def test_a_mark_is_heard_with_a_little_around_it_and_for_long_enough() -> None:
    long, short = marks(found(seconds=(1.0, 3.0)), found(seconds=(1.0, 1.2)))
    assert (long.begins, long.ends, long.heard) == (6.0, 8.0, (6.0 - AROUND, 8.0 + AROUND))
    assert short.heard == (6.0 - AROUND, 6.0 + SHORTEST + AROUND)


def test_nothing_is_heard_before_the_call() -> None:
    (mark,) = shown(trainee(1, 0.0, 2.0), *judged(1, found(seconds=(0.0, 2.0)))).marks
    assert mark.heard[0] == 0.0


def test_marks_of_one_moment_are_counted() -> None:
    assert [mark.place for mark in marks(found(), found("invite"), found(seconds=(1, 2)), found("thank"))] == [
        0,
        1,
        0,
        2,
    ]


def test_what_a_mark_did_is_what_its_cause_says() -> None:
    causes = (Cause("wait_for", -3, 2), Cause("wait_for", 5, -3), Cause("limit", 1, 0))
    well, badly, other = marks(found("wait_for"), found("wait_for", "fault"), found("thank"), causes=causes)
    assert (well.effect, badly.effect) == ("Anger −3, trust +2.", "Anger +5, trust −3.")
    assert other.effect == "It did not change the mood."


def test_what_is_not_sure_moved_nothing() -> None:
    (mark,) = marks(found(sure=0.2), causes=(Cause("apologize", -4, 3),))
    assert not mark.mark.sure and mark.effect == "It did not change the mood."


def test_each_reply_has_its_own_marks() -> None:
    for event in STORY:
        if isinstance(event, Judged):
            spoken = next(one for one in WHOLE.passages if one.party == "trainee" and one.turn == event.turn)
            told = [(mark.mark.why, mark.mark.quote) for mark in WHOLE.marks_of(event.turn)]
            assert [why for why, _ in told] == [one.why for one in event.evidence]
            assert all(quote in spoken.text for _, quote in told)
    assert sum(len(WHOLE.marks_of(turn)) for turn in range(1, 7)) == len(WHOLE.marks)


def test_what_the_customer_says_last_is_answered_by_nobody() -> None:
    last = WHOLE.passages[-1]
    assert last.party == "customer" and not WHOLE.replied(last.turn)
    assert all(WHOLE.replied(one.turn) for one in WHOLE.passages[:-1])


def test_what_was_missing_is_found_in_a_reply_too() -> None:
    silent = TraineeSpoke(14.0, 1, "", (), 0.0, None, None, 0.0, "none", True, True)
    call = shown(*customer(0.0, 4.0), silent, *judged(1, found("wait_for", "fault")))
    assert call.replied(1) and not call.replied(2)
    assert [(mark.begins, mark.heard[1]) for mark in call.marks] == [(4.0, 4.0 + SHORTEST + AROUND)]


# --- mood and stages -----------------------------------------------------------------------------------------------
@given(st.floats(-1, WHOLE.seconds + 5))
def test_the_mood_is_that_of_the_last_change(at: float) -> None:
    mood = WHOLE.mood_at(at)
    assert mood.at <= max(at, 0.0) and not [one for one in WHOLE.moods if mood.at < one.at <= at]


def test_moods_and_stages_are_told_in_words() -> None:
    assert [one.word for one in WHOLE.moods][:3] == ["Angry", "Furious", "Angry"]
    assert [name for _, name in WHOLE.stages] == ["Letting off steam", "Being heard", "Agreeing on steps", "Closing"]


# --- whole, cut off, empty -----------------------------------------------------------------------------------------
@pytest.mark.parametrize("count", range(len(STORY)))
def test_a_call_cut_off_anywhere_can_be_shown(count: int) -> None:
    call = shown(*STORY[:count])
    assert 0 <= call.seconds <= WHOLE.seconds
    whole = [replace(one, peaks=b"") for one in WHOLE.passages[: len(call.passages)]]
    if count and isinstance(STORY[count - 1], CustomerSpoke):  # his words were cut off before a second of them passed
        last, words = call.passages[-1], whole.pop()
        assert (last.text, last.begins, last.ends) == (words.text, words.begins, words.begins)
    assert list(call.passages[: len(whole)]) == whole and len(call.passages) - len(whole) <= 1
    assert call.mood_at(call.seconds) == call.moods[-1]


def test_an_empty_call_is_a_mood_and_nothing_else() -> None:
    call = shown()
    assert (call.seconds, call.passages, call.marks, call.turns) == (0.0, (), (), ())
    assert call.passage_at(0.0) is None and call.mood_at(0.0).word == "Angry" and len(call.stages) == 1


@pytest.mark.parametrize(
    ("seconds", "told"), [(-1.0, "0:00"), (0.0, "0:00"), (59.99, "0:59"), (61.0, "1:01"), (3600.0, "60:00")]
)
def test_seconds_are_told_as_on_a_player(seconds: float, told: str) -> None:
    assert clock(seconds) == told
