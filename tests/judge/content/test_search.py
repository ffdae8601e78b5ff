"""What is heard in whole replies: tables by behaviour, traps, spans, seconds, order, and any text at all."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.evidence import SURE, Evidence, Situation, Transcript, Word
from poise.judge.content.search import ruled as found
from tests.fakes import RUBRIC
from tests.judge.content.conftest import TOPICS, Hear

CUT = SURE
SAID: dict[str, dict[str, list[Any]]] = tomllib.loads((Path(__file__).parent / "said.toml").read_text("utf-8"))
REPLIES = [(id_, right, entry) for id_, table in SAID.items() for right in ("yes", "no") for entry in table[right]]
PLAIN = [entry if isinstance(entry, str) else entry[1] for _, _, entry in REPLIES]


def sure(evidence: Iterable[Evidence]) -> set[str]:
    """Ids of what counts."""
    return {one.id for one in evidence if one.confidence >= CUT}


def judged(reply: str, customer: str = "") -> tuple[Evidence, ...]:
    words = Transcript(reply, tuple(Word(word, None, None) for word in reply.split()), "typed")
    return found(words, Situation(customer_said=customer), RUBRIC)


@pytest.mark.parametrize(("id_", "right", "entry"), REPLIES)
def test_each_behaviour_is_found_where_it_is_and_nowhere_else(
    hear: Hear, id_: str, right: str, entry: str | list[str]
) -> None:
    customer, reply = ("", entry) if isinstance(entry, str) else entry
    assert (id_ in sure(hear(reply, customer))) == (right == "yes"), reply


def test_the_tables_cover_every_content_behaviour() -> None:
    content = {id_ for id_, behaviour in RUBRIC.behaviours.items() if behaviour.kind == "content"}
    assert set(SAID) == content
    assert all(len(table["yes"]) >= 6 and len(table["no"]) >= 6 for table in SAID.values())


FAULTLESS = (Path(__file__).parent / "faultless.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("reply", FAULTLESS)
def test_decent_agents_are_accused_of_nothing(hear: Hear, reply: str) -> None:
    assert [one.id for one in hear(reply) if one.polarity == "fault" and one.confidence >= CUT] == []


@pytest.mark.parametrize(
    ("id_", "reply"), [(id_, entry) for id_, right, entry in REPLIES if right == "yes" and isinstance(entry, str)]
)
def test_what_is_said_well_is_no_fault_as_well(hear: Hear, id_: str, reply: str) -> None:
    faults = {one.id for one in hear(reply) if one.polarity == "fault" and one.confidence >= CUT}
    assert not faults or RUBRIC.behaviours[id_].polarity == "fault"


TRAPS = [
    ("I'm sorry you feel that way.", {"conditional_apology"}),
    ("sorry if that upset you", {"conditional_apology"}),
    ("I'm sorry but all sales are final", {"policy_shield"}),
    ("I understand, but there's nothing I can do.", {"refuse_flat"}),
    ("I'm not going to tell you to calm down.", set()),
    ("you said sorry but he never did", set()),
    ("they should apologise to you", set()),
    ("thanks for nothing", {"sarcasm"}),
    ("no problem at all", set()),
    ("sorry?", set()),
    ("sorry what did you say", set()),
    ("I can't promise that.", {"set_expectations"}),
    ("it has a two year guarantee", set()),
    ("sorry sorry I understand thank you", set()),
    ("thank you sorry I understand sorry thank you", set()),
    ("step three reiterate empathize apologize", set()),
    ("Step one, remain calm. Step two, listen. Step three, reiterate, empathise, apologise.", set()),
    ("I will empathise with you now and then I apologise.", set()),
    ("thank you so much for shouting at me", {"sarcasm"}),
    ("with all due respect you're an idiot", {"rude"}),
    ("I don't think you're lying.", set()),
    ("Okay.", set()),
    ("", set()),
    ("?!", set()),
]


@pytest.mark.parametrize(("reply", "ids"), TRAPS)
def test_the_classic_traps(hear: Hear, reply: str, ids: set[str]) -> None:
    assert sure(hear(reply)) == ids


def test_keywords_alone_earn_less_than_a_sentence(hear: Hear) -> None:
    bare = {one.id: one.confidence for one in hear("sorry sorry thank you I understand")}
    said = {one.id: one.confidence for one in hear("I'm sorry about the delay. Thank you for waiting.")}
    assert said["apologize"] > bare.get("apologize", 0.0)
    assert said["thank"] > bare["thank"]


def test_several_behaviours_in_one_breath_are_all_found_in_order(hear: Hear) -> None:
    reply = (
        "im so sorry you had to wait that long that must have been really frustrating it was our mistake "
        "let me get this sorted for you right now and ill call you back tomorrow at ten is that okay with you"
    )
    evidence = hear(reply)
    ids = [one.id for one in evidence]
    assert ids == ["apologize", "empathize", "own_mistake", "own_solution", "commit_follow_up", "seek_agreement"]
    starts = [one.span[0] for one in evidence if one.span]
    assert starts == sorted(starts)


def test_kindness_before_a_but_and_a_refusal_does_not_count(hear: Hear) -> None:
    evidence = hear("I understand how frustrating this is, but there's nothing I can do.")
    assert sure(evidence) == {"refuse_flat"}
    assert {one.id for one in evidence} == {"refuse_flat", "empathize"}


def test_kindness_before_a_but_and_help_counts(hear: Hear) -> None:
    assert "empathize" in sure(hear("I understand how frustrating this is, but let me get it sorted."))


def test_regret_about_a_death_is_condolence(hear: Hear) -> None:
    ids = sure(hear("I'm so sorry about Rex, he was such a good dog.", "You sent me a bill and my dog died!"))
    assert "apologize" not in ids and "empathize" in ids


def test_the_customers_own_words_said_back_are_no_excuse(hear: Hear) -> None:
    line = "My internet has been down for a week!"
    assert sure(hear("my internet has been down for a week", line)) == set()


def test_names_are_courtesy_unless_they_are_a_place(hear: Hear) -> None:
    assert "courtesy" in sure(hear("Right, Ms Doyle, I have it here.", names=("Doyle",)))
    assert "courtesy" in sure(hear("I have it here Doyle", names=("Doyle",)))
    assert "courtesy" not in sure(hear("I'll be at Mill Lane.", names=("Mill Lane",)))
    assert "courtesy" not in sure(hear("You're an idiot, Doyle.", names=("Doyle",)))


def test_a_reply_that_was_not_heard_shows_nothing() -> None:
    assert found(Transcript("I'm sorry", (), "whisper", heard=False), Situation(), RUBRIC) == ()


def test_seconds_are_those_of_the_marked_words() -> None:
    spoken = ["Right.", "I'm", "so", "sorry", "about", "this.", "One", "moment."]
    words = tuple(Word(word, k * 0.5, k * 0.5 + 0.4) for k, word in enumerate(spoken))
    (one,) = (
        e for e in found(Transcript(" ".join(spoken), words, "x"), Situation(turn=3), RUBRIC) if e.id == "apologize"
    )
    assert one.span is not None and " ".join(spoken)[slice(*one.span)] == "I'm so sorry about this"
    assert one.seconds == (0.5, 2.9)
    assert one.turn == 3
    assert one.polarity == "skill"


def test_typed_words_have_no_seconds(hear: Hear) -> None:
    assert all(one.seconds is None for one in hear("I'm so sorry about this."))


def test_a_remedy_that_may_not_be_given_is_promised_too_much(hear: Hear) -> None:
    offered = {(one.id, one.about) for one in hear("I can give you a full refund.", topics=TOPICS)}
    assert {("offer_solution", "full_refund"), ("overpromise", "full_refund")} <= offered


@pytest.mark.parametrize("reply", PLAIN[::3])
def test_punctuation_and_capitals_change_nothing(hear: Hear, reply: str) -> None:
    bare = "".join(c for c in reply.lower() if c.isalnum() or c in " '’-")
    heavy = " ".join(f"{word.upper()}," if k % 2 else f"{word}." for k, word in enumerate(bare.split()))
    ids = [(one.id, one.about) for one in hear(bare)]
    assert sorted(ids) == sorted((one.id, one.about) for one in hear(heavy))


def test_the_same_reply_gives_the_same_evidence(hear: Hear) -> None:
    for reply in PLAIN[::7]:
        assert hear(reply) == hear(reply)


@given(st.text(max_size=200), st.text(max_size=80))
def test_any_text_is_judged_without_a_fault_of_ours(reply: str, customer: str) -> None:
    for one in judged(reply, customer):
        assert one.span is not None
        assert 0 <= one.span[0] < one.span[1] <= len(reply)
        assert 0.0 < one.confidence <= 1.0
        assert RUBRIC.behaviours[one.id].kind == "content"


@given(st.lists(st.sampled_from(sorted({word for reply in PLAIN for word in reply.split()})), max_size=60))
def test_any_mix_of_the_words_of_trainees_is_judged(words: list[str]) -> None:
    reply = " ".join(words)
    evidence = judged(reply, "Why was I charged twice? You never called me back!")
    assert list(evidence) == sorted(evidence, key=lambda one: (one.span, one.id, one.about or ""))
    assert all(one.span and reply[slice(*one.span)].strip() for one in evidence)


def test_a_very_long_reply_is_no_trouble() -> None:
    reply = " ".join(PLAIN[:200])
    assert len(judged(reply)) > 50
