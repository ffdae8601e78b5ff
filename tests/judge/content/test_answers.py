"""A question left."""

from tests.judge.content.conftest import Hear


def evasions(hear: Hear, reply: str, customer: str) -> list[float]:
    return [one.confidence for one in hear(reply, customer) if one.id == "evade"]


def test_a_change_of_subject_after_a_question_counts(hear: Hear) -> None:
    assert evasions(hear, "that's not the point", "Where is my money?")[0] >= 0.5


def test_without_a_question_it_does_not(hear: Hear) -> None:
    assert evasions(hear, "that's not the point", "My money is gone.") == []


def test_whoever_meets_the_customer_evades_nothing(hear: Hear) -> None:
    reply = "I'm so sorry, that's not the point, I know, but I'll find out where it is."
    assert evasions(hear, reply, "Where is my money?") == []


def test_words_that_touch_nothing_are_only_noted(hear: Hear) -> None:
    (noted,) = evasions(hear, "our shop in Leeds has lovely windows", "Where is my money?")
    assert noted < 0.5


def test_a_yes_is_an_answer(hear: Hear) -> None:
    assert evasions(hear, "yes indeed we have", "Have you got my money?") == []
