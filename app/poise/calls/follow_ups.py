"""Follow-up calls, joined: by when a promise is due, which call is due, and what a follow-up asks after."""

import asyncio
from dataclasses import replace
from pathlib import Path

from poise.archive import afterwards
from poise.archive import shelf as archive
from poise.calls import left_to_do as lessons
from poise.calls.marked_again import MarkedAgain, Takes
from poise.domain.afterwards import folded
from poise.domain.asking import woven
from poise.domain.promises import Promise, due_at
from poise.domain.record import Fared, agreed, asked, to_ask
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.judge.content.due import due
from poise.judge.content.reply import read
from poise.library import scenarios
from poise.problems import Problem
from poise.ui.follow_ups import Waiting

LOOKED_AT = 500
"""Calls that are looked through for one that is due, the latest first."""


def dated(when: str, folder: Path) -> str:
    """Fits `ui.follow_ups.FollowUps.dated`."""
    words, began = read(when), archive.began_of(folder)
    meant = due(words.words(0, len(words.tokens))) if words.tokens else None
    if meant is None or began is None:
        return ""
    moment = due_at(Promise(0, "", "", when, meant, "", (0, 0)), began)
    return "" if moment is None else moment.isoformat(timespec="minutes")


async def waiting(root: Path, now: str) -> Waiting | None:
    """The follow-up call below `root` that is due `now` (ISO 8601) and has been due longest.

    What cannot be read is not due; it is told in the list.  Raises ArchiveProblem if the folder cannot be looked into.
    """
    return await asyncio.to_thread(_waiting, root, now)


def _waiting(root: Path, now: str) -> Waiting | None:
    there = list[tuple[str, Path]]()
    for folder in archive.latest(root, LOOKED_AT):
        try:
            on = folded(afterwards.read(folder)).remind
        except Problem:
            continue
        if on and on <= now:
            there.append((on, folder))
    for _, folder in sorted(there):
        try:
            scenario = scenarios.load(archive.read(folder).scenario, named=False)
        except Problem:
            continue
        return Waiting(folder, scenario.customer.name, scenario.title)
    return None


def after(talk: Scenario, folder: Path, rubric: Rubric, marking: MarkedAgain) -> Scenario:
    """The follow-up call `talk` as it is after the call in that folder: it asks after each of its promises.

    They are looked for in the words that count: where words were corrected, the call is marked again first.  What
    became of them is what the trainee said; until he has, what `domain.record.to_ask` takes for granted.  Raises
    ArchiveProblem, and Problem if that call is one of another scenario.
    """
    recorded = archive.read(folder)
    first = scenarios.played(scenarios.load(recorded.scenario, named=False), recorded.events)
    if first.follow_up is None or first.follow_up.id != talk.id:
        raise Problem(f'{folder} is a call of "{first.id}"; "{talk.id}" does not follow on it.')
    added = folded(afterwards.read(folder))
    if added.corrected:
        both = asyncio.run(marking.call(first, recorded.events, added, Takes(recorded.takes)))
        recorded = replace(recorded, events=both.now)
    found = [agreed(promise, moment) for promise, moment in lessons.promises(first, recorded, rubric)]
    told = to_ask(found, added.recorded, added.came_of)
    return woven(talk, asked([Fared(one.promise, one.became) for one in told]))
