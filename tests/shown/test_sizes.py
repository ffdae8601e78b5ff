"""Sizes as people know them."""

import pytest

from poise.shown.sizes import sized

SIZES = [
    (0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 kB"), (9949, "9.9 kB"), (9950, "10 kB"), (66_610, "67 kB"),
    (999_499, "999 kB"), (999_600, "1.0 MB"), (221_000_000, "221 MB"),
    (3_200_000_000, "3.2 GB"), (5 * 10**15, "5000 TB"),
]  # fmt: skip


@pytest.mark.parametrize(("length", "told"), SIZES)
def test_three_figures_at_most(length: int, told: str) -> None:
    assert sized(length) == told
