"""What came after a call, as a report says it: promises, minutes taken, why it happened, and what is disputed."""

from collections.abc import Iterator
from dataclasses import dataclass

from poise.domain.evidence import Evidence
from poise.domain.report import Reply
from poise.export.told import Told
from poise.shown.promises import promised
from poise.shown.words import Words


@dataclass(frozen=True, slots=True)
class Point:
    """One sentence, and what there is to add to it."""

    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Points under a heading."""

    heading: str
    points: tuple[Point, ...]


def goal(told: Told) -> str:
    """The one thing for the next call; "" if none was set."""
    return told.later.added.learned.goal.strip() if told.later.added.learned else ""


def parts(told: Told, words: Words) -> tuple[Part, ...]:
    """What was promised, and what was done and thought after the call; only what there is, but for the promises."""
    found = (
        Part(words("report.happened"), tuple(_happened(told))),
        Part(words("report.promises"), tuple(_promises(told, words)) or (Point(words("report.no_promises")),)),
        Part(words("report.minutes"), tuple(_minutes(told, words))),
        Part(words("report.whys"), tuple(_whys(told))),
        Part(words("report.prevention"), tuple(_prevention(told))),
    )
    return tuple(part for part in found if part.points)


def corrected(told: Told, reply: Reply) -> str:
    """What the trainee says he really said; "" where he corrected nothing."""
    return told.later.added.words(reply.spoken.turn, reply.spoken.at)


def disputed(told: Told, reply: Reply, one: Evidence, words: Words) -> str:
    """Why the trainee does not agree with that mark; "" if he does."""
    dispute = told.later.added.dispute(reply.spoken.turn, reply.spoken.at, one.id, one.polarity)
    if dispute is None:
        return ""
    reasons = (words(f"report.dispute_{dispute.choice}") if dispute.choice else "", dispute.reason.strip())
    return words("report.disputed", reason=" ".join(filter(None, reasons)))


def _promises(told: Told, words: Words) -> Iterator[Point]:
    """Those on record first; what the trainee struck out is told of as well, with neither a date nor a warning."""
    added = told.later.added
    became = {one.promise: one.became for one in added.came_of.promises} if added.came_of else {}
    for shown in promised(told.later.promises, told.scenario, words, added.recorded):
        one = shown.agreed
        if one.struck:
            yield Point(shown.quote, (words("report.struck"),))
            continue
        kept = added.recorded is not None and one in added.recorded.promises
        recorded = words("report.recorded", words=" ".join(filter(None, (one.who, one.what, one.when)))) if kept else ""
        fared = words(f"report.became_{became[one]}") if one in became else ""
        yield Point(shown.quote, tuple(filter(None, (shown.due, recorded, fared, *shown.warnings))))


def _happened(told: Told) -> Iterator[Point]:
    recorded = told.later.added.recorded
    if recorded is not None and recorded.what_happened.strip():
        yield Point(recorded.what_happened.strip())


def _minutes(told: Told, words: Words) -> Iterator[Point]:
    for one in told.later.added.minutes:
        seconds = round(one.seconds)
        length = words("report.length_value", minutes=seconds // 60, seconds=seconds % 60)
        yield Point(words("report.minutes_taken", way=words(f"report.way_{one.way}"), length=length))


def _whys(told: Told) -> Iterator[Point]:
    learned = told.later.added.learned
    yield from (Point(why.strip()) for why in (learned.whys if learned else ()) if why.strip())


def _prevention(told: Told) -> Iterator[Point]:
    if told.later.added.learned and told.later.added.learned.prevention.strip():
        yield Point(told.later.added.learned.prevention.strip())
