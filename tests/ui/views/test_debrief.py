"""The debrief of a whole call, of half a call and of none."""

from dataclasses import replace

import pytest

from poise.domain.events import Ended, MoodChanged, Rewound, TraineeSpoke
from poise.domain.mood import LIMIT, Cause, Mood
from poise.domain.scenario import OUTCOMES
from poise.shown.texts import Texts
from poise.ui.views.debrief import DebriefShown, debrief
from tests.ui.scripted import Found, Said, story, the_guides, the_rubric, the_scenarios, until

SCENARIO = the_scenarios()[0]


def shown(texts: Texts, events: tuple[object, ...] | None = None) -> DebriefShown:
    told = story() if events is None else events
    return debrief(SCENARIO, told, the_guides(), the_rubric(), texts)


def test_each_reply_is_there_with_its_words_figures_and_effect(texts: Texts) -> None:
    replies = shown(texts).replies
    spoken = [event for event in story() if isinstance(event, TraineeSpoke)]
    assert [(reply.turn, reply.text, reply.take) for reply in replies] == [(e.turn, e.text, e.take) for e in spoken]
    assert all(reply.customer_said and reply.causes and reply.change for reply in replies)
    assert replies[0].figures[0] == "Your voice was raised."
    assert replies[0].change == "Angry (76) to Furious (86)"
    assert replies[0].line.text == replies[0].customer_said
    assert replies[0].line.voice == "margaret"


def test_marks_point_at_their_words(texts: Texts) -> None:
    for reply in shown(texts).replies:
        for mark in reply.marks:
            assert mark.quote == reply.text[mark.begins : mark.ends]
            assert mark.label and mark.turn == reply.turn
    first = shown(texts).replies[0].marks
    assert {mark.polarity for mark in first} == {"fault"}
    assert first[0].quote == "I'm sorry you feel that way"


def test_unsure_marks_say_so(texts: Texts) -> None:
    events = story(None, (Said("So sorry.", (Found("apologize", "So sorry", "Regret.", 0.3),)),))
    mark = shown(texts, events).replies[0].marks[0]
    assert not mark.sure
    assert mark.label == "Apologised (perhaps)"
    assert mark.why.startswith("The judge is not sure, so it counts for nothing. If it is right: ")


def test_what_was_not_heard_is_not_judged_and_not_blamed(texts: Texts) -> None:
    unheard = shown(texts).replies[2]
    assert unheard.text == "" and unheard.marks == () and unheard.figures == ()
    assert "not judged" in unheard.note


def test_the_curve_begins_with_the_first_word_and_has_a_point_for_each_reply(texts: Texts) -> None:
    points = shown(texts).points
    changes = [event for event in story() if isinstance(event, MoodChanged)]
    assert [point.mood for point in points] == [Mood(76, 28), *(event.after for event in changes)]
    assert [point.turn for point in points] == [0, 1, 2, 3, 4, 5]
    assert points[0].title == "The first word" and points[1].title == "After reply 1"
    assert points[1].causes[0].startswith("Interrupted: anger +")


def test_causes_add_up_in_words(texts: Texts) -> None:
    events = tuple(
        replace(event, causes=(Cause("let_vent", 4, -2), Cause("empathize", -9, 7), Cause(LIMIT, 5, 0)))
        if isinstance(event, MoodChanged)
        else event
        for event in story()
    )
    assert shown(texts, events).points[1].causes == (
        "Did not let the customer vent: anger +4, trust −2",
        "Acknowledged the feeling: anger −9, trust +7",
        "End of the scale: anger +5, trust ±0",
    )


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_ending_has_its_sentence(texts: Texts, outcome: str) -> None:
    events = (*story(ends=False), Ended(99.0, outcome, "customer"))
    line = shown(texts, events).outcome_line
    assert line.endswith(".") and "{" not in line


def test_who_ended_it_is_said(texts: Texts) -> None:
    assert shown(texts, (*story(ends=False), Ended(99.0, "hung_up", "trainee"))).outcome_line == "You ended the call."
    assert shown(texts, (*story(ends=False), Ended(99.0, "hung_up", "customer"))).outcome_line.startswith("Margaret")
    assert shown(texts, story(ends=False)).outcome_line == "The call was cut off."


def test_a_call_without_a_word_has_a_debrief_too(texts: Texts) -> None:
    empty = shown(texts, ())
    assert empty.replies == () and len(empty.points) == 1 and empty.last_words == ""
    assert all(row.score is None for guide in empty.guides for row in guide.rows)


def test_what_was_rewound_is_left_out(texts: Texts) -> None:
    events = (*until(story(), 3), Rewound(80.0, 2))
    assert [reply.turn for reply in shown(texts, events).replies] == [1]


def test_the_customer_s_side_is_told(texts: Texts) -> None:
    whole = shown(texts)
    assert whole.feeling == SCENARIO.feeling
    assert whole.last_words
    assert whole.follow_up is (SCENARIO.follow_up is not None)
