"""What the list asks for, and how it tells of a call."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from poise.domain.past import Entry, Query
from poise.shown.texts import Texts
from poise.ui.views.calls import ORDERS, SPANS, Wish, asked, call_row, choices, counted, none_found, reading

NOW = datetime(2026, 11, 30, 9)
ROOT = Path("/home/ellen/calls")
CALL = Entry(
    ROOT, "one", datetime(2026, 11, 5, 9, 7), "wrong-room", "The wrong room", 301.0, "settled", 6, 78, 20, "", 63.4
)


def test_all_calls_are_asked_for_newest_first_with_their_score() -> None:
    assert asked(Wish(), NOW, "ten-steps") == Query(figure="guide/ten-steps")


def test_each_wish_narrows_the_question() -> None:
    wish = Wish("side door", "wrong-room", "cut_off", "month", "lowest")
    assert asked(wish, NOW, "made") == Query(
        words="side door",
        scenario="wrong-room",
        outcome="cut_off",
        since=NOW - timedelta(days=30),
        order="guide/made",
        ascending=True,
        figure="guide/made",
    )


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_has_its_opposite(order: str) -> None:
    query = asked(Wish(order=order), NOW, "made")
    turned = {asked(Wish(order=other), NOW, "made") for other in ORDERS}
    assert replace(query, ascending=not query.ascending) in turned


def test_what_can_be_picked_begins_with_everything(texts: Texts) -> None:
    found = {one.name: one for one in choices([("wrong-room", "The wrong room")], texts)}
    assert [found[name].options[0][0] for name in ("scenario", "outcome", "span")] == [""] * 3
    assert found["scenario"].options[1] == ("wrong-room", "The wrong room")
    assert [value for value, _ in found["outcome"].options][-1] == "cut_off"
    assert [value for value, _ in found["span"].options] == list(SPANS)
    assert [value for value, _ in found["order"].options] == list(ORDERS)
    assert found["order"].value == Wish().order


def test_a_call_in_two_lines(texts: Texts) -> None:
    row = call_row(CALL, texts)
    assert (row.title, row.ended, row.band) == ("The wrong room", "settled", "calm")
    assert row.facts == (
        "Thursday 5 November 2026, 09:07 · 5 minutes · 6 replies · anger 78 to 20 · steps about 60 of 100"
    )
    assert row.spoken == "The wrong room: settled, " + row.facts.replace(" · ", ", ")


def test_a_call_without_an_ending_or_a_score(texts: Texts) -> None:
    row = call_row(replace(CALL, outcome=None, figure=None, seconds=12.0, replies=1), texts)
    assert row.ended == "cut off"
    assert row.facts.endswith("1 minute · 1 reply · anger 78 to 20")


def test_a_call_that_cannot_be_read_says_why_without_its_long_folder(texts: Texts) -> None:
    row = call_row(replace(CALL, trouble=f"{ROOT / 'one' / 'events.jsonl'}:4: this is torn."), texts)
    assert row.trouble and row.band is None
    assert row.title == "Thursday 5 November 2026, 09:07: cannot be read"
    assert row.facts == "events.jsonl:4: this is torn."
    other = call_row(replace(CALL, trouble=f"{ROOT / 'one'} has no scenario.yaml."), texts)
    assert other.facts == "one has no scenario.yaml."


def test_how_many_there_are(texts: Texts) -> None:
    assert counted(10_000, Wish(), texts) == "10,000 calls"
    assert counted(1, Wish(), texts) == "1 call"
    assert counted(0, Wish("kettle"), texts) == "0 calls found"
    assert counted(1, Wish(span="week"), texts) == "1 call found"
    assert counted(3, Wish(words="  ", order="oldest"), texts) == "3 calls"
    assert reading(1_200, 10_000, texts) == "1,200 of 10,000 read"


def test_an_empty_list_says_whether_there_are_calls_at_all(texts: Texts) -> None:
    assert none_found(Wish(), texts).startswith("No calls yet")
    assert none_found(Wish("kettle"), texts).startswith("No call fits")
