"""What the debrief shows: how the call ended, the mood with its causes, each reply with its marks, and the guides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from poise.domain.afterwards import Afterwards
from poise.domain.branch import Utterance
from poise.domain.events import CustomerSpoke, Ended, Event, MoodChanged
from poise.domain.guides import Guide
from poise.domain.mood import LIMIT, Cause, Mood
from poise.domain.report import Reply, Report, effective, report
from poise.domain.rubric import Rubric
from poise.domain.scenario import Outcome, Scenario
from poise.ui.texts import Texts
from poise.ui.views.better import AdviceShown, advised
from poise.ui.views.delivery import plain
from poise.ui.views.marks import Mark, label, marked, signed
from poise.ui.views.rating import own_mood
from poise.ui.views.score_sheet import GuideShown, score_sheet


@dataclass(frozen=True, slots=True)
class ReplyShown:
    """One reply.  `line` lets the customer's words be heard again, `take` is the recording's name or None."""

    turn: int
    heading: str
    customer_said: str
    line: Utterance
    text: str
    note: str
    take: str | None
    marks: tuple[Mark, ...]
    figures: tuple[str, ...]
    change: str
    causes: tuple[str, ...]
    advice: tuple[AdviceShown, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the mood curve; `turn` is the reply that led there, 0 for the first word."""

    at: float
    mood: Mood
    word: str
    turn: int
    title: str
    causes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DebriefShown:
    """The whole screen."""

    title: str
    customer: str
    face: str
    outcome: Outcome | None
    outcome_line: str
    mood: Mood
    mood_word: str
    own_mood: str
    last_words: str
    feeling: str
    points: tuple[Point, ...]
    replies: tuple[ReplyShown, ...]
    guides: tuple[GuideShown, ...]
    follow_up: bool


def debrief(
    scenario: Scenario,
    events: Sequence[Event],
    guides: Sequence[Guide],
    rubric: Rubric,
    texts: Texts,
    added: Afterwards = Afterwards(),
) -> DebriefShown:
    """The debrief of a call, whole or cut off, with what the trainee has `added` to it."""
    told = effective(events)
    summed = report(scenario, told, guides, rubric)
    mood = summed.moods[-1][1]
    name = scenario.customer.name
    return DebriefShown(
        title=scenario.title,
        customer=name,
        face=scenario.customer.face,
        outcome=summed.outcome,
        outcome_line=_outcome(told, summed.outcome, name, texts),
        mood=mood,
        mood_word=texts(f"mood.{mood.band}"),
        own_mood=own_mood(added.rated, mood.band, texts),
        last_words=summed.last_words,
        feeling=scenario.feeling,
        points=_points(scenario, told, rubric, texts),
        replies=_replies(scenario, told, summed, rubric, texts),
        guides=tuple(score_sheet(guide, summed, rubric, texts, added.rated) for guide in guides),
        follow_up=scenario.follow_up is not None,
    )


def _outcome(told: Iterable[Event], outcome: Outcome | None, name: str, texts: Texts) -> str:
    by_trainee = any(isinstance(event, Ended) and event.by == "trainee" for event in told)
    return texts("outcome.by_you" if by_trainee else f"outcome.{outcome or 'cut_off'}", name=name)


def _points(scenario: Scenario, told: Iterable[Event], rubric: Rubric, texts: Texts) -> tuple[Point, ...]:
    start = scenario.customer.temper.start
    points = [Point(0.0, start, texts(f"mood.{start.band}"), 0, texts("debrief.start"), ())]
    for event in told:
        if isinstance(event, MoodChanged):
            word = texts(f"mood.{event.after.band}")
            title = texts("debrief.after_reply", turn=event.turn)
            points.append(Point(event.at, event.after, word, event.turn, title, _causes(event.causes, rubric, texts)))
    return tuple(points)


def _causes(causes: Iterable[Cause], rubric: Rubric, texts: Texts) -> tuple[str, ...]:
    return tuple(_cause(cause, rubric, texts) for cause in causes) or (texts("debrief.no_causes"),)


def _cause(cause: Cause, rubric: Rubric, texts: Texts) -> str:
    harmed = cause.anger > 0 or (cause.anger == 0 and cause.trust < 0)
    name = (
        texts("debrief.limit") if cause.id == LIMIT else label(cause.id, "fault" if harmed else "skill", rubric, texts)
    )
    return texts("debrief.cause", name=name, anger=signed(cause.anger), trust=signed(cause.trust))


def _replies(
    scenario: Scenario, told: tuple[Event, ...], summed: Report, rubric: Rubric, texts: Texts
) -> tuple[ReplyShown, ...]:
    lines: list[CustomerSpoke] = []
    latest: dict[int, CustomerSpoke] = {}
    for event in told:
        if isinstance(event, CustomerSpoke):
            lines.append(event)
        elif isinstance(event, MoodChanged) and lines:
            latest[event.turn] = lines[-1]
    shown = []
    for reply in summed.replies:
        before = latest.get(reply.spoken.turn)
        band = before.mood.band if before else reply.before.band
        line = Utterance(reply.customer_said, scenario.customer.voice, band)
        shown.append(_reply(reply, line, advised(scenario, told, reply, rubric, texts), rubric, texts))
    return tuple(shown)


def _reply(reply: Reply, line: Utterance, advice: tuple[AdviceShown, ...], rubric: Rubric, texts: Texts) -> ReplyShown:
    spoken = reply.spoken
    note = texts("debrief.silent") if spoken.silent else "" if spoken.heard else texts("debrief.unheard")
    change = texts(
        "debrief.change",
        before=texts(f"mood.{reply.before.band}"),
        after=texts(f"mood.{reply.after.band}"),
        from_=reply.before.anger,
        to=reply.after.anger,
    )
    return ReplyShown(
        turn=spoken.turn,
        heading=texts("debrief.reply", turn=spoken.turn),
        customer_said=reply.customer_said,
        line=line,
        text=spoken.text,
        note=note,
        take=spoken.take,
        marks=marked(reply.evidence, spoken.text, rubric, texts),
        figures=plain(reply.delivery, rubric, texts) if spoken.heard and not spoken.silent else (),
        change=change,
        causes=_causes(reply.causes, rubric, texts),
        advice=advice,
    )
