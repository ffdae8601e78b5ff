"""Promises in a reply: who, what, by when, measured on replies of which a part never served to mend the rules."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poise.domain.evidence import Evidence, Situation, Topic, Transcript
from poise.domain.promises import Promise, due_at, warnings
from poise.judge.content.promises import found
from poise.judge.content.tokens import tokens
from poise.judge.content.wordset import wordset
from poise.library import scenarios
from poise.resources import root

FILE = Path(__file__).with_name("promises.txt")
NAMES = ("Gareth", "Ravi", "Kingsway")
WEDNESDAY = datetime(2026, 12, 2, 14, 10)
TOPICS = (
    Topic("courier", "remedy", (("courier",),)),
    Topic("free_cloth", "remedy", (("free", "cloth"), ("for", "free")), allowed=False),
    Topic("order", "fact", (("order",),)),
)


def promises(text: str, *evidence: Evidence, topics: tuple[Topic, ...] = (), heard: bool = True) -> tuple[Promise, ...]:
    return found(Transcript(text, (), "typed", heard), Situation(turn=3, topics=topics, names=NAMES), evidence)


def only(text: str) -> Promise:
    (one,) = promises(text)
    return one


# --- the labelled replies ----------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Labelled:
    """A reply with the (who, word of what, when) of its promises."""

    text: str
    made: tuple[tuple[str, str, str], ...]


def labelled(part: str) -> list[Labelled]:
    told = FILE.read_text("utf-8").split(f"## {part}\n")[1].split("\n## ")[0]
    replies = list[Labelled]()
    for line in filter(None, map(str.strip, told.splitlines())):
        if line.startswith("="):
            who, what, when = (field.strip() for field in line[1:].split("|"))
            replies[-1] = Labelled(replies[-1].text, (*replies[-1].made, (who, what, when)))
        else:
            replies.append(Labelled(line, ()))
    return replies


def plain(words: str) -> str:
    return " ".join(token.word for token in tokens(words) if not token.filler)


def counted(replies: Sequence[Labelled]) -> Counter[str]:
    """How often a promise is found as labelled, found where none is, missed; and how often its time is as labelled."""
    counts = Counter[str]()
    for reply in replies:
        left = list(reply.made)
        for one in promises(reply.text):
            done = {token.stem for token in tokens(one.what)}
            same = [m for m in left if m[0].lower() == one.who.lower() and {t.stem for t in tokens(m[1])} <= done]
            counts["right" if same else "extra"] += 1
            if same:
                left.remove(same[0])
                counts["time"] += plain(same[0][2]) == plain(one.when)
        counts["missed"] += len(left)
    return counts


@pytest.mark.parametrize(
    ("part", "precision", "recall", "time"),
    [
        ("first", 0.97, 0.97, 0.97),
        ("second", 0.95, 0.9, 0.95),
        # measured once, when the rules were done: 49 right, 6 too many, 7 missed, 42 times as said
        ("kept", 0.85, 0.83, 0.8),
    ],
)
def test_promises_are_found_as_labelled(part: str, precision: float, recall: float, time: float) -> None:
    counts = counted(labelled(part))
    assert counts["right"] / (counts["right"] + counts["extra"]) >= precision, counts
    assert counts["right"] / (counts["right"] + counts["missed"]) >= recall, counts
    assert counts["time"] / counts["right"] >= time, counts


def test_without_capitals_and_stops_nearly_as_much_is_found() -> None:
    bare = [
        Labelled(reply.text.lower().translate(dict.fromkeys(map(ord, ".,;:!?"))), reply.made)
        for reply in labelled("kept")
    ]
    counts = counted(bare)
    assert counts["right"] / (counts["right"] + counts["extra"]) >= 0.83, counts
    assert counts["right"] / (counts["right"] + counts["missed"]) >= 0.8, counts


def test_the_labelled_replies_are_as_many_and_as_mixed_as_they_claim() -> None:
    parts = {part: labelled(part) for part in ("first", "second", "kept")}
    assert {part: len(replies) for part, replies in parts.items()} == {"first": 100, "second": 70, "kept": 80}
    everything = [reply for replies in parts.values() for reply in replies]
    silent = sum(not reply.made for reply in everything) / len(everything)
    assert 0.35 <= silent <= 0.65
    assert len({reply.text for reply in everything}) == len(everything)


# --- particular cases --------------------------------------------------------------------------------------------
def test_a_promise_has_a_doer_a_deed_a_time_and_its_words() -> None:
    text = "I'm so sorry. I'll call you back by Friday noon, and my manager will ring you on Monday."
    first, second = promises(text)
    assert (first.turn, first.who, first.what, first.when) == (3, "I", "call you back", "by Friday noon")
    assert first.quote == "I'll call you back by Friday noon"
    assert due_at(first, WEDNESDAY) == datetime(2026, 12, 4, 12, 0)
    assert (second.who, second.what, second.when) == ("my manager", "ring you", "on Monday")


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("I'll ring you tomorrow before ten", datetime(2026, 12, 3, 10, 0)),
        ("i'll bring it to the shop this afternoon", datetime(2026, 12, 2, 18, 0)),
        ("within the hour you'll hear from me", datetime(2026, 12, 2, 15, 10)),
        ("we'll have it with you in two days", datetime(2026, 12, 4, 23, 59)),
        ("i'll send it out to you next week", datetime(2026, 12, 11, 23, 59)),
        ("you'll have an answer from me by end of play", datetime(2026, 12, 2, 18, 0)),
        ("I'll call you as soon as he's in", None),
    ],
)
def test_the_words_of_a_time_are_resolved_by_the_calls_own_clock(text: str, at: datetime | None) -> None:
    assert due_at(only(text), WEDNESDAY) == at


def test_the_remedy_that_is_promised_is_named_and_the_one_beyond_the_brief_first() -> None:
    assert [one.about for one in promises("I'll send it by courier today", topics=TOPICS)] == ["courier"]
    (one,) = promises("I'll send you the cloth by courier for free", topics=TOPICS)
    assert one.about == "free_cloth"
    (one,) = promises("I'll look into the order", topics=TOPICS)
    assert one.about is None


def test_evidence_names_the_remedy_where_the_words_do_not() -> None:
    text = "I'll get it over to you by van tonight"
    offered = Evidence("offer_solution", "skill", 0.9, 3, (0, len(text)), None, "offered", "courier")
    (one,) = promises(text, offered)
    assert one.about == "courier"


@pytest.mark.parametrize("id_", ["threaten", "sarcasm", "rude"])
def test_scorn_and_threats_promise_nothing(id_: str) -> None:
    text = "I'll send you a medal"
    fault = Evidence(id_, "fault", 0.9, 3, (0, len(text)), None, "scorn")
    unsure = Evidence(id_, "fault", 0.3, 3, (0, len(text)), None, "scorn")
    assert promises(text, fault) == ()
    assert len(promises(text, unsure)) == 1


def test_what_was_not_heard_promises_nothing() -> None:
    assert promises("I'll call you tomorrow", heard=False) == ()
    assert promises("") == () and promises("um er") == ()


@pytest.mark.parametrize(
    ("scenario", "reply", "told"),
    [
        ("events/wrong-room", "We'll waive the whole bill today.", 'not let you give this: "The whole bill waived"'),
        ("events/wrong-room", "I'll move you into the main hall at lunch.", None),
        ("events/wrong-room", "Next week I'm going to sit down with the night crew.", None),
        ("retail/drifted-away", "You'll have same day delivery by six.", 'may not do this: "Promise same-day delivery'),
        ("retail/drifted-away", "My colleague will be dismissed tomorrow.", "dismissed"),
        ("trade/samples-never-came", "I'll bring the second set myself this afternoon.", None),
        ("trade/samples-never-came", "I'll ring your client.", "but not by when"),
    ],
)
def test_a_shipped_brief_tells_what_was_promised_too_much(scenario: str, reply: str, told: str | None) -> None:
    talk = scenarios.load(root("scenarios") / f"{scenario}.yaml")
    (one,) = promises(reply, topics=talk.topics)
    wrong = warnings(one, talk)
    assert wrong == () if told is None else len(wrong) == 1 and told in wrong[0]


@pytest.mark.parametrize(
    "said",
    [
        "I'll ring you once the second technician has been.",
        "ill ring you as soon as the third van is in",
        "I'll call you after the first payment is in.",
        "I'll ring you after the 2nd delivery.",
        "I'll call you once they may have it.",
        "we'll refund you as soon as the two parcels are in",
        "I'll ring you until the second may leave.",
        "You will have it on the first floor.",
    ],
)
def test_what_is_counted_is_no_date(said: str) -> None:
    made = promises(said)
    assert made and all(one.due is None for one in made)


@pytest.mark.parametrize(
    ("said", "month", "day"),
    [
        ("I'll ring you when we bring the new one on the sixteenth.", None, 16),
        ("I'll ring you when we bring the new one on the sixteenth. This line is recorded.", None, 16),
        ("we'll fetch the old one when we bring the new one on the second of may", 5, 2),
        ("You'll have it by the fifth, Margaret.", None, 5),
        ("I'll send it by the fifth Margaret", None, 5),
        ("I'll send it on the second and then I ring you", None, 2),
        ("i'll send it by the twenty first we have it then", None, 21),
        ("I'll send it on the 3rd at ten.", None, 3),
        ("I'll send it in May.", 5, None),
        ("I'll send it on the second really", None, 2),
    ],
)
def test_a_day_is_a_date_inside_an_event_too(said: str, month: int | None, day: int | None) -> None:
    due = promises(said)[0].due
    assert due is not None and (due.month, due.day_of_month) == (month, day)


# --- properties --------------------------------------------------------------------------------------------------
SAID = [reply.text for part in ("first", "second", "kept") for reply in labelled(part)]
SCRAPS = sorted(
    wordset(
        "i'll we'll will you're going to let me and then what we do is the driver my manager she be have call ring you "
        "back with it from me by on tomorrow friday at half past four in two days the first of may within hour as "
        "soon once he's there won't not never if said shall expect a week next month ill he'll leave . , ? 16:30 31st "
        "999 twenty thirty o'clock morning going sending there'll somebody go ahead just"
    )
)
texts = st.text(max_size=80) | st.lists(st.sampled_from(SCRAPS), max_size=30).map(" ".join) | st.sampled_from(SAID)
UNRELATED = (
    "This line is recorded for training.",
    "Rain has been falling all day long in the north.",
    "Thank you for being so patient.",
)


@settings(max_examples=200, deadline=None)  # the first example reads the words of promises
@given(texts)
def test_any_text_has_promises_or_none_and_each_quotes_its_own_words(text: str) -> None:
    made = promises(text)
    for one in made:
        start, end = one.span
        assert 0 <= start < end <= len(text) and one.quote == text[start:end]
        assert one.what and one.who
        at = due_at(one, WEDNESDAY)
        assert at is None or at >= WEDNESDAY
    assert made == promises(text)


@pytest.mark.parametrize("unrelated", UNRELATED)
def test_an_unrelated_sentence_changes_no_promise(unrelated: str) -> None:
    for text in SAID:
        whole = text if text.endswith((".", "!", "?")) else f"{text}."
        alone = [(one.who, one.what, one.when, one.due, one.span, one.quote) for one in promises(whole)]
        for longer, shift in ((f"{whole} {unrelated}", 0), (f"{unrelated} {whole}", len(unrelated) + 1)):
            moved = [
                (one.who, one.what, one.when, one.due, (one.span[0] - shift, one.span[1] - shift), one.quote)
                for one in promises(longer)
            ]
            assert moved == alone, longer


@settings(deadline=None)  # the first example reads the words of promises
@given(st.sampled_from(SAID), st.sampled_from(SAID))
def test_of_two_replies_in_one_the_second_loses_no_promise(first: str, second: str) -> None:
    opened = f"{first.rstrip('.?!')}. Thank you. "
    both = {(one.who, one.quote) for one in promises(opened + second)}
    assert {(one.who, one.quote) for one in promises(second)} <= both
