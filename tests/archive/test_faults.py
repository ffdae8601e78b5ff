"""A refusing disk is told as one sentence, with advice that fits."""

import errno
from pathlib import Path

import pytest

from poise.archive.faults import explained


@pytest.mark.parametrize(
    ("number", "says", "advises"),
    [
        (errno.ENOSPC, "The disk is full, so nothing was kept: calls.", "Free some room"),
        (errno.EFBIG, "The disk is full, so nothing was kept: calls.", "Free some room"),
        (errno.EACCES, "The folder may not be written to, so nothing was kept: calls.", "Make it writable"),
        (errno.EROFS, "The folder may not be written to, so nothing was kept: calls.", "another folder"),
        (errno.ENAMETOOLONG, "The path is too long for this system, so nothing was kept: calls.", "shorter path"),
        (errno.EIO, "The system says “it broke”, so nothing was kept: calls.", "still there"),
    ],
)
def test_each_refusal_has_its_sentence(number: int, says: str, advises: str) -> None:
    problem = explained(OSError(number, "it broke"), Path("calls"), "nothing was kept")
    assert problem.sentence == says
    assert advises in problem.advice
