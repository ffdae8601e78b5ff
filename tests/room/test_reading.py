"""What a phone sends is exactly what is expected, or nothing."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.domain.ballot import Answer
from poise.room.reading import MOST_PICKED, code, vote

GOOD = {"number": 3, "picked": ["1"], "words": ""}
anything = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=9)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=7), inner, max_size=4)),
)


def test_a_vote_is_read() -> None:
    told = json.dumps(GOOD | {"picked": ["2", "1", "2"], "words": "é <b>"}).encode()
    assert vote(told) == (3, Answer(("2", "1"), "é <b>"))


def test_a_code_is_read() -> None:
    assert code(b'{"code": "bcdfgh"}') == "bcdfgh"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b"[" * 4000,
        b'{"a":' * 700,
        b'{"number": 3, "picked": [], "words": "}',
        json.dumps(GOOD | {"more": 1}).encode(),
        json.dumps(GOOD | {"number": "3"}).encode(),
        json.dumps(GOOD | {"number": True}).encode(),
        json.dumps(GOOD | {"number": 3.0}).encode(),
        json.dumps(GOOD | {"picked": "1"}).encode(),
        json.dumps(GOOD | {"picked": [1]}).encode(),
        json.dumps(GOOD | {"picked": [["1"]]}).encode(),
        json.dumps(GOOD | {"picked": ["1"] * (MOST_PICKED + 1)}).encode(),
        json.dumps(GOOD | {"words": None}).encode(),
        json.dumps(GOOD | {"words": {"a": 1}}).encode(),
        b'{"number": ' + b"9" * 5000 + b', "picked": [], "words": ""}',
        b'{"code": 7}',
        b'{"code": "bcdfgh", "mark": "x"}',
    ],
)
def test_what_is_neither(body: bytes) -> None:
    assert vote(body) is None and code(body) is None


@given(st.binary(max_size=60))
def test_no_bytes_upset_it(body: bytes) -> None:
    assert code(body) is None and vote(body) is None


@given(anything)
def test_no_json_upsets_it(told: object) -> None:
    read = vote(json.dumps(told).encode())
    assert read is None or isinstance(read[1], Answer)
