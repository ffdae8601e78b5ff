"""A guide as a score sheet: each step with its score, its evidence, and how the score is worked out."""

from collections.abc import Sequence
from dataclasses import dataclass

from poise.domain.afterwards import SelfRated
from poise.domain.evidence import Polarity
from poise.domain.guides import Guide, Raise, Step, StepScore
from poise.domain.report import Report
from poise.domain.rubric import Rubric
from poise.shown.marks import Mark, label, marked
from poise.shown.own_view import own_view
from poise.shown.words import Words


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of a guide.

    Attributes:
        score: None where the call gave no occasion: not reached is not 0.
        own: the trainee's own view beside the judge's; "" where he gave none.
        raises: what would have raised it, in a sentence; "" if nothing would.
        working: how the score is worked out, a sentence each.
    """

    number: str
    name: str
    hint: str
    score: int | None
    score_word: str
    marks: tuple[Mark, ...]
    own: str
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


def score_sheet(
    guide: Guide, summed: Report, rubric: Rubric, words: Words, rated: SelfRated | None = None
) -> GuideShown:
    """How far the call of this report followed the guide, beside what the trainee thought of it."""
    said = {reply.spoken.turn: reply.spoken.text for reply in summed.replies}
    scored = zip(guide.steps, summed.guides[guide.id], strict=True)
    rows = tuple(
        _row(step, score, said, own_view(rated, guide.id, score, rubric, words), rubric, words)
        for step, score in scored
    )
    whole = summed.totals[guide.id]
    return GuideShown(
        id=guide.id,
        name=guide.name,
        source=guide.source,
        total=words("debrief.total", low=whole.low, high=whole.high) if whole else "",
        total_why=words("debrief.total_why", steps=whole.steps) if whole else "",
        rows=rows,
    )


def _row(step: Step, score: StepScore, said: dict[int, str], own: str, rubric: Rubric, words: Words) -> StepRow:
    reached = "after" if step.part == "after" else "not_reached"
    marks = tuple(
        mark for one in (*score.faults, *score.shown) for mark in marked([one], said.get(one.turn, ""), rubric, words)
    )
    return StepRow(
        number=step.number,
        name=step.name,
        hint=step.hint,
        score=score.score,
        score_word=words(f"debrief.{reached}") if score.score is None else words("debrief.score", score=score.score),
        marks=marks,
        own=own,
        raises=_raises(score, rubric, words) if score.score is not None else "",
        working=_working(step, score, rubric, words),
    )


def _raises(score: StepScore, rubric: Rubric, words: Words) -> str:
    def told(one: Raise) -> str:
        name = label(one.id, one.polarity, rubric)
        if one.polarity == "skill":
            return words("debrief.raise_skill", name=name.lower(), points=one.points)
        return words("debrief.raise_fault", name=name, points=one.points)

    return words("debrief.raises", names=", ".join(map(told, score.raises))) if score.raises else ""


def _working(step: Step, score: StepScore, rubric: Rubric, words: Words) -> tuple[str, ...]:
    """What is looked for, what counts against it, and the sum."""

    def names(ids: Sequence[str], polarity: Polarity) -> str:
        return ", ".join(label(id_, polarity, rubric).lower() for id_ in ids)

    told, cost = list[str](), f"{rubric.number('guides.fault_cost'):g}"
    if step.skills:
        told.append(words("debrief.working_for", names=names(step.skills, "skill"), enough=f"{score.enough:g}"))
    against = (*step.faults, *(id_ for id_ in step.skills if rubric.behaviours[id_].fault is not None))
    if against:
        told.append(words("debrief.working_against", names=names(against, "fault"), cost=cost))
    if score.score is not None and step.skills:
        counted = f"{min(score.sum, score.enough):.1f}"
        told.append(words("debrief.working_sum", sum=counted, enough=f"{score.enough:g}", lost=score.lost))
    elif score.score is not None:
        told.append(words("debrief.working_lost", lost=score.lost))
    return tuple(told)
