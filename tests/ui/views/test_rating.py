"""The trainee's own view: what is asked, and that the debrief shows the answers."""

from poise.domain.afterwards import ANSWERS, SelfRated, folded
from poise.domain.mood import BANDS
from poise.shown.texts import Texts
from poise.ui.views.debrief import debrief
from poise.ui.views.rating import rating
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


def test_the_debrief_shows_it_in_the_guide_that_was_rated(texts: Texts) -> None:
    rated = SelfRated(NOW, TEN.id, {TEN.steps[3].id: "no"}, "furious")
    shown = debrief(SCENARIO, story(None, WON), the_guides(), the_rubric(), texts, folded([rated]))
    assert [bool(row.own) for row in shown.guides[0].rows].index(True) == 3
    assert not any(row.own for guide in shown.guides[1:] for row in guide.rows)
    assert shown.own_mood == "You said furious."


def test_the_view_of_another_take_stands_beside_none_of_its_marks(texts: Texts) -> None:
    rated = SelfRated(NOW, TEN.id, {TEN.steps[3].id: "no"}, "furious", end=1.0)
    shown = debrief(SCENARIO, story(None, WON), the_guides(), the_rubric(), texts, folded([rated]))
    assert not any(row.own for row in shown.guides[0].rows) and shown.own_mood == ""
