"""Levels for the meter: half as many as the microphone gives, as often as the face is drawn."""

from collections.abc import Callable


class Louder:
    """Tells the louder of every two levels (dBFS), which come 50 times a second; on one thread."""

    def __init__(self, tell: Callable[[float, bool], object]) -> None:
        self._tell = tell
        self._first: float | None = None

    def hear(self, dbfs: float, speaking: bool) -> None:
        """One level, and whether somebody speaks."""
        if self._first is None:
            self._first = dbfs
            return
        first, self._first = self._first, None
        self._tell(max(first, dbfs), speaking)
