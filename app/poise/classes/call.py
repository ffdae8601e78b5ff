"""One call of a class: played, watched by the class's windows, and frozen where the lesson's plan says so."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from poise.calls.company import Call
from poise.calls.show import Show
from poise.domain.call import begin
from poise.domain.events import Event, Paused, Resumed, Rewound, Troubled
from poise.domain.lesson import FreezePoint, Part, fires
from poise.domain.timeline import Span, timeline
from poise.session.orders import Order, Pause
from poise.ui.audience import Audience, Mouth


class Witness:
    """Sees a call for its class, and hands everything on to the windows; fits `ui.audience.Audience`.

    `saw` hears of each event before the windows do, `fired` of each freeze point once it is reached, after them.
    """

    def __init__(
        self,
        call: Call,
        points: tuple[FreezePoint, ...],
        onlookers: Audience,
        saw: Callable[[], object],
        fired: Callable[[FreezePoint], object],
    ) -> None:
        self.stands = begin(call.scenario)
        self.events: tuple[Event, ...] = ()
        self.still = asyncio.Event()
        self._points, self._onlookers, self._saw, self._fired = points, onlookers, saw, fired
        for event in call.again.events if call.again is not None else ():
            self._fold(event)
            if not isinstance(event, Troubled):  # that was then
                onlookers.event(event)
        self.still.clear()  # where it stood still before, it goes on now

    def event(self, event: Event) -> None:
        if isinstance(event, Troubled):  # may come from any thread, and changes nothing in the call
            self._onlookers.event(event)
            return
        self._fold(event)
        self._saw()
        self._onlookers.event(event)
        for point in fires(self._points, self.events):
            self._fired(point)

    def levels(self, dbfs: float, speaking: bool) -> None:
        self._onlookers.levels(dbfs, speaking)

    def mouth(self, piece: Mouth) -> None:
        self._onlookers.mouth(piece)

    def words(self, text: str) -> None:
        self._onlookers.words(text)

    def thinking(self) -> None:
        self._onlookers.thinking()

    def _fold(self, event: Event) -> None:
        self.events = (*self.events, event)
        self.stands = self.stands.after(event)
        match event:
            case Paused():
                self.still.set()
            case Resumed() | Rewound():
                self.still.clear()
            case _:
                pass


@dataclass(frozen=True, slots=True)
class ClassCall:
    """A call that a class has, running or over.

    Attributes:
        call: what is played, `replies` being those from where it began or goes on.
        part: the part of the lesson that it belongs to.
        show: it, running.
        witness: what was seen of it.
        task: it, as it runs.
    """

    call: Call
    part: Part
    show: Show
    witness: Witness
    task: "asyncio.Task[None]"

    @property
    def folder(self) -> Path:
        """Where it is kept."""
        return self.show.folder

    @property
    def runs(self) -> bool:
        """Whether it is not over."""
        return not self.task.done() and self.witness.stands.outcome is None

    @property
    def broke_off(self) -> bool:
        """Whether it is over without an end, because something gave up."""
        return self.task.done() and self.witness.stands.outcome is None

    @property
    def paused(self) -> bool:
        """Whether it stands still."""
        return self.runs and self.witness.still.is_set()

    def order(self, order: Order) -> None:
        """Order this; a call that is over ignores it, and one that stands still needs no freezing."""
        if self.runs and not (isinstance(order, Pause) and self.paused):
            self.show.steer(lambda orders: orders.freeze() if isinstance(order, Pause) else orders.give(order))

    def last_exchange(self) -> Span | None:
        """The latest reply with the words it answered, in seconds of the timeline; None before the first."""
        stretches = timeline(self.call.scenario, self.witness.events).stretches
        turn = max((one.turn for one in stretches if one.party == "trainee"), default=0)
        those = [one for one in stretches if one.turn == turn]
        return (min(one.begins for one in those), max(one.ends for one in those)) if those else None
