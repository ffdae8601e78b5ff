"""What taking a few minutes needs from outside the window."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from poise.domain.breathing import Breathing, Pace


@dataclass(frozen=True, slots=True)
class Minutes:
    """What can be chosen, and the sound.

    Attributes:
        breathing: paces and lengths.
        sound: let breaths of that pace be heard, beginning so many seconds after the first one, until cancelled; False
            where there is nothing to hear them with.
    """

    breathing: Breathing
    sound: Callable[[Pace, float], Awaitable[bool]]
