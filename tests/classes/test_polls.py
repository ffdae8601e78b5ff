"""The questions of a class: one at a time, answered by phones while the page is open, struck and revealed."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path

import pytest

from poise.archive import classes
from poise.classes.polls import Polls
from poise.classes.record import Record
from poise.domain import ballot
from poise.domain.ballot import Answer, Counts, Written
from poise.domain.classroom import SCHEMA, Answered, Asked, ClassBegan, Counted, Revealed
from poise.room import keys, page
from poise.room.room import Room
from tests import teachable

NEXT = ballot.words("next", "What would you say next?")
CHOICE = ballot.choices("effect", "What did it do?", ("Good", "Bad"))
RUDE, KIND = "You are daft.", "I hear you."


class Asking:
    """Questions with a record, windows and a room whose phones answer by hand."""

    def __init__(self, below: Path) -> None:
        log = classes.new_class(below, "first-words", lambda: datetime(2026, 3, 1, 12), lambda: "0001")
        self.windows = teachable.Windows()
        self.record = Record(log, (), teachable.Counted(0.0), self.windows.happened)
        self.record.tell(ClassBegan(0.0, "first-words", "The first words", "", "2026-03-01T12:00", SCHEMA, "0.1"))
        self.rooms: list[Room] = []
        self.polls = Polls(self.record, self.windows, self._room)

    def write(self, *texts: str) -> None:
        """So many phones write these."""
        room = self.rooms[-1]
        for number, text in enumerate(texts):
            assert room._gathering.take(str(number), room._gathering._number, Answer(words=text)) is None

    def _room(self, told: Callable[[ballot.Turnout], object]) -> Room:
        drawn = keys.drawn(lambda below: below - 1, lambda: "token")
        files = page.read(teachable.SHELF.assets / "room")
        self.rooms.append(Room(drawn, files, told, lambda: 0.0, address="127.0.0.1", ports=(0,)))
        return self.rooms[-1]


@pytest.fixture
def asking(tmp_path: Path) -> Asking:
    return Asking(tmp_path)


def led(asking: Asking, lead: Callable[[], Awaitable[object]]) -> None:
    """With the page for phones open."""

    async def run() -> None:
        await asking.polls.open_room()
        try:
            await lead()
        finally:
            await asking.polls.shut_room()
            asking.record.log.close()

    asyncio.run(run())


def test_what_is_struck_before_the_end_is_never_written_down(asking: Asking) -> None:
    async def lead() -> None:
        asking.polls.ask(NEXT, 1)
        asking.write(RUDE, KIND, "you are DAFT")
        asking.polls.strike("next", RUDE)
        assert asking.windows.turnouts[-1].counts == Counts("next", 3, (), (Written(KIND, 1),))
        asking.write("You are daft!")
        asking.polls.close()

    led(asking, lead)
    assert [one.counts for one in asking.windows.told if isinstance(one, Answered)] == [
        Counts("next", 3, (), (Written(KIND, 1),))
    ]
    assert b"daft" not in (asking.record.log.folder / classes.LOG).read_bytes().lower()


def test_what_is_struck_after_the_end_is_gone_from_what_counts(asking: Asking) -> None:
    async def lead() -> None:
        asking.polls.ask(NEXT, 1)
        asking.write(RUDE, KIND)
        asking.polls.close()
        asking.polls.strike("next", RUDE)
        asking.polls.strike("next", "nobody wrote this")
        asking.polls.strike("never", RUDE)

    led(asking, lead)
    counts = [one.counts for one in asking.windows.told if isinstance(one, Answered)]
    assert [len(one.written) for one in counts] == [2, 1] and counts[-1].answered == 2
    assert asking.record.stands.polls[0].phones == counts[-1]


def test_the_next_question_has_nothing_struck(asking: Asking) -> None:
    async def lead() -> None:
        for _ in range(2):
            asking.polls.ask(NEXT, 1)
            asking.write(KIND)
            if not asking.windows.has(Answered):
                asking.polls.strike("next", KIND)
            asking.polls.close()

    led(asking, lead)
    counts = [one.counts for one in asking.windows.told if isinstance(one, Answered)]
    assert [len(one.written) for one in counts] == [0, 1]


def test_a_question_ends_the_one_before_and_its_reveal_ends_itself(asking: Asking) -> None:
    async def lead() -> None:
        asking.polls.ask(NEXT, 0)
        asking.polls.ask(CHOICE, 1)
        asking.polls.count(Counts("effect", 3, (("1", 3), ("2", 0))))
        asking.polls.reveal("effect")

    led(asking, lead)
    told = [type(one) for one in asking.windows.told[1:]]
    assert told == [Asked, Answered, Asked, Counted, Answered, Revealed]


def test_a_question_asked_before_the_page_opens_is_on_it(asking: Asking) -> None:
    asking.polls.ask(NEXT, 0)

    async def lead() -> None:
        assert asking.rooms[0].turnout.counts == Counts("next")

    led(asking, lead)
    assert asking.windows.has(Answered) and asking.windows.address == ""


def test_what_was_never_asked_is_neither_counted_nor_revealed(asking: Asking) -> None:
    asking.polls.count(Counts("effect", 3))
    asking.polls.reveal("effect")
    asking.polls.close()
    assert [type(one) for one in asking.windows.told] == [ClassBegan]
    asking.record.log.close()
