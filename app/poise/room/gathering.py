"""Who takes part and what they are asked: marks, the ballot, and news for those who listen; knows no network."""

import asyncio
from collections import Counter
from collections.abc import Callable

from poise.domain.ballot import LONGEST, Answer, Ballot, Refusal, Turnout
from poise.room.limits import Limits

Shown = dict[str, object]
"""What a phone shows, ready for JSON."""


class Gathering:
    """The phones of one lesson and the question before them; everything is forgotten with it.

    Args:
        mark: makes a new random mark.
        stirred: called after whatever changes the turnout.
    """

    def __init__(self, mark: Callable[[], str], stirred: Callable[[], object], limits: Limits) -> None:
        self._mark = mark
        self._stirred = stirred
        self._limits = limits
        self._addresses: dict[str, str] = {}
        self._number = 0
        self.ballot: Ballot | None = None
        self.over = False
        self.news = asyncio.Event()

    def welcome(self, mark: str, address: str) -> str:
        """The mark of the phone that comes with this one, or without: its own again, a new one, or "" if it is full."""
        if mark in self._addresses:
            return mark
        most, here = self._limits.phones_an_address, Counter(self._addresses.values())[address]
        if len(self._addresses) >= self._limits.phones or (most is not None and here >= most):
            return ""
        fresh = self._mark()
        self._addresses[fresh] = address
        self._stirred()
        return fresh

    def knows(self, mark: str) -> bool:
        """Whether that mark was given out in this lesson."""
        return mark in self._addresses

    def put(self, ballot: Ballot | None, anew: bool = False) -> None:
        """Show this to all phones; `anew` with a new number, so that late answers to the last question do not count."""
        self.ballot = ballot
        self._number += anew
        self._spread()
        self._stirred()

    def end(self) -> None:
        """The lesson is over: tell the phones, and forget marks and answers."""
        self.over = True
        self.ballot = None
        self._addresses.clear()
        self._spread()

    def take(self, mark: str, number: int, answer: Answer) -> Refusal | None:
        """One phone's answer to the question of that number; None if it counts."""
        if self.ballot is None or number != self._number:
            return "closed"
        after = self.ballot.after(mark, answer)
        if isinstance(after, str):
            return after
        self.ballot = after
        self._stirred()
        return None

    def turnout(self) -> Turnout:
        """How many there are and what came in."""
        return Turnout(len(self._addresses), None if self.ballot is None else self.ballot.counts())

    def shown(self, mark: str) -> Shown:
        """What this phone shows: the question, whether it is open, and its own answer.  Never anybody else's."""
        if self.ballot is None or self.over:
            return {"over": self.over, "number": 0}
        question, mine = self.ballot.question, self.ballot.answers.get(mark)
        return {
            "over": False,
            "number": self._number,
            "kind": question.kind,
            "text": question.text,
            "options": [{"id": one.id, "text": one.text} for one in question.options],
            "longest": LONGEST,
            "open": self.ballot.open,
            "mine": None if mine is None else {"picked": list(mine.picked), "words": mine.words},
        }

    def _spread(self) -> None:
        news, self.news = self.news, asyncio.Event()
        news.set()
