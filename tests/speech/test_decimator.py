"""From 48 kHz to 16 kHz."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from poise.speech.decimator import Decimator
from poise.speech.microphone import Samples


def tone(hertz: float, seconds: float = 0.5) -> Samples:
    return (10_000 * np.sin(2 * np.pi * hertz * np.arange(round(48_000 * seconds)) / 48_000)).astype(np.int16)


def gain(hertz: float) -> float:
    """In dB, away from the ends."""
    out = Decimator().convert(tone(hertz))[200:-200].astype(float)
    return float(20 * np.log10(np.sqrt(np.mean(out**2)) / (10_000 / np.sqrt(2)) + 1e-9))


def test_a_voice_passes_and_what_would_fold_back_does_not() -> None:
    assert all(abs(gain(hertz)) < 0.1 for hertz in (50, 300, 1000, 3400, 6800))
    assert all(gain(hertz) < -55 for hertz in (8_100, 9_000, 12_000, 15_900, 23_000))


@given(st.lists(st.integers(min_value=1, max_value=2000), min_size=1, max_size=12))
def test_it_does_not_matter_how_the_blocks_were_cut(cuts: list[int]) -> None:
    sound = np.random.default_rng(1).integers(-30_000, 30_000, sum(cuts)).astype(np.int16)
    whole, parts = Decimator().convert(sound), Decimator()
    pieces = np.split(sound, np.cumsum(cuts)[:-1])
    assert np.array_equal(np.concatenate([parts.convert(piece) for piece in pieces]), whole)
    assert len(whole) == -(-len(sound) // 3)


def test_full_scale_does_not_wrap_around() -> None:
    square = np.where(np.arange(4800) % 960 < 480, 32767, -32768).astype(np.int16)
    out = Decimator().convert(square).astype(int)
    assert out.max() == 32767
    assert out.min() == -32768
