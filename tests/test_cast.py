"""Engines are picked by the settings, and a lesser one never in silence."""

from pathlib import Path

import pytest

from poise.cast import Engines
from poise.library.shelf import usual_shelf
from poise.problems import EngineProblem, Problem
from poise.settings import Settings
from tests.fakes import RUBRIC


def engines(settings: Settings, told: list[Problem]) -> Engines:
    return Engines(settings, usual_shelf(), RUBRIC, told.append)


def test_what_is_installed_is_used_without_a_word() -> None:
    told: list[Problem] = []
    with engines(Settings(), told) as found:
        assert found.transcriber.name.startswith("whisper")
        assert found.voice.name.startswith("neural")
    assert told == []


def test_a_lesser_engine_is_never_taken_in_silence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POISE_MODELS", str(tmp_path))
    told: list[Problem] = []
    with engines(Settings(), told) as found:
        assert "sphinx" in found.transcriber.name.lower()
        assert "neural" not in found.voice.name
    assert [type(problem) for problem in told] == [EngineProblem, EngineProblem]
    assert all("--models" in problem.advice for problem in told)


def test_an_engine_that_is_asked_for_by_name_must_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POISE_MODELS", str(tmp_path))
    told: list[Problem] = []
    with engines(Settings(transcriber="whisper"), told) as found, pytest.raises(EngineProblem):
        _ = found.transcriber


@pytest.mark.parametrize("settings", [Settings(voice="opera"), Settings(transcriber="stenography")])
def test_an_unknown_engine_is_one_sentence(settings: Settings) -> None:
    with engines(settings, []) as found, pytest.raises(EngineProblem, match="There is no"):
        _ = found.voice, found.transcriber
