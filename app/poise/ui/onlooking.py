"""What a class tells, handed over to the window's thread."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from poise.domain.ballot import Turnout
from poise.domain.classroom import ClassEvent
from poise.domain.events import Event
from poise.domain.lesson import FreezePoint
from poise.domain.scenario import Scenario
from poise.ui.audience import Mouth
from poise.ui.lectern import Squares
from poise.ui.stage import Stage
from poise.ui.views import call as call_view
from poise.ui.views import lecture as lecture_view
from poise.ui.views.lecture import Lecture
from poise.ui.views.stage import Join


class Told(Protocol):
    """Who knows the class, in the window's thread."""

    def fold(self, change: Callable[[Lecture], Lecture]) -> None:
        """The class changed."""
        ...

    def calling(self, scenario: Scenario) -> None:
        """A call begins."""
        ...

    def event(self, event: Event) -> None:
        """The call told this."""
        ...

    def sounded(self, piece: Mouth) -> None:
        """The customer's voice."""
        ...

    def failed(self, error: Exception) -> None:
        """Something did not work."""
        ...


class Onlooking:
    """The onlookers of one class; nothing more is told once it is left."""

    def __init__(self, stage: Stage, told: Told) -> None:
        self._stage, self._told = stage, told
        self._here = True

    def leave(self) -> None:
        """Tell nothing any more; called in the window's thread."""
        self._here = False

    def event(self, event: Event) -> None:
        self._post(partial(self._told.event, event))

    def levels(self, _dbfs: float, speaking: bool) -> None:
        if speaking:
            self._fold(partial(_live, change=partial(call_view.heard, speaking=True)))

    def mouth(self, piece: Mouth) -> None:
        self._fold(partial(_live, change=partial(call_view.mouthed, mouth=piece)))
        self._post(partial(self._told.sounded, piece))

    def words(self, text: str) -> None:
        self._fold(partial(_live, change=partial(call_view.worded, text=text)))

    def thinking(self) -> None:
        self._fold(partial(_live, change=call_view.thinking))

    def happened(self, event: ClassEvent) -> None:
        self._fold(partial(lecture_view.happened, event=event))

    def calling(self, scenario: Scenario) -> None:
        self._post(partial(self._told.calling, scenario))

    def froze(self, point: FreezePoint) -> None:
        self._fold(partial(lecture_view.froze, point=point))

    def turnout(self, turnout: Turnout) -> None:
        self._fold(partial(lecture_view.turned_out, turnout=turnout))

    def room(self, address: str, squares: Squares) -> None:
        self._fold(partial(lecture_view.roomed, room=Join(address, squares) if address else None))

    def reading(self, on: bool) -> None:
        self._fold(partial(lecture_view.reads, reading=on))

    def problem(self, problem: Exception) -> None:
        self._post(partial(self._told.failed, problem))

    def _fold(self, change: Callable[[Lecture], Lecture]) -> None:
        self._post(partial(self._told.fold, change))

    def _post(self, call: Callable[[], object]) -> None:
        self._stage.post(partial(self._if_here, call))

    def _if_here(self, call: Callable[[], object]) -> None:
        if self._here:
            call()


def _live(lecture: Lecture, change: Callable[[call_view.Live], call_view.Live]) -> Lecture:
    return lecture_view.live_changed(lecture, change)
