"""The small language for spoken phrases."""

import pytest

from poise.judge.content.patterns import pattern
from poise.judge.content.reply import read

CLASSES = {"agent": "i|we", "will": "will|am going to"}


def found(phrase: str, text: str) -> list[str]:
    reply = read(text)
    return [" ".join(reply.words(*place)) for place in pattern(phrase, CLASSES).matches(reply)]


@pytest.mark.parametrize(
    ("phrase", "text", "words"),
    [
        ("sorry", "I'm sorry", ["sorry"]),
        ("wait~", "we waited and waited", ["waited", "waited"]),
        ("@agent @will call", "I'm going to call", ["i am going to call"]),
        ("(sorry|thank you) for", "thank you for it", ["thank you for"]),
        ("i (can)? help", "I help and I can help", ["i help", "i can help"]),
        ("so+ sorry", "I am so sorry", ["so sorry"]),
        ("it _ broken", "it was broken", ["it was broken"]),
        ("i .. sorry", "I am ever sorry", ["i am ever sorry"]),
        ("i ... sorry", "I am to all of you sorry", ["i am to all of you sorry"]),
        ("no >> yes", "no | it is | yes", ["no it is yes"]),
        ("< call", "so call me, I call", []),
        ("sorry >", "I'm sorry. I'll call.", []),
        ("sorry !if", "sorry if", []),
        ("^ okay done", "okay done", ["okay done"]),
        ("done $", "all done please", ["done"]),
        ("# minutes", "ten minutes or 15 minutes", ["ten minutes", "15 minutes"]),
        ("is it", "it's it", ["'s it"]),
        ("i am sorry", "I am really truly sorry", ["i am really truly sorry"]),
        ("i had", "I'd", ["i 'd"]),
    ],
)
def test_phrases_match(phrase: str, text: str, words: list[str]) -> None:
    assert found(phrase, text) == words


@pytest.mark.parametrize("phrase", ["(sorry", "sorry)", "? sorry", "@nobody here"])
def test_a_malformed_phrase_is_named(phrase: str) -> None:
    with pytest.raises(ValueError, match=r"phrase"):
        pattern(phrase, CLASSES)


def test_needs_rule_a_phrase_out_at_once() -> None:
    compiled = pattern("(sorry|wait~) for you", CLASSES)
    assert {"sorry", "~wait"} in compiled.needs and {"for"} in compiled.needs
    assert not list(compiled.matches(read("nothing here")))
