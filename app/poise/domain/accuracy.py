"""How right the judge is, as measured and published: the accuracy card as a value."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """One behaviour: how many replies show it, and how it was found; `low` to `high` holds F1 in 95 draws of 100."""

    id: str
    count: int
    precision: float
    recall: float
    f1: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Card:
    """All that is published about the judge of words.

    Attributes:
        replies: how many were judged.
        scores: by behaviour.
        skills, faults, all: means of F1 over the behaviours of that kind.
        faultless: replies without any fault, and `accused`: the share of them in which a fault was found.
        milliseconds: for one reply; the one figure that differs from machine to machine.
    """

    replies: int
    scores: tuple[Score, ...]
    skills: float
    faults: float
    all: float
    faultless: int
    accused: float
    milliseconds: float

    def overlooked(self) -> Mapping[str, float]:
        """Of each behaviour, the share of the replies without its mark that show it all the same."""
        shares = {}
        for one in self.scores:
            found = one.recall * one.count
            marked = found / one.precision if one.precision else 0.0
            shares[one.id] = (one.count - found) / max(1.0, self.replies - marked)
        return shares


@dataclass(frozen=True, slots=True)
class Figures:
    """Further figures that need more than what is shipped to be measured anew: a heading and (name, figure) rows."""

    heading: str
    rows: tuple[tuple[str, str], ...]
    note: str
