"""Figures in words and digits."""

import pytest

from poise.judge.content.numbers import values


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("forty five minutes", [45]),
        ("45 minutes", [45]),
        ("nine hundred pounds", [900]),
        ("two thousand five hundred", [2500]),
        ("four four one seven", [4, 4, 1, 7]),
        ("twenty three times twice", [23, 2]),
        ("one of them", []),
        ("twenty one", [21]),
        ("a hundred and a thousand", [100, 1000]),
        ("ten twenty", [10, 20]),
        ("no numbers", []),
    ],
)
def test_figures(said: str, figures: list[int]) -> None:
    assert values(said.split()) == figures
