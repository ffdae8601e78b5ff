"""What the trends show: a small chart and a sentence a figure, in groups; and the trainee's own view beside Poise's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from poise.domain.afterwards import Compared
from poise.domain.guides import Guide
from poise.domain.past import Standing
from poise.domain.rubric import Rubric
from poise.domain.summary import DELIVERY, FAULTED, GUIDE, MOOD, SHOWN, STEP
from poise.shown.texts import Texts

WHOLE = (0.0, 100.0)
"""The scale of scores and moods."""

SOUNDED = ("wpm", "level_change_db", "effort", "latency", "longest_pause", "talk_over", "pauses")
LEFT = ("anger_end", "trust_end", "anger_fall")
PLACES: Mapping[str, int] = {"latency": 1, "longest_pause": 1, "effort": 1, "level_change_db": 1, "talk_over": 2}
"""Digits after the point; none where nothing is said, two for what is counted a reply."""


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: the values call by call, on a scale from `least` to `most`.

    Attributes:
        values: oldest first.
        low, high: the range in which the middle surely lies; None where the calls are too few for one.
        line: a straight line as its first and its last value; None where the calls bear no direction out.
    """

    values: tuple[float, ...]
    least: float
    most: float
    low: float | None
    high: float | None
    line: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class TrendRow:
    """One figure: its name, what is said of it, and its chart."""

    name: str
    told: str
    chart: Chart


@dataclass(frozen=True, slots=True)
class TrendGroup:
    """Figures that belong together."""

    title: str
    rows: tuple[TrendRow, ...]


@dataclass(frozen=True, slots=True)
class TrendsShown:
    """The whole page: the groups that have a figure, how to read them, and the personal bests as one line."""

    groups: tuple[TrendGroup, ...]
    lead: str
    bests: str


def trends_shown(found: Sequence[Standing], guide: Guide, rubric: Rubric, texts: Texts) -> TrendsShown:
    """The trends for the window: of the guides only `guide`."""
    known = {one.trend.figure: one for one in found}
    behaviours = rubric.behaviours.values()
    steps = {f"{STEP}{guide.id}/{step.id}": f"{step.number}  {step.name}" for step in guide.steps}
    names = (
        ("steps", {GUIDE + guide.id: texts("trends.whole"), **steps}),
        ("shown", {SHOWN + one.id: one.called("skill") for one in behaviours}),
        ("faulted", {FAULTED + one.id: one.called("fault") for one in behaviours}),
        ("sounded", {DELIVERY + name: texts(f"trends.{name}") for name in SOUNDED}),
        ("mood", {MOOD + name: texts(f"trends.{name}") for name in LEFT}),
    )
    groups = (
        TrendGroup(
            texts(f"trends.group_{title}"),
            tuple(_row(known[figure], name, rubric, texts) for figure, name in figures.items() if figure in known),
        )
        for title, figures in names
    )
    return TrendsShown(
        groups=tuple(group for group in groups if group.rows),
        lead=texts("trends.lead", calls=int(rubric.number("trends.calls"))) if found else texts("trends.none"),
        bests=_bests(known, guide, texts),
    )


def own_view(found: Iterable[Compared], guide: Guide, texts: Texts) -> tuple[str, ...]:
    """A sentence for each step that the trainee mostly sees otherwise than Poise, where the calls say so."""
    names = {step.id: step.name for step in guide.steps}
    return tuple(
        texts(f"trends.own_{one.leaning}", step=names[one.step], number=getattr(one, one.leaning), calls=one.calls)
        for one in found
        if one.leaning is not None
    )


def _row(one: Standing, name: str, rubric: Rubric, texts: Texts) -> TrendRow:
    trend, figure = one.trend, one.trend.figure
    values = tuple(value for _, value in trend.points)
    least, most = _scale(figure, values)
    return TrendRow(name, _told(one, rubric, texts), Chart(values, least, most, trend.low, trend.high, _line(one)))


def _told(one: Standing, rubric: Rubric, texts: Texts) -> str:
    trend, figure = one.trend, one.trend.figure
    parts = [texts(f"trends.middle{_unit(figure)}", value=_number(trend.median, figure))]
    if trend.low is not None and trend.high is not None:
        low, high = _number(trend.low, figure), _number(trend.high, figure)
        parts = [texts(f"trends.range{_unit(figure)}", value=_number(trend.median, figure), low=low, high=high)]
    needed = int(rubric.number("trends.least"))
    if trend.chance is None:
        few = len({began for began, _ in trend.points})
        parts.append(texts.count("trends.too_few", few).replace("~", str(needed)))
    elif trend.direction is None or trend.slope is None:
        parts.append(texts("trends.level"))
    else:
        change = _number(abs(trend.slope) * needed, figure)
        by = "_by" if float(change) else ""
        parts.append(texts(f"trends.{trend.direction}{by}", change=change, calls=needed))
    return " ".join(parts)


def _line(one: Standing) -> tuple[float, float] | None:
    """Through the middle of the calls with the slope that they bear out."""
    trend = one.trend
    if trend.direction is None or not trend.slope:
        return None
    reach = trend.slope * (len(trend.points) - 1) / 2
    return trend.median - reach, trend.median + reach


def _scale(figure: str, values: Sequence[float]) -> tuple[float, float]:
    """Scores have theirs; what is counted begins at nothing; the rest as far as it goes."""
    if figure.startswith((STEP, GUIDE, f"{MOOD}anger_end", f"{MOOD}trust_end")):
        return WHOLE
    least, most = min(values), max(values)
    if figure.startswith((SHOWN, FAULTED)):
        least, most = 0.0, max(1.0, most)
    return (least, most) if least < most else (least - 1, most + 1)


def _unit(figure: str) -> str:
    kind, _, name = figure.partition("/")
    if f"{kind}/" in (SHOWN, FAULTED):
        return "_rate"
    return f"_{name}" if f"{kind}/" == DELIVERY else ""


def _number(value: float, figure: str) -> str:
    kind, _, name = figure.partition("/")
    places = 2 if f"{kind}/" in (SHOWN, FAULTED) else PLACES.get(name, 0)
    return f"{value:.{places}f}"


def _bests(known: Mapping[str, Standing], guide: Guide, texts: Texts) -> str:
    """The best call by the guide and the calmest end, each with its day; "" where there is none."""
    parts = []
    for figure, key in ((GUIDE + guide.id, "score"), (f"{MOOD}anger_end", "anger")):
        best = known[figure].best if figure in known else None
        if best is not None:
            value, entry = best
            day = f"{entry.began.day} {entry.began:%B %Y}"
            parts.append(texts(f"trends.best_{key}", value=f"{value:.0f}", day=day))
    return texts("trends.bests", parts="; ".join(parts)) if parts else ""
