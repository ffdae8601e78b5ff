"""Recognisers are chosen by name, and imported only when they are asked for."""

import subprocess
import sys

import pytest

from poise.problems import EngineProblem
from poise.speech.transcribers import ENGINES, recogniser, transcriber


def test_each_name_is_a_recogniser() -> None:
    for name in ("sphinx", "typed"):
        assert recogniser(name).name.startswith(name)
    assert set(ENGINES) == {"whisper", "sphinx", "typed"}


def test_an_unknown_name_is_told_with_those_that_are_known() -> None:
    for ask in (recogniser, transcriber):
        with pytest.raises(EngineProblem, match="There is no recogniser called “wisper”") as caught:
            ask("wisper")
        assert caught.value.advice == "Choose one of: whisper, sphinx, typed."


def test_what_is_not_installed_is_told() -> None:
    with pytest.raises(EngineProblem, match="The recogniser “odd” is not installed") as caught:
        recogniser("odd", {"odd": "poise.speech.transcribers.odd:Odd"})
    assert caught.value.advice


def test_nothing_heavy_is_imported_before_it_is_asked_for() -> None:
    program = (
        "import sys; from poise.speech.transcribers import transcriber; transcriber('typed').close();"
        "heavy = {'faster_whisper', 'ctranslate2', 'speech_recognition', 'pocketsphinx', 'numpy'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
