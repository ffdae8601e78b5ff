"""Conditions out of nodes: every key of a condition arrives in its field."""

from dataclasses import fields
from pathlib import Path

from poise.domain.scenario import When
from poise.library import talk
from poise.library.faults import Faults
from poise.library.nodes import load

EVERY_KEY = """
mood: [calm, wary]
anger_at_least: 1
anger_at_most: 2
trust_at_least: 3
shown: [a]
faulted: [b]
ever: [c]
never: [d]
faults: 4
told: [e]
offered: [f]
half: [g]
agreed: false
visits: 5
silences: 6
"""


def _when(folder: Path, text: str, faults: Faults) -> When | None:
    file = folder / "when.yaml"
    file.write_text(text)
    table, _ = load(file)
    return talk.when(table, "when", faults)


def test_every_key_of_a_condition_is_read(tmp_path: Path) -> None:
    faults = Faults(tmp_path)
    found = _when(tmp_path, EVERY_KEY, faults)
    assert not faults.found()
    assert found == When(
        mood=frozenset({"calm", "wary"}),
        anger_at_least=1,
        anger_at_most=2,
        trust_at_least=3,
        shown=frozenset("a"),
        faulted=frozenset("b"),
        ever=frozenset("c"),
        never=frozenset("d"),
        faults=4,
        told=frozenset("e"),
        offered=frozenset("f"),
        half=frozenset("g"),
        agreed=False,
        visits=5,
        silences=6,
    )


def test_the_keys_are_those_of_the_value() -> None:
    assert set(talk.WHEN_KEYS) == {field.name for field in fields(When)}


def test_a_condition_that_cannot_be_read_still_counts_as_one(tmp_path: Path) -> None:
    faults = Faults(tmp_path)
    assert _when(tmp_path, "mood: [livid]\n", faults) != When()
    assert len(faults.found()) == 1
