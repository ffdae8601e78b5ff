"""Traps that the model falls into by itself, one by one: what is said here is decided without it."""

from dataclasses import replace

import pytest

from poise.domain.evidence import Evidence, Polarity, Situation
from poise.judge.content.fooled import affirmed, asks, echoed, retold, spoiled, taken_back
from poise.judge.content.lexicon import shipped
from poise.judge.content.scene import Scene, scene
from tests.fakes import RUBRIC

LATE = "My parcel was promised for Thursday and nobody rang me."


def read(text: str, customer: str = LATE) -> Scene:
    return scene(text, Situation(customer_said=customer), shipped(), RUBRIC)


def one(text: str, words: str, id_: str, polarity: Polarity = "skill", confidence: float = 0.9) -> Evidence:
    first = text.index(words)
    return Evidence(id_, polarity, confidence, 1, (first, first + len(words)), None, "")


@pytest.mark.parametrize(
    ("text", "echo"),
    [
        ("My parcel was promised for Thursday and nobody rang me.", True),
        ("your parcel was promised for thursday and nobody rang you", False),
        ("parcel was promised for thursday and nobody rang", True),
        ("It should have come on Thursday and we never called.", False),
    ],
)
def test_words_said_back_are_an_echo_until_somebody_turns_them(text: str, echo: bool) -> None:
    assert echoed(read(text), (0, len(text))) == echo


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("Yes.", True),
        ("yeah that's right", True),
        ("Of course.", True),
        ("Is that right?", False),
        ("right?", False),
        ("so two chairs and no legs is that right", False),
    ],
)
def test_a_yes_checks_nothing(text: str, yes: bool) -> None:
    assert affirmed(read(text), (0, len(text))) == yes


@pytest.mark.parametrize(
    ("text", "kind", "harsh", "gone"),
    [
        (
            "I understand that you're upset but it is our policy",
            "I understand that you're upset",
            "it is our policy",
            True,
        ),
        ("I can see you're angry, however it is our policy", "I can see you're angry", "it is our policy", True),
        ("I can see why you're angry. It is our policy", "I can see why you're angry", "It is our policy", False),
        ("It's our policy, but I do see how you feel", "I do see how you feel", "It's our policy", False),
        ("That must have been awful but it is our policy", "That must have been awful", "it is our policy", False),
    ],
)
def test_i_understand_but_is_taken_back_by_the_fault_behind_it(text: str, kind: str, harsh: str, gone: bool) -> None:
    felt, fault = one(text, kind, "empathize"), one(text, harsh, "policy_shield", "fault")
    assert taken_back(felt, [felt, fault], read(text)) == gone
    assert not taken_back(felt, [felt], read(text))
    assert not taken_back(felt, [felt, one(text, harsh, "policy_shield", "fault", 0.3)], read(text))


def test_a_question_about_his_case_evades_nothing() -> None:
    text = "Are you happy with that plan?"
    evasion = one(text, text, "evade", "fault")
    assert asks(evasion, [one(text, "Are you happy with that plan", "seek_agreement")])
    assert not asks(evasion, [one(text, "happy", "seek_agreement")])
    assert not asks(evasion, [one(text, text, "clarify")])
    assert asks(evasion, [replace(one(text, text, "clarify"), about="plan")])
    assert not asks(one(text, text, "dismiss", "fault"), [one(text, text, "seek_agreement")])


def test_the_customer_s_own_account_said_back_explains_nothing() -> None:
    text = "As I understand it, the room was set up wrong and nobody came."
    cause, told = one(text, "the room was set up wrong", "explain_cause"), one(text, text[:-1], "reiterate")
    assert retold(cause, [told])
    assert not retold(cause, [replace(told, confidence=0.3)])
    assert not retold(cause, [one(text, "nobody came", "reiterate")])
    assert not retold(one(text, "the room was set up wrong", "own_mistake"), [told])


def test_a_skill_in_the_words_of_a_fault_is_none() -> None:
    text = "you can get them in any shop"
    offer, fault = one(text, text, "offer_solution"), one(text, "get them in any shop", "dismiss", "fault")
    assert spoiled(offer, [fault], read(text))
    assert not spoiled(offer, [one(text, "shop", "dismiss", "fault")], read(text))
    assert not spoiled(offer, [one(text, text, "thank")], read(text))
