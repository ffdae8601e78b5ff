"""A promise is shown with its day, with its time where one was said, and as it stands on record."""

from dataclasses import replace
from datetime import datetime

import pytest

from poise.domain.promises import Due, Promise
from poise.domain.record import Agreed, Recorded, agreed
from poise.shown.promises import due_said, due_told, promised
from poise.shown.texts import Texts
from tests.ui.scripted import the_scenarios

SCENARIO = the_scenarios()[0]
NOON = datetime(2026, 12, 1, 12, 0)


def promise(due: Due | None, when: str = "tomorrow") -> Promise:
    return Promise(2, "I", "ring you", when, due, "I will ring you tomorrow", (0, 24))


@pytest.mark.parametrize(
    ("due", "at", "says"),
    [
        (Due(days=1, minute=720), NOON, "Due Tuesday 1 December, 12:00"),
        (Due(minutes=60), NOON, "Due Tuesday 1 December, 12:00"),
        (Due(days=1), NOON.replace(hour=23, minute=59), "Due Tuesday 1 December"),
        (None, None, "No time was said"),
    ],
)
def test_a_time_is_said_only_where_one_was_named(texts: Texts, due: Due | None, at: datetime | None, says: str) -> None:
    assert due_said(promise(due), at, texts) == says
    assert due_told(at.isoformat() if at else "", texts) == says.partition(",")[0]


def test_what_is_on_record_comes_first_and_as_it_stands_there(texts: Texts) -> None:
    found = promise(Due(days=1, minute=720))
    kept = replace(agreed(found, NOON), when="on Friday", due="2026-12-04T23:59")
    by_hand = Agreed("we", "send it", "", "")
    other = replace(promise(None, ""), turn=3, quote="I will look into it")
    record = Recorded("2026-12-01T13:00", "", (by_hand, kept))
    added, ring, late = promised([(other, None), (found, NOON)], SCENARIO, texts, record)
    assert (added.agreed, added.quote, added.warnings) == (by_hand, "Added by you", ())
    assert ring.due == "Due Friday 4 December" and ring.quote == "“I will ring you tomorrow” (reply 2)"
    assert late.due == "No time was said" and "not by when" in late.warnings[0]
