"""What the trainee does by hand while the ear listens: holds the talk key, pauses, types a reply instead."""

import asyncio
from dataclasses import dataclass, field


@dataclass(slots=True)
class Hands:
    """What the hands are doing; read by the listener, changed on its event loop only.

    Attributes:
        held: the talk key is down.
        presses: how often it went down.
        paused: nothing that is said now counts.
        composing: a reply is being typed, so nobody is silent.
        written: typed replies that wait to be taken.
        stirred: set whenever something changes.
    """

    held: bool = False
    presses: int = 0
    paused: bool = False
    composing: bool = False
    written: list[str] = field(default_factory=list)
    stirred: asyncio.Event = field(default_factory=asyncio.Event)
    loop: asyncio.AbstractEventLoop | None = None


class Keys:
    """The other side of `Hands`: may be called from any thread, at any time."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands

    def press(self) -> None:
        """The talk key goes down: the reply begins, whatever the ear makes of it."""
        self._soon(held=True, presses=self._hands.presses + 1)

    def release(self) -> None:
        """The talk key comes up: the reply is over."""
        self._soon(held=False)

    def pause(self) -> None:
        """From now on nothing counts, and no patience runs out."""
        self._soon(paused=True)

    def resume(self) -> None:
        """Listen again."""
        self._soon(paused=False)

    def compose(self, going: bool) -> None:
        """A reply is being typed, or no longer."""
        self._soon(composing=going)

    def type(self, text: str) -> None:
        """The reply is this text."""
        self._soon(composing=False, written=[*self._hands.written, text])

    def _soon(self, **changes: object) -> None:
        loop = self._hands.loop
        if loop is None or loop.is_closed():
            self._change(changes)
        else:
            loop.call_soon_threadsafe(self._change, changes)

    def _change(self, changes: dict[str, object]) -> None:
        for name, value in changes.items():
            setattr(self._hands, name, value)
        self._hands.stirred.set()
