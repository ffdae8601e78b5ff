"""What the list of recorded calls shows: what can be asked of it, and two lines a call."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal, cast

from poise.domain.mood import Band, Mood
from poise.domain.past import CUT_OFF, Entry, Query
from poise.domain.scenario import OUTCOMES, Outcome
from poise.domain.summary import GUIDE
from poise.shown.texts import Texts
from poise.ui.views.choose import Choice

SPANS = {"": None, "week": timedelta(days=7), "month": timedelta(days=30), "year": timedelta(days=365)}
"""From when on calls can be asked for, by name."""

ORDERS: dict[str, tuple[str, bool]] = {
    "newest": ("date", False),
    "oldest": ("date", True),
    "best": ("outcome", True),
    "worst": ("outcome", False),
    "longest": ("length", False),
    "shortest": ("length", True),
    "highest": (GUIDE, False),
    "lowest": (GUIDE, True),
}
"""Orders by name: what is compared, and whether the least comes first; a score is that of the chosen guide."""

TEN = -1
"""Scores in the list are told to the nearest ten: the judge's own mistakes move them by more than a point."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asks of the list, as the pickers have it; "" for all."""

    words: str = ""
    scenario: str = ""
    outcome: str = ""
    span: str = ""
    order: str = "newest"

    @property
    def narrowed(self) -> bool:
        """Whether calls are left out."""
        return bool(self.words.strip() or self.scenario or self.outcome or self.span)


@dataclass(frozen=True, slots=True)
class CallRow:
    """One call: a line in bold with its ending, a quiet line below it, and the mood in which the customer left.

    `spoken` is all of it for a screen reader; `trouble` says that the call cannot be read, and `facts` why.
    """

    title: str
    ended: str
    facts: str
    band: Band | None
    trouble: bool
    spoken: str


def asked(wish: Wish, now: datetime, guide: str) -> Query:
    """The wish as a question to the calls; scores are those of `guide`."""
    order, ascending = ORDERS[wish.order]
    span = SPANS[wish.span]
    return Query(
        words=wish.words,
        scenario=wish.scenario or None,
        outcome=cast(Outcome | Literal["cut_off"], wish.outcome) if wish.outcome else None,
        since=now - span if span is not None else None,
        order=GUIDE + guide if order == GUIDE else order,
        ascending=ascending,
        figure=GUIDE + guide,
    )


def choices(played: Iterable[tuple[str, str]], texts: Texts) -> tuple[Choice, ...]:
    """What can be picked; `played` are the ids and titles of the scenarios there are calls of."""
    endings = ((ending, texts(f"ended.{ending}").capitalize()) for ending in (*OUTCOMES, CUT_OFF))
    spans = ((span, texts(f"calls.span_{span}")) for span in SPANS if span)
    orders = tuple((order, texts(f"calls.order_{order}")) for order in ORDERS)
    return (
        Choice("scenario", texts("calls.scenario"), "", (("", texts("calls.any_scenario")), *played)),
        Choice("outcome", texts("calls.outcome"), "", (("", texts("calls.any_outcome")), *endings)),
        Choice("span", texts("calls.span"), "", (("", texts("calls.any_span")), *spans)),
        Choice("order", texts("calls.order"), Wish().order, orders),
    )


def call_row(one: Entry, texts: Texts) -> CallRow:
    """How one call is shown."""
    when = moment(one.began)
    if one.trouble:
        title, why = texts("calls.trouble", when=when), inside(one.trouble, one.folder)
        return CallRow(title, "", why, None, True, f"{title}: {why}")
    ended = texts(f"ended.{one.outcome or CUT_OFF}")
    facts = [
        when,
        texts.count("calls.minutes", max(1, round(one.seconds / 60))),
        texts.count("calls.replies", one.replies),
        texts("calls.anger", before=one.anger_start, after=one.anger_end),
    ]
    if one.figure is not None:
        facts.append(texts("calls.score", score=f"{round(one.figure, TEN):.0f}"))
    told = " · ".join(facts)
    band = Mood(one.anger_end, 0).band
    return CallRow(one.title, ended, told, band, False, f"{one.title}: {ended}, {', '.join(facts)}")


def counted(found: int, wish: Wish, texts: Texts) -> str:
    """How many calls are shown."""
    number = f"{found:,}"
    kind = "found" if wish.narrowed else "all"
    return texts(f"calls.{kind}.{'one' if found == 1 else 'many'}", number=number)


def none_found(wish: Wish, texts: Texts) -> str:
    """What an empty list says."""
    return texts("calls.not_found" if wish.narrowed else "calls.none")


def reading(done: int, of: int, texts: Texts) -> str:
    """How far the reading of new calls is."""
    return texts("calls.reading", done=f"{done:,}", of=f"{of:,}")


def moment(when: datetime) -> str:
    """A date and a time in words."""
    return f"{when:%A} {when.day} {when:%B %Y, %H:%M}"


def inside(sentence: str, folder: Path) -> str:
    """The sentence without the long name of the call's folder in front of a file's."""
    return sentence.replace(f"{folder}/", "").replace(f"{folder}\\", "").replace(str(folder), folder.name)
