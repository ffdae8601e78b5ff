"""Two verdicts beside each other: what is named is what differs, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.events import Event, Judged, MoodChanged
from poise.domain.evidence import Assessment, Evidence
from poise.domain.mood import Mood
from poise.domain.remarked import Change, Changes, MarkChange, MoodChange, changes
from tests.fakes import RUBRIC, assessments, evidence, few, kettle, played, reply
from tests.ui.scripted import the_guides

TEN = the_guides()[0]
REPLIES = ("rude", "empathize reiterate", "offer_solution:replace", "thank")


def told() -> list[Event]:
    """The kettle call with replies of both sorts."""
    return played(kettle(), [reply(text) for text in REPLIES])[1]


def rejudged(events: list[Event], turn: int, found: tuple[Evidence, ...]) -> list[Event]:
    """The same log with other marks in one reply."""
    return [
        replace(event, evidence=found) if isinstance(event, Judged) and event.turn == turn else event
        for event in events
    ]


def compared(before: list[Event], after: list[Event]) -> Changes:
    return changes(kettle(), before, after, TEN, RUBRIC)


@few
@given(st.lists(assessments, min_size=1, max_size=6))
def test_a_verdict_differs_in_nothing_from_itself(replies: list[Assessment]) -> None:
    events = played(kettle(), replies)[1]
    assert compared(events, events).none


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (None, 0.9, "gained"),
        (0.4, 0.9, "gained"),
        (0.9, None, "lost"),
        (0.9, 0.4, "lost"),
        (0.6, 0.9, "surer"),
        (None, 0.4, "surer"),
        (0.9, 0.6, "less_sure"),
        (0.4, None, "less_sure"),
    ],
)
def test_a_change_is_one_of_four(before: float | None, after: float | None, change: Change) -> None:
    def with_(sure: float | None) -> list[Event]:
        return rejudged(told(), 2, () if sure is None else evidence("apologize", 2, sure))

    assert compared(with_(before), with_(after)).marks == (MarkChange(2, "apologize", "skill", change, before, after),)


def test_of_several_the_surest_are_compared() -> None:
    two = evidence("rude", 1, 0.9) + evidence("rude", 1, 0.6)
    one = evidence("rude", 1, 0.6)
    found = compared(rejudged(told(), 1, two), rejudged(told(), 1, one)).marks
    assert found == (
        MarkChange(1, "rude", "fault", "less_sure", 0.9, 0.6),
        MarkChange(1, "rude", "fault", "lost", 0.6, None),
    )
    turned = rejudged(told(), 1, two[::-1])
    assert compared(rejudged(told(), 1, two), turned).none


def test_steps_and_the_whole_follow_the_marks() -> None:
    found = compared(told(), rejudged(told(), 1, evidence("apologize", 1)))
    scores = {one.step: (one.before, one.after) for one in found.steps}
    regret = next(step.id for step in TEN.steps if "apologize" in step.skills)
    assert scores == {regret: (0, 60)}
    assert found.before is not None and found.after is not None and found.before.score < found.after.score


def test_a_step_that_was_not_reached_is_told_as_that() -> None:
    found = compared(told()[:2], told()[:2])
    assert found.none and found.before is None


def test_moods_are_told_where_they_differ() -> None:
    calm = Mood(10, 80)
    other = [replace(e, after=calm) if isinstance(e, MoodChanged) and e.turn == 2 else e for e in told()]
    was = next(e.after for e in told() if isinstance(e, MoodChanged) and e.turn == 2)
    assert compared(told(), other).moods == (MoodChange(2, was, calm),)
