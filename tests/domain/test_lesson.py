"""A plan knows when a call is to stand still, and what the class is asked then."""

import pytest
from hypothesis import given

from poise.domain.ballot import KINDS
from poise.domain.events import CustomerFinished, MoodChanged, Moved, Rewound, TraineeSpoke
from poise.domain.lesson import (
    AfterReply,
    AtBeat,
    Demonstration,
    Found,
    FreezePoint,
    InMood,
    Lesson,
    Played,
    Talk,
    ToAsk,
    asked_in,
    fires,
    freezes_of,
    question,
)
from poise.domain.mood import BANDS
from tests.fakes import SKILLS, few, kettle, played, reply, scenarios, turns
from tests.ui.scripted import the_guides

POINTS = (
    FreezePoint("first", AfterReply(1)),
    FreezePoint("heard", AtBeat("heard")),
    FreezePoint("sorry", Found("apologize", "skill")),
    FreezePoint("rude", Found("rude", "fault")),
    *(FreezePoint(band, InMood(band)) for band in BANDS),
    *(FreezePoint(f"skill-{id_}", Found(id_, "skill")) for id_ in SKILLS),
)


def fired(points, events):
    """The freeze points by the place of the event that fires each."""
    return [(n, point.id) for n in range(len(events) + 1) for point in fires(points, events[:n])]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (AfterReply(1), 1),
        (AfterReply(3), 3),
        (AfterReply(9), None),
        (Found("apologize", "skill"), 2),
        (Found("rude", "fault"), 1),
        (Found("rude", "skill"), None),
        (Found("thank", "skill"), None),
        (InMood("furious"), 1),
        (InMood("calm"), None),
    ],
)
def test_a_reply_fires_a_point_once_it_is_judged(when, expected):
    _, told = played(kettle(), [reply("rude argue blame_customer"), reply("apologize"), reply("clarify apologize")])
    found = fired([FreezePoint("p", when)], told)
    assert len(found) == (expected is not None)
    for place, _ in found:
        assert isinstance(told[place - 1], Moved)
        assert sum(isinstance(event, TraineeSpoke) for event in told[:place]) == expected


def test_a_beat_fires_when_the_customer_has_spoken_there():
    _, told = played(kettle(), [reply("empathize"), reply("rude")])
    [(place, _)] = fired([FreezePoint("p", AtBeat("heard"))], told)
    assert isinstance(told[place - 1], CustomerFinished) and told[place - 2].beat == "heard"


def test_what_is_only_possible_fires_nothing():
    _, told = played(kettle(), [reply("apologize", confidence=0.4)])
    assert fired([FreezePoint("p", Found("apologize", "skill"))], told) == []


@few
@given(scenarios(), turns)
def test_each_point_fires_at_most_once(scenario, replies):
    _, told = played(scenario, replies)
    found = [id_ for _, id_ in fired(POINTS, told)]
    assert len(found) == len(set(found))
    moods = {
        event.after.band for event in told if isinstance(event, MoodChanged) if event.before.band != event.after.band
    }
    assert {id_ for id_ in found if id_ in BANDS} == moods


def test_a_turn_that_is_played_again_fires_nothing_again():
    call, told = played(kettle(), [reply("rude")])
    back = Rewound(9.0, 1)
    told = [*told, back, *played(kettle(), [reply("rude")], call.after(back))[1]]
    assert [id_ for _, id_ in fired(POINTS[:4], told)] == ["first", "rude"]


def test_several_points_of_one_moment_come_in_the_order_of_the_plan():
    _, told = played(kettle(), [reply("apologize")])
    place = next(n for n, event in enumerate(told, 1) if isinstance(event, Moved))
    assert [one.id for one in fires(POINTS[:4], told[:place])] == ["first", "sorry"]
    assert fires(POINTS, ()) == ()


def test_a_plan_knows_its_questions():
    words, steps = ToAsk("a", "What?", "words"), ToAsk("b", "Which?", "steps")
    point = FreezePoint("p", AfterReply(1), "", (steps,))
    parts = (Talk(2, "Hello.", "Hello", (words,)), Demonstration(3, "good", (point,)), Played(5, "kettle"))
    lesson = Lesson("one", "One", "", 10, "ten-steps", parts)
    assert lesson.questions == (words, steps)
    assert [freezes_of(part) for part in parts] == [(), (point,), ()]
    assert [asked_in(part) for part in parts] == [(words,), (steps,), ()]


@pytest.mark.parametrize("kind", KINDS)
def test_a_planned_question_becomes_one_that_can_be_asked(kind):
    guide, named = the_guides()[0], {band: band.title() for band in BANDS}
    made = question(ToAsk("q", "What?", kind, ("Yes", "No") if kind == "choices" else ()), guide, named)
    assert (made.id, made.text, made.kind) == ("q", "What?", kind)
    count = {"choices": 2, "mood": 5, "words": 0}.get(kind, len(made.options))
    assert len(made.options) == count and (kind == "words" or count)
