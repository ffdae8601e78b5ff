"""A class on its two windows: what is told is folded, and shown on desk and stage."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QTimer

from poise.domain.events import Event, Troubled
from poise.domain.scenario import Scenario
from poise.shown.texts import Texts
from poise.ui.audience import Mouth
from poise.ui.house import House
from poise.ui.paint.sketch import Sketch
from poise.ui.screens.desk import DeskScreen
from poise.ui.views import lecture as view
from poise.ui.views.desk import desk
from poise.ui.views.lecture import Lecture
from poise.ui.views.stage import stage

SECOND = 1000
"""Milliseconds between two looks at the time that is left."""


class Lecturing:
    """Knows one class at a time, from `begin` to `close`, and shows it."""

    def __init__(
        self,
        screen: DeskScreen,
        house: House,
        sketch: Callable[[str], Sketch],
        texts: Texts,
        failed: Callable[[BaseException], object],
        troubled: Callable[[str, str], object],
    ) -> None:
        self.lecture: Lecture | None = None
        self._screen, self._house, self._sketch, self._texts = screen, house, sketch, texts
        self._failed, self._troubled = failed, troubled
        self._since = QElapsedTimer()
        self._before = 0.0
        self._ticks = QTimer(screen, interval=SECOND)
        self._ticks.timeout.connect(self._show)

    def begin(self, lecture: Lecture) -> None:
        """This class begins now."""
        self.lecture = lecture
        self._since.start()
        self._before = 0.0
        self._ticks.start()
        self._show()

    def close(self) -> None:
        """It is over."""
        self.lecture = None
        self._ticks.stop()

    def fold(self, change: Callable[[Lecture], Lecture]) -> None:
        """Take in a change, and show it if it is one."""
        before = self.lecture
        if before is not None:
            self.lecture = change(before)
            self._before = max(self._before, self.lecture.at - self._since.elapsed() / 1000)  # it may go on from there
            if self.lecture is not before:
                self._show()

    def calling(self, scenario: Scenario) -> None:
        """A call begins: its customer is on every stage."""
        if self.lecture is not None:
            self.lecture = view.calling(self.lecture, scenario)
            self._house.cast(self._sketch(scenario.customer.face), stage(self.lecture.front, self._texts))
            self._show()

    def event(self, event: Event) -> None:
        """The running call told this."""
        seconds = self._screen.mirror.view.call.caption.seconds()
        self.fold(lambda lecture: view.told(lecture, event, seconds))
        if isinstance(event, Troubled):
            self._troubled(event.sentence, event.advice)

    def sounded(self, piece: Mouth) -> None:
        """The customer's voice."""
        self._house.sound(piece)

    def failed(self, error: Exception) -> None:
        """Something did not work; the class goes on."""
        self._failed(error)

    def _show(self) -> None:
        if self.lecture is not None:
            shown = desk(self.lecture, self._before + self._since.elapsed() / 1000, self._texts)
            self._screen.show_desk(shown)
            self._house.show(shown.stage)
