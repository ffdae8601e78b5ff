"""Kept calls in memory, asked as the window asks: what `poise.calls.past` is to the real window."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from statistics import fmean

from poise.domain.afterwards import Compared, SelfRated, compared
from poise.domain.guides import Guide, StepScore
from poise.domain.past import CUT_OFF, Entry, Query, Standing
from poise.domain.rubric import Rubric
from poise.domain.scenario import OUTCOMES
from poise.domain.summary import Summary, figures
from poise.domain.trends import Dated, best_is, trends
from poise.library import rubric
from poise.library.shelf import usual_shelf


@cache
def _rubric() -> Rubric:
    return rubric.load(usual_shelf().rubric)


@dataclass(slots=True)
class Shelved:
    """Fits `ui.past.Past`: calls in memory, newest first, and what was asked."""

    told: Sequence[tuple[Entry, Summary | None]] = ()
    rated: Sequence[tuple[SelfRated, Sequence[StepScore]]] = ()
    asked: list[Query] = field(default_factory=list)
    refreshed: int = 0
    reads: tuple[int, int] = (0, 0)
    problem: Exception | None = None

    async def refresh(self, watch: Callable[[int, int], object]) -> None:
        self.refreshed += 1
        if self.reads[1]:
            watch(*self.reads)
        if self.problem is not None:
            raise self.problem

    async def calls(self, query: Query) -> tuple[Entry, ...]:
        self.asked.append(query)
        found = [replace(one, figure=_figure(told, query)) for one, told in self.told if _wanted(one, query)]
        match query.order:
            case "date":
                found.sort(key=lambda one: one.began, reverse=not query.ascending)
            case "length":
                found.sort(key=lambda one: one.seconds, reverse=not query.ascending)
            case "outcome":
                found.sort(key=_rank, reverse=not query.ascending)
            case _:
                found.sort(key=lambda one: one.figure or 0.0, reverse=not query.ascending)
        return tuple(found)

    async def scenarios(self) -> tuple[tuple[str, str], ...]:
        return tuple({one.scenario: (one.scenario, one.title) for one, told in self.told if told}.values())

    async def standing(self, query: Query) -> tuple[Standing, ...]:
        return standing(tuple(self._known(query)))

    async def attempts(self, scenario: str) -> tuple[tuple[Entry, Summary], ...]:
        return tuple(self._known(Query(scenario=scenario)))[:6]

    async def own_view(self, guide: Guide) -> tuple[Compared, ...]:
        return compared(guide, self.rated, _rubric())

    def _known(self, query: Query) -> Iterator[tuple[Entry, Summary]]:
        yield from ((one, told) for one, told in self.told if told is not None and _wanted(one, query))


def standing(calls: Sequence[tuple[Entry, Summary]]) -> tuple[Standing, ...]:
    """The trends and bests over these calls."""
    known = [(one, figures(told, _rubric())) for one, told in calls]

    def best(figure: str) -> tuple[float, Entry] | None:
        kind = best_is(figure)
        have = [(found[figure], one) for one, found in known if figure in found]
        if kind is None:
            return None
        return (max if kind == "most" else min)(have, key=lambda one: one[0])

    found = trends([Dated(one.began, told) for one, told in calls], _rubric())
    return tuple(Standing(one, best(one.figure)) for one in found)


def _wanted(one: Entry, query: Query) -> bool:
    ended = CUT_OFF if one.outcome is None else one.outcome
    return (
        all(word in one.title.casefold() for word in query.words.casefold().split())
        and query.scenario in (None, one.scenario)
        and (query.outcome is None or (not one.trouble and query.outcome == ended))
        and (query.since is None or one.began >= query.since)
    )


def _figure(told: Summary | None, query: Query) -> float | None:
    if told is None or not query.figure:
        return None
    steps = [score for score in told.scores[query.figure.removeprefix("guide/")].values() if score is not None]
    return fmean(steps) if steps else None


def _rank(one: Entry) -> int:
    return len(OUTCOMES) if one.outcome is None else OUTCOMES.index(one.outcome)
