"""What whoever shows a call asks of the words: a sentence by its key, with the values filled in."""

from typing import Protocol


class Words(Protocol):
    """Says `words("mood.calm")` or `words("debrief.reply", turn=3)`; a key that is not there is a bug (KeyError)."""

    def __call__(self, key: str, /, **values: object) -> str: ...


def signed(points: int) -> str:
    """With a real minus sign, as wide as the plus."""
    return f"+{points}" if points > 0 else f"−{-points}" if points < 0 else "±0"


def clock(seconds: float) -> str:
    """A moment of the call as minutes and seconds: "3:07"."""
    whole = max(0, round(seconds))
    return f"{whole // 60}:{whole % 60:02d}"
