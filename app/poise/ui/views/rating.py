"""What the trainee is asked before any mark is shown."""

from dataclasses import dataclass

from poise.domain.afterwards import ANSWERS
from poise.domain.guides import Guide
from poise.domain.mood import BANDS
from poise.domain.scenario import Scenario
from poise.shown.texts import Texts


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its answers as (value, words); `key` is the step, "" for the mood."""

    key: str
    name: str
    hint: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RatingShown:
    """The whole screen: a question for each step of `guide` that belongs to the call, and one about the mood."""

    guide: str
    title: str
    lead: str
    steps: tuple[Asked, ...]
    mood: Asked


def rating(scenario: Scenario, guide: Guide, texts: Texts) -> RatingShown:
    """What is asked after a call of `scenario`; what comes after the call cannot have been shown in it."""
    answers = tuple((answer, texts(f"rating.{answer}")) for answer in ANSWERS)
    name = scenario.customer.name
    return RatingShown(
        guide=guide.id,
        title=texts("rating.title"),
        lead=texts("rating.lead"),
        steps=tuple(
            Asked(step.id, f"{step.number}   {step.name}", step.hint, answers)
            for step in guide.steps
            if step.part == "call"
        ),
        mood=Asked(
            "", texts("rating.mood", name=name), "", tuple((band, texts(f"mood.{band}")) for band in reversed(BANDS))
        ),
    )
