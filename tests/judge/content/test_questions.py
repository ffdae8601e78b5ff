"""Questions after the facts."""

import pytest

from tests.judge.content.conftest import TOPICS, Hear


def asked(hear: Hear, reply: str) -> list[str | None]:
    return [one.about for one in hear(reply, topics=TOPICS) if one.id == "clarify" and one.confidence >= 0.5]


@pytest.mark.parametrize(
    ("reply", "facts"),
    [
        ("what's your order number", ["order_number"]),
        ("could you give me the reference please", ["order_number"]),
        ("and when did you order it", ["date"]),
        ("what's the order number and when did you order it", ["order_number", "date"]),
        ("was the box open", [None]),
        ("who brought it", [None]),
        ("how many were missing", [None]),
        ("is the reference all right with you", []),
        ("did you even read the order number", []),
        ("your order number is on the label", []),
        ("how dare you", []),
    ],
)
def test_the_fact_that_is_asked_for_is_named(hear: Hear, reply: str, facts: list[str | None]) -> None:
    assert asked(hear, reply) == facts


def test_a_question_that_accuses_clarifies_nothing(hear: Hear) -> None:
    ids = {one.id for one in hear("did you plug it in because if not that's why it doesn't work")}
    assert "clarify" not in ids and "blame_customer" in ids
