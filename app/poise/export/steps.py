"""The chosen guide as it is printed: each step of the score sheet with what shows it, a line each."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from poise.domain.evidence import Polarity
from poise.domain.guides import Step
from poise.export.told import Told
from poise.shown.marks import Mark
from poise.shown.score_sheet import GuideShown, StepRow, score_sheet
from poise.shown.words import Words

QUOTED = 3
"""Quotes of one behaviour that stand beside a step; all of them stand with their replies."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of evidence for or against a step."""

    polarity: Polarity
    text: str


@dataclass(frozen=True, slots=True)
class StepRead:
    """One step; `nothing` says that there is nothing to show, "" where there is, or where there was no occasion."""

    step: StepRow
    shown: tuple[Shown, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One guide, and its steps as they are printed."""

    guide: GuideShown
    source: str
    rows: tuple[StepRead, ...]


def sheet(told: Told, words: Words) -> Sheet:
    """The score sheet of the chosen guide, beside what the trainee thought of it."""
    shown = score_sheet(told.guide, told.report, told.rubric, words, told.later.added.rated)
    rows = zip(told.guide.steps, shown.rows, strict=True)
    source = words("debrief.source", source=shown.source)
    return Sheet(shown, source, tuple(_read(step, row, words) for step, row in rows))


def _read(step: Step, row: StepRow, words: Words) -> StepRead:
    nothing = "no_evidence" if step.skills else "no_fault"
    missing = row.score is not None and not row.marks
    return StepRead(row, tuple(_shown(row.marks, words)), words(f"report.{nothing}") if missing else "")


def _shown(marks: Iterable[Mark], words: Words) -> Iterator[Shown]:
    """A line for each of the first quotes, and one for all other moments of the same behaviour."""
    told: Counter[tuple[Polarity, str]] = Counter()
    moments: dict[tuple[Polarity, str], list[int]] = {}
    for mark in marks:
        key = mark.polarity, mark.label
        told[key] += 1
        if mark.quote and told[key] <= QUOTED:
            yield Shown(mark.polarity, words("report.evidence", label=mark.label, quote=mark.quote, turn=mark.turn))
        else:
            moments.setdefault(key, []).append(mark.turn)
    for (polarity, label), turns in moments.items():
        replies = list(dict.fromkeys(turn for turn in turns if turn))
        form = "after" if not replies else "one" if len(replies) == 1 else "many"
        yield Shown(polarity, words(f"report.evidence_moment.{form}", label=label, turns=", ".join(map(str, replies))))
