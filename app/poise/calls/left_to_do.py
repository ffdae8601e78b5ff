"""What a call leaves to be done: the promises that were made in it, and the goal that was set after the latest one."""

from datetime import datetime
from pathlib import Path

from poise.archive import afterwards
from poise.archive import shelf as archive
from poise.domain.afterwards import folded
from poise.domain.evidence import Situation, Transcript
from poise.domain.promises import Promise, due_at
from poise.domain.report import report
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.judge.content.promises import found
from poise.problems import Problem


def promises(
    scenario: Scenario, recorded: archive.Recorded, rubric: Rubric
) -> tuple[tuple[Promise, datetime | None], ...]:
    """What the trainee promised in the replies that still stand, each with the moment from which it is late."""
    began = archive.began_of(recorded.folder)
    made = [
        promise
        for reply in report(scenario, recorded.events, (), rubric).replies
        for promise in found(
            Transcript(reply.spoken.text, reply.spoken.words, reply.spoken.engine, reply.spoken.heard),
            Situation(turn=reply.spoken.turn, topics=scenario.topics, names=(scenario.customer.name, *scenario.names)),
            reply.evidence,
        )
    ]
    return tuple((promise, due_at(promise, began) if began is not None else None) for promise in made)


LOOKED_AT = 20
"""Calls that are looked through for a goal, the latest first: an older one is forgotten."""


def goal(root: Path) -> str:
    """The goal of the latest call that has one; "" if none.  What cannot be read has none; it is told in the list.

    Raises ArchiveProblem if the folder of all calls cannot be looked into.
    """
    for folder in archive.latest(root, LOOKED_AT):
        try:
            learned = folded(afterwards.read(folder)).learned
        except Problem:
            continue
        if learned is not None and learned.goal:
            return learned.goal
    return ""
