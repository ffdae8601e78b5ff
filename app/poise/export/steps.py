"""The chosen guide as a reader sees it: each step with its score and what shows it, the whole only with its spread."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from poise.domain.evidence import Evidence, Polarity
from poise.domain.guides import Guide, Raise, Step, StepScore
from poise.export.marks import named
from poise.export.told import Told
from poise.export.words import Words


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of evidence for or against a step."""

    polarity: Polarity
    text: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step; `score` is None, and `word` says why, where there was no occasion for it."""

    number: str
    name: str
    score: int | None
    word: str
    shown: tuple[Shown, ...]
    nothing: str
    raises: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One guide; `total` and `total_why` are "" where the call gave no occasion for any step."""

    name: str
    source: str
    total: str
    total_why: str
    rows: tuple[StepRow, ...]


def sheet(told: Told, words: Words) -> Sheet:
    """The score sheet of the chosen guide."""
    guide: Guide = told.guide
    whole = told.report.totals[guide.id]
    return Sheet(
        name=guide.name,
        source=words("debrief.source", source=guide.source),
        total=words("debrief.total", low=whole.low, high=whole.high) if whole else "",
        total_why=words("debrief.total_why", steps=whole.steps) if whole else "",
        rows=tuple(
            _row(step, score, told, words)
            for step, score in zip(guide.steps, told.report.guides[guide.id], strict=True)
        ),
    )


def _row(step: Step, score: StepScore, told: Told, words: Words) -> StepRow:
    reached = "after" if step.part == "after" else "not_reached"
    nothing = "no_evidence" if step.skills else "no_fault"
    found = (*score.faults, *score.shown)
    return StepRow(
        number=step.number,
        name=step.name,
        score=score.score,
        word=words(f"debrief.{reached}") if score.score is None else str(score.score),
        shown=tuple(_shown(found, told, words)),
        nothing="" if found or score.score is None else words(f"report.{nothing}"),
        raises=_raises(score, told, words),
    )


def _shown(found: Iterable[Evidence], told: Told, words: Words) -> Iterator[Shown]:
    """A line for each quote, and one for all the moments of the same behaviour that no words show."""
    said = {reply.spoken.turn: reply.spoken.text for reply in told.report.replies}
    moments: dict[tuple[Polarity, str], list[int]] = {}
    for one in found:
        label, text = named(one, told.rubric, words), said.get(one.turn, "")
        if one.span and text[slice(*one.span)]:
            quote = text[slice(*one.span)]
            yield Shown(one.polarity, words("report.evidence", label=label, quote=quote, turn=one.turn))
        else:
            moments.setdefault((one.polarity, label), []).append(one.turn)
    for (polarity, label), turns in moments.items():
        key = "report.evidence_moment.one" if len(turns) == 1 else "report.evidence_moment.many"
        yield Shown(polarity, words(key, label=label, turns=", ".join(map(str, turns))))


def _raises(score: StepScore, told: Told, words: Words) -> str:
    def named_raise(one: Raise) -> str:
        name = told.rubric.behaviours[one.id].called(one.polarity)
        if one.polarity == "skill":
            return words("debrief.raise_skill", name=name.lower(), points=one.points)
        return words("debrief.raise_fault", name=name, points=one.points)

    if score.score is None or not score.raises:
        return ""
    return words("debrief.raises", names=", ".join(map(named_raise, score.raises)))
