"""Turn-taking and order are read off the clock and the state of the call, and short replies are left in peace."""

import pytest

from poise.domain.evidence import Evidence, Situation, Take, Transcript, Word
from poise.judge import conduct
from tests.fakes import RUBRIC

SECOND = b"\0\0" * 16_000
VENTING = Situation(stage="vent", customer_seconds=6.0)


def spoken(seconds: float = 3.0, latency: float | None = None, talk_over: float = 0.0) -> Take:
    """A reply of so many seconds, from half a second on."""
    return Take(SECOND, 0.0, ((0.5, 0.5 + seconds),), latency=latency, talk_over=talk_over)


SILENT = Take(b"", 0.0)
TYPED = Take(b"", 0.0, typed="so")


def shown(take: Take, situation: Situation, text: str = "", *said: str, confidence: float = 0.9):
    """What is found, by (id, polarity); each of `said` is a behaviour, found where its own name stands in the text."""
    text = " ".join([text, *said]).strip()
    words = Transcript(text, tuple(Word(word, None, None) for word in text.split()), "any")
    evidence = []
    for name in said:
        id_, _, about = name.partition(":")
        begin = text.index(name)
        span = (begin, begin + len(name))
        evidence.append(Evidence(id_, "skill", confidence, 1, span, None, "", about or None))
    found = conduct.found(take, words, situation, evidence, RUBRIC)
    return {(one.id, one.polarity): one for one in found}


def test_letting_the_customer_vent():
    one = shown(spoken(), VENTING)["let_vent", "skill"]
    assert one.confidence == 0.9 and "6 seconds" in one.why
    assert ("let_vent", "skill") in shown(spoken(talk_over=0.9), VENTING)
    assert ("let_vent", "skill") in shown(TYPED, VENTING)


@pytest.mark.parametrize(
    ("take", "situation"),
    [
        (spoken(), Situation(stage="vent", customer_seconds=2.9)),
        (spoken(), Situation(stage="heard", customer_seconds=9.0)),
        (spoken(), Situation(stage=None, customer_seconds=9.0)),
        (spoken(talk_over=1.0), VENTING),
        (SILENT, VENTING),
    ],
)
def test_nothing_to_vent_or_not_shown(take, situation):
    assert not any(id_ == "let_vent" for id_, _ in shown(take, situation))


def test_cutting_the_customer_short():
    found = shown(spoken(talk_over=0.6), Situation(turn=3, stage="vent", customer_finished=False, customer_seconds=2.0))
    assert ("let_vent", "fault") in found
    one = found["interrupt", "fault"]
    assert one.why == "You cut the customer short after 2.0 seconds and spoke over them for 0.6 seconds."
    assert one.turn == 3 and one.seconds == (0.5, 3.5) and one.span is None
    later = shown(spoken(), Situation(stage="solving", customer_finished=False, customer_seconds=2.0))
    assert list(later) == [("interrupt", "fault")]
    assert later["interrupt", "fault"].why == "You cut the customer short after 2.0 seconds."


def test_speaking_over_the_customer():
    one = shown(spoken(latency=-1.8, talk_over=1.8), Situation(stage="heard"))["interrupt", "fault"]
    assert one.why == "You spoke over the customer for 1.8 seconds, from 1.8 seconds before they had finished."
    assert one.confidence == pytest.approx(0.82)


@pytest.mark.parametrize(("latency", "over"), [(-0.3, 1.5), (-0.9, 0.9), (0.4, 0.0), (None, 1.5)])
def test_short_overlaps_are_how_people_talk(latency, over):
    assert ("interrupt", "fault") not in shown(spoken(latency=latency, talk_over=over), Situation(stage="heard"))


@pytest.mark.parametrize(
    ("latency", "expected"),
    [
        (-0.5, []),
        (0.1, []),
        (0.2, ["skill"]),
        (2.0, ["skill"]),
        (3.0, []),
        (4.1, ["fault"]),
        (9.0, ["fault"]),
        (None, []),
    ],
)
def test_answering_in_good_time(latency, expected):
    assert [polarity for _, polarity in shown(spoken(latency=latency), Situation(stage="heard"))] == expected


def test_dead_air_is_surer_the_longer_it_lasts():
    short, long = (shown(spoken(latency=s), Situation())["wait_for", "fault"].confidence for s in (4.1, 9.0))
    assert 0.5 <= short < 0.55 and long == 0.9


def test_silence():
    one = shown(SILENT, Situation(stage="heard"))["wait_for", "fault"]
    assert one.confidence == 0.9 and one.seconds is None


