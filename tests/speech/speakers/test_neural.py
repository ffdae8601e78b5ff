"""The neural voice speaks tidily, the same bytes every time, and says what is missing."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from poise.problems import EngineProblem
from poise.resources import root
from poise.speech.speakers.neural import Neural
from poise.speech.speakers.sound import Sound
from poise.speech.speakers.voices import voices

VOICES = voices([root("voices")])
TEXT = "I want my money back."


@pytest.fixture(scope="module")
def neural() -> Neural:
    return Neural()


def dead_air(sound: Sound) -> tuple[float, float]:
    """Seconds before the first and after the last 10 ms that are within 45 dB of the loudest."""
    size = sound.rate // 100
    level = np.sqrt((sound.wave[: len(sound.wave) // size * size].reshape(-1, size) ** 2).mean(axis=1))
    heard = np.flatnonzero(level > level.max() * 10 ** (-45 / 20))
    return float(heard[0] / 100), float(sound.seconds - (heard[-1] + 1) / 100)


def test_two_engines_speak_the_same_bytes_without_dead_air(neural: Neural) -> None:
    sound = neural.render(TEXT, VOICES["margaret"], "calm")
    assert sound.rate == 24_000
    assert 0.8 < sound.seconds < 2.5
    assert max(dead_air(sound)) <= 0.06
    again = Neural(threads=1).render(TEXT, VOICES["margaret"], "furious")
    assert again.samples.tobytes() == sound.samples.tobytes()


def test_voices_differ_and_pace_is_obeyed(neural: Neural) -> None:
    desmond = neural.render("Yes.", VOICES["desmond"], "calm")
    slow = neural.render("Yes.", replace(VOICES["desmond"], speed=0.6), "calm")
    assert slow.seconds > desmond.seconds


def test_its_identity_is_words_style_and_pace_and_no_mood(neural: Neural) -> None:
    margaret = VOICES["margaret"]
    usual = neural.identity(TEXT, margaret, "calm")
    assert usual == neural.identity(TEXT, replace(margaret, id="x", name="x", pitch=3, variant="m1"), "angry")
    for other in (replace(margaret, speed=1.2), replace(margaret, blend=()), replace(margaret, language="en-us")):
        assert neural.identity(TEXT, other, "calm") != usual
    assert neural.identity("No.", margaret, "calm") != usual
    assert neural.name in usual.replace("\\u201c", "“")


def test_a_style_that_is_not_there_is_named_with_those_that_are(neural: Neural) -> None:
    with pytest.raises(EngineProblem, match="“margaret” asks for the neural style “bf_nobody”") as caught:
        neural.render(TEXT, replace(VOICES["margaret"], blend=(("bf_nobody", 1.0),)), "calm")
    assert "bf_emma" in caught.value.advice


def test_words_that_cannot_be_spoken_are_explained(neural: Neural) -> None:
    with pytest.raises(EngineProblem, match="could not say “”"):
        neural.render("", VOICES["margaret"], "calm")


def test_a_damaged_model_is_explained(tmp_path: Path) -> None:
    (tmp_path / "kokoro.onnx").write_bytes(b"not a model")
    with pytest.raises(EngineProblem, match="could not be loaded") as caught:
        Neural(tmp_path).render(TEXT, VOICES["margaret"], "calm")
    assert "start.py" in caught.value.advice


def test_a_missing_model_is_explained_before_anything_is_spoken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POISE_MODELS", str(tmp_path))
    with pytest.raises(EngineProblem, match="missing or incomplete"):
        Neural()
