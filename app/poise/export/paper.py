"""What a report on paper says: everything in words and pictures, before it is known whether as a page or as a PDF."""

from dataclasses import dataclass

from poise.domain.accuracy import Card
from poise.domain.mood import LIMIT, Cause
from poise.domain.report import Reply
from poise.export.curve import curve
from poise.export.marks import Mark, Piece, marks, pieces
from poise.export.picture import Palette, Picture
from poise.export.sounded import Grid, sounded
from poise.export.steps import Sheet, sheet
from poise.export.timeline import timeline
from poise.export.told import Told
from poise.export.turns import Turn, turns
from poise.export.words import Words, clock, signed


@dataclass(frozen=True, slots=True)
class ReplyRead:
    """One reply: what it answered, its words with their marks, and what it did to the mood."""

    heading: str
    customer_said: str
    pieces: tuple[Piece, ...]
    note: str
    marks: tuple[Mark, ...]
    change: str
    causes: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole report.

    Attributes:
        facts: what goes with the title, as (name, value).
        outcome, mood, last_words, feeling: how it ended and what it was about, a sentence each; the latter may be "".
        judge: how far the marks can be trusted, a sentence each.
        headings: of the parts that have none of their own, by the name of the part.
    """

    heading: str
    title: str
    facts: tuple[tuple[str, str], ...]
    outcome: str
    mood: str
    last_words: str
    feeling: str
    customer: str
    trainee: str
    pictures: tuple[Picture, Picture]
    timeline_note: str
    replies: tuple[ReplyRead, ...]
    figures: Grid
    sheet: Sheet
    judge: tuple[str, ...]
    made: str
    headings: dict[str, str]


_REPORT = (
    "outcome",
    "marks",
    "moved",
    "judge",
    "steps_caption",
    "column_step",
    "column_score",
    "column_evidence",
)
_DEBRIEF = ("replies", "nothing_said", "last_words", "feeling")


def paper(told: Told, card: Card, words: Words, palette: Palette) -> Paper:
    """The report of a call, whole or cut off."""
    scenario = told.scenario
    headings = {name: words(f"report.{name}") for name in _REPORT}
    headings |= {name: words(f"debrief.{name}") for name in _DEBRIEF}
    return Paper(
        heading=words("report.heading"),
        title=scenario.title,
        facts=_facts(told, words),
        outcome=_outcome(told, words),
        mood=_mood(told, words),
        last_words=told.report.last_words,
        feeling=scenario.feeling,
        customer=scenario.customer.name,
        trainee=told.trainee or words("call.you"),
        pictures=(curve(told, words, palette), timeline(told, words, palette)),
        timeline_note=words("report.timeline_note"),
        replies=tuple(_reply(turn, told, words) for turn in turns(told)),
        figures=sounded(told, words),
        sheet=sheet(told, words),
        judge=_judge(card, words),
        made=words("report.made", version=told.first.version if told.first else ""),
        headings=headings,
    )


def _facts(told: Told, words: Words) -> tuple[tuple[str, str], ...]:
    began, seconds = told.began, round(told.seconds)
    date = words("report.date_value", day=began.day, month=f"{began:%B}", year=began.year, clock=f"{began:%H:%M}")
    named = ((words("report.named"), told.trainee),) if told.trainee else ()
    return (
        (words("report.date"), date),
        *named,
        (words("report.customer"), told.scenario.customer.name),
        (words("report.length"), words("report.length_value", minutes=seconds // 60, seconds=seconds % 60)),
        (words("report.replies"), str(len(told.report.replies))),
        (words("report.guide"), told.guide.name),
    )


def _outcome(told: Told, words: Words) -> str:
    ended = told.ended
    how = "cut_off" if ended is None else "by_you" if ended.by == "trainee" else ended.outcome
    return words(f"outcome.{how}", name=told.scenario.customer.name)


def _mood(told: Told, words: Words) -> str:
    first, last = told.report.moods[0][1], told.report.moods[-1][1]
    return words(
        "report.mood_line",
        anger_from=first.anger,
        anger_to=last.anger,
        from_=words(f"mood.{first.band}").lower(),
        to=words(f"mood.{last.band}").lower(),
        trust_from=first.trust,
        trust_to=last.trust,
    )


def _reply(turn: Turn, told: Told, words: Words) -> ReplyRead:
    reply, text = turn.reply, turn.reply.spoken.text
    found = marks(reply.evidence, text, told.rubric, words)
    note = {"": "", "silent": words("debrief.silent"), "unheard": words("debrief.unheard")}[turn.answered.note]
    heading = words("debrief.reply", turn=turn.number)
    return ReplyRead(
        heading=words("report.said_at", heading=heading, clock=clock(turn.answered.start)),
        customer_said=reply.customer_said,
        pieces=pieces(reply.evidence, text, found),
        note=note,
        marks=found,
        change=_change(reply, words),
        causes="; ".join(_cause(cause, told, words) for cause in reply.causes) or words("debrief.no_causes"),
    )


def _change(reply: Reply, words: Words) -> str:
    before, after = words(f"mood.{reply.before.band}"), words(f"mood.{reply.after.band}")
    return words("debrief.change", before=before, after=after, from_=reply.before.anger, to=reply.after.anger)


def _cause(cause: Cause, told: Told, words: Words) -> str:
    harmed = cause.anger > 0 or (cause.anger == 0 and cause.trust < 0)
    name = (
        words("debrief.limit")
        if cause.id == LIMIT
        else told.rubric.behaviours[cause.id].called("fault" if harmed else "skill")
    )
    return words("debrief.cause", name=name, anger=signed(cause.anger), trust=signed(cause.trust))


def _judge(card: Card, words: Words) -> tuple[str, ...]:
    return (
        words("report.judge_lead"),
        words("accuracy.lead", replies=f"{card.replies:,}"),
        words("accuracy.accused", accused=f"{100 * card.accused:.1f} %", replies=f"{card.faultless:,}"),
        words("accuracy.perhaps"),
    )
