"""Where a jump along the call leads: to the next of some places, or back to the one before."""

from bisect import bisect_right
from collections.abc import Sequence

AGAIN = 1.0
"""Seconds after a place from which on a jump back leads to that place again, as on every player."""

SAME = 0.01
"""Seconds by which a place may be missed and is still the one where the call stands."""


def beyond(places: Sequence[float], at: float, way: int, end: float) -> float:
    """Where a jump from `at` leads: on (`way` > 0) to the next place or to `end`, else back, or to the beginning.

    `places` are seconds in their order.  Straight after a jump on, a jump back returns.
    """
    begun = bisect_right(places, at + SAME)
    if way > 0:
        return places[begun] if begun < len(places) else end
    if begun and at - places[begun - 1] > AGAIN:
        return places[begun - 1]
    return places[begun - 2] if begun > 1 else 0.0
