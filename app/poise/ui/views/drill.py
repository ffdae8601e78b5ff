"""What a drill shows: the customer's line, whose turn it is, and in the end one calm card about the answer."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from poise.domain.better import better
from poise.domain.drills import grade
from poise.domain.report import Reply
from poise.domain.rubric import Rubric
from poise.shown.marks import Mark, label, marked
from poise.shown.texts import Texts
from poise.ui.practice import Answered, Exercise
from poise.ui.views.delivery import plain

Phase = Literal["ready", "customer", "yours", "thinking", "nothing", "judged"]

SHOWN = 3
"""Marks on the card, those that matter most first: it is read in ten seconds too."""


@dataclass(frozen=True, slots=True)
class Practice:
    """Where it stands.

    Attributes:
        exercise: the one at work.
        number, of: its place among those due.
        phase: "nothing" where nothing was said or understood.
        typed: whether the answer is typed.
        answered: what came of the answer.
        graded: whether the first answer was kept already; another one is for oneself.
        back: when it comes back, as far as that is known.
    """

    exercise: Exercise
    number: int
    of: int
    phase: Phase = "ready"
    typed: bool = False
    answered: Answered | None = None
    graded: bool = False
    back: datetime | None = None

    def again(self) -> "Practice":
        """The same, answered once more."""
        return replace(self, phase="ready", answered=None)


@dataclass(frozen=True, slots=True)
class CardShown:
    """What was found in the answer.  `better` and `sounded` are "" where there is nothing to say."""

    text: str
    marks: tuple[Mark, ...]
    verdict: str
    moved: str
    sounded: str
    better: str
    back: str
    has_sound: bool


@dataclass(frozen=True, slots=True)
class DrillShown:
    """The whole screen."""

    title: str
    place: str
    said: str
    line: str
    aim: str
    state: str
    phase: Phase
    typed: bool
    last: bool
    card: CardShown | None


def drill(practice: Practice, rubric: Rubric, today: datetime, texts: Texts) -> DrillShown:
    """The screen; `today` is the local time, for saying when it comes back."""
    exercise = practice.exercise
    name = exercise.scenario.customer.name
    key = "yours_typed" if practice.phase == "yours" and practice.typed else practice.phase
    return DrillShown(
        title=exercise.scenario.title,
        place=texts("drill.place", number=practice.number, of=practice.of),
        said=texts("drill.said", name=name, mood=texts(f"mood.{exercise.line.band}").lower()),
        line=exercise.line.text,
        aim=_aim(exercise, rubric, texts),
        state=texts(f"drill.{key}", name=name.split()[0]) if practice.phase != "judged" else "",
        phase=practice.phase,
        typed=practice.typed,
        last=practice.number == practice.of,
        card=_card(practice, practice.answered, rubric, today, texts) if practice.answered is not None else None,
    )


def due(number: int, texts: Texts) -> str:
    """The quiet button of the first screen; "" if nothing is due."""
    return texts("drill.due", number=number) if number else ""


def _aim(exercise: Exercise, rubric: Rubric, texts: Texts) -> str:
    """What it was the last time, in one sentence."""
    if exercise.faults:
        return texts("drill.fault", name=label(exercise.faults[0], "fault", rubric))
    if exercise.missed:
        return texts("drill.missed", name=label(exercise.missed[0], "skill", rubric))
    return ""


def _card(practice: Practice, answered: Answered, rubric: Rubric, today: datetime, texts: Texts) -> CardShown:
    tried, spoken = answered.tried, answered.spoken
    # Faults first, then what counts, then what is only possible.
    found = sorted(tried.evidence, key=lambda one: (not one.sure, one.polarity != "fault"))
    return CardShown(
        text=spoken.text,
        marks=marked(found[:SHOWN], spoken.text, rubric, texts),
        verdict=texts(f"drill.verdict.{grade(tried, practice.exercise.faults, rubric)}"),
        moved=texts(
            "debrief.change",
            before=texts(f"mood.{tried.before.band}"),
            after=texts(f"mood.{tried.after.band}"),
            from_=tried.before.anger,
            to=tried.after.anger,
        ),
        sounded=next(iter(plain(tried.delivery, rubric, texts)), "") if answered.samples else "",
        better=_better(practice.exercise, answered, rubric),
        back=_back(practice.back, today, texts),
        has_sound=bool(answered.samples),
    )


def _better(exercise: Exercise, answered: Answered, rubric: Rubric) -> str:
    """One better sentence: the first that there is for what weighs most."""
    tried = answered.tried
    reply = Reply(
        exercise.line.text, answered.spoken, tried.evidence, tried.delivery, tried.before, tried.after, tried.causes
    )
    advised = (one for advice in better(reply, exercise.call, rubric) for one in advice.suggestions)
    return next((one.text for one in advised), "")


def _back(back: datetime | None, today: datetime, texts: Texts) -> str:
    if back is None:
        return ""
    return texts.count("drill.back_in", max(1, (back.date() - today.date()).days))
