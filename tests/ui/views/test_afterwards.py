"""What was promised is shown with its day, and its time where one was said; what was learned comes back."""

from datetime import datetime

import pytest

from poise.domain.afterwards import Learned
from poise.domain.promises import Due, Promise
from poise.shown.promises import promised
from poise.shown.texts import Texts
from poise.ui.views.afterwards import WHYS, afterwards
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
def test_a_promise_has_its_day_and_its_time_if_one_was_said(
    texts: Texts, due: Due | None, at: datetime | None, says: str
) -> None:
    shown = promised([(promise(due), at)], SCENARIO, texts)[0]
    assert shown.quote == "“I will ring you tomorrow” (reply 2)" and shown.due == says


def test_one_without_a_date_is_warned_of(texts: Texts) -> None:
    shown = promised([(promise(None, ""), None), (promise(Due(days=1)), NOON)], SCENARIO, texts)
    assert [bool(one.warnings) for one in shown] == [True, False]


@pytest.mark.parametrize("whys", [(), ("The list was wrong.",), ("a", "b", "c")])
def test_what_was_learned_comes_back_into_its_fields(whys: tuple[str, ...]) -> None:
    shown = afterwards(Learned("", whys, "A signature.", "Ask first."))
    assert shown.whys == (*whys, *[""] * (WHYS - len(whys)))
    assert (shown.prevention, shown.goal) == ("A signature.", "Ask first.")


def test_where_nothing_was_learned_yet_the_fields_are_empty() -> None:
    shown = afterwards(None)
    assert (set(shown.whys), shown.prevention, shown.goal) == ({""}, "", "")
