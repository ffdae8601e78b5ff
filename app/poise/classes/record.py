"""The record of a class that is held: kept on disk, folded into where the class stands, and told to its windows."""

from collections.abc import Callable

from poise.archive.classes import ClassLog
from poise.domain.classroom import ClassEvent, Classroom
from poise.problems import ArchiveProblem
from poise.session.ports import Clock


class Record:
    """Everything that happens in a class passes here: kept first, then folded in, then told.

    `lost` is why nothing more can be kept, and so the end of the class; None while all is well.
    """

    def __init__(
        self, log: ClassLog, before: tuple[ClassEvent, ...], clock: Clock, told: Callable[[ClassEvent], object]
    ) -> None:
        self.log = log
        self.events: tuple[ClassEvent, ...] = ()
        self.stands = Classroom()
        self.lost: ArchiveProblem | None = None
        self._clock, self._told = clock, told
        for event in before:
            self._take_in(event)

    @property
    def now(self) -> float:
        """Second of the class."""
        return self._clock.now()

    def tell(self, event: ClassEvent) -> None:
        """It happened.  Raises ArchiveProblem."""
        try:
            self.log.tell(event)
        except ArchiveProblem as problem:
            self.lost = problem
            raise
        self._take_in(event)

    def _take_in(self, event: ClassEvent) -> None:
        self.events = (*self.events, event)
        self.stands = self.stands.after(event)
        self._told(event)
