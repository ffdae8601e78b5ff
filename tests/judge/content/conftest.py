"""Typed and timed replies for the tests of what was said."""

from collections.abc import Callable

import pytest

from poise.domain.evidence import Evidence, Situation, Topic, Transcript, Word
from poise.judge.content.lexicon import shipped
from poise.judge.content.scene import Scene, scene
from poise.judge.content.search import ruled as found
from tests.fakes import RUBRIC

Hear = Callable[..., tuple[Evidence, ...]]
Read = Callable[..., Scene]

TOPICS = (
    Topic("order_number", "fact", (("order", "number"), ("reference",))),
    Topic("date", "fact", (("when", "order"), ("date",))),
    Topic("courier", "remedy", (("courier",), ("send", "today"))),
    Topic("credit", "remedy", (("credit",), ("money", "off"))),
    Topic("full_refund", "remedy", (("full", "refund"), ("no", "bill"), ("for", "free")), allowed=False),
)


@pytest.fixture
def hear() -> Hear:
    """What is found in a typed reply, after what the customer said."""

    def heard(reply: str, customer: str = "", topics: tuple[Topic, ...] = (), names: tuple[str, ...] = ()) -> object:
        words = Transcript(reply, tuple(Word(word, None, None) for word in reply.split()), "typed")
        return found(words, Situation(customer_said=customer, topics=topics, names=names), RUBRIC)

    return heard


@pytest.fixture
def reading() -> Read:
    """A reply in its situation, as the detectors see it."""

    def read(reply: str, customer: str = "", topics: tuple[Topic, ...] = ()) -> Scene:
        return scene(reply, Situation(customer_said=customer, topics=topics), shipped(), RUBRIC)

    return read
