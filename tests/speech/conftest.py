"""What the tests of the ear share: the virtual sound card, real speech, and the ear's parts."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from poise.problems import EngineProblem
from poise.speech import models
from poise.speech.ear_numbers import Hearing, load
from poise.speech.microphone import Samples
from poise.speech.turn_end import SmartTurn
from poise.speech.vad import Silero
from tests.virtual_audio import sound_card, virtual_audio

__all__ = ["development_voice", "numbers", "room", "silero", "smart_turn", "sound_card", "speech", "virtual_audio"]

DEVELOPMENT = Path(__file__).parents[3] / "shared" / "data"


@pytest.fixture(scope="session")
def silero() -> Silero:
    """The detector of speech."""
    return Silero()


@pytest.fixture(scope="session")
def smart_turn() -> SmartTurn:
    """The detector of ended turns."""
    try:
        return SmartTurn(models.find("smart-turn") / "smart-turn-v3.2-cpu.onnx")
    except EngineProblem as problem:
        pytest.skip(problem.sentence)


@pytest.fixture(scope="session")
def numbers() -> Hearing:
    """The numbers that ship, for normal patience."""
    return load("normal")


@pytest.fixture(scope="session")
def speech() -> Samples:
    """A sentence of a demonstration trainee, as it is spoken into the microphone: 16 kHz."""
    file = sorted((Path(__file__).parents[2] / "assets" / "demo" / "good").glob("*.flac"))[0]
    samples, rate = soundfile.read(file, dtype="float32")
    return spoken(samples, rate)


@pytest.fixture(scope="session")
def development_voice() -> Path:
    """The folder of development clips; they are not part of the product, so they may be missing."""
    folder = DEVELOPMENT / "voice"
    if not folder.is_dir():
        pytest.skip("the development clips are not beside this checkout")
    return folder


@pytest.fixture
def room() -> np.random.Generator:
    """The noise of a room, the same in each run."""
    return np.random.default_rng(7)


def spoken(wave: np.ndarray[tuple[int], np.dtype[np.float32]], rate: int) -> Samples:
    """A wave as the ear gets it."""
    import soxr

    heard: Samples = (soxr.resample(wave, rate, 16_000) * 32767).astype(np.int16)
    return heard
