"""What every recogniser is, whatever its engine."""

from collections.abc import Sequence
from typing import Protocol

from poise.domain.evidence import Take, Transcript


class Recogniser(Protocol):
    """Words out of a take, one take at a time; called from one thread."""

    @property
    def name(self) -> str:
        """Engine and version, for the record; known without loading anything."""
        ...

    def warm(self) -> None:
        """Load what has to be loaded, once; later calls cost nothing.  Raises EngineProblem."""
        ...

    def recognise(self, take: Take, names: Sequence[str]) -> Transcript:
        """The words of `take`; depends on what is fed of it (`fed.py`) and on `names` alone.  Raises EngineProblem."""
        ...

    def close(self) -> None:
        """Let go of memory and processes."""
        ...
