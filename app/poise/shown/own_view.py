"""The trainee's own view of a call, as it is shown beside the judge's marks."""

from poise.domain.afterwards import ANSWERS, Answer, SelfRated, answer_of
from poise.domain.guides import StepScore
from poise.domain.mood import Band
from poise.domain.rubric import Rubric
from poise.shown.words import Words


def own_view(rated: SelfRated | None, guide: str, score: StepScore, rubric: Rubric, words: Words) -> str:
    """The trainee's answer about one step beside the judge's; "" where he gave none."""
    own = rated.steps.get(score.step) if rated is not None and rated.guide == guide else None
    if own is None:
        return ""
    found = answer_of(score, rubric)
    return words(f"rating.own_{_side(own, found)}", answer=words(f"rating.{own}").lower())


def own_mood(rated: SelfRated | None, band: Band, words: Words) -> str:
    """The mood in which he thought the customer left; "" where he did not say."""
    if rated is None or rated.band is None:
        return ""
    key = "rating.mood_same" if rated.band == band else "rating.mood_other"
    return words(key, mood=words(f"mood.{rated.band}").lower())


def _side(own: Answer, found: Answer) -> str:
    if own == found:
        return "same"
    if "not_reached" in (own, found):
        return "plain"
    return "over" if ANSWERS.index(own) < ANSWERS.index(found) else "under"
