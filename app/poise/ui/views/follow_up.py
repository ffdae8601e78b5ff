"""Before a follow-up call: what became of each promise, and when it is to be played."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from poise.domain.asking import MOST_ASKED
from poise.domain.kept_word import BECAME, Became
from poise.domain.record import ToAsk
from poise.domain.scenario import Scenario
from poise.shown.texts import Texts
from poise.ui.views.rating import Asked


@dataclass(frozen=True, slots=True)
class FollowUpShown:
    """The whole screen.

    Attributes:
        title, lead: whom it is with, and what is asked.
        promises: a question for each promise, with what is taken for granted.
        note: what else is to be known; "" for nothing.
        now: the button that plays it at once.
        day: the day that is proposed for a reminder.
    """

    title: str
    lead: str
    promises: tuple[tuple[Asked, Became], ...]
    note: str
    now: str
    day: date


def follow_up(talk: Scenario, told: Sequence[ToAsk], today: date, texts: Texts) -> FollowUpShown:
    """What is asked before `talk`, the follow-up call, is played."""
    name = talk.customer.name
    answers = tuple((became, texts(f"follow_up.{became}")) for became in BECAME)
    asked = tuple((_question(n, one, answers, texts), one.became) for n, one in enumerate(told))
    lead = texts("follow_up.lead" if told else "follow_up.nothing", name=name)
    note = texts("follow_up.most", most=MOST_ASKED, name=name) if len(told) > MOST_ASKED else ""
    return FollowUpShown(
        title=texts("follow_up.title", name=name),
        lead=lead,
        promises=asked,
        note=note,
        now=texts.count("follow_up.now", talk.days),
        day=_day(told, today, talk.days),
    )


def _question(number: int, one: ToAsk, answers: tuple[tuple[str, str], ...], texts: Texts) -> Asked:
    promise = one.promise
    name = promise.quote or " ".join(filter(None, (promise.who, promise.what, promise.when)))
    due = ""
    if promise.due:
        moment = datetime.fromisoformat(promise.due)
        due = texts("follow_up.due", when=f"{moment:%A} {moment.day} {moment:%B}")
    hint = " ".join(filter(None, (due, "" if one.on_record else texts("follow_up.not_on_record"))))
    return Asked(str(number), f"“{name}”", hint, answers)


def _day(told: Sequence[ToAsk], today: date, days: int) -> date:
    """The day of the earliest promise; as many days ahead as the author wrote where no promise names one to come."""
    named = [datetime.fromisoformat(one.promise.due).date() for one in told if one.promise.due]
    return min((day for day in named if day > today), default=today + timedelta(days=days))
