"""Every event comes back from its line as it was; nothing else is taken for an event."""

import json
import types
from dataclasses import MISSING, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.archive.events_json import from_line, to_json, to_line
from poise.domain.events import Began, CustomerSpoke, Ended, Event, MoodChanged, TraineeSpoke
from poise.domain.evidence import Word
from poise.domain.mood import Cause, Mood
from poise.problems import ArchiveProblem

LOG = Path("call") / "events.jsonl"
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    float: st.floats(allow_nan=False, allow_infinity=False),
    int: st.integers(),
    str: st.text(),
    bool: st.booleans(),
    types.NoneType: st.none(),
    Mood: st.builds(Mood, st.integers(0, 100), st.integers(0, 100)),
}


def anything(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of that type, as far as events use types."""
    if hint in PLAIN:
        return PLAIN[hint]
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.builds(hint, **{f.name: anything(hints[f.name]) for f in fields(hint) if f.name != "kind"})
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(inner)
    if origin is dict:
        return st.dictionaries(anything(inner[0]), anything(inner[1]), max_size=4)
    if origin is tuple and inner[-1] is Ellipsis:
        return st.lists(anything(inner[0]), max_size=4).map(tuple)
    if origin is tuple:
        return st.tuples(*map(anything, inner))
    assert origin in (types.UnionType, Union)
    return st.one_of(*map(anything, inner))


@pytest.mark.parametrize("kind", get_args(Event), ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_every_event_comes_back(kind: type[Event], data: st.DataObject) -> None:
    event = data.draw(anything(kind))
    line = to_line(event)
    assert "\n" not in line and line.isascii()
    assert from_line(line, LOG, 1) == event


def test_every_event_has_a_kind_of_its_own() -> None:
    kinds = [field.default for event in get_args(Event) for field in fields(event) if field.name == "kind"]
    assert MISSING not in kinds and len(set(kinds)) == len(get_args(Event))


def test_the_line_is_what_other_programs_are_told() -> None:
    spoke = CustomerSpoke(1.5, "Well?", "vent", ("vent.1",), Mood(78, 25))
    assert to_line(spoke) == (
        '{"kind":"customer_spoke","at":1.5,"text":"Well?","beat":"vent","lines":["vent.1"],'
        '"mood":{"band":"angry","anger":78,"trust":25}}'
    )
    changed = MoodChanged(2.0, 1, Mood(78, 25), Mood(70, 30), (Cause("empathize", -8, 5),))
    assert to_json(changed) == {
        "kind": "mood_changed",
        "at": 2.0,
        "turn": 1,
        "from": {"band": "angry", "anger": 78, "trust": 25},
        "to": {"band": "angry", "anger": 70, "trust": 30},
        "causes": [{"id": "empathize", "anger": -8, "trust": 5}],
    }


GOOD = TraineeSpoke(
    3.0, 1, "I see.", (Word("I", 0.1, 0.2), Word("see.", 0.2, 0.5)), 0.4, None, 0.3, 0.0, "x", True, False
)


def test_a_log_that_is_older_than_a_key_is_read() -> None:
    later = ("began", "speech", "levels_trusted")
    known = to_json(replace(GOOD, began=2.5, speech=((0.1, 0.5),), levels_trusted=False))
    assert from_line(json.dumps({key: each for key, each in known.items() if key not in later}), LOG, 1) == GOOD
    older = {key: each for key, each in known.items() if key != "engine"}
    with pytest.raises(ArchiveProblem, match="must have exactly the keys"):
        from_line(json.dumps(older), LOG, 1)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"kind": "thunder"}, "there is no event of the kind 'thunder'"),
        ({"kind": 3}, "there is no event of the kind 3"),
        ({"turn": 1.5}, "trainee_spoke.turn must be a whole number"),
        ({"turn": True}, "trainee_spoke.turn must be a whole number"),
        ({"at": "3"}, "trainee_spoke.at must be a number"),
        ({"at": True}, "trainee_spoke.at must be a number"),
        ({"heard": 1}, "trainee_spoke.heard must be true or false"),
        ({"text": None}, "trainee_spoke.text must be text"),
        ({"words": {}}, "trainee_spoke.words must be a list"),
        ({"words": [{"text": "I"}]}, "trainee_spoke.words[0] must have exactly the keys text, start, end, confidence"),
        ({"words": ["I"]}, "trainee_spoke.words[0] must have exactly the keys"),
        ({"more": 1}, "trainee_spoke must have exactly the keys"),
    ],
)
def test_a_changed_line_is_told_with_its_place(change: dict[str, object], says: str) -> None:
    line = json.dumps({**to_json(GOOD), **change})
    with pytest.raises(ArchiveProblem) as caught:
        from_line(line, LOG, 7)
    assert caught.value.sentence.startswith(f"{LOG}:7: {says}")
    assert caught.value.advice


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("", "this is not JSON"),
        ("{", "this is not JSON"),
        ("[]", "an event must be an object with a kind"),
        ('{"at": 1}', "an event must be an object with a kind"),
        ('{"kind": "paused", "at": NaN}', "NaN is not a number that is ever written"),
        ('{"kind": "paused", "at": 1e999}', "paused.at must be a number"),
        ('{"kind": "paused", "at": 1' + "0" * 400 + "}", "this is not JSON"),
        ("[" * 100_000, "this is not JSON"),
        ('{"kind": "ended", "at": 1, "outcome": "lost", "by": "story"}', "ended.outcome must be one of won_over"),
        (
            '{"kind": "moved", "at": 1, "beat": "b", "told": [], "offers": [["a"]]}',
            "moved.offers[0] must be a list of 2",
        ),
    ],
)
def test_what_is_no_event_is_told_with_its_place(line: str, says: str) -> None:
    with pytest.raises(ArchiveProblem, match=r"events\.jsonl:2: ") as caught:
        from_line(line, LOG, 2)
    assert says in caught.value.sentence


@pytest.mark.parametrize(
    ("mood", "says"),
    [
        ({"band": "calm", "anger": 78, "trust": 25}, "customer_spoke.mood.band must be 'angry' at that anger"),
        ({"anger": 78, "trust": 25}, "customer_spoke.mood must have exactly the keys band, anger, trust"),
        ({"band": "angry", "anger": 78.5, "trust": 25}, "customer_spoke.mood.anger must be a whole number"),
    ],
)
def test_a_mood_must_agree_with_itself(mood: dict[str, object], says: str) -> None:
    line = json.dumps({**to_json(CustomerSpoke(0.0, "", "b", (), Mood(78, 25))), "mood": mood})
    with pytest.raises(ArchiveProblem, match=says.replace(".", r"\.")):
        from_line(line, LOG, 1)


def test_a_baseline_may_be_there_or_not() -> None:
    began = Began(0.0, "s", "d", 1, "0.1", {}, {}, {"alpha_db": -14.5, "wpm": None})
    assert from_line(to_line(began), LOG, 1) == began
    with pytest.raises(ArchiveProblem, match=r"began\.cast must be an object"):
        from_line(json.dumps({**to_json(began), "cast": []}), LOG, 1)


def test_a_whole_number_of_seconds_is_a_number_of_seconds() -> None:
    event = from_line('{"kind":"ended","at":4,"outcome":"settled","by":"story"}', LOG, 1)
    assert event == Ended(4.0, "settled") and type(event.at) is float


def test_a_number_that_is_none_is_never_written() -> None:
    with pytest.raises(ValueError):
        to_line(Ended(float("nan"), "settled"))
