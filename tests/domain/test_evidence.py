"""A take knows how long it is, and whether anything was said."""

import pytest

from poise.domain.evidence import TAKE_RATE, Take


def test_length():
    assert Take(b"\0\0" * TAKE_RATE * 2, 0.0).seconds == 2.0
    assert Take(b"", 0.0).seconds == 0.0


@pytest.mark.parametrize(
    ("take", "silent"),
    [
        (Take(b"", 0.0), True),
        (Take(b"\0\0" * 999, 0.0), True),
        (Take(b"\0\0" * 999, 0.0, ((0.0, 0.05),)), False),
        (Take(b"", 0.0, typed="Hello"), False),
        (Take(b"", 0.0, typed=""), False),
    ],
)
def test_silence(take, silent):
    assert take.silent == silent
