"""What the debrief shows: how the call ended, the mood with its causes, each reply with its marks, and the guides."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from poise.domain.after_call import shown_after
from poise.domain.afterwards import Afterwards
from poise.domain.branch import Utterance
from poise.domain.events import CustomerSpoke, Event, MoodChanged
from poise.domain.guides import Guide
from poise.domain.mood import Mood
from poise.domain.report import Reply, Report, effective, end_of, report
from poise.domain.rubric import Rubric
from poise.domain.scenario import Outcome, Scenario
from poise.domain.timeline import timeline
from poise.shown.marks import Mark, marked
from poise.shown.own_view import own_mood
from poise.shown.score_sheet import GuideShown, score_sheet
from poise.shown.sentences import causes_said, change_said, note_said, outcome_said
from poise.shown.texts import Texts
from poise.ui.views.better import AdviceShown, advised
from poise.ui.views.correcting import Doubts, WordsShown, replies_of
from poise.ui.views.delivery import plain


@dataclass(frozen=True, slots=True)
class ReplyShown:
    """One reply.

    `line` lets the customer's words be heard again, `take` is the recording's name or None, `words` says how sure the
    text is.
    """

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
    words: WordsShown = field(default_factory=WordsShown)


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
    log: Sequence[Event] | None = None,
) -> DebriefShown:
    """The debrief of a call, whole or cut off, with what the trainee has `added` to it.

    `log` is the call as it was recorded, if `events` tell it with corrected words.
    """
    told = effective(events)
    added = added.of_take(end_of(told))
    doubts = Doubts(replies_of(told if log is None else effective(log)), added)
    summed = report(scenario, told, guides, rubric, shown_after(added, rubric))
    mood = summed.moods[-1][1]
    name = scenario.customer.name
    return DebriefShown(
        title=scenario.title,
        customer=name,
        face=scenario.customer.face,
        outcome=summed.outcome,
        outcome_line=outcome_said(told, summed.outcome, name, texts),
        mood=mood,
        mood_word=texts(f"mood.{mood.band}"),
        own_mood=own_mood(added.rated, mood.band, texts),
        last_words=summed.last_words,
        feeling=scenario.feeling,
        points=_points(scenario, events, rubric, texts),
        replies=_replies(scenario, told, summed, doubts, rubric, texts),
        guides=tuple(doubts.sheet(score_sheet(guide, summed, rubric, texts, added.rated), texts) for guide in guides),
        follow_up=scenario.follow_up is not None,
    )


def _points(scenario: Scenario, events: Sequence[Event], rubric: Rubric, texts: Texts) -> tuple[Point, ...]:
    """As far apart as they are in the replay: time that was undone takes no room."""
    first, *later = timeline(scenario, events).moods
    points = [Point(0.0, first.mood, texts(f"mood.{first.mood.band}"), 0, texts("debrief.start"), ())]
    for step in later:
        word, title = texts(f"mood.{step.mood.band}"), texts("debrief.after_reply", turn=step.turn)
        title = texts(f"debrief.{step.heat}") if step.heat else title
        points.append(Point(step.at, step.mood, word, step.turn, title, causes_said(step.causes, rubric, texts)))
    return tuple(points)


def _replies(
    scenario: Scenario, told: tuple[Event, ...], summed: Report, doubts: Doubts, rubric: Rubric, texts: Texts
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
        plainly = _reply(reply, line, advised(scenario, told, reply, rubric, texts), rubric, texts)
        words, marks = doubts.words(reply.spoken, rubric, texts), doubts.marks(plainly.marks, texts)
        shown.append(replace(plainly, words=words, marks=marks))
    return tuple(shown)


def _reply(reply: Reply, line: Utterance, advice: tuple[AdviceShown, ...], rubric: Rubric, texts: Texts) -> ReplyShown:
    spoken = reply.spoken
    return ReplyShown(
        turn=spoken.turn,
        heading=texts("debrief.reply", turn=spoken.turn),
        customer_said=reply.customer_said,
        line=line,
        text=spoken.text,
        note=note_said(spoken, texts),
        take=spoken.take,
        marks=marked(reply.evidence, spoken.text, rubric, texts),
        figures=plain(reply.delivery, rubric, texts) if spoken.heard and not spoken.silent else (),
        change=change_said(reply, texts),
        causes=causes_said(reply.causes, rubric, texts),
        advice=advice,
    )
