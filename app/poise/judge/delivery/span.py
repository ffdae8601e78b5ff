"""When the trainee spoke: the stretch from the first sound to the last, and the pauses in it."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from poise.domain.evidence import Take
from poise.judge.delivery.voice import STEP, Voice

_HEARD_SHARE = 0.7
"""A detector that found less than this share of the voiced span went deaf, as they do on shouting."""

_CLOSED, _LEAST = 20, 8
"""Frames: shorter gaps are inside words, shorter voices are knocks."""

_BEFORE, _AFTER = 0.03, 0.05
"""Seconds of voiceless sound before the first and after the last vowel, on average (development clips)."""


@dataclass(frozen=True, slots=True)
class Span:
    """The reply in time.

    Attributes:
        begin, end: seconds from the first sample.
        speech: seconds of speech, pauses left out.
        gaps: the silences between its stretches, seconds each.
    """

    begin: float
    end: float
    speech: float
    gaps: tuple[float, ...]

    @property
    def seconds(self) -> float:
        """From the first sound to the last."""
        return self.end - self.begin

    def pauses(self, least: float) -> tuple[float, ...]:
        """The silences that are long enough to be a pause."""
        return tuple(gap for gap in self.gaps if gap >= least)


def span(take: Take, heard: Voice) -> Span | None:
    """When the trainee spoke: as the ear has it, or, where the ear went deaf, as the voiced frames have it.

    Measured against forced alignment of read speech the ear's span has a median error of 2 %, the voiced one of 5 %.
    """
    own, ear = _joined(_voiced(heard)), _joined(take.speech)
    if ear is None or (own is not None and ear.seconds < _HEARD_SHARE * own.seconds):
        return own
    return ear


def _voiced(heard: Voice) -> tuple[tuple[float, float], ...]:
    """Stretches in which the voice sounds, seconds."""
    edges = np.flatnonzero(np.diff(heard.hertz > 0, prepend=False, append=False))
    runs: list[list[int]] = []
    for begin, end in edges.reshape(-1, 2).tolist():
        if runs and begin - runs[-1][1] <= _CLOSED:
            runs[-1][1] = end
        else:
            runs.append([begin, end])
    kept = (run for run in runs if run[1] - run[0] >= _LEAST)
    return tuple((max(0.0, begin * STEP - _BEFORE), end * STEP + _AFTER) for begin, end in kept)


def _joined(stretches: tuple[tuple[float, float], ...]) -> Span | None:
    if not stretches:
        return None
    gaps = tuple(after[0] - before[1] for before, after in pairwise(stretches))
    return Span(stretches[0][0], stretches[-1][1], sum(end - begin for begin, end in stretches), gaps)
