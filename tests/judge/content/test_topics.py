"""Facts and remedies of a scenario."""

import pytest

from tests.judge.content.conftest import TOPICS, Hear


def offered(hear: Hear, reply: str) -> set[str | None]:
    return {one.about for one in hear(reply, topics=TOPICS) if one.id == "offer_solution" and one.confidence >= 0.5}


@pytest.mark.parametrize(
    ("reply", "remedies"),
    [
        ("I could send it by courier", {"courier"}),
        ("we can send the samples today or take some money off", {"courier", "credit"}),
        ("I can take money off and have a courier there by ten", {"credit", "courier"}),
        ("would it help if I sent them today", {"courier"}),
        ("we'll do it for free", {"full_refund"}),
        ("I'll send a courier for free", {"courier"}),
        ("I can't send a courier", set()),
        ("you ordered a courier", set()),
        ("there's no courier", set()),
        ("why don't you pay the courier you idiot", set()),
    ],
)
def test_the_remedy_that_is_offered_is_named(hear: Hear, reply: str, remedies: set[str]) -> None:
    assert offered(hear, reply) - {None} == remedies


def test_only_what_may_not_be_given_is_promised_too_much(hear: Hear) -> None:
    promised = {
        one.about
        for one in hear("I can send a courier or give you a full refund", topics=TOPICS)
        if one.id == "overpromise"
    }
    assert promised in (set(), {"full_refund"})
    (one,) = (o for o in hear("I'll give you a full refund", topics=TOPICS) if o.id == "overpromise")
    assert one.about == "full_refund"


def test_a_fact_that_is_restated_is_named(hear: Hear) -> None:
    reply = "So if I understand you, the order number was on the label and it still went wrong."
    assert {one.about for one in hear(reply, topics=TOPICS) if one.id == "reiterate"} == {"order_number"}
