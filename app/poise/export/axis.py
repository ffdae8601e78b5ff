"""Places on the axis of time that two pictures share, and which of many labels there is room for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil

LEFT, RIGHT = 96.0, 636.0
"""Where the axis begins and ends; what is beside it is for names."""

STEPS = (5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
"""Seconds that may be between two ticks."""
MOST_TICKS = 9


@dataclass(frozen=True, slots=True)
class Axis:
    """Seconds 0 to `seconds` from LEFT to RIGHT."""

    seconds: float

    def x(self, at: float) -> float:
        """Where that second is."""
        share = min(1.0, max(0.0, at / self.seconds)) if self.seconds > 0 else 0.5
        return LEFT + (RIGHT - LEFT) * share

    def ticks(self) -> tuple[int, ...]:
        """Round seconds to be named, not more than there is room for."""
        longest = STEPS[-1] * ceil(self.seconds / STEPS[-1] / MOST_TICKS)
        step = next((one for one in STEPS if self.seconds / one <= MOST_TICKS), longest)
        return tuple(range(0, int(self.seconds) + 1, step))


def roomy(places: Iterable[float], least: float) -> Iterator[bool]:
    """For each of the rising places whether a label there is at least `least` away from the last one that was set."""
    last = float("-inf")
    for place in places:
        fits = place - last >= least
        last = place if fits else last
        yield fits
