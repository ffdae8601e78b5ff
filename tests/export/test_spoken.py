"""Every line has its place on the call's clock, in new logs and in old ones."""

import pytest

from poise.domain.events import CustomerFinished, CustomerSpoke, TraineeSpoke
from poise.domain.evidence import Word
from poise.domain.mood import Mood
from poise.export.spoken import reading, spoken
from tests.export.sample import timed


def reply(text: str = "I see that.", **changes: object) -> TraineeSpoke:
    values: dict[str, object] = {
        "at": 12.0,
        "turn": 1,
        "text": text,
        "words": timed(text, 0.5),
        "seconds": 1.2,
        "take": "take-001.wav",
        "latency": 0.5,
        "talk_over": 0.0,
        "engine": "x",
        "heard": True,
        "silent": False,
        "began": 10.0,
        "speech": ((0.5, 1.0), (1.3, 1.7)),
    }
    return TraineeSpoke(**(values | changes))  # type: ignore[arg-type]


ASKED = CustomerSpoke(1.5, "  Where \n is it?", "vent", ("vent.1",), Mood(70, 30))


def test_a_customer_speaks_from_the_first_sound_for_as_long_as_it_took() -> None:
    (one,) = spoken([ASKED, CustomerFinished(4.0, 2.5, False)])
    assert (one.who, one.turn, one.text, one.start, one.end) == ("customer", 1, "Where is it?", 1.5, 4.0)


def test_a_customer_whose_end_was_not_recorded_takes_as_long_as_it_takes_to_read() -> None:
    (one,) = spoken([ASKED])
    assert one.end == 1.5 + reading("Where is it?")


def test_words_whose_end_was_not_recorded_are_told_all_the_same() -> None:
    told = spoken([ASKED, ASKED, CustomerFinished(4.0, 2.5, False)])
    assert [(one.turn, one.end) for one in told] == [(1, 1.5 + reading("Where is it?")), (1, 4.0)]


def test_a_reply_begins_with_its_first_sound() -> None:
    (one,) = spoken([reply()])
    assert (one.start, one.end) == (10.5, 11.7)
    assert one.stretches == ((10.5, 11.0), (11.3, 11.7))
    assert [word.start for word in one.words] == pytest.approx([10.5, 10.9, 11.3])


def test_a_reply_in_an_old_log_began_its_length_before_its_words_were_known() -> None:
    (one,) = spoken([reply(began=None, speech=())])
    assert (one.start, one.end) == (pytest.approx(10.8), pytest.approx(12.0))
    assert one.words[0].start == pytest.approx(10.8)
    assert one.stretches == ((one.start, one.end),)


def test_a_typed_reply_takes_as_long_as_it_takes_to_read() -> None:
    words = (Word("I", None, None), Word("see.", None, None))
    (one,) = spoken([reply("I see.", words=words, take=None, seconds=0.0, speech=())])
    assert one.typed and one.words == () and one.end - one.start == reading("I see.")


@pytest.mark.parametrize(
    ("changes", "note"), [({"silent": True, "speech": ()}, "silent"), ({"heard": False}, "unheard"), ({}, "")]
)
def test_what_was_not_said_or_not_understood_is_noted(changes: dict[str, object], note: str) -> None:
    (one,) = spoken([reply(**changes)])
    assert one.note == note and bool(one.stretches) == (note != "silent")


def test_words_and_answers_share_a_number() -> None:
    told = [ASKED, CustomerFinished(4.0, 2.5, False), reply(), ASKED, CustomerFinished(20.0, 2.0, False), reply(turn=2)]
    assert [(one.who, one.turn) for one in spoken(told)] == [
        ("customer", 1),
        ("trainee", 1),
        ("customer", 2),
        ("trainee", 2),
    ]
