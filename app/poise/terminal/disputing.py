"""The marks that trainees do not agree with, over all calls: it is from these that the judge gets better."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from poise.archive import afterwards
from poise.archive import shelf as archive
from poise.domain.afterwards import Afterwards, Disputed, folded
from poise.domain.events import Event
from poise.domain.evidence import Evidence, Polarity
from poise.domain.report import Reply, report
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.domain.tree import tree
from poise.library import rubric, scenarios
from poise.library.shelf import usual_shelf
from poise.problems import Problem

SCHEMA = 1
"""Version of the JSON objects; raised when a reader of the old one would be wrong."""

_CHOICES = {"not_said": "not said", "otherwise": "said otherwise", "rule": "the rule is wrong here", "": "own words"}


@dataclass(frozen=True, slots=True)
class Held:
    """One mark that is disputed, with the reply it is about.

    Attributes:
        folder: the call.
        turn: number of the reply.
        customer_said, reply: what it answered, and its words as they were heard.
        corrected: what the trainee says he really said; "" if that is what was heard.
        id, polarity: the mark; `quote`, `confidence` and `why` are "", None and "" where it is not found any more.
        choice, reason: why he does not agree.
        when: when he said so.
    """

    folder: Path
    scenario: str
    turn: int
    customer_said: str
    reply: str
    corrected: str
    id: str
    polarity: Polarity
    quote: str
    confidence: float | None
    why: str
    choice: str
    reason: str
    when: str


def run(root: Path, as_json: bool) -> int:
    """Print every disputed mark below `root`, newest call first; what cannot be read says why.

    Returns the exit code.  Raises ArchiveProblem if the folder of all calls cannot be looked into.
    """
    weights, held, code = rubric.load(usual_shelf().rubric), list[Held](), 0
    for listed in archive.calls(root):
        try:
            held += disputes(listed.folder, weights)
        except Problem as problem:
            click.echo(problem.sentence, err=True)
            code = 1
    for line in map(as_object, held) if as_json else as_words(held, weights):
        click.echo(line)
    return code


def disputes(folder: Path, weights: Rubric) -> tuple[Held, ...]:
    """The disputed marks of one call, in the order in which they were disputed.

    Those of a reply that was given again afterwards are among them.  Raises Problem.
    """
    added = folded(afterwards.read(folder))
    if not added.disputed:
        return ()
    recorded = archive.read(folder)
    scenario = scenarios.played(scenarios.load(recorded.scenario, named=False), recorded.events)
    replies = _replies(scenario, recorded.events, weights)
    return tuple(
        _held(folder, scenario.id, one, reply, added)
        for one in added.disputed.values()
        if (reply := replies.get((one.turn, one.at))) is not None
    )


def as_object(one: Held) -> str:
    """One mark as one line: format ("poise dispute"), schema, and all that is in a `Held`."""
    return json.dumps({"format": "poise dispute", "schema": SCHEMA, **asdict(one), "folder": str(one.folder)})


def as_words(held: Sequence[Held], weights: Rubric) -> Iterator[str]:
    """Each mark in a few lines, and at the end how often each behaviour is disputed."""
    if not held:
        yield "No mark is disputed."
        return
    for one in held:
        yield f"{one.folder.name}, reply {one.turn}"
        yield f"  They said: {one.customer_said}"
        yield f"  You said:  {one.reply or '(nothing was heard)'}"
        if one.corrected:
            yield f"  Corrected: {one.corrected}"
        quote = f" “{one.quote}”" if one.quote else ""
        yield f"  The mark:  {weights.behaviours[one.id].called(one.polarity)}{quote}. {one.why}".rstrip()
        yield f"  But:       {'. '.join(part for part in (_CHOICES[one.choice], one.reason) if part)}"
    yield ""
    yield from _counted(held, weights)


def _replies(scenario: Scenario, events: Sequence[Event], weights: Rubric) -> Mapping[tuple[int, float | None], Reply]:
    """The replies of every branch by number and by when they were heard; by None those that stand."""
    told, found = tree(events), dict[tuple[int, float | None], Reply]()
    for branch in told.branches:
        for reply in report(scenario, branch.events, (), weights).replies:
            found[reply.spoken.turn, reply.spoken.at] = reply
            if branch is told.stands:
                found[reply.spoken.turn, None] = reply
    return found


def _held(folder: Path, scenario: str, one: Disputed, reply: Reply, added: Afterwards) -> Held:
    mark = _surest(reply.evidence, one)
    spoken = reply.spoken
    return Held(
        folder=folder,
        scenario=scenario,
        turn=one.turn,
        customer_said=reply.customer_said,
        reply=spoken.text,
        corrected=added.words(spoken.turn, spoken.at),
        id=one.id,
        polarity=one.polarity,
        quote=spoken.text[slice(*mark.span)] if mark and mark.span else "",
        confidence=mark.confidence if mark else None,
        why=mark.why if mark else "",
        choice=one.choice,
        reason=one.reason.strip(),
        when=one.when,
    )


def _surest(found: Iterable[Evidence], one: Disputed) -> Evidence | None:
    marks = (mark for mark in found if (mark.id, mark.polarity) == (one.id, one.polarity))
    return max(marks, key=lambda mark: mark.confidence, default=None)


def _counted(held: Iterable[Held], weights: Rubric) -> Iterator[str]:
    counts = Counter((one.id, one.polarity) for one in held)
    for (id_, polarity), count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"{weights.behaviours[id_].called(polarity)}: disputed {'once' if count == 1 else f'{count} times'}"
