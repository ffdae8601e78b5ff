"""What happened in a call, in sentences."""

import pytest

from poise.domain.events import Ended, TraineeSpoke
from poise.domain.mood import LIMIT, Cause
from poise.domain.report import report
from poise.domain.scenario import OUTCOMES
from poise.shown.sentences import causes_said, change_said, note_said, outcome_said
from poise.shown.texts import Texts
from tests.ui.scripted import story, the_rubric, the_scenarios


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_ending_has_its_sentence(texts: Texts, outcome: str) -> None:
    said = outcome_said((Ended(9.0, outcome, "customer"),), outcome, "Ann", texts)
    assert said.endswith(".") and "{" not in said


def test_who_ended_it_is_said(texts: Texts) -> None:
    assert outcome_said((Ended(9.0, "hung_up", "trainee"),), "hung_up", "Ann", texts) == "You ended the call."
    assert outcome_said((), None, "Ann", texts) == "The call was cut off."


def test_causes_are_named_after_what_they_did(texts: Texts) -> None:
    causes = (Cause("let_vent", 4, -2), Cause("wait_for", 0, -3), Cause("empathize", -9, 7), Cause(LIMIT, 5, 0))
    assert causes_said(causes, the_rubric(), texts) == (
        "Did not let the customer vent: anger +4, trust −2",
        "Kept the customer waiting: anger ±0, trust −3",
        "Acknowledged the feeling: anger −9, trust +7",
        "End of the scale: anger +5, trust ±0",
    )
    assert causes_said((), the_rubric(), texts) == ("Nothing moved the mood.",)


def test_the_mood_is_told_before_and_after(texts: Texts) -> None:
    first = report(the_scenarios()[0], story(), (), the_rubric()).replies[0]
    assert change_said(first, texts) == "Angry (76) to Furious (86)"


def test_a_reply_without_words_says_why(texts: Texts) -> None:
    spoken = [event for event in story() if isinstance(event, TraineeSpoke)]
    notes = {(one.silent, one.heard): note_said(one, texts) for one in spoken}
    assert notes[False, True] == "" and "not judged" in notes[False, False]
