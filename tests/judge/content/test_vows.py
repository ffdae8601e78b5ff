"""Where in a reply somebody commits himself."""

import pytest

from poise.judge.content.promise_words import shipped
from poise.judge.content.reply import read
from poise.judge.content.vows import Vow, joined, vows


def begun(text: str, *names: str) -> list[tuple[str, str]]:
    """Who commits himself, and the word of the deed."""
    reply = read(text)
    return [(vow.who, reply.tokens[vow.verb].word) for vow in vows(reply, names, shipped())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I'll call you", [("I", "call")]),
        ("we're going to replace it", [("we", "replace")]),
        ("I'll be sending it on", [("I", "sending")]),
        ("what we'll do is send it", [("we", "send")]),
        ("I'm sending it today", [("I", "sending")]),
        ("let me ask him and call you at six", [("I", "call")]),
        ("I ring you at six", [("I", "ring")]),
        ("you'll have it from me tomorrow", [("I", "have")]),
        ("you'll get a letter from our claims team", [("our claims team", "get")]),
        ("there'll be somebody at the gate", [("we", "be")]),
        ("please expect a call", [("we", "a")]),
        ("My colleague Tom will ring you", [("my colleague Tom", "ring")]),
        ("kingsway will send it to you", [("kingsway", "send")]),
        ("She calls you on Monday", [("she", "calls")]),
        ("the parcel will be sent to you", [("we", "be")]),
        ("He will be told off and dismissed", [("we", "be")]),
        ("my colleague will be dismissed", [("we", "be")]),
        ("Leave it with me.", [("I", "leave")]),
        ("I promise I'll ring you", [("I", "ring")]),
    ],
)
def test_a_commitment_begins_with_its_doer(text: str, found: list[tuple[str, str]]) -> None:
    assert begun(text, "Kingsway") == found


@pytest.mark.parametrize(
    "text",
    [
        "he said I'll call you",
        "I can't promise that it will be there",
        "if I'll be there",
        "maybe he'll ring you",
        "nobody will call you",
        "shall I call you",
        "can I call you at six",
        "we expect a delivery",
        "you'll have noticed",
        "you will have to wait",
        "she was really ill. That hurts",
        "kingsway will send it to you",
        "",
    ],
)
def test_what_is_reported_doubted_or_asked_begins_nothing(text: str) -> None:
    assert begun(text) == []


def test_a_deed_that_is_joined_by_and_has_the_same_doer() -> None:
    reply = read("I'll find out and ask her and then ring you and the dog")
    (vow,) = vows(reply, (), shipped())
    further = joined(reply, vow, len(reply.tokens), shipped())
    assert [(one.who, reply.tokens[one.verb].word) for one in further] == [("I", "ask"), ("I", "ring")]


def test_nothing_is_joined_to_what_the_customer_will_get() -> None:
    reply = read("you'll have it and ring us")
    assert list(joined(reply, Vow("we", 0, 2, "you will"), len(reply.tokens), shipped())) == []
