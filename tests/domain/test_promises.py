"""When a promise is due, and what is wrong with it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.promises import DAY, HOUR, NOON, Due, Promise, due_at, warnings
from tests.fakes import kettle

WEDNESDAY = datetime(2026, 12, 2, 14, 10)
SAID = Promise(1, "I", "call you back", "", None, "I'll call you back", (0, 18))


def promised(due: Due | None, **changes) -> Promise:
    return replace(SAID, due=due, **changes)


@pytest.mark.parametrize(
    ("due", "at"),
    [
        (Due(minutes=60), datetime(2026, 12, 2, 15, 10)),
        (Due(), datetime(2026, 12, 2, 23, 59)),
        (Due(days=1, minute=10 * HOUR, twelve=True), datetime(2026, 12, 3, 10, 0)),
        (Due(weekday=4, minute=NOON), datetime(2026, 12, 4, 12, 0)),
        (Due(weekday=2), datetime(2026, 12, 9, 23, 59)),
        (Due(weekday=0, days=7), datetime(2026, 12, 14, 23, 59)),
        (Due(week=0), datetime(2026, 12, 4, 23, 59)),
        (Due(week=1), datetime(2026, 12, 11, 23, 59)),
        (Due(week=1, weekday=1), datetime(2026, 12, 8, 23, 59)),
        (Due(months=0), datetime(2026, 12, 31, 23, 59)),
        (Due(months=1), datetime(2027, 1, 31, 23, 59)),
        (Due(day_of_month=14), datetime(2026, 12, 14, 23, 59)),
        (Due(day_of_month=1), datetime(2027, 1, 1, 23, 59)),
        (Due(month=3, day_of_month=5), datetime(2027, 3, 5, 23, 59)),
        (Due(month=2, day_of_month=29), datetime(2028, 2, 29, 23, 59)),
        (Due(month=3), datetime(2027, 3, 31, 23, 59)),
        (Due(working=3), datetime(2026, 12, 7, 23, 59)),
        (Due(minute=4 * HOUR, twelve=True), datetime(2026, 12, 2, 16, 0)),
        (Due(minute=9 * HOUR, twelve=True), datetime(2026, 12, 2, 21, 0)),
        (Due(minute=9 * HOUR), datetime(2026, 12, 3, 9, 0)),
        (Due(minute=NOON, precision="part"), datetime(2026, 12, 2, 23, 59)),
    ],
)
def test_a_due_time_is_counted_from_the_calls_own_day_and_clock(due: Due, at: datetime) -> None:
    assert due_at(promised(due), WEDNESDAY) == at


def test_the_end_of_the_week_said_at_the_weekend_is_the_end_of_that_weekend() -> None:
    assert due_at(promised(Due(week=0)), datetime(2026, 12, 5, 10, 0)) == datetime(2026, 12, 6, 23, 59)


def test_without_a_time_nothing_is_due() -> None:
    assert due_at(promised(None), WEDNESDAY) is None


@pytest.mark.parametrize("due", [Due(month=2, day_of_month=30), Due(minutes=10**12), Due(days=10**7)])
def test_a_day_that_no_calendar_has_is_never_due(due: Due) -> None:
    assert due_at(promised(due), WEDNESDAY) is None


def test_the_time_zone_of_the_call_is_kept() -> None:
    at = due_at(promised(Due(days=1)), WEDNESDAY.replace(tzinfo=UTC))
    assert at is not None and at.tzinfo is UTC


dues = st.builds(
    Due,
    minutes=st.none() | st.integers(0, 10**5),
    weekday=st.none() | st.integers(0, 6),
    week=st.none() | st.integers(0, 5),
    month=st.none() | st.integers(1, 12),
    months=st.none() | st.integers(0, 5),
    day_of_month=st.none() | st.integers(1, 31),
    days=st.integers(0, 1000),
    working=st.integers(0, 60),
    minute=st.none() | st.integers(0, DAY - 1),
    twelve=st.booleans(),
    precision=st.sampled_from(["minute", "part", "day", "week", "month"]),
)
moments = st.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1))


@given(dues, moments)
def test_nothing_is_due_before_the_call(due: Due, began: datetime) -> None:
    at = due_at(promised(due), began)
    assert at is None or at >= began


@given(st.integers(0, 6), moments)
def test_a_weekday_is_the_next_such_day(weekday: int, began: datetime) -> None:
    at = due_at(promised(Due(weekday=weekday)), began)
    assert at is not None and at.weekday() == weekday
    assert timedelta(0) < at.date() - began.date() <= timedelta(days=7)


@given(st.integers(1, 60), moments)
def test_working_days_end_on_a_working_day(working: int, began: datetime) -> None:
    at = due_at(promised(Due(working=working)), began)
    assert at is not None and at.weekday() < 5 and (at.date() - began.date()).days >= working


def test_a_dated_promise_within_the_brief_has_nothing_wrong_with_it() -> None:
    assert warnings(promised(Due(days=1), when="tomorrow"), kettle()) == ()


def test_a_promise_without_a_date_says_so() -> None:
    assert warnings(promised(None), kettle()) == ('You said "I\'ll call you back", but not by when.',)
    assert warnings(promised(None, when="soon"), kettle()) == (
        'You said "I\'ll call you back", but "soon" is no date.',
    )


def test_a_remedy_that_may_not_be_given_is_beyond_the_brief() -> None:
    scenario = kettle()
    barred = replace(scenario.remedies[1], topic=replace(scenario.remedies[1].topic, allowed=False))
    scenario = replace(scenario, remedies=(scenario.remedies[0], barred))
    assert warnings(promised(Due(), about="voucher"), scenario) == (
        'The brief does not let you give this: "a voucher".',
    )
    assert warnings(promised(Due(), about="replace"), scenario) == ()


@pytest.mark.parametrize(
    ("quote", "wrong"),
    [
        ("you'll have your money back tomorrow", True),
        ("you'll have a new kettle tomorrow", False),
        ("I'll put the money for a new kettle back", False),
        ("I'll be back tomorrow", False),
    ],
)
def test_the_words_of_what_may_not_be_promised_are_recognised(quote: str, wrong: bool) -> None:
    scenario = kettle()
    assert scenario.brief.may_not == ("money back",)
    told = warnings(promised(Due(days=1), quote=quote), scenario)
    assert told == (('The brief says that you may not do this: "money back".',) if wrong else ())


def test_more_of_what_may_be_done_outweighs_what_may_not() -> None:
    scenario = replace(kettle(), brief=replace(kettle().brief, may=("money back for a new kettle",)))
    assert warnings(promised(Due(), quote="money back for a new kettle"), scenario) == ()
