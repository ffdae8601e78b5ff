"""A call as its class sees it: told on to the windows, frozen where the plan says so, and heard again from a place."""

from pathlib import Path

from poise.calls.company import Again, Call
from poise.classes.call import Witness
from poise.domain.events import Event, Paused, Resumed, Troubled
from poise.domain.lesson import AfterReply, FreezePoint
from tests import teachable
from tests.ui import scripted

POINT = FreezePoint("first", AfterReply(1))


class Class:
    """What a class hears of its call, in order."""

    def __init__(self, again: Again | None = None) -> None:
        self.heard: list[str] = []
        self.windows = teachable.Windows()
        self.call = Call(scripted.the_scenarios()[0], b"", Path("calls"), again=again)
        self.witness = Witness(self.call, (POINT,), self.windows, self._saw, self._fired)

    def tell(self, *events: Event) -> None:
        for event in events:
            self.witness.event(event)

    def _saw(self) -> None:
        self.heard.append(f"saw {len(self.windows.events)}")

    def _fired(self, point: FreezePoint) -> None:
        self.heard.append(f"{point.id} {type(self.windows.events[-1]).__name__}")


def test_the_class_hears_first_and_of_a_freeze_point_last() -> None:
    here = Class()
    here.tell(*scripted.until(scripted.story(), 2))
    assert here.heard[0] == "saw 0" and "first Moved" in here.heard
    assert here.witness.events == tuple(here.windows.events) and here.witness.stands.turn == 1


def test_it_stands_still_from_a_pause_to_what_ends_it() -> None:
    here = Class()
    stood = [here.witness.still.is_set()]
    for event in (Paused(1.0), Resumed(2.0)):
        here.tell(event)
        stood.append(here.witness.still.is_set())
    assert stood == [False, True, False]


def test_a_trouble_changes_nothing_in_the_call() -> None:
    here = Class()
    here.tell(Troubled(0.0, "The microphone hums.", ""))
    assert here.windows.has(Troubled) and here.witness.events == () and here.heard == []


def test_a_call_that_goes_on_is_shown_as_it_was_and_fires_nothing_again() -> None:
    before = (*scripted.until(scripted.story(), 2), Paused(99.0))
    here = Class(Again(Path("calls") / "one", before, 2, None))
    assert tuple(here.windows.events) == before and here.heard == []
    assert here.witness.stands.turn == 1 and not here.witness.still.is_set()
