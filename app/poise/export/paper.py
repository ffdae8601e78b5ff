"""What a report on paper says: everything in words and pictures, before it is known whether as a page or as a PDF."""

from collections.abc import Iterator
from dataclasses import dataclass

from poise.domain.accuracy import Card
from poise.domain.report import Reply
from poise.export.afterwards import Part, corrected, disputed, goal, parts
from poise.export.curve import curve
from poise.export.marks import Numbered, Piece, pieces
from poise.export.picture import Palette, Picture
from poise.export.sounded import Grid, sounded
from poise.export.steps import Sheet, sheet
from poise.export.timeline import timeline
from poise.export.told import Told
from poise.export.turns import Turn, turns
from poise.shown.marks import marked
from poise.shown.own_view import own_mood
from poise.shown.sentences import causes_said, change_said, note_said, outcome_said
from poise.shown.words import Words, clock


@dataclass(frozen=True, slots=True)
class ReplyRead:
    """One reply: what it answered, its words with their marks, and what it did to the mood.

    `corrected` is what the trainee says he really said; "" where nothing was corrected.
    """

    heading: str
    customer_said: str
    pieces: tuple[Piece, ...]
    note: str
    corrected: str
    marks: tuple[Numbered, ...]
    change: str
    causes: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole report.

    Attributes:
        facts: what goes with the title, as (name, value).
        outcome, mood, own_mood, last_words, feeling: how it ended, how the trainee saw that, and what it was about, a
            sentence each; the latter three may be "".
        goal: the one thing for the next call, in the trainee's words; "" if none was set.
        after: what came after the call.
        running: what stands at the foot of every page.
        judge: how far the marks can be trusted, a sentence each.
        headings: of the parts that have none of their own, by the name of the part.
    """

    heading: str
    title: str
    facts: tuple[tuple[str, str], ...]
    outcome: str
    mood: str
    own_mood: str
    goal: str
    last_words: str
    feeling: str
    customer: str
    trainee: str
    pictures: tuple[Picture, Picture]
    timeline_note: str
    replies: tuple[ReplyRead, ...]
    figures: Grid
    sheet: Sheet
    after: tuple[Part, ...]
    judge: tuple[str, ...]
    made: str
    running: str
    headings: dict[str, str]


_REPORT = (
    "outcome",
    "goal",
    "after",
    "corrected",
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
        outcome=outcome_said(told.events, told.report.outcome, scenario.customer.name, words),
        mood=_mood(told, words),
        own_mood=own_mood(told.later.added.rated, told.report.moods[-1][1].band, words),
        goal=goal(told),
        last_words=told.report.last_words,
        feeling=scenario.feeling,
        customer=scenario.customer.name,
        trainee=told.trainee or words("call.you"),
        pictures=(curve(told, words, palette), timeline(told, words, palette)),
        timeline_note=words("report.timeline_note"),
        replies=tuple(_reply(turn, told, words) for turn in turns(told)),
        figures=sounded(told, words),
        sheet=sheet(told, words),
        after=parts(told, words),
        judge=_judge(card, words),
        made=words("report.made", version=told.first.version if told.first else ""),
        running=words("report.running", title=scenario.title, date=_date(told, words)),
        headings=headings,
    )


def _facts(told: Told, words: Words) -> tuple[tuple[str, str], ...]:
    seconds = round(told.seconds)
    named = ((words("report.named"), told.trainee),) if told.trainee else ()
    return (
        (words("report.date"), _date(told, words)),
        *named,
        (words("report.customer"), told.scenario.customer.name),
        (words("report.length"), words("report.length_value", minutes=seconds // 60, seconds=seconds % 60)),
        (words("report.replies"), str(len(told.report.replies))),
        (words("report.guide"), told.guide.name),
    )


def _date(told: Told, words: Words) -> str:
    began = told.began
    return words("report.date_value", day=began.day, month=f"{began:%B}", year=began.year, clock=f"{began:%H:%M}")


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
    reply = turn.reply
    found = tuple(_marks(reply, told, words))
    return ReplyRead(
        heading=words(
            "report.said_at", heading=words("debrief.reply", turn=turn.number), clock=clock(turn.answered.start)
        ),
        customer_said=reply.customer_said,
        pieces=pieces(reply.spoken.text, found),
        note=note_said(reply.spoken, words),
        corrected=corrected(told, reply),
        marks=found,
        change=change_said(reply, words),
        causes="; ".join(causes_said(reply.causes, told.rubric, words)),
    )


def _marks(reply: Reply, told: Told, words: Words) -> Iterator[Numbered]:
    shown = marked(reply.evidence, reply.spoken.text, told.rubric, words)
    for number, (one, mark) in enumerate(zip(reply.evidence, shown, strict=True), 1):
        yield Numbered(number, mark, disputed(told, reply, one, words))


def _judge(card: Card, words: Words) -> tuple[str, ...]:
    return (
        words("report.judge_lead"),
        words("accuracy.lead", replies=f"{card.replies:,}"),
        words("accuracy.accused", accused=f"{100 * card.accused:.1f} %", replies=f"{card.faultless:,}"),
        words("accuracy.perhaps"),
    )
