"""The turns that come back are the weakest of a call, and how one went follows from what it did alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.better import WhatIf
from poise.domain.drills import grade, weakest
from poise.domain.evidence import Assessment, Delivery, Evidence
from poise.domain.mood import Cause, Mood
from tests.fakes import FAULTS, RUBRIC, evidence, few, kettle, played, reply, turns

MOST = int(RUBRIC.number("drill.most"))
GRADES = ("again", "hard", "good", "easy")


def weak(*replies: str) -> list[int]:
    _, events = played(kettle(), [reply(one) for one in replies])
    return [one.turn for one in weakest(kettle(), events, RUBRIC)]


def tried(found: str, *causes: tuple[str, int, int]) -> WhatIf:
    mood = Mood(60, 40)
    made = tuple(Cause(*one) for one in causes)
    return WhatIf(1, "", evidence(found), Delivery(), mood, mood, made, "vent", (), (), "")


def test_the_worst_come_back_and_the_worst_first() -> None:
    assert weak("fillers", "blame_others", "rude") == [3, 2]


def test_a_trifle_does_not_come_back() -> None:
    assert weak("fillers", "rushed") == []


def test_talking_over_the_customer_cannot_be_practised_alone() -> None:
    assert weak("interrupt no:let_vent") == []


def test_a_reply_that_was_not_heard_does_not_come_back() -> None:
    _, events = played(kettle(), ["?"])
    assert weakest(kettle(), events, RUBRIC) == ()


def test_it_names_its_faults_the_worst_first() -> None:
    _, events = played(kettle(), [reply("defend rude")])
    (one,) = weakest(kettle(), events, RUBRIC)
    assert one.faults == ("rude", "defend") and one.weight >= RUBRIC.number("drill.least")


@given(turns)
@few
def test_there_are_never_many_and_each_is_worth_it(replies: list[Assessment | str | None]) -> None:
    _, events = played(kettle(), replies)
    found = weakest(kettle(), events, RUBRIC)
    assert len(found) <= MOST and len({one.turn for one in found}) == len(found)
    assert all(one.weight >= RUBRIC.number("drill.least") for one in found)
    assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)


@pytest.mark.parametrize(
    ("found", "causes", "expected"),
    [
        ("rude", [("rude", 8, -7)], "again"),
        ("", [], "again"),
        ("rude empathize", [("rude", 1, 0), ("empathize", -12, 9)], "again"),
        ("argue empathize", [("argue", 5, -5), ("empathize", -12, 9)], "hard"),
        ("courtesy", [("courtesy", -1, 1)], "hard"),
        ("apologize", [("apologize", -5, 3)], "good"),
        ("empathize reiterate", [("empathize", -6, 5), ("reiterate", -5, 5)], "easy"),
        ("empathize reiterate", [("empathize", -6, 5), ("reiterate", -5, 5), ("limit", 11, -10)], "easy"),
    ],
)
def test_how_it_went(found: str, causes: list[tuple[str, int, int]], expected: str) -> None:
    assert grade(tried(found, *causes), ("rude",), RUBRIC) == expected


@pytest.mark.parametrize("became", [("promise_kept", -3, 5), ("promise_forgotten", 12, -12)])
def test_what_became_of_a_promise_makes_no_answer_better_or_worse(became: tuple[str, int, int]) -> None:
    for causes in ((), (("apologize", -5, 3),), (("argue", 5, -5),)):
        assert grade(tried("", *causes, became), (), RUBRIC) == grade(tried("", *causes), (), RUBRIC)


points = st.integers(-20, 20)


@given(points, points, st.sampled_from(FAULTS))
def test_another_fault_never_makes_it_better(anger: int, trust: int, fault: str) -> None:
    plain = tried("", ("empathize", anger, trust))
    more = Evidence(fault, "fault", 0.9, 1, None, None, "")
    before, after = (grade(one, ("rude",), RUBRIC) for one in (plain, replace(plain, evidence=(more,))))
    assert GRADES.index(after) <= GRADES.index(before)


@given(points, points, st.integers(0, 20))
def test_earning_more_never_makes_it_worse(anger: int, trust: int, more: int) -> None:
    less, much = (tried("", ("empathize", anger - plus, trust)) for plus in (0, more))
    assert GRADES.index(grade(less, (), RUBRIC)) <= GRADES.index(grade(much, (), RUBRIC))
