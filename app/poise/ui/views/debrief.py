"""What the debrief shows: how the call ended, the mood with its causes, each reply with its marks, and the guides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from poise.domain.branch import Utterance
from poise.domain.events import CustomerSpoke, Ended, Event, MoodChanged
from poise.domain.evidence import Evidence, Polarity
from poise.domain.guides import Guide, Raise, Step, StepScore
from poise.domain.mood import LIMIT, Cause, Mood
from poise.domain.report import Reply, Report, effective, report
from poise.domain.rubric import Rubric
from poise.domain.scenario import Outcome, Scenario
from poise.ui.texts import Texts
from poise.ui.views.delivery import plain


@dataclass(frozen=True, slots=True)
class Mark:
    """One piece of evidence as it is shown.

    Attributes:
        begins, ends: the characters of the reply; equal where no words show it.
        polarity: "skill" or "fault".
        label: the behaviour in words.
        quote: the words themselves; "" where there are none.
        why: the judge's sentence.
        sure: whether the judge is sure enough for it to count.
        turn: the reply it was found in.
    """

    begins: int
    ends: int
    polarity: Polarity
    label: str
    quote: str
    why: str
    sure: bool
    turn: int


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
class StepRow:
    """One step of a guide.

    Attributes:
        score: None where the call gave no occasion: not reached is not 0.
        raises: what would have raised it, in a sentence; "" if nothing would.
        working: how the score is worked out, a sentence each.
    """

    number: str
    name: str
    hint: str
    score: int | None
    score_word: str
    marks: tuple[Mark, ...]
    raises: str
    working: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuideShown:
    """One guide as a score sheet; `total` and `total_why` are "" if the call gave no occasion for any step."""

    id: str
    name: str
    source: str
    total: str
    total_why: str
    rows: tuple[StepRow, ...]


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
    last_words: str
    feeling: str
    points: tuple[Point, ...]
    replies: tuple[ReplyShown, ...]
    guides: tuple[GuideShown, ...]
    follow_up: bool


def debrief(
    scenario: Scenario, events: Sequence[Event], guides: Sequence[Guide], rubric: Rubric, texts: Texts
) -> DebriefShown:
    """The debrief of a call, whole or cut off."""
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
        last_words=summed.last_words,
        feeling=scenario.feeling,
        points=_points(scenario, told, rubric, texts),
        replies=_replies(scenario, told, summed, rubric, texts),
        guides=tuple(_guide(guide, summed, rubric, texts) for guide in guides),
        follow_up=scenario.follow_up is not None,
    )


def label(id_: str, polarity: Polarity, rubric: Rubric, texts: Texts) -> str:
    """A behaviour in words; a few are named otherwise where they are a fault."""
    if polarity == "fault" and f"fault.{id_}" in texts:
        return texts(f"fault.{id_}")
    return rubric.behaviours[id_].name


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
    return texts("debrief.cause", name=name, anger=_signed(cause.anger), trust=_signed(cause.trust))


def _signed(points: int) -> str:
    """With a real minus sign, as wide as the plus."""
    return f"+{points}" if points > 0 else f"−{-points}" if points < 0 else "±0"


def _replies(
    scenario: Scenario, told: Iterable[Event], summed: Report, rubric: Rubric, texts: Texts
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
        shown.append(_reply(reply, line, rubric, texts))
    return tuple(shown)


def _reply(reply: Reply, line: Utterance, rubric: Rubric, texts: Texts) -> ReplyShown:
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
        marks=_marks(reply.evidence, spoken.text, rubric, texts),
        figures=plain(reply.delivery, rubric, texts) if spoken.heard and not spoken.silent else (),
        change=change,
        causes=_causes(reply.causes, rubric, texts),
    )


def _marks(evidence: Iterable[Evidence], text: str, rubric: Rubric, texts: Texts) -> tuple[Mark, ...]:
    return tuple(_mark(one, text, rubric, texts) for one in evidence)


def _mark(one: Evidence, text: str, rubric: Rubric, texts: Texts) -> Mark:
    begins, ends = one.span or (0, 0)
    sure = one.sure
    name = label(one.id, one.polarity, rubric, texts)
    return Mark(
        begins,
        ends,
        one.polarity,
        name if sure else texts("debrief.unsure", name=name),
        text[begins:ends],
        one.why,
        sure,
        one.turn,
    )


def _guide(guide: Guide, summed: Report, rubric: Rubric, texts: Texts) -> GuideShown:
    said = {reply.spoken.turn: reply.spoken.text for reply in summed.replies}
    scored = zip(guide.steps, summed.guides[guide.id], strict=True)
    rows = tuple(_row(step, score, said, rubric, texts) for step, score in scored)
    whole = summed.totals[guide.id]
    return GuideShown(
        id=guide.id,
        name=guide.name,
        source=guide.source,
        total=texts("debrief.total", low=whole.low, high=whole.high) if whole else "",
        total_why=texts("debrief.total_why", steps=whole.steps) if whole else "",
        rows=rows,
    )


def _row(step: Step, score: StepScore, said: dict[int, str], rubric: Rubric, texts: Texts) -> StepRow:
    reached = "after" if step.part == "after" else "not_reached"
    marks = tuple(_mark(one, said.get(one.turn, ""), rubric, texts) for one in (*score.faults, *score.shown))
    return StepRow(
        number=step.number,
        name=step.name,
        hint=step.hint,
        score=score.score,
        score_word=texts(f"debrief.{reached}") if score.score is None else texts("debrief.score", score=score.score),
        marks=marks,
        raises=_raises(score, rubric, texts) if score.score is not None else "",
        working=_working(step, score, rubric, texts),
    )


def _raises(score: StepScore, rubric: Rubric, texts: Texts) -> str:
    def told(one: Raise) -> str:
        name = label(one.id, one.polarity, rubric, texts)
        if one.polarity == "skill":
            return texts("debrief.raise_skill", name=name.lower(), points=one.points)
        return texts("debrief.raise_fault", name=name, points=one.points)

    return texts("debrief.raises", names=", ".join(map(told, score.raises))) if score.raises else ""


def _working(step: Step, score: StepScore, rubric: Rubric, texts: Texts) -> tuple[str, ...]:
    """What is looked for, what counts against it, and the sum."""

    def names(ids: Sequence[str], polarity: Polarity) -> str:
        return ", ".join(label(id_, polarity, rubric, texts).lower() for id_ in ids)

    told, cost = list[str](), f"{rubric.number('guides.fault_cost'):g}"
    if step.skills:
        told.append(texts("debrief.working_for", names=names(step.skills, "skill"), enough=f"{score.enough:g}"))
    against = (*step.faults, *(id_ for id_ in step.skills if rubric.behaviours[id_].fault is not None))
    if against:
        told.append(texts("debrief.working_against", names=names(against, "fault"), cost=cost))
    if score.score is not None and step.skills:
        counted = f"{min(score.sum, score.enough):.1f}"
        told.append(texts("debrief.working_sum", sum=counted, enough=f"{score.enough:g}", lost=score.lost))
    elif score.score is not None:
        told.append(texts("debrief.working_lost", lost=score.lost))
    return tuple(told)
