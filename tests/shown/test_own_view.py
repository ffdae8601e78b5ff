"""How the trainee's answers lie beside the judge's."""

import pytest

from poise.domain.afterwards import SelfRated
from poise.domain.guides import StepScore
from poise.shown.own_view import own_mood, own_view
from poise.shown.texts import Texts
from tests.ui.scripted import the_guides, the_rubric

TEN = the_guides()[0]
NOW = "2026-11-30T20:00:00"


@pytest.mark.parametrize(
    ("own", "points", "says"),
    [
        ("yes", 90, "You said “yes”, and so did Poise."),
        ("partly", 50, "You said “partly”, and so did Poise."),
        ("yes", 50, "You said “yes”; Poise found less."),
        ("partly", 0, "You said “partly”; Poise found less."),
        ("no", 40, "You said “no”; Poise found more."),
        ("not_reached", None, "You said “not reached”, and so did Poise."),
        ("not_reached", 90, "You said “not reached”."),
        ("no", None, "You said “no”."),
    ],
)
def test_the_own_view_is_said_beside_the_judge_s(texts: Texts, own: str, points: int | None, says: str) -> None:
    rated = SelfRated(NOW, TEN.id, {"listen": own}, None)
    assert own_view(rated, TEN.id, StepScore("listen", points, (), (), ()), the_rubric(), texts) == says


def test_where_nothing_was_said_nothing_is_shown(texts: Texts) -> None:
    score = StepScore("listen", 50, (), (), ())
    for rated in (None, SelfRated(NOW, TEN.id, {}, None), SelfRated(NOW, "other", {"listen": "yes"}, None)):
        assert own_view(rated, TEN.id, score, the_rubric(), texts) == ""
        assert own_mood(rated, "calm", texts) == ""


def test_the_mood_is_compared(texts: Texts) -> None:
    rated = SelfRated(NOW, TEN.id, {}, "wary")
    assert own_mood(rated, "wary", texts) == "You said wary, too."
    assert own_mood(rated, "calm", texts) == "You said wary."
