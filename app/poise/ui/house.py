"""The windows of a class on the screens there are: desk and stage apart, or one behind the other on one screen."""

from collections.abc import Callable
from dataclasses import replace

from poise.shown.texts import Texts
from poise.shown.theme import Theme
from poise.ui.audience import Mouth
from poise.ui.displays import Choice, Displays, Placement, placed, swapped
from poise.ui.paint.sketch import Sketch
from poise.ui.screens.hall import Hall
from poise.ui.views.stage import StageShown
from poise.ui.window import Window


class House:
    """Places the stage, and shows it wherever it is: on its own screen, small on the desk, or in front of the desk.

    `told` gets a sentence's key when a screen was lost or found; `chosen` the name of the screen that was picked.
    """

    def __init__(
        self,
        window: Window,
        displays: Displays,
        texts: Texts,
        theme: Theme,
        told: Callable[[str], object],
        chosen: Callable[[str], object],
    ) -> None:
        self.choice = Choice()
        self.placement: Placement | None = None
        self._window, self._displays, self._told, self._chosen = window, displays, told, chosen
        self._hall = Hall(texts, theme)
        window.destroyed.connect(self._hall.deleteLater)  # a window of its own has no parent that takes it along
        self._views = (window.desk.mirror.view, window.hall.view, self._hall.view)
        self._on = False
        for hall in (self._hall, window.hall):
            hall.keys = window.desk.key
        self._hall.unwanted.connect(self.toggle)
        displays.changed.connect(self._rearrange)
        self.wear(theme)

    def open(self, choice: Choice) -> None:
        """The class begins: desk and stage come forward."""
        self._on, self.choice, self.placement = True, choice, None
        self._window.show_screen(self._window.desk)
        self._window.desk.take_focus()
        self._place()

    def close(self) -> None:
        """The class is over: the stage goes."""
        self._on = False
        self._hall.hide()
        self.placement = None

    def show(self, shown: StageShown) -> None:
        """Show this on every stage."""
        for view in self._views[1:]:
            view.show_stage(shown)

    def cast(self, sketch: Sketch, shown: StageShown) -> None:
        """Another customer is on the stage."""
        for view in self._views:
            view.call.wear(sketch, shown)

    def sound(self, piece: Mouth) -> None:
        """The customer's voice begins to say this."""
        for view in self._views:
            view.call.sound(piece)

    def wear(self, theme: Theme) -> None:
        """Take on the stage's theme."""
        for view in self._views:
            view.wear(theme)

    def swap(self) -> None:
        """The next screen becomes the stage."""
        self.choice = swapped(self._displays.there(), self.choice)
        self._chosen(self.choice.stage)
        self._place()

    def toggle(self) -> None:
        """On one screen: the stage before the desk, or behind it.  On several: one screen only, or all again."""
        if self.placement is not None and self.placement.stage is None and not self.choice.one_screen:
            self._turn(not self.before)
        else:
            self.choice = replace(self.choice, one_screen=not self.choice.one_screen)
            self._place()

    @property
    def before(self) -> bool:
        """Whether the stage is in front of the desk, on the desk's own screen."""
        return self._window.hall.isVisible()

    def turn_to_desk(self) -> None:
        """The desk is needed: something is asked there."""
        if self.before:
            self._turn(False)

    def _turn(self, to_stage: bool) -> None:
        self._window.show_screen(self._window.hall if to_stage else self._window.desk)
        if to_stage:
            self._window.hall.setFocus()
        else:
            self._window.desk.take_focus()

    def _rearrange(self) -> None:
        if self._on:
            had = self.placement
            self._place()
            if had is not None and self.placement is not None and (had.stage is None) != (self.placement.stage is None):
                self._told("desk.lost" if self.placement.stage is None else "desk.back_again")

    def _place(self) -> None:
        there = placed(self._displays.there(), self.choice)
        if there is None:
            return
        self.placement = there
        if there.stage is None:
            self._hall.hide()
            if self.choice.one_screen:
                self._turn(True)
            self._window.desk.mirror.shape(there.desk.width, there.desk.height)
            return
        if self.before:
            self._turn(False)
        self._displays.bring(self._window, there.desk)
        self._displays.fill(self._hall, there.stage)
        self._window.desk.mirror.shape(there.stage.width, there.stage.height)
        self._window.activateWindow()
