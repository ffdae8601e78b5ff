"""Typed readers: what they take, and that they go on after a fault."""

from pathlib import Path

import pytest

from poise.library.faults import Faults
from poise.library.fields import MOST_PARTS, Fields, Reader, choice, many, name_of, number, text, whole, yes_no
from poise.library.nodes import Items, Node, Scalar, Table


def _faults() -> Faults:
    return Faults(Path("some.yaml"))


@pytest.mark.parametrize(
    ("reader", "node", "value"),
    [
        (text, Scalar(1, "  two \n lines ", "text"), "two lines"),
        (name_of, Scalar(1, "left-at_door2", "text"), "left-at_door2"),
        (yes_no, Scalar(1, "true", "yes_no"), True),
        (yes_no, Scalar(1, "false", "yes_no"), False),
        (whole(1, 3), Scalar(1, "3", "whole"), 3),
        (number(0, 1), Scalar(1, "1", "whole"), 1.0),
        (number(0, 1), Scalar(1, ".25", "number"), 0.25),
        (choice(("a", "b")), Scalar(1, "b", "text"), "b"),
        (many(text), Items(1, ()), ()),
    ],
)
def test_what_is_right_is_read(reader: Reader[object], node: Node, value: object) -> None:
    faults = _faults()
    assert reader(node, "it", faults) == value
    assert not faults.found()


@pytest.mark.parametrize(
    ("reader", "node", "sentence"),
    [
        (text, Items(1, ()), '"it" has to be text, not a list.'),
        (text, Scalar(1, "", "nothing"), '"it" has to be text, not empty.'),
        (text, Scalar(1, "true", "yes_no"), '"it" has to be text; put quotes round it: "true".'),
        (name_of, Scalar(1, "Über", "text"), '"it" has to be made of small letters, digits, _ and -, not "Über".'),
        (yes_no, Scalar(1, "yes", "text"), '"it" has to be true or false, not "yes".'),
        (whole(1, 3), Scalar(1, "0", "whole"), '"it" has to be a whole number from 1 to 3, not "0".'),
        (whole(1, 3), Scalar(1, "2.0", "number"), '"it" has to be a whole number from 1 to 3, not "2.0".'),
        (whole(1, 3), Scalar(1, "2", "text"), '"it" has to be a whole number from 1 to 3, not "2".'),
        (number(0.25, 3), Scalar(1, "1e99", "other"), '"it" has to be a number from 0.25 to 3, not "1e99".'),
        (choice(("vent", "heard")), Table(1, {}, {}), '"it" has to be one word, not a mapping.'),
        (choice(("vent", "heard")), Scalar(1, "went", "text"), '"it" cannot be "went". Did you mean "vent"?'),
        (many(text), Scalar(1, "a", "text"), '"it" has to be a list, not "a".'),
        (many(text, 2), Items(1, ()), '"it" needs at least 2 of them, not 0.'),
    ],
)
def test_what_is_wrong_is_said(reader: Reader[object], node: Node, sentence: str) -> None:
    faults = _faults()
    reader(node, "it", faults)
    assert [problem.sentence for problem in faults.found()] == [f"some.yaml:1: {sentence}"]


def test_a_list_goes_on_after_a_fault() -> None:
    faults = _faults()
    items = Items(1, (Scalar(1, "1", "whole"), Scalar(2, "x", "text"), Scalar(3, "3", "whole")))
    assert many(whole(1, 9))(items, "counts", faults) == (1, 3)
    assert [problem.line for problem in faults.found()] == [2]


def test_fields_collect_all_faults_in_the_order_of_the_file() -> None:
    faults = _faults()
    node = Table(1, {"b": Scalar(9, "x", "text"), "tilte": Scalar(2, "t", "text")}, {"b": 9, "tilte": 2})
    fields = Fields(node, "the thing", faults, ("title", "b"))
    assert fields.need("title", text, "none") == "none"
    assert fields.get("b", whole(1, 2), 7) == 7
    assert fields.has("b")
    assert not fields.has("title")
    assert [problem.sentence for problem in faults.found()] == [
        'some.yaml:1: the thing needs "title".',
        'some.yaml:2: the key "tilte" is not known in the thing. Did you mean "title"?',
        'some.yaml:9: "b" has to be a whole number from 1 to 2, not "x".',
    ]


def test_a_broken_mapping_is_one_fault_not_one_a_key() -> None:
    faults = _faults()
    fields = Fields(Items(4, ()), "the thing", faults, ("title",))
    assert fields.need("title", text, "none") == "none"
    assert len(faults.found()) == 1


def test_entries_are_named_parts() -> None:
    faults = _faults()
    parts = Table(2, {"good": Items(2, ()), "Bad One": Items(3, ())}, {"good": 2, "Bad One": 3})
    fields = Fields(Table(1, {"beats": parts, "facts": Items(5, ())}, {"beats": 2, "facts": 5}), "it", faults, ())
    assert [name for name, _ in fields.entries("beats", "beats")] == ["good", "Bad One"]
    assert not list(fields.entries("facts", "facts"))
    assert not list(fields.entries("missing", "parts"))
    assert [problem.line for problem in faults.found()] == [2, 3, 5, 5]


def test_nobody_is_kept_busy_for_ever() -> None:
    faults = _faults()
    crowd = tuple(Scalar(n, "a", "text") for n in range(1, MOST_PARTS + 9))
    read = many(text)(Items(1, crowd), "names", faults)
    assert read is not None
    assert len(read) == MOST_PARTS
    parts = {f"b{n}": node for n, node in enumerate(crowd)}
    beats = Table(2, parts, dict.fromkeys(parts, 2))
    assert (
        len(list(Fields(Table(1, {"beats": beats}, {"beats": 2}), "it", faults, ("beats",)).entries("beats", "beats")))
        == MOST_PARTS
    )
    assert ["entries" in problem.sentence for problem in faults.found()] == [True, True]
