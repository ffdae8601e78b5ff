"""Lint where files of tests/broken cannot show it: without voices, and with strong language declared."""

from dataclasses import replace
from pathlib import Path

from poise.domain.rubric import Rubric
from poise.library.draft import read
from poise.library.faults import Faults
from poise.library.lint import Surroundings, lint, reaction_keys


def _linted(file: Path, around: Surroundings, text: str) -> list[str]:
    file.write_text(text, "utf-8")
    faults = Faults(file)
    draft = read(file, faults)
    assert draft is not None
    assert not faults.found()
    lint(draft, around, faults)
    return [problem.sentence.rpartition(": ")[2] for problem in faults.found()]


def test_where_there_are_no_voices_none_is_asked_for(tmp_path: Path, small_file: Path, around: Surroundings) -> None:
    text = small_file.read_text("utf-8").replace("voice: tom", "voice: nobody")
    file = tmp_path / "small.yaml"
    assert len(_linted(file, around, text)) == 1
    assert _linted(file, replace(around, voices=frozenset()), text) == []


def test_strong_language_may_be_declared(tmp_path: Path, small_file: Path, around: Surroundings) -> None:
    text = small_file.read_text("utf-8").replace("Goodbye!", "Oh, bugger off!")
    file = tmp_path / "small.yaml"
    assert len(_linted(file, around, text)) == 1
    assert _linted(file, around, text.replace("level: 1", "level: 1\nstrong_language: true")) == []


def test_harmless_words_are_not_strong(tmp_path: Path, small_file: Path, around: Surroundings) -> None:
    text = small_file.read_text("utf-8").replace("Goodbye!", "The Dickens shelf, a Scunthorpe cockpit, an arsenal.")
    assert _linted(tmp_path / "small.yaml", around, text) == []


def test_a_reaction_can_be_to_either_side_of_a_behaviour(weights: Rubric) -> None:
    keys = reaction_keys(weights)
    assert {"let_vent", "no_let_vent", "wait_for", "no_wait_for", "dismiss"} <= set(keys)
    assert "no_dismiss" not in keys
