"""How much a phone may ask for, and all phones together: rates, sizes and numbers; nothing here knows the network."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """So many at once, and so many a second in the long run."""

    burst: float
    a_second: float


@dataclass(frozen=True, slots=True)
class Limits:
    """What one room bears.

    Attributes:
        phones: marks that are given out in all.
        phones_an_address: marks for one address of the network: a phone has its own, with one to spare for each
            browser; None where all phones come from one address, as behind some hotspots.
        streams_a_phone: pages of one phone that hear news at the same time.
        connections, connections_an_address: open connections, in all and from one address.
        body: bytes of a request's body.
        patience: seconds for a whole body, and for a connection that says nothing.
        votes: requests of one phone that has joined.
        visits: requests of one address that has not, or not yet.
        wrong_codes: wrong codes from one address; `all_wrong_codes` in all.
        everything: requests in all.
        remembered: addresses whose rates are remembered.
    """

    phones: int = 400
    phones_an_address: int | None = 5
    streams_a_phone: int = 3
    connections: int = 1500
    connections_an_address: int | None = 24
    body: int = 4096
    patience: float = 8.0
    votes: Rate = Rate(20, 4.0)
    visits: Rate | None = Rate(60, 6.0)
    wrong_codes: Rate = Rate(5, 0.2)
    all_wrong_codes: Rate = Rate(60, 10.0)
    everything: Rate = Rate(2500, 800.0)
    remembered: int = 2000


ONE_ADDRESS = Limits(phones_an_address=None, connections_an_address=None, visits=None, wrong_codes=Rate(60, 10.0))
"""For a network that shows all phones under one address: what cannot be told apart is limited in all only."""


class Bucket:
    """Lets through what a rate allows, for each of those who ask; remembers only so many of them, the latest."""

    def __init__(self, rate: Rate | None, clock: Callable[[], float], remembered: int = 1) -> None:
        self._rate = rate
        self._clock = clock
        self._remembered = remembered
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def lets(self, who: str = "") -> bool:
        """Whether one more is allowed now; it is counted if so."""
        if self._rate is None:
            return True
        left = self._now(who, self._rate)
        allowed = left >= 1.0
        self._left[who] = (left - 1.0 if allowed else left, self._clock())
        self._left.move_to_end(who)
        if len(self._left) > self._remembered:
            self._left.popitem(last=False)
        return allowed

    def has_room(self, who: str = "") -> bool:
        """Whether one more would be allowed; nothing is counted."""
        return self._rate is None or self._now(who, self._rate) >= 1.0

    def _now(self, who: str, rate: Rate) -> float:
        left, at = self._left.get(who, (rate.burst, self._clock()))
        return min(rate.burst, left + (self._clock() - at) * rate.a_second)
