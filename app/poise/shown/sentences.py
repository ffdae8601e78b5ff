"""How a call went, said in sentences: its end, what became of the mood and why, and what was not judged."""

from collections.abc import Iterable

from poise.domain.events import Ended, Event, TraineeSpoke
from poise.domain.mood import LIMIT, Cause
from poise.domain.report import Reply
from poise.domain.rubric import Rubric
from poise.domain.scenario import Outcome
from poise.shown.marks import label
from poise.shown.words import Words, signed


def outcome_said(told: Iterable[Event], outcome: Outcome | None, customer: str, words: Words) -> str:
    """How it ended; `outcome` is None for a call that was cut off."""
    by_trainee = any(isinstance(event, Ended) and event.by == "trainee" for event in told)
    return words("outcome.by_you" if by_trainee else f"outcome.{outcome or 'cut_off'}", name=customer)


def causes_said(causes: Iterable[Cause], rubric: Rubric, words: Words) -> tuple[str, ...]:
    """Each cause with what it did to the mood; one sentence that says so where there was none."""
    return tuple(_cause(cause, rubric, words) for cause in causes) or (words("debrief.no_causes"),)


def change_said(reply: Reply, words: Words) -> str:
    """The mood before the reply and after it."""
    before, after = words(f"mood.{reply.before.band}"), words(f"mood.{reply.after.band}")
    return words("debrief.change", before=before, after=after, from_=reply.before.anger, to=reply.after.anger)


def note_said(spoken: TraineeSpoke, words: Words) -> str:
    """Why a reply has no words; "" where it has."""
    return words("debrief.silent") if spoken.silent else "" if spoken.heard else words("debrief.unheard")


def _cause(cause: Cause, rubric: Rubric, words: Words) -> str:
    harmed = cause.anger > 0 or (cause.anger == 0 and cause.trust < 0)
    name = words("debrief.limit") if cause.id == LIMIT else label(cause.id, "fault" if harmed else "skill", rubric)
    return words("debrief.cause", name=name, anger=signed(cause.anger), trust=signed(cause.trust))
