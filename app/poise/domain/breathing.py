"""Paced breathing: how full the breath is at each second, and whether it goes in or out."""

from dataclasses import dataclass
from math import cos, pi
from typing import Literal

Way = Literal["in", "out"]


@dataclass(frozen=True, slots=True)
class Breathing:
    """What can be chosen for a few minutes, and what is usual.

    Attributes:
        usual, offered: breaths a minute.
        inward: the share of a breath that goes in, between 0 and 1.
        usual_minutes, offered_minutes: how long.
    """

    usual: float
    offered: tuple[float, ...]
    inward: float
    usual_minutes: int
    offered_minutes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pace:
    """One pace: `breaths` a minute, of each of which the share `inward` goes in."""

    breaths: float
    inward: float

    @property
    def seconds(self) -> float:
        """How long one breath takes."""
        return 60.0 / self.breaths

    def way(self, at: float) -> Way:
        """Which way the breath goes, `at` seconds after the first one began."""
        return "in" if self._place(at) < self.inward else "out"

    def fullness(self, at: float) -> float:
        """How full the breath is then, 0 to 1: half a cosine each way, so that it turns without a jerk."""
        place = self._place(at)
        if place < self.inward:
            return (1 - cos(pi * place / self.inward)) / 2
        return (1 + cos(pi * (place - self.inward) / (1 - self.inward))) / 2

    def _place(self, at: float) -> float:
        """How much of the present breath is over, 0 to 1."""
        return at % self.seconds / self.seconds
