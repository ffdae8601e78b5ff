"""Where a trainee stands and is going: medians with honest intervals, directions only where calls bear them out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations, count
from math import comb, copysign, erfc, sqrt
from statistics import median
from typing import Literal

from poise.domain.rubric import Rubric
from poise.domain.summary import FAULTED, GUIDE, MOOD, SHOWN, STEP, Summary, figures

Direction = Literal["up", "down"]
Point = tuple[datetime, float]


@dataclass(frozen=True, slots=True)
class Dated:
    """A call and when it began."""

    began: datetime
    summary: Summary


@dataclass(frozen=True, slots=True)
class Trend:
    """One figure over the latest calls.

    Attributes:
        figure: its name, as in `domain.summary.figures`.
        points: (began, value) of every call that gave an occasion for it, oldest first.
        median: the middle of them.
        low, high: an interval that holds the true median in at least so many cases as `trends.cover` says; None where
            there are too few points for one.
        chance: how likely an order at least as marked is if there is no trend, 0..1; None where there are too few.
        direction: "up" or "down" where the calls bear it out, else None.
        slope: change from call to call; None without a direction.
    """

    figure: str
    points: tuple[Point, ...]
    median: float
    low: float | None
    high: float | None
    chance: float | None
    direction: Direction | None = None
    slope: float | None = None


def trends(calls: Iterable[Dated], rubric: Rubric) -> tuple[Trend, ...]:
    """The trend of each figure over the latest `trends.calls` calls (and those that began with the first of them).

    A behaviour that none of these calls shows has no trend.  Where many figures are looked at, some seem to move by
    chance: directions are given to those that remain when no more than `trends.level` of all given are to be false
    (Benjamini & Hochberg 1995, J. R. Stat. Soc. B 57:289; it holds for figures that move together: Benjamini &
    Yekutieli 2001, Ann. Stat. 29:1165).
    """
    series: dict[str, list[Point]] = {}
    for call in _latest(calls, int(rubric.number("trends.calls"))):
        for figure, value in figures(call.summary, rubric).items():
            series.setdefault(figure, []).append((call.began, value))
    told = [trend(figure, points, rubric) for figure, points in series.items() if _seen(figure, points)]
    allowed = _allowed([one.chance for one in told if one.chance is not None], rubric.number("trends.level"))
    return tuple(_directed(one) if one.chance is not None and one.chance <= allowed else one for one in told)


def trend(figure: str, points: Iterable[Point], rubric: Rubric) -> Trend:
    """The trend of one figure, of which there is at least one point; no direction is given yet."""
    ordered = tuple(sorted(points))
    low, high = between([value for _, value in ordered], rubric.number("trends.cover"))
    enough = len({began for began, _ in ordered}) >= rubric.number("trends.least")
    middle = median(value for _, value in ordered)
    return Trend(figure, ordered, middle, low, high, chance(ordered) if enough else None)


def between(values: Iterable[float], cover: float) -> tuple[float, float] | tuple[None, None]:
    """The values between which the true median lies with at least the probability `cover`, whatever the distribution.

    The k-th value from either end, with the largest k for which that still holds: it fails only if fewer than k of n
    values lie on one side of the median, which is a matter of tossing coins (David & Nagaraja 2003, Order Statistics,
    3rd ed., section 7.1).  None where even the outermost values are too few (fewer than 6 for 95 of 100).
    """
    ordered = sorted(values)
    n, outside, deepest = len(ordered), 0.0, 0
    for k in range(1, n // 2 + 1):
        outside += 2 * comb(n, k - 1) / 2**n
        if 1 - outside < cover:
            break
        deepest = k
    return (ordered[deepest - 1], ordered[n - deepest]) if deepest else (None, None)


def fewest(cover: float) -> int:
    """How many values `between` needs."""
    return next(n for n in count(2) if 1 - 2 / 2**n >= cover)


def chance(points: Sequence[Point]) -> float:
    """How likely an order at least as marked is if there is no trend: the two-sided test of Mann and Kendall.

    Mann 1945, Econometrica 13:245; the variance for ties among values and among dates is that of Kendall 1975, Rank
    Correlation Methods, 4th ed., chapter 4; the normal distribution does from 10 points on (Gilbert 1987, Statistical
    Methods for Environmental Pollution Monitoring, section 16.4.2).  Calls are taken to be independent of each other.
    """
    score = _score(points)
    spread = _variance(len(points), Counter(began for began, _ in points), Counter(value for _, value in points))
    return erfc(max(0, abs(score) - 1) / sqrt(2 * spread)) if spread > 0 and score else 1.0


def best_is(figure: str) -> Literal["most", "least"] | None:
    """Which value of a figure is a personal best; None for a figure that has none, as pace, which can be either way."""
    if figure == f"{MOOD}anger_end":
        return "least"
    return "most" if figure.startswith((GUIDE, STEP, MOOD)) else None


def _latest(calls: Iterable[Dated], most: int) -> list[Dated]:
    ordered = sorted(calls, key=lambda call: call.began)
    if len(ordered) <= most:
        return ordered
    first = ordered[-most].began
    return [call for call in ordered if call.began >= first]


def _seen(figure: str, points: Iterable[Point]) -> bool:
    return not figure.startswith((SHOWN, FAULTED)) or any(value for _, value in points)


def _allowed(chances: Sequence[float], level: float) -> float:
    """The largest chance that still counts; -1 if none does."""
    ordered = sorted(chances)
    return max((one for rank, one in enumerate(ordered, 1) if one <= level * rank / len(ordered)), default=-1.0)


def _directed(one: Trend) -> Trend:
    direction: Direction = "up" if _score(one.points) > 0 else "down"
    return replace(one, direction=direction, slope=_slope(one.points))


def _slope(points: Sequence[Point]) -> float:
    """The median of the slopes between any two calls of different dates (Sen 1968, J. Am. Stat. Assoc. 63:1379)."""
    place = _places(points)
    pairs = combinations(points, 2)
    return median((b - a) / (place[then] - place[now]) for (now, a), (then, b) in pairs if now != then)


def _places(points: Sequence[Point]) -> Mapping[datetime, float]:
    """The place of each date in the row of calls; calls of one date share the middle of theirs."""
    places: dict[datetime, float] = {}
    before = 0
    for date, those in sorted(Counter(began for began, _ in points).items()):
        places[date] = before + (those + 1) / 2
        before += those
    return places


def _score(points: Sequence[Point]) -> int:
    """Pairs that rise with time less pairs that fall."""
    pairs = combinations(points, 2)
    return sum(int(copysign(1, b - a)) for (now, a), (then, b) in pairs if a != b and now != then)


def _variance(n: int, dates: Mapping[datetime, int], values: Mapping[float, int]) -> float:
    def ties(counts: Mapping[datetime, int] | Mapping[float, int]) -> tuple[int, int, int]:
        every = counts.values()
        return (
            sum(t * (t - 1) * (2 * t + 5) for t in every),
            sum(t * (t - 1) * (t - 2) for t in every),
            sum(t * (t - 1) for t in every),
        )

    (a5, a2, a1), (b5, b2, b1) = ties(dates), ties(values)
    if n < 3:
        return 0.0
    pairs = n * (n - 1)
    return (pairs * (2 * n + 5) - a5 - b5) / 18 + a2 * b2 / (9 * pairs * (n - 2)) + a1 * b1 / (2 * pairs)
