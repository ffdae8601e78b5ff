"""What is on record, what is offered for it, and what a follow-up call asks after."""

from datetime import datetime

from poise.domain.asking import MOST_ASKED
from poise.domain.kept_word import Asked
from poise.domain.promises import Due, Promise
from poise.domain.record import Agreed, CameOf, Fared, Recorded, agreed, asked, offered, to_ask

NOW = "2031-05-06T14:03:00"
RING = Agreed("I", "ring you", "by noon", "2031-05-07T12:00", 2, "I'll ring you by noon")
SEND = Agreed("I", "send it to your shop", "", "", 3, "I'll send it to your shop")


def test_a_promise_is_offered_as_it_was_found() -> None:
    promise = Promise(2, "I", "ring you", "by noon", Due(minute=720), "I'll ring you by noon", (0, 21))
    assert agreed(promise, datetime(2031, 5, 7, 12)) == RING
    assert agreed(promise, None).due == ""


def test_what_is_on_record_stands_before_what_was_only_found() -> None:
    corrected = Agreed("we", "ring you", "by one", "", 2, "I'll ring you by noon")
    added = Agreed("I", "write to you", "", "")
    assert offered((RING, SEND), None) == (RING, SEND)
    assert offered((RING, SEND), Recorded(NOW, "", (corrected, added))) == (corrected, added, SEND)


def test_what_nobody_wrote_down_is_forgotten_until_the_trainee_says_otherwise() -> None:
    recorded = Recorded(NOW, "", (RING,))
    assert [(one.became, one.on_record) for one in to_ask((RING, SEND), recorded, None)] == [
        ("kept", True),
        ("forgotten", False),
    ]
    told = CameOf(NOW, (Fared(RING, "late"), Fared(SEND, "kept")))
    assert [one.became for one in to_ask((RING, SEND), recorded, told)] == ["late", "kept"]


def test_what_was_struck_out_is_not_asked_after() -> None:
    struck = Agreed("I", "ring you", "by noon", "", 2, RING.quote, struck=True)
    assert [one.promise for one in to_ask((RING, SEND), Recorded(NOW, "", (struck,)), None)] == [SEND]


def test_what_is_due_first_is_asked_after_first_and_what_has_no_day_last() -> None:
    later = Agreed("I", "call you", "on Friday", "2031-05-09T23:59", 1, "I'll call you on Friday")
    assert [one.promise for one in to_ask((SEND, later, RING), None, None)] == [RING, later, SEND]


def test_the_customer_asks_in_her_own_words() -> None:
    fared = (Fared(RING, "kept"), Fared(Agreed("I", "consider it done", "", ""), "late"))
    assert asked(fared) == (Asked("you'd ring me by noon", "kept"), Asked("", "late"))
    assert len(asked(fared * MOST_ASKED)) == MOST_ASKED
