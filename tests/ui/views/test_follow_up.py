"""Before a follow-up call: each promise with its day, and the day on which it is proposed to be reminded."""

from datetime import date

import pytest

from poise.domain.asking import MOST_ASKED
from poise.domain.record import Agreed, Recorded, to_ask
from poise.shown.texts import Texts
from poise.ui.views.follow_up import follow_up
from tests.ui.scripted import the_scenarios

TODAY = date(2031, 5, 6)
RING = Agreed("I", "ring you", "by noon", "2031-05-09T12:00", 2, "I'll ring you by noon")
LOOSE = Agreed("I", "write to you", "", "")
LATER = next(one.follow_up for one in the_scenarios() if one.follow_up is not None)


def test_what_is_not_on_record_says_so(texts: Texts) -> None:
    shown = follow_up(LATER, to_ask((RING, LOOSE), Recorded("", "", (RING,)), None), TODAY, texts)
    (kept, first), (loose, second) = shown.promises
    assert (kept.name, kept.hint, first) == ("“I'll ring you by noon”", "Due Friday 9 May.", "kept")
    assert loose.name == "“I write to you”" and texts("follow_up.not_on_record") in loose.hint
    assert second == "forgotten"


@pytest.mark.parametrize(
    ("due", "day"),
    [("2031-05-09T12:00", date(2031, 5, 9)), ("2031-05-06T17:00", date(2031, 5, 10)), ("", date(2031, 5, 10))],
)
def test_the_earliest_promise_to_come_names_the_day_or_else_the_author(texts: Texts, due: str, day: date) -> None:
    told = to_ask((Agreed("I", "ring you", "", due),), None, None)
    assert LATER.days == 4
    assert follow_up(LATER, told, TODAY, texts).day == day


def test_without_a_promise_it_says_that_nothing_is_asked_after(texts: Texts) -> None:
    shown = follow_up(LATER, (), TODAY, texts)
    assert shown.promises == () and LATER.customer.name in shown.lead
    assert shown.now == "Play it now: 4 days later"


def test_who_promised_more_than_there_is_time_for_is_told(texts: Texts) -> None:
    many = tuple(Agreed("I", f"write line {n}", "", "") for n in range(MOST_ASKED + 1))
    assert str(MOST_ASKED) in follow_up(LATER, to_ask(many, None, None), TODAY, texts).note
    assert follow_up(LATER, to_ask(many[1:], None, None), TODAY, texts).note == ""
