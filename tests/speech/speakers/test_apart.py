"""A voice in a process of its own gives the same sound, and its death or hang is one sentence."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from poise.domain.mood import Band
from poise.problems import EngineProblem
from poise.resources import root
from poise.speech.speakers.apart import ADVICE, Apart
from poise.speech.speakers.sound import Sound
from poise.speech.speakers.voices import Voice, voices

MARGARET = voices([root("voices")])["margaret"]


class Tapping:
    """Taps once a word, and does what it is told."""

    name = "tapping"

    def identity(self, text: str, voice: Voice, band: Band) -> str:
        return f"{text} {voice.id} {band}"

    def render(self, text: str, voice: Voice, band: Band) -> Sound:
        match text.split():
            case ["die"]:
                os.kill(os.getpid(), 9)
            case ["hang"]:
                time.sleep(600)
            case ["explain"]:
                raise EngineProblem("There is no drum.", "Buy one.")
        return Sound(np.full(len(text.split()), os.getpid() % 30_000, np.int16), 8000)

    def close(self) -> None:
        pass


@pytest.fixture
def tapping() -> Iterator[Apart]:
    apart = Apart(Tapping, patience=1.0)
    yield apart
    apart.close()


def test_it_is_the_engine_elsewhere(tapping: Apart) -> None:
    assert tapping.name == "tapping"
    assert tapping.identity("one", MARGARET, "calm") == "one margaret calm"
    sound = tapping.render("one two", MARGARET, "calm")
    assert len(sound.samples) == 2 and sound.rate == 8000
    assert sound.samples[0] != os.getpid() % 30_000


@pytest.mark.parametrize(
    ("order", "says", "advises"),
    [
        ("die", "The voice stops at once.", ADVICE),
        ("hang", "The voice does not answer.", ADVICE),
        ("explain", "There is no drum.", "Buy one."),
    ],
)
def test_each_fault_is_one_sentence_and_the_voice_speaks_on(
    tapping: Apart, order: str, says: str, advises: str
) -> None:
    with pytest.raises(EngineProblem) as caught:
        tapping.render(order, MARGARET, "calm")
    assert (caught.value.sentence, caught.value.advice) == (says, advises)
    assert len(tapping.render("on", MARGARET, "calm").samples) == 1


def test_what_is_not_there_is_told_before_a_process_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from poise.speech.speakers.neural import Neural

    monkeypatch.setenv("POISE_MODELS", str(tmp_path))
    with pytest.raises(EngineProblem, match="missing or incomplete"):
        Apart(Neural)
