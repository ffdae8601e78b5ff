"""Inflections folded."""

import pytest

from poise.judge.content.stems import past, stem


@pytest.mark.parametrize(
    "family",
    [
        "deliver delivers delivered delivering",
        "stop stopped stopping stops",
        "charge charged charging charges",
        "give gave given giving gives",
        "take took taken taking",
        "tell told tells telling",
        "apologize apologized apologizing",
        "try tried tries trying",
        "box boxes",
        "miss missed misses missing",
    ],
)
def test_one_stem_for_a_family(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("ring", "r"), ("this", "thi"), ("evening", "even"), ("need", "ne")])
def test_what_only_looks_inflected_is_kept(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_past_forms() -> None:
    assert past("arrived") and past("told") and past("was")
    assert not past("tell") and not past("red")
