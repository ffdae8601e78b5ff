"""The questions of a class that is held: asked, answered by phones while the page for them is open, and revealed."""

from collections.abc import Callable
from dataclasses import replace

from poise.classes.record import Record
from poise.domain.ballot import Counts, Question, Turnout
from poise.domain.classroom import Answered, Asked, Counted, Revealed
from poise.room.qr import squares
from poise.room.room import Room
from poise.ui.lectern import Onlookers


class Polls:
    """At most one question is open at a time, and nothing listens on the network until `open_room`."""

    def __init__(
        self, record: Record, onlookers: Onlookers, room: Callable[[Callable[[Turnout], object]], Room]
    ) -> None:
        self._record, self._onlookers, self._made = record, onlookers, room
        self._room: Room | None = None
        self._open: Question | None = None
        self._struck: tuple[str, ...] = ()

    def ask(self, question: Question, turn: int) -> None:
        """Put a question; what was open before is closed.  Raises ArchiveProblem."""
        self.close()
        self._record.tell(Asked(self._record.now, question, turn))
        self._open, self._struck = question, ()
        if self._room is not None:
            self._room.ask(question)

    def close(self) -> None:
        """Take no more answers.  Raises ArchiveProblem."""
        asked, self._open = self._open, None
        counts = self._room.close() if self._room is not None and asked is not None else None
        if counts is not None and asked is not None and counts.question == asked.id:
            self._record.tell(Answered(self._record.now, self._shown(counts)))

    def count(self, counts: Counts) -> None:
        """Raised hands; of a question that was never asked nothing is counted.  Raises ArchiveProblem."""
        if self._was_asked(counts.question):
            self._record.tell(Counted(self._record.now, counts))

    def strike(self, question: str, text: str) -> None:
        """A written reply is not to be seen, nor said to the customer; how many answered stays.  Raises ArchiveProblem.

        While the question is open it is never written down.
        """
        if self._open is not None and self._open.id == question:
            self._struck = (*self._struck, text)
            if self._room is not None:
                self._turned_out(self._room.turnout)
            return
        poll = next((one for one in reversed(self._record.stands.polls) if one.question.id == question), None)
        if poll is not None and poll.phones is not None and (left := poll.phones.without(text)) != poll.phones:
            self._record.tell(Answered(self._record.now, left))

    def reveal(self, question: str) -> None:
        """Show what came of it.  Raises ArchiveProblem."""
        if self._was_asked(question):
            if self._open is not None and self._open.id == question:
                self.close()
            self._record.tell(Revealed(self._record.now, question))

    async def open_room(self) -> None:
        """Open the page for phones; a question that is open is on it at once.  Raises RoomProblem."""
        if self._room is None:
            self._room = await self._made(self._turned_out).__aenter__()
            if self._open is not None:
                self._room.ask(self._open)
            self._onlookers.room(self._room.link, squares(self._room.link))

    async def shut_room(self) -> None:
        """Close the page; what was answered until now counts.  Raises ArchiveProblem."""
        room = self._room
        if room is None:
            return
        try:
            self.close()
        finally:
            self._room = None
            await room.__aexit__()
            self._onlookers.room("", ())

    def _turned_out(self, turnout: Turnout) -> None:
        counts = turnout.counts
        self._onlookers.turnout(replace(turnout, counts=counts and self._shown(counts)))

    def _shown(self, counts: Counts) -> Counts:
        for text in self._struck:
            counts = counts.without(text)
        return counts

    def _was_asked(self, id_: str) -> bool:
        return any(poll.question.id == id_ for poll in self._record.stands.polls)
