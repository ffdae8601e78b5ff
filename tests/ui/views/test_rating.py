"""The trainee's own view: what is asked, and how the answers lie beside the judge's."""

import pytest

from poise.domain.afterwards import ANSWERS, Afterwards, SelfRated
from poise.domain.guides import StepScore
from poise.domain.mood import BANDS
from poise.ui.texts import Texts
from poise.ui.views.debrief import debrief
from poise.ui.views.rating import own_mood, own_view, rating
from tests.ui.scripted import WON, story, the_guides, the_rubric, the_scenarios

SCENARIO, TEN = the_scenarios()[0], the_guides()[0]
NOW = "2026-11-30T20:00:00"


def test_every_step_of_the_call_is_asked_for_and_none_that_comes_after(texts: Texts) -> None:
    shown = rating(SCENARIO, TEN, texts)
    assert [one.key for one in shown.steps] == [step.id for step in TEN.steps if step.part == "call"]
    assert len(shown.steps) < len(TEN.steps)
    assert all([value for value, _ in one.answers] == list(ANSWERS) for one in shown.steps)
    assert SCENARIO.customer.name in shown.mood.name
    assert sorted(value for value, _ in shown.mood.answers) == sorted(BANDS)


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


def test_the_debrief_shows_it_in_the_guide_that_was_rated(texts: Texts) -> None:
    rated = SelfRated(NOW, TEN.id, {TEN.steps[3].id: "no"}, "furious")
    shown = debrief(SCENARIO, story(None, WON), the_guides(), the_rubric(), texts, Afterwards(rated=rated))
    assert [bool(row.own) for row in shown.guides[0].rows].index(True) == 3
    assert not any(row.own for guide in shown.guides[1:] for row in guide.rows)
    assert shown.own_mood == "You said furious."
