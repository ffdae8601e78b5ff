"""What the trainee is asked before any mark is shown, and how his answers are shown beside the marks."""

from dataclasses import dataclass

from poise.domain.afterwards import ANSWERS, Answer, SelfRated, answer_of
from poise.domain.guides import Guide, StepScore
from poise.domain.mood import BANDS, Band
from poise.domain.rubric import Rubric
from poise.domain.scenario import Scenario
from poise.ui.texts import Texts


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


def own_view(rated: SelfRated | None, guide: str, score: StepScore, rubric: Rubric, texts: Texts) -> str:
    """The trainee's answer about one step beside the judge's; "" where he gave none."""
    own = rated.steps.get(score.step) if rated is not None and rated.guide == guide else None
    if own is None:
        return ""
    found = answer_of(score, rubric)
    return texts(f"rating.own_{_side(own, found)}", answer=texts(f"rating.{own}").lower())


def own_mood(rated: SelfRated | None, band: Band, texts: Texts) -> str:
    """The mood in which he thought the customer left; "" where he did not say."""
    if rated is None or rated.band is None:
        return ""
    key = "rating.mood_same" if rated.band == band else "rating.mood_other"
    return texts(key, mood=texts(f"mood.{rated.band}").lower())


def _side(own: Answer, found: Answer) -> str:
    if own == found:
        return "same"
    if "not_reached" in (own, found):
        return "plain"
    return "over" if ANSWERS.index(own) < ANSWERS.index(found) else "under"
