"""Recorded calls marked again: what the judge of now, other words or another guide have otherwise, and why."""

import asyncio
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from poise import places
from poise.archive import afterwards
from poise.archive import shelf as archive
from poise.calls.marked_again import MarkedAgain, Takes
from poise.cast import Engines
from poise.domain.afterwards import folded
from poise.domain.guides import Guide
from poise.domain.remarked import Changes, MarkChange, Remarked, changes
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.domain.totals import Total
from poise.library import guides, rubric, scenarios
from poise.library.shelf import usual_shelf
from poise.problems import Problem
from poise.settings import Settings

SCHEMA = 1
"""Version of the JSON objects; raised when a reader of the old one would be wrong."""

_CHANGE = {"gained": "is found", "lost": "is gone", "surer": "is surer", "less_sure": "is less sure"}


@dataclass(frozen=True, slots=True)
class Compared:
    """One call with what its verdict of now has otherwise.

    Attributes:
        usual: the guide by which calls are scored unless another is named.
        guide: the one that was asked for.
        judge: what the judge of now has otherwise, on the words that were heard.
        words: what the corrected words have otherwise; None if none were corrected.
        was: the whole by the usual guide as the call was marked then.
        troubles: a sentence for each recording that could not be used.
    """

    folder: Path
    scenario: Scenario
    remarked: Remarked
    usual: Guide
    guide: Guide
    judge: Changes
    words: Changes | None
    was: Total | None
    troubles: tuple[str, ...]

    @property
    def now(self) -> Total | None:
        """The whole as it is marked now, by the guide that was asked for."""
        return (self.words or self.judge).after


def run(sessions: Iterable[Path], guide: str, as_json: bool) -> int:
    """Mark each call again and print what is otherwise; one that cannot be read says why, and the others go on.

    Returns the exit code.  Raises Problem if the rubric or a guide cannot be used.
    """
    shelf, code = usual_shelf(), 0
    weights = rubric.load(shelf.rubric)
    books = guides.every(shelf.guides, weights)
    chosen = guides_named(books, guide)
    with Engines(Settings(), shelf, weights, lambda problem: click.echo(problem.sentence, err=True)) as engines:
        marking = MarkedAgain(engines.evaluator, weights)
        for session in sessions:
            try:
                found = compared(places.call(session), books[0], chosen, marking, weights)
            except Problem as problem:
                click.echo(f"{problem.sentence} {problem.advice}".rstrip(), err=True)
                code = 1
                continue
            for line in [as_object(found)] if as_json else as_words(found, weights):
                click.echo(line)
    return code


def guides_named(books: Sequence[Guide], id_: str) -> Guide:
    """The guide of that name, the first if none is named.  Raises Problem."""
    found = next((guide for guide in books if guide.id == id_), None) if id_ else books[0]
    if found is None:
        raise Problem(f'There is no guide "{id_}".', f"Choose one of: {', '.join(guide.id for guide in books)}.")
    return found


def compared(folder: Path, usual: Guide, guide: Guide, marking: MarkedAgain, weights: Rubric) -> Compared:
    """The call in that folder, marked again.  Raises Problem."""
    recorded = archive.read(folder)
    scenario = scenarios.played(scenarios.load(recorded.scenario, named=False), recorded.events)
    takes, added = Takes(recorded.takes), folded(afterwards.read(folder))
    both = asyncio.run(marking.call(scenario, recorded.events, added, takes))
    return Compared(
        folder=folder,
        scenario=scenario,
        remarked=both,
        usual=usual,
        guide=guide,
        judge=changes(scenario, both.then, both.heard, guide, weights),
        words=changes(scenario, both.heard, both.now, guide, weights) if both.corrected else None,
        was=changes(scenario, both.then, both.then, usual, weights).before,
        troubles=tuple(takes.troubles.values()),
    )


def as_object(found: Compared) -> str:
    """One call as one line.

    Keys: format ("poise remark"), schema, folder, scenario, judge (then, now), guide (usual, now), corrected (replies),
    because (judge, and words: marks, steps, moods each, null for words where none were corrected), whole (then, now:
    score, low, high, steps) and troubles.
    """
    both = found.remarked
    return json.dumps(
        {
            "format": "poise remark",
            "schema": SCHEMA,
            "folder": str(found.folder),
            "scenario": found.scenario.id,
            "judge": {"then": both.judge_then or None, "now": both.judge_now},
            "guide": {"usual": found.usual.id, "now": found.guide.id},
            "corrected": list(both.corrected),
            "because": {"judge": _object(found.judge), "words": found.words and _object(found.words)},
            "whole": {"then": found.was and asdict(found.was), "now": found.now and asdict(found.now)},
            "troubles": list(found.troubles),
        }
    )


def as_words(found: Compared, weights: Rubric) -> Iterator[str]:
    """One call in plain words: what is otherwise because of the judge, of the words, and of the guide."""
    both = found.remarked
    yield f"{found.folder.name}: {found.scenario.title}"
    yield from (f"  {trouble}" for trouble in found.troubles)
    then = both.judge_then or "a judge the log does not name"
    judged = f"marked then by {then}, now by {both.judge_now}" if then != both.judge_now else f"marked by {then}"
    yield from _told(f"Because of the judge ({judged})", found.judge, found.guide, weights)
    if found.words is not None:
        turns = ", ".join(map(str, both.corrected))
        yield from _told(f"Because of your words (reply {turns})", found.words, found.guide, weights)
    if found.guide.id != found.usual.id:
        yield f"  Because of the guide: {found.guide.name} asks for other things than {found.usual.name}."
        yield f"    {found.usual.name}, as it was marked then: {_whole(found.was)}"
        yield f"    {found.guide.name}, as it is marked now: {_whole(found.now)}"
    elif found.was != found.now:
        yield f"  {found.guide.name}, taken together: {_whole(found.was)}; now {_whole(found.now)}"


def _told(heading: str, told: Changes, guide: Guide, weights: Rubric) -> Iterator[str]:
    if told.none:
        yield f"  {heading}: nothing is otherwise."
        return
    yield f"  {heading}:"
    for mark in told.marks:
        yield f"    Reply {mark.turn}: {_mark(mark, weights)}"
    for mood in told.moods:
        yield (
            f"    After reply {mood.turn}: anger {mood.before.anger} → {mood.after.anger}, "
            f"trust {mood.before.trust} → {mood.after.trust}"
        )
    steps = {step.id: step for step in guide.steps}
    for one in told.steps:
        step = steps[one.step]
        yield f"    {step.number} {step.name}: {_score(one.before)} → {_score(one.after)}"


def _mark(mark: MarkChange, weights: Rubric) -> str:
    name = weights.behaviours[mark.id].called(mark.polarity)
    if mark.change in ("surer", "less_sure") and None in (mark.before, mark.after):
        seen = "is seen as possible now" if mark.before is None else "is not even seen as possible any more"
        return f"“{name}” {seen} ({mark.before or mark.after:.0%})"
    sure = " → ".join("nothing" if one is None else f"{one:.0%}" for one in (mark.before, mark.after))
    return f"“{name}” {_CHANGE[mark.change]} ({sure})"


def _score(score: int | None) -> str:
    return "not reached" if score is None else str(score)


def _whole(total: Total | None) -> str:
    return "no step was reached" if total is None else f"{total.low} to {total.high} of 100"


def _object(told: Changes) -> Mapping[str, Any]:
    found = asdict(told)
    return {name: found[name] for name in ("marks", "steps", "moods")}
