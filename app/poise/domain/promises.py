"""What the trainee promised: who does what by when, when that is due, and what is wrong with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from poise.domain.scenario import Brief, Scenario

Precision = Literal["minute", "part", "day", "week", "month"]

HOUR, NOON, DAY = 60, 12 * 60, 24 * 60
"""In minutes."""
_DAWN, _DUSK = 8 * HOUR, 20 * HOUR
"""A clock time without its half of the day ("at four") is meant between these."""
_FRIDAY, _SUNDAY = 4, 6
_LEAP = 8 * 12
"""Months between two leap days at most."""


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due, counted from the moment or the day on which the call began.

    Attributes:
        minutes: so many minutes after the call began; None: by the calendar, as the rest says.
        weekday: 0 (Monday) to 6; without `week` the next such day after the call's.
        week: calendar weeks ahead, Monday to Sunday; without `weekday` up to its Friday.
        month: the month of the year, 1 to 12.
        months: calendar months ahead; without `day_of_month` up to the last day of that month.
        day_of_month: 1 to 31; the next such day, in `month` if that is given.
        days, working: days and working days (Monday to Friday) after the day that the others give, or after today.
        minute: minute of that day; None: any time of it.
        twelve: whether `minute` was said without its half of the day.
        precision: how exactly it was said.
    """

    minutes: int | None = None
    weekday: int | None = None
    week: int | None = None
    month: int | None = None
    months: int | None = None
    day_of_month: int | None = None
    days: int = 0
    working: int = 0
    minute: int | None = None
    twelve: bool = False
    precision: Precision = "day"

    @property
    def today(self) -> bool:
        """Whether it is due on the call's own day."""
        named = (self.minutes, self.weekday, self.week, self.month, self.months, self.day_of_month)
        return not (self.days or self.working) and all(one is None for one in named)


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment that the trainee made to the customer.

    Attributes:
        turn: number of the reply, from 1.
        who: who will do it: "I", "we", or the words for somebody else ("my manager", "Ravi").
        what: what will be done, in the words that were said ("call you back").
        when: the words that say when; "" if none do.
        due: what they mean, if they name a time.
        quote: the words of the reply that make the promise.
        span: their characters [from, to) in the reply's text.
        about: id of the scenario's remedy that is promised, if it is one.
    """

    turn: int
    who: str
    what: str
    when: str
    due: Due | None
    quote: str
    span: tuple[int, int]
    about: str | None = None


def due_at(promise: Promise, began: datetime) -> datetime | None:
    """The moment from which the promise is late, by the local clock of `began`, when the call began.

    None if no time was named, or one beyond the calendar.  A day that is named without a time is over at its midnight.
    Never before `began`.
    """
    due = promise.due
    if due is None:
        return None
    try:
        if due.minutes is not None:
            return began + timedelta(minutes=due.minutes)
        return max(began, _on_clock(due, _day(due, began.date()), began))
    except (OverflowError, ValueError):
        return None


def _on_clock(due: Due, day: date, began: datetime) -> datetime:
    midnight = datetime.combine(day, time(), began.tzinfo)
    end = datetime.combine(day, time(23, 59), began.tzinfo)
    if due.minute is None:
        return end
    minute = _by_daylight(due.minute) if due.twelve else due.minute
    exact = midnight + timedelta(minutes=minute)
    if not due.today or exact >= began:
        return exact
    if due.precision == "part":  # "this morning", said in the afternoon
        return end
    evening = exact + timedelta(hours=12)
    return evening if due.twelve and minute < NOON and evening >= began else exact + timedelta(days=1)


def _by_daylight(minute: int) -> int:
    """A time of the twelve-hour clock in the half of the day in which people work."""
    early = minute % NOON
    return early if _DAWN <= early < _DUSK else early + NOON


def _day(due: Due, today: date) -> date:
    day = today
    if due.week is not None:
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=due.week)
        day = monday + timedelta(days=_FRIDAY if due.weekday is None else due.weekday)
        if day < today and due.weekday is None:  # "this week", said at the weekend
            day = monday + timedelta(days=_SUNDAY)
    elif due.weekday is not None:
        day = today + timedelta(days=(due.weekday - today.weekday()) % 7 or 7)
    elif due.day_of_month is not None or due.month is not None:
        day = _dated(due, today)
    elif due.months is not None:
        day = _month_after(today, due.months + 1) - timedelta(days=1)
    return _worked(day + timedelta(days=due.days), due.working)


def _month_after(day: date, months: int) -> date:
    """The first day of the month `months` after that of `day`."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def _dated(due: Due, today: date) -> date:
    """The next day with this number, in this month if one is named; without a number, the month's last day."""
    for ahead in range(due.months or 0, _LEAP + 2):
        first = _month_after(today, ahead)
        last = _month_after(first, 1) - timedelta(days=1)
        day = last.day if due.day_of_month is None else due.day_of_month
        if due.month in (None, first.month) and day <= last.day and first.replace(day=day) >= today:
            return first.replace(day=day)
    raise ValueError("no such day")


def _worked(day: date, working: int) -> date:
    for _ in range(working):
        day += timedelta(days=1)
        while day.weekday() > _FRIDAY:
            day += timedelta(days=1)
    return day


# --- what is wrong with a promise --------------------------------------------------------------------------------
def warnings(promise: Promise, scenario: Scenario) -> tuple[str, ...]:
    """One plain sentence for each thing that is wrong with it: more than the brief allows, or no date."""
    return (*_too_much(promise, scenario), *_undated(promise))


def _too_much(promise: Promise, scenario: Scenario) -> Iterator[str]:
    for remedy in scenario.remedies:
        if remedy.topic.id == promise.about and not remedy.topic.allowed:
            yield f'The brief does not let you give this: "{remedy.name}".'
            return
    if (barred := _barred(promise.quote, scenario.brief)) is not None:
        yield f'The brief says that you may not do this: "{barred.rstrip(".")}".'


def _undated(promise: Promise) -> Iterator[str]:
    if promise.due is None:
        yield (
            f'You said "{promise.quote}", but "{promise.when}" is no date.'
            if promise.when
            else f'You said "{promise.quote}", but not by when.'
        )


_LEAST, _SHARE = 2, 0.75
"""So many words, and this part of its words, of what one may not promise have to be in a promise that makes it."""
_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset(
    _WORD.findall(
        "a an the and or of to in on at for from by with without it its is was are be been that this these those what "
        "which who he she they his her him them their you your our we us i me my not no can may will shall has have "
        "had do does if up out off so all any there here let give gives promise promised never below as"
    )
)


def _barred(quote: str, brief: Brief) -> str | None:
    """The first entry of `may_not` whose words the quote has, unless an entry of `may` has more of them."""
    said = _weighty(quote)
    allowed = max((len(_weighty(entry) & said) for entry in brief.may), default=0)
    for entry in brief.may_not:
        told = _weighty(entry.split(";")[0])
        common = len(told & said)
        if common >= _LEAST and common >= _SHARE * len(told) and common > allowed:
            return entry
    return None


def _weighty(text: str) -> frozenset[str]:
    """The words that carry the meaning, without their usual endings."""
    return frozenset(_plain(word) for word in _WORD.findall(text.lower()) if word not in _EMPTY)


def _plain(word: str) -> str:
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word
