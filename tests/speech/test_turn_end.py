"""Whether a pause sounds like the end."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from poise.problems import EngineProblem
from poise.speech.microphone import Samples
from poise.speech.turn_end import SilenceAlone, SmartTurn


def test_a_whole_sentence_sounds_more_complete_than_half_of_it(smart_turn: SmartTurn, speech: Samples) -> None:
    hush = np.zeros(3_200, np.int16)
    end = int(np.flatnonzero(np.abs(speech) > 300)[-1])
    whole = asyncio.run(smart_turn.complete(np.concatenate([speech[:end], hush])))
    half = asyncio.run(smart_turn.complete(np.concatenate([speech[: 3 * 16_000], hush])))
    assert 0.0 <= half < whole <= 1.0


def test_the_same_sound_gets_the_same_answer_wherever_it_is_thought_over(
    speech: Samples, smart_turn: SmartTurn
) -> None:
    with ThreadPoolExecutor(1) as pool:
        elsewhere = SmartTurn(_file(), pool)
        assert asyncio.run(elsewhere.complete(speech)) == asyncio.run(smart_turn.complete(speech))


def test_only_the_last_eight_seconds_count(smart_turn: SmartTurn, speech: Samples) -> None:
    long = np.concatenate([speech, speech])
    assert asyncio.run(smart_turn.complete(long)) == asyncio.run(smart_turn.complete(long[-128_000:]))


def test_silence_alone_knows_nothing() -> None:
    assert asyncio.run(SilenceAlone().complete(np.zeros(10, np.int16))) == 0.0


def test_a_model_that_cannot_be_loaded_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(EngineProblem, match="ended turns") as problem:
        SmartTurn(tmp_path / "missing.onnx")
    assert "--models" in problem.value.advice


def _file() -> Path:
    from poise.speech import models

    return models.find("smart-turn") / "smart-turn-v3.2-cpu.onnx"
