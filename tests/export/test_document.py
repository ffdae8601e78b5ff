"""The document is JSON with the documented keys, and says what the report says."""

import json
from datetime import datetime
from typing import Any

from poise.domain.afterwards import Corrected, Disputed, Learned, SelfRated, TookMinutes, folded
from poise.domain.promises import Promise
from poise.domain.record import Agreed, Recorded
from poise.export import document as module
from poise.export.document import SCHEMA, json_document
from poise.export.told import Later, Told
from tests.export.sample import BEGAN, NAME, call
from tests.ui.scripted import REPLIES, story, until


def read(told: Told) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json_document(told))
    return found


def test_every_key_of_the_document_is_documented() -> None:
    found = read(call())
    assert module.__doc__ is not None
    documented = {line.split()[0] for line in module.__doc__.splitlines() if line.startswith("    ") and line[4] != " "}
    assert set(found) == documented
    assert (found["format"], found["schema"]) == ("poise call", SCHEMA)


def test_the_call_is_told_with_its_beginning_and_its_end() -> None:
    told = read(call())["call"]
    assert told["name"] == NAME and told["began"] == BEGAN.isoformat() and told["trainee"] is None
    assert told["outcome"] == call().report.outcome == "settled" and told["ended_by"] == "customer"


def test_each_turn_holds_its_words_its_evidence_and_its_causes() -> None:
    told = call(REPLIES)
    found = read(told)
    for turn, reply in zip(found["turns"], told.report.replies, strict=True):
        assert turn["customer"]["text"] == reply.customer_said and turn["customer"]["ended"] > turn["customer"]["began"]
        assert turn["reply"]["text"] == reply.spoken.text
        assert len(turn["evidence"]) == len(reply.evidence)
        moved = turn["after"]["anger"] - turn["before"]["anger"]
        assert moved == sum(cause["anger"] for cause in turn["causes"])
    assert found["turns"][2]["reply"]["note"] == "unheard"


def test_every_guide_is_there_with_its_spread() -> None:
    told = call(guide="five-ways")
    found = read(told)
    assert found["guide"] == "five-ways" and list(found["guides"]) == [guide.id for guide in told.guides]
    for guide in found["guides"].values():
        assert guide["total"]["low"] <= guide["total"]["score"] <= guide["total"]["high"]


def test_a_call_that_was_cut_off_before_any_reply_is_a_document_too() -> None:
    found = read(call(events=tuple(until(story(ends=False), 1))))
    assert found["turns"] == [] and found["call"]["outcome"] is None and found["call"]["ended_by"] is None
    assert all(guide["total"] is None for guide in found["guides"].values())


def test_what_came_after_is_told_whole_and_null_where_there_is_nothing() -> None:
    bare = read(call())
    assert bare["promises"] == [] and bare["afterwards"]["learned"] is None and bare["afterwards"]["minutes"] == []
    when = "2026-03-01T13:00:00"
    added = folded(
        (
            SelfRated(when, "ten-steps", {"listen": "yes"}, "calm"),
            Corrected(when, 1, "I am sorry."),
            Disputed(when, 1, "defend", "fault", "It is the rule.", "rule"),
            TookMinutes(when, "walk", 300.0),
            Learned(when, ("Late.",), "A list.", "Ask first."),
            Recorded(when, "It was late.", (Agreed("I", "ring", "at five", "2026-03-01T17:00"),)),
        )
    )
    promise = Promise(4, "I", "ring you", "at five", None, "I will ring you", (0, 15))
    told = read(call(later=Later(added, ((promise, datetime(2026, 3, 1, 17)),))))
    found = told["afterwards"]
    assert found["rated"]["steps"] == {"listen": "yes"} and found["learned"]["goal"] == "Ask first."
    assert found["corrected"] == [{"turn": 1, "at": None, "text": "I am sorry."}]
    assert found["disputed"][0]["reason"] == "It is the rule." and found["minutes"][0]["seconds"] == 300
    assert found["recorded"]["promises"][0]["what"] == "ring" and found["remind"] is None
    assert told["promises"][0]["due"] == "2026-03-01T17:00:00" and told["promises"][0]["quote"] == promise.quote
