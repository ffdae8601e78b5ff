"""What stands around a phrase decides whether it counts."""

import pytest

from tests.judge.content.conftest import Hear


def sure(hear: Hear, reply: str, customer: str = "") -> set[str]:
    return {one.id for one in hear(reply, customer) if one.confidence >= 0.5}


@pytest.mark.parametrize(
    ("with_it", "without", "id_"),
    [
        ("we messed up your order", "I don't think we messed up your order", "own_mistake"),
        ("we made a mistake", "if we made a mistake I will look into it", "own_mistake"),
        ("rules are rules", "he told you rules are rules", "policy_shield"),
        ("that's not true", "did you say that's not true", "argue"),
        ("I can see how upsetting that is", "I can see how upsetting that is but rules are rules", "empathize"),
        ("thank you for your patience", "thank you for your patience you idiot", "thank"),
        ("hold on please", "calm down please", "courtesy"),
        ("there's nothing I can do", "there's nothing I can do but I could ask my manager to call you", "refuse_flat"),
        ("we were very busy", "that was our mistake we were very busy", "excuse"),
        ("we were very busy", "busy is no excuse", "excuse"),
        ("it's not my fault", "it's not my fault well no it was our mistake I should have checked", "defend"),
        (
            "if you keep shouting I'll hang up",
            "if you keep shouting I'll have to hang up but I really want to help you",
            "threaten",
        ),
    ],
)
def test_the_words_around_it_decide(hear: Hear, with_it: str, without: str, id_: str) -> None:
    assert id_ in sure(hear, with_it)
    assert id_ not in sure(hear, without)


def test_a_doubted_skill_is_still_recorded(hear: Hear) -> None:
    recorded = {one.id: one.confidence for one in hear("I can see how upsetting that is but rules are rules")}
    assert 0 < recorded["empathize"] < 0.5


def test_a_no_that_answers_a_question_contradicts_nobody(hear: Hear) -> None:
    reply = "No, it was the second of May."
    assert "argue" in sure(hear, reply, "It was in April!")
    assert "argue" not in sure(hear, reply, "Was it in April?")


def test_circumstances_beside_an_apology_weigh_less(hear: Hear) -> None:
    alone = next(one for one in hear("we were very busy") if one.id == "excuse")
    beside = next(one for one in hear("I'm sorry about the wait we were very busy") if one.id == "excuse")
    assert beside.confidence < alone.confidence


def test_a_bare_sorry_beside_a_refusal_does_not_count(hear: Hear) -> None:
    assert "apologize" not in sure(hear, "we don't do refunds I'm sorry")
