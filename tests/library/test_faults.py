"""Faults: in the order of the file, each once, and the right guess at what was meant."""

from pathlib import Path

import pytest

from poise.library.faults import MOST, Faults, meant


def test_faults_are_sorted_and_told_once() -> None:
    faults = Faults(Path("a.yaml"))
    for line, sentence in ((5, "later."), (2, "first."), (5, "later.")):
        faults.add(line, sentence)
    assert [str(problem) for problem in faults.found()] == ["a.yaml:2: first.", "a.yaml:5: later."]


@pytest.mark.parametrize(
    ("word", "options", "said"),
    [
        ("refnud", ["refund", "voucher"], ' Did you mean "refund"?'),
        ("xyz", ["refund"], ' There is "refund".'),
        ("xyz", ["refund", "voucher", "repair"], ' There is "refund", "voucher" and "repair".'),
        ("xyz", [f"very-different-{n}" for n in range(30)], ""),
        ("xyz", [], ""),
    ],
)
def test_what_was_meant(word: str, options: list[str], said: str) -> None:
    assert meant(word, options) == said


def test_very_many_faults_are_cut_short() -> None:
    faults = Faults(Path("a.yaml"))
    for line in range(1, MOST + 50):
        faults.unknown(line, f"fault {line}.", "x", [])
    assert len(faults.found()) == MOST + 1
    assert faults.found()[-1].sentence == f"a.yaml:{MOST}: there are more faults than these {MOST}."
