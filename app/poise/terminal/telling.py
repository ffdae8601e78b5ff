"""A call told in a terminal: as JSON for other programs, or in plain words for a person."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from poise.archive.events_json import to_json
from poise.domain.events import (
    CustomerSpoke,
    Ended,
    Event,
    Judged,
    MoodChanged,
    PassedTo,
    Skipped,
    Tempered,
    TraineeSpoke,
    Troubled,
)
from poise.domain.evidence import Assessment, Transcript
from poise.domain.guides import Guide, StepScore
from poise.domain.report import Report
from poise.domain.rubric import Rubric
from poise.domain.totals import Total

OUTCOMES = {
    "won_over": "won over",
    "settled": "settled",
    "unresolved": "unresolved",
    "escalated": "escalated: somebody higher was asked for",
    "hung_up": "hung up",
}


def event_as_json(event: Event) -> str:
    """One event as one line; the keys are those of the log on disk."""
    return json.dumps(to_json(event))


def event_as_words(event: Event, rubric: Rubric) -> str:
    """One event for a person at a terminal; "" for what needs no words."""
    match event:
        case CustomerSpoke():
            return f"\nCustomer ({event.mood.band}): {event.text}"
        case TraineeSpoke(silent=True):
            return "You: (nothing)"
        case TraineeSpoke(heard=False):
            return "You: (not heard)"
        case TraineeSpoke():
            return f"You: {event.text}"
        case Judged():
            sure = [e for e in event.evidence if e.sure]
            shown = [rubric.behaviours[e.id].called(e.polarity) for e in sure]
            return f"  found: {', '.join(dict.fromkeys(shown))}" if shown else ""
        case MoodChanged():
            causes = ", ".join(f"{cause.anger:+d} {cause.id}" for cause in event.causes if cause.anger)
            return f"  anger {event.before.anger} → {event.after.anger}{f' ({causes})' if causes else ''}"
        case Tempered():
            return f"  the teacher made the customer {event.heat}: anger {event.mood.anger}"
        case Skipped():
            return f"  the teacher led the talk on to {event.beat}"
        case PassedTo():
            return f"  reply {event.turn} comes from {event.speaker or 'somebody else'}"
        case Troubled():
            return f"{event.sentence} {event.advice}".rstrip()
        case Ended():
            return f"\nThe call ended: {OUTCOMES[event.outcome]}."
        case _:
            return ""


def report_as_json(report: Report, guides: Sequence[Guide]) -> str:
    """The report as one line: the outcome, and each guide with its steps, their scores and their evidence."""
    told = {guide.id: _guide(guide, report.guides[guide.id], report.totals[guide.id]) for guide in guides}
    return json.dumps({"kind": "report", "outcome": report.outcome, "replies": len(report.replies), "guides": told})


def report_as_words(report: Report, guide: Guide) -> str:
    """The steps of one guide for a person at a terminal."""
    lines = [f"\n{guide.name}"]
    for step, score in zip(guide.steps, report.guides[guide.id], strict=True):
        reached = "not reached" if score.score is None else f"{score.score:3d}"
        lines.append(f"  {step.number:>3} {step.name:<32} {reached}")
    if whole := report.totals[guide.id]:
        lines.append(f"  taken together {whole.low} to {whole.high} of 100, as far as the judge can be trusted")
    return "\n".join(lines)


def judged_as_json(words: Transcript, found: Assessment, source: str | None) -> str:
    """One judged reply as one line."""
    told: dict[str, Any] = {"text": words.text, "heard": words.heard}
    if source is not None:
        told["file"] = source
    told |= {"evidence": [asdict(e) for e in found.evidence], "delivery": asdict(found.delivery)}
    return json.dumps(told)


def judged_as_words(words: Transcript, found: Assessment, source: str | None) -> str:
    """One judged reply for a person at a terminal."""
    lines = [f"{f'{source}: ' if source else ''}{words.text or '(not heard)'}"]
    lines += [f"  {'+' if e.polarity == 'skill' else '-'} {e.id} ({e.confidence:.2f}): {e.why}" for e in found.evidence]
    return "\n".join(lines)


def _guide(guide: Guide, scores: Sequence[StepScore], total: Total | None) -> dict[str, Any]:
    steps = [
        {
            "id": step.id,
            "number": step.number,
            "name": step.name,
            "score": score.score,
            "shown": [asdict(e) for e in score.shown],
            "faults": [asdict(e) for e in score.faults],
            "missing": list(score.missing),
            "raises": [asdict(one) for one in score.raises],
        }
        for step, score in zip(guide.steps, scores, strict=True)
    ]
    return {"name": guide.name, "total": total and asdict(total), "steps": steps}
