"""The secrets of one lesson: the code that is typed, the token a page must show, and the mark each phone is given."""

import hmac
from collections.abc import Callable
from dataclasses import dataclass

LETTERS = "bcdfghjkmnprstvwxz"
"""Of the room code: no vowels, so that no word comes about, and no letter that looks like another or like a digit."""

LENGTH = 6
"""Letters of the room code: 34 million codes, of which a guesser may try some ten a second."""


@dataclass(frozen=True, slots=True)
class Keys:
    """One lesson's secrets.

    Attributes:
        code: in the address that the class opens or types.
        token: what a page that knew the code must show with each request; worthless after the lesson.
        mark: makes a new mark for a phone, at random.
    """

    code: str
    token: str
    mark: Callable[[], str]

    def opens(self, code: str) -> bool:
        """Whether that is the room's code; how long it takes tells nothing."""
        return same(code.strip().lower(), self.code)


def drawn(below: Callable[[int], int], text: Callable[[], str]) -> Keys:
    """Secrets drawn from two sources: a number below another, and a text nobody guesses (module `secrets` has both)."""
    return Keys("".join(LETTERS[below(len(LETTERS))] for _ in range(LENGTH)), text(), text)


def is_code(text: str) -> bool:
    """Whether that could be a room's code."""
    return len(text) == LENGTH and set(text) <= set(LETTERS)


def same(one: str, other: str) -> bool:
    """Equality that takes as long whatever differs."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))
