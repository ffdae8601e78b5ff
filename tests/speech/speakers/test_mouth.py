"""Engines are found by name, and joined with moods and memory."""

from pathlib import Path

import pytest

from poise.problems import EngineProblem, Problem
from poise.resources import root
from poise.speech.speakers import ENGINES, engine, synth
from poise.speech.speakers.kept import Shelf
from poise.speech.speakers.mouth import mouth
from poise.speech.speakers.voices import voices
from poise.speech.voicing import manners

VOICES = voices([root("voices")])


def unheard(problem: Problem) -> None:
    raise AssertionError(problem.sentence)


def test_an_unknown_engine_names_those_that_are_known() -> None:
    with pytest.raises(EngineProblem, match="no voice engine called “nural”") as caught:
        engine("nural")
    assert all(name in caught.value.advice for name in ENGINES)


def test_an_engine_whose_package_is_missing_is_explained() -> None:
    with pytest.raises(EngineProblem, match="“brass” is not installed") as caught:
        synth("brass", {"brass": "poise_brass_voice:Brass"})
    assert caught.value.advice


def test_a_mood_costs_a_new_colour_and_no_new_rendering(tmp_path: Path) -> None:
    speaking = mouth("system", Shelf(tmp_path, unheard), manners())
    calm = speaking.render("Where are my samples?", VOICES["margaret"], "calm")
    angry = speaking.render("Where are my samples?", VOICES["margaret"], "angry")
    assert len(list(tmp_path.iterdir())) == 3
    assert angry.samples.tobytes() != calm.samples.tobytes()
    again = mouth("system", Shelf(tmp_path, unheard), manners())
    assert (
        again.render("Where are my samples?", VOICES["margaret"], "angry").samples.tobytes() == angry.samples.tobytes()
    )
    assert again.name == speaking.name
    speaking.close()
    again.close()


def test_captions_are_neither_coloured_nor_kept(tmp_path: Path) -> None:
    speaking = mouth("captions", Shelf(tmp_path, unheard), manners())
    assert speaking.render("Where are my samples?", VOICES["margaret"], "furious").seconds == 2.0
    assert list(tmp_path.iterdir()) == []
