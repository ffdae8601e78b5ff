"""Saying back, and contradicting."""

import pytest

from tests.judge.content.conftest import Hear

LINE = "I ordered two chairs three weeks ago and only one has come!"


def sure(hear: Hear, reply: str, customer: str = LINE) -> set[str]:
    return {one.id for one in hear(reply, customer) if one.confidence >= 0.5}


@pytest.mark.parametrize(
    "reply",
    [
        "So you ordered two chairs and only one arrived.",
        "two chairs ordered three weeks ago and just one of them there",
        "if i understand you correctly one of the two chairs is still missing after three weeks",
        "what you're telling me is that a chair never came",
        "You've been waiting three weeks for the second chair.",
    ],
)
def test_the_problem_in_other_words(hear: Hear, reply: str) -> None:
    assert "reiterate" in sure(hear, reply)


@pytest.mark.parametrize(
    "reply",
    [
        LINE,
        "i ordered two chairs three weeks ago okay",
        "So I'll send the second chair.",
        "Did you order two chairs three weeks ago?",
        "Okay.",
        "If I understand you correctly, what is the number?",
        "You never ordered two chairs three weeks ago.",
        "I'm sorry.",
    ],
)
def test_what_is_no_restatement(hear: Hear, reply: str) -> None:
    assert "reiterate" not in sure(hear, reply)


def test_the_whole_account_is_marked(hear: Hear) -> None:
    reply = "So, you ordered two chairs, and only one of them arrived. I'll see to it."
    (one,) = (one for one in hear(reply, LINE) if one.id == "reiterate")
    assert one.span and reply[slice(*one.span)] == "So, you ordered two chairs, and only one of them arrived"


@pytest.mark.parametrize(
    ("customer", "reply", "argues"),
    [
        ("There was no sign!", "There's a sign on both doors.", True),
        ("The flat is damp!", "It isn't damp, that is only steam.", True),
        ("The driver never rang the bell!", "The driver did ring the bell.", True),
        ("The driver never rang the bell!", "So the driver didn't ring the bell.", False),
        ("The driver never rang the bell!", "I'm sorry the driver didn't ring.", False),
        ("The driver never rang the bell!", "The driver should have rung the bell.", False),
        ("The flat is damp!", "Is it damp in the kitchen or in the bath?", False),
    ],
)
def test_the_account_denied(hear: Hear, customer: str, reply: str, argues: bool) -> None:
    assert ("argue" in sure(hear, reply, customer)) == argues
