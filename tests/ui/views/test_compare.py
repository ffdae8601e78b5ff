"""Two takes beside each other: what they share once, what they do not share reply by reply."""

import pytest

from poise.domain.tree import tree
from poise.shown.texts import Texts
from poise.ui.parts import Recording
from poise.ui.views.compare import CompareShown, compare
from tests.screens import thrice
from tests.ui.scripted import FOLDER, REPLIES, goes_on, story, the_rubric, the_scenarios


def compared(texts: Texts, one: int, other: int, call: Recording | None = None) -> CompareShown:
    call = call or thrice()
    found = tree(call.events).branches
    return compare(call.scenario, found[one], found[other], the_rubric(), texts)


def test_they_are_laid_beside_each_other_from_where_they_part(texts: Texts) -> None:
    shown = compared(texts, 0, 2)
    assert shown.parted == 4 and shown.lead == "The first 3 replies are the same in both; then they part."
    assert [(turn, one and one.turn, other and other.turn) for turn, one, other in shown.rows] == [(4, 4, 4), (5, 5, 5)]
    assert (shown.left.outcome, shown.right.outcome) == ("You ended the call.", "Margaret Doyle took it further up.")
    assert shown.left.replies[0].text != shown.right.replies[0].text and shown.right.replies[0].marks


@pytest.mark.parametrize(("turn", "lead"), [(1, "They part at the first reply."), (2, "The first reply is the same")])
def test_where_they_part_is_said_in_words(texts: Texts, turn: int, lead: str) -> None:
    call = Recording(the_scenarios()[0], story(), FOLDER)
    longer = Recording(call.scenario, (*call.events, *goes_on(call, turn)), FOLDER)
    assert compared(texts, 0, 1, longer).lead.startswith(lead)


def test_a_take_that_is_over_sooner_is_told_so(texts: Texts) -> None:
    call = Recording(the_scenarios()[0], story(), FOLDER)
    longer = Recording(call.scenario, (*call.events, *goes_on(call, 2, None, REPLIES[:1])), FOLDER)
    shown = compared(texts, 0, 1, longer)
    assert shown.rows[-1][2] is None
    assert shown.moments[-1].spoken.endswith("Take 2 is over by then.")
    assert shown.moments[0].spoken.startswith("The first word. Take 1: angry, anger 76")


def test_one_that_was_left_was_said_again(texts: Texts) -> None:
    call = Recording(the_scenarios()[0], story(ends=False), FOLDER)
    longer = Recording(call.scenario, (*call.events, *goes_on(call, 2)), FOLDER)
    assert compared(texts, 0, 1, longer).left.outcome == "It was left here and said again."
