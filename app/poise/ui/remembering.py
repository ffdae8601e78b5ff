"""The history at work: it asks for the calls that are wanted, for trends and attempts, and shows them as they come."""

from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from poise.domain.guides import Guide
from poise.domain.past import Entry, Query
from poise.domain.rubric import Rubric
from poise.shown.texts import Texts
from poise.ui.past import Past
from poise.ui.screens.history import HistoryScreen
from poise.ui.stage import Stage
from poise.ui.views.attempts import attempts
from poise.ui.views.calls import Wish, asked, choices, reading
from poise.ui.views.trends import own_view, trends_shown

T = TypeVar("T")


class Remembering:
    """Joins the history screen to the calls that are kept; `open_call` is told the folder of one to be opened."""

    def __init__(
        self,
        screen: HistoryScreen,
        past: Past,
        rubric: Rubric,
        now: Callable[[], str],
        guide: Callable[[], Guide],
        stage: Stage,
        texts: Texts,
        failed: Callable[[Exception], object],
        open_call: Callable[[Path], object],
    ) -> None:
        self._screen, self._past, self._rubric, self._now, self._guide = screen, past, rubric, now, guide
        self._stage, self._texts, self._failed = stage, texts, failed
        self._asked: Counter[str] = Counter()
        self._refreshing, self._reading = False, False
        screen.calls.wished.connect(self._ask_calls)
        screen.calls.opened.connect(open_call)
        screen.trends.asked.connect(self._ask_trends)
        screen.attempts.asked.connect(self._ask_attempts)

    def open(self) -> None:
        """What is known already is shown at once; what has changed on the disk follows."""
        self._ask()
        if not self._refreshing:
            self._refreshing = True
            self._stage.begin(lambda: self._past.refresh(self._watch), self._refreshed, self._broke_off)

    def _watch(self, done: int, of: int) -> None:
        """Called on any thread."""
        self._stage.post(partial(self._read, done, of))

    def _read(self, done: int, of: int) -> None:
        """Some more calls are read: they can be seen, and looked at, already."""
        if self._refreshing and done < of:
            self._reading = True
            self._screen.calls.say(reading(done, of, self._texts))
            self._ask_calls(self._screen.calls.wish)

    def _refreshed(self, _: None) -> None:
        self._refreshing, self._reading = False, False
        self._ask()

    def _broke_off(self, error: Exception) -> None:
        self._refreshed(None)
        self._failed(error)

    def _ask(self) -> None:
        self._begin("scenarios", self._past.scenarios, self._offer)
        self._ask_calls(self._screen.calls.wish)
        self._ask_trends(self._screen.trends.scenario)
        guide = self._guide()
        self._begin(
            "own view",
            lambda: self._past.own_view(guide),
            lambda found: self._screen.trends.show_own_view(own_view(found, guide, self._texts)),
        )

    def _offer(self, played: tuple[tuple[str, str], ...]) -> None:
        self._screen.calls.offer(choices(played, self._texts))
        self._screen.trends.offer(played)
        self._screen.attempts.offer(played)
        self._ask_attempts(self._screen.attempts.scenario)

    def _ask_calls(self, wish: Wish) -> None:
        query = asked(wish, datetime.fromisoformat(self._now()), self._guide().id)
        self._begin("calls", lambda: self._past.calls(query), self._show_calls)

    def _show_calls(self, found: tuple[Entry, ...]) -> None:
        self._screen.calls.show_calls(found)
        if not self._reading:
            self._screen.calls.say_count()

    def _ask_trends(self, scenario: str) -> None:
        guide, query = self._guide(), Query(scenario=scenario or None)
        self._begin(
            "trends",
            lambda: self._past.standing(query),
            lambda found: self._screen.trends.show_trends(trends_shown(found, guide, self._rubric, self._texts)),
        )

    def _ask_attempts(self, scenario: str) -> None:
        guide = self._guide()
        self._begin(
            "attempts",
            lambda: self._past.attempts(scenario),
            lambda found: self._screen.attempts.show_attempts(attempts(found, guide, self._rubric, self._texts)),
        )

    def _begin(self, what: str, work: Callable[[], Awaitable[T]], show: Callable[[T], object]) -> None:
        """Ask for it; what comes of an older question of the same kind is not shown any more."""
        self._asked[what] += 1
        number = self._asked[what]

        def answered(found: T) -> None:
            if number == self._asked[what]:
                show(found)

        self._stage.begin(work, answered, self._failed)