def test_a_monologue():
    one = shown(spoken(60.0), Situation(), "and so on")["monologue", "fault"]
    assert one.why == "You spoke for 60 seconds without asking the customer anything."
    assert ("monologue", "fault") not in shown(spoken(44.0), Situation(), "and so on")


def test_a_check_in_the_middle_breaks_a_monologue():
    assert ("monologue", "fault") not in shown(spoken(60.0), Situation(), "word " * 9, "confirm", "word " * 9)
    assert ("monologue", "fault") in shown(spoken(60.0), Situation(), "word " * 40, "clarify")
    assert ("monologue", "fault") in shown(spoken(60.0), Situation(), "word " * 9, "confirm", confidence=0.4)


def test_a_typed_monologue_is_counted_in_words():
    assert "111 words" in shown(TYPED, Situation(), "word " * 111)["monologue", "fault"].why
    assert ("monologue", "fault") not in shown(TYPED, Situation(), "word " * 110)


def test_words_that_were_not_heard_are_no_monologue():
    assert ("monologue", "fault") not in shown(spoken(60.0), Situation())


HEARD = Situation(stage="heard")


@pytest.mark.parametrize(
    ("situation", "said", "sure"),
    [
        (Situation(stage="vent"), ["offer_solution"], 0.9),
        (Situation(stage="vent"), ["empathize", "offer_solution"], 0.6),
        (Situation(stage="vent", shown={"clarify": 1}), ["offer_solution"], 0.6),
        (Situation(stage="vent", shown={"reiterate": 1}), ["empathize", "offer_solution"], 0.4),
        (HEARD, ["offer_solution"], 0.9),
        (HEARD, ["offer_solution", "empathize"], 0.9),
        (HEARD, ["empathize", "offer_solution"], None),
        (HEARD, ["clarify", "offer_solution"], None),
        (Situation(stage="solving", shown={"empathize": 2}), ["offer_solution"], None),
        (Situation(stage=None), ["offer_solution"], None),
    ],
)
def test_a_remedy_too_soon(situation, said, sure):
    found = shown(TYPED, situation, "", *said)
    assert (found["premature_solution", "fault"].confidence if sure else None) == sure
    assert (("premature_solution", "fault") in found) == (sure is not None)


def test_it_is_shown_where_it_was_said():
    one = shown(TYPED, HEARD, "Well", "offer_solution:courier")["premature_solution", "fault"]
    assert one.span == (5, 27) and one.about == "courier"
    assert one.why == "You offered a remedy before the customer was heard."
    half = shown(TYPED, Situation(stage="vent"), "", "empathize", "explain_cause")["premature_explanation", "fault"]
    assert half.why == "You explained the cause before you had restated the problem."


def test_an_unsure_remedy_is_not_too_soon():
    assert shown(TYPED, HEARD, "", "offer_solution", confidence=0.4) == {}


@pytest.mark.parametrize(
    ("refused", "offer", "expected"),
    [({"courier"}, "offer_solution:credit", True), ({"courier"}, "offer_solution:courier", False),
     (set(), "offer_solution:credit", False), ({"courier"}, "offer_solution", True)],
)  # fmt: skip
def test_trying_again(refused, offer, expected):
    situation = Situation(stage="solving", refused=frozenset(refused), shown={"empathize": 1})
    assert (("persist", "skill") in shown(TYPED, situation, "", offer)) == expected


def test_acting_on_an_agreement():
    agreed = Situation(stage="acting", agreed="courier", shown={"empathize": 1})
    assert shown(TYPED, agreed, "", "action_steps")["act_on_agreement", "skill"].span == (0, 12)
    assert shown(TYPED, HEARD, "", "action_steps") == {}


def test_every_reason_is_one_sentence():
    situations = [
        (
            spoken(60.0, latency=5.0),
            Situation(stage="vent", customer_finished=False),
            ["offer_solution", "explain_cause"],
        ),
        (spoken(3.0, latency=-2.0, talk_over=2.0), Situation(stage="heard", agreed="a"), ["action_steps"]),
        (spoken(3.0, latency=1.0), Situation(stage="vent", customer_seconds=9.0), []),
    ]
    whys = [one.why for take, here, said in situations for one in shown(take, here, "so", *said).values()]
    assert len(whys) >= 9
    assert all(why.startswith(("You ", "The customer ")) and why.endswith(".") and why.count(". ") == 0 for why in whys)
