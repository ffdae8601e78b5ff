"""All recorded calls from the terminal: listed, searched and compared, and the trends over the latest of them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from poise.calls.indexed import BESIDE, index, latest, standing
from poise.domain.guides import Guide
from poise.domain.past import Entry, Query, Standing
from poise.domain.rubric import Rubric
from poise.domain.summary import FAULTED, GUIDE, SHOWN, STEP, Summary
from poise.domain.trends import Trend, fewest
from poise.library import guides, rubric
from poise.library.shelf import Shelf
from poise.terminal.telling import OUTCOMES

TOLD = 500
"""Calls after which a person at a terminal hears how far the reading is."""

_ANGER = "Customer's anger"
_NAMES = {
    "wpm": ("Pace", "words a minute"),
    "level_change_db": ("Level against the calm voice", "dB"),
    "effort": ("Vocal effort against the calm voice", ""),
    "latency": ("Wait before the answer", "s"),
    "longest_pause": ("Longest pause", "s"),
    "talk_over": ("Talking over the customer", "s a reply"),
    "pauses": ("Pauses", "a reply"),
    "anger_end": ("Customer's anger at the end", ""),
    "trust_end": ("Customer's trust at the end", ""),
    "anger_fall": ("Fall of the customer's anger", ""),
}


@dataclass(frozen=True, slots=True)
class HistoryOrder:
    """What `poise history` was asked for; see its `--help`."""

    root: Path
    query: Query
    as_json: bool = False
    trends: bool = False


def run(order: HistoryOrder, shelf: Shelf, cache: Path) -> int:
    """Print what was asked for; returns the exit code.

    Raises:
        ArchiveProblem: the folder of all calls cannot be looked into.
    """
    weights = rubric.load(shelf.rubric)
    books = guides.every(shelf.guides, weights)
    with index(order.root, shelf, cache) as calls:
        calls.refresh(_progress)
        if calls.trouble:
            click.echo(calls.trouble, err=True)
        if order.trends:
            found = standing(calls, order.query, weights)
            lines = [trend_as_json(one) for one in found] if order.as_json else trends_as_words(found, books, weights)
        elif order.as_json:
            known = {entry.folder: told for entry, told in calls.summaries(order.query)}
            lines = [call_as_json(entry, known.get(entry.folder)) for entry in calls.calls(order.query)]
        else:
            lines = calls_as_words(calls.calls(order.query))
            if order.query.scenario is not None:
                lines += attempts_as_words(calls.summaries(latest(order.query, BESIDE)), books[0])
    for line in lines:
        click.echo(line)
    return 0


def call_as_json(entry: Entry, told: Summary | None) -> str:
    """One call as one line: folder, began, trouble, and all that is in its summary unless it cannot be read."""
    found = {"folder": str(entry.folder), "began": entry.began.isoformat(), "trouble": entry.trouble}
    return json.dumps(found | (asdict(told) if told else {}))


def trend_as_json(one: Standing) -> str:
    """One trend as one line: its attributes, points as [began, value], and the best with when and where, or null."""
    found: dict[str, Any] = asdict(one.trend)
    found["points"] = [[began.isoformat(), value] for began, value in one.trend.points]
    best = one.best and {
        "value": one.best[0],
        "began": one.best[1].began.isoformat(),
        "folder": str(one.best[1].folder),
    }
    return json.dumps(found | {"best": best})


def calls_as_words(calls: Sequence[Entry]) -> list[str]:
    """A line a call; a call that cannot be read says why."""
    if not calls:
        return ["There is no such call."]
    wide = max(len(one.title) for one in calls)
    return [_call(one, wide) for one in calls]


def attempts_as_words(attempts: Iterable[tuple[Entry, Summary]], guide: Guide) -> list[str]:
    """The latest attempts beside each other, step by step, oldest first; "-" where there was no occasion."""
    told = sorted(attempts, key=lambda one: one[0].began)
    if len(told) < 2:
        return []
    dates = "".join(f"{_day(entry):>12}" for entry, _ in told)
    lines = ["", f"{'The latest attempts':38}{dates}"]
    for step in guide.steps:
        scores = (one.scores.get(guide.id, {}).get(step.id) for _, one in told)
        lines.append(f"{step.number:>3} {step.name:34}" + "".join(f"{'-' if s is None else s:>12}" for s in scores))
    moods = "".join(f"{f'{one.start.anger} → {one.end.anger}':>12}" for _, one in told)
    return [*lines, f"{_ANGER:38}{moods}"]


def trends_as_words(found: Sequence[Standing], books: Sequence[Guide], weights: Rubric) -> list[str]:
    """A line a figure: the steps of the first guide, behaviours, delivery and mood."""
    shown = [one for one in found if not one.trend.figure.startswith((STEP, GUIDE)) or _of(one.trend, books[0])]
    if not shown:
        return ["There are no figures yet: no such call has a reply."]
    least, level = int(weights.number("trends.least")), weights.number("trends.level")
    cover = weights.number("trends.cover")
    lines = [f"{'':44}{'calls':>6}{'median':>9}{f'{100 * cover:g} % range':>16}  {'direction':22}best"]
    lines += [_trend(one, *_called(one.trend.figure, books[0], weights)) for one in shown]
    latest = int(weights.number("trends.calls"))
    share = f"{100 * level:g} %"
    return [
        *lines,
        f"Of the latest {latest} calls.  A range needs {fewest(cover)} of them, a direction {least}; where none is",
        f"given, the calls do not bear one out (of those given, {share} may be chance).  Bests are over all calls.",
        "Each call counts as it was marked when it was played; words that were corrected later change nothing here.",
    ]


def _progress(done: int, of: int) -> None:
    if of >= TOLD and (done % TOLD == 0 or done == of):
        click.echo(f"{done:,} of {of:,} calls are read.", err=True)


def _call(one: Entry, wide: int) -> str:
    when = f"{one.began:%Y-%m-%d %H:%M}"
    if one.trouble:
        return f"{when}  {one.trouble}"
    ended = (OUTCOMES[one.outcome] if one.outcome else "cut off").partition(":")[0]
    minutes = f"{one.seconds / 60:.1f} min"
    replies = f"{one.replies} {'reply' if one.replies == 1 else 'replies'}"
    anger = f"anger {one.anger_start} → {one.anger_end}"
    return f"{when}  {one.title:{wide}}  {ended:10}  {minutes:>8}  {replies:>10}  {anger}"


def _day(entry: Entry) -> str:
    return f"{entry.began:%Y-%m-%d}"


def _trend(one: Standing, name: str, unit: str) -> str:
    told = one.trend
    between = "too few" if told.low is None or told.high is None else f"{told.low:.3g} to {told.high:.3g}"
    direction = "" if told.direction is None else f"{told.direction} {abs(told.slope or 0):.2g} a call"
    best = f"{one.best[0]:.3g} ({_day(one.best[1])})" if one.best else ""
    label = f"{name}, {unit}" if unit else name
    line = f"{label[:43]:44}{len(told.points):>6}{told.median:>9.3g}{between:>16}  {direction:22}{best}"
    return line.rstrip()


def _called(figure: str, guide: Guide, weights: Rubric) -> tuple[str, str]:
    """What a figure is called, and its unit."""
    kind, _, id_ = figure.partition("/")
    match f"{kind}/":
        case prefix if prefix in (SHOWN, FAULTED):
            return weights.behaviours[id_].called("skill" if prefix == SHOWN else "fault"), "a reply"
        case prefix if prefix == STEP:
            step = next(step for step in guide.steps if f"{guide.id}/{step.id}" == id_)
            return f"{step.number:>3} {step.name}", ""
        case prefix if prefix == GUIDE:
            return guide.name, "mean of the steps"
        case _:
            return _NAMES[id_]


def _of(one: Trend, guide: Guide) -> bool:
    return one.figure == GUIDE + guide.id or one.figure.startswith(f"{STEP}{guide.id}/")
