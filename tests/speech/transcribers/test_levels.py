"""Levels are those of the samples, and tell a voice that fades from one that is cut off."""

import numpy as np
import pytest

from poise.speech.transcribers.levels import FLOOR, Levels


def tone(seconds: float, dbfs: float) -> np.ndarray:
    times = np.arange(round(seconds * 16_000)) / 16_000
    return np.sin(2 * np.pi * 200 * times) * 2**0.5 * 10 ** (dbfs / 20)


def levels(*waves: np.ndarray) -> Levels:
    return Levels((np.concatenate(waves) * 32768).astype("<i2").tobytes())


def test_a_level_is_found_where_it_is() -> None:
    found = levels(tone(1.0, -50), tone(1.0, -20), tone(1.0, -40))
    assert found.seconds == 3.0
    assert found.loudest() == pytest.approx(-20, abs=0.1)
    assert found.loudest(0.0, 0.9) == pytest.approx(-50, abs=0.2)
    assert found.loudest(2.1, 9.0) == pytest.approx(-40, abs=0.1)
    assert found.loudest(5.0, 6.0) == found.loudest(-2.0, -1.0) == FLOOR


def test_the_end_is_compared_with_the_voice() -> None:
    assert levels(tone(1.0, -20)).ending() == pytest.approx(0, abs=0.1)
    assert levels(tone(1.0, -20), tone(0.2, -60)).ending() == pytest.approx(-40, abs=0.5)


@pytest.mark.parametrize("samples", [b"", bytes(2), bytes(10), bytes(32_000)])
def test_nothing_has_the_floor_for_its_level(samples: bytes) -> None:
    found = Levels(samples)
    assert found.loudest() == FLOOR
    assert found.ending() <= 0.0
