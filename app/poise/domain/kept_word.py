"""What became of a promise, and the promises that a customer asks after when they speak again."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Became = Literal["kept", "late", "forgotten"]
BECAME: tuple[Became, ...] = ("kept", "late", "forgotten")
"""From the best to the worst."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One promise that is asked after.

    Attributes:
        words: the promise in the customer's mouth, behind "you said" ("you'd ring me on Friday"); "" if it cannot be
            turned round safely.
        became: what became of it.
    """

    words: str
    became: Became


def worst(promises: Iterable[Asked]) -> Became | None:
    """What became of the promise that fared worst; None where there is none."""
    return max((one.became for one in promises), key=BECAME.index, default=None)
