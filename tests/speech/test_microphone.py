"""Levels."""

import numpy as np
import pytest

from poise.speech.microphone import QUIETEST, level


def test_levels() -> None:
    assert level(np.zeros(320, np.int16)) == QUIETEST
    assert level(np.zeros(0, np.int16)) == QUIETEST
    assert level(np.full(320, -32768, np.int16)) == pytest.approx(0.0)
    assert level(np.full(320, 3277, np.int16)) == pytest.approx(-20.0, abs=0.01)
