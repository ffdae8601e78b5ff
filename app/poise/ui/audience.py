"""What a running call tells whoever watches it: events, levels, the customer's voice and the words so far."""

from dataclasses import dataclass
from typing import Protocol

from poise.domain.events import Event


@dataclass(frozen=True, slots=True)
class Mouth:
    """A piece of the customer's speech whose sound begins at this moment.

    Attributes:
        text: the words of this piece.
        seconds: how long it sounds.
        envelope: loudness 0..1 at even steps over `seconds`, some 25 to 50 a second; empty where there is no sound.
    """

    text: str
    seconds: float
    envelope: tuple[float, ...] = ()


class Audience(Protocol):
    """The window as a running call sees it: safe to call from any thread, never waits, never raises."""

    def event(self, event: Event) -> None:
        """Something happened (and was kept)."""
        ...

    def levels(self, dbfs: float, speaking: bool) -> None:
        """The microphone's level now, in dBFS, and whether the ear hears the trainee speak; every 20 to 60 ms."""
        ...

    def mouth(self, piece: Mouth) -> None:
        """A piece of the customer's speech begins to sound."""
        ...

    def words(self, text: str) -> None:
        """What has been recognised of the reply so far; a later call replaces it."""
        ...

    def thinking(self) -> None:
        """The reply has ended and is being recognised and judged."""
        ...
