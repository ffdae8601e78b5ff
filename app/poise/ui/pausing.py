"""A few minutes at work: the picture and the sound run together, and the time really taken is kept with the call."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace

from poise.domain.after_call import shown_after
from poise.domain.afterwards import TookMinutes
from poise.domain.breathing import Pace
from poise.shown.texts import Texts
from poise.ui.kept import Kept
from poise.ui.parts import Parts, Recording
from poise.ui.screens.minutes import MinutesScreen
from poise.ui.stage import Stage
from poise.ui.views.minutes import Phase, Sitting, Way, chosen, meanwhile, show

SHORTEST = 1.0
"""Seconds under which nothing was taken: somebody looked in."""


class Pausing:
    """Joins the screen to the parts; `done` gets the call with what was added to it."""

    def __init__(
        self,
        screen: MinutesScreen,
        parts: Parts,
        kept: Kept,
        stage: Stage,
        texts: Texts,
        failed: Callable[[Exception], object],
        done: Callable[[Recording], object],
    ) -> None:
        self._screen, self._parts, self._kept, self._stage, self._texts = screen, parts, kept, stage, texts
        self._failed, self._done = failed, done
        self._recording: Recording | None = None
        self._sitting = Sitting()
        self._sounding: Future[None] | None = None
        screen.turned_to.connect(self._turn_to)
        screen.changed.connect(self._change)
        screen.begun.connect(self._begin)
        screen.stopped.connect(self._stop)
        screen.left.connect(self._leave)
        screen.came.connect(self._came)

    def open(self, recording: Recording) -> None:
        """The screen comes forward after this call."""
        self._recording = recording
        self._sitting = Sitting()
        self._show()
        self._screen.begin_button.setFocus()

    def close(self) -> None:
        """It is left, in whatever way: what was taken until now is kept."""
        self._end("ready")

    def _show(self) -> None:
        self._screen.show_minutes(show(self._sitting, self._kept.settings, self._parts.minutes.breathing, self._texts))

    @property
    def _pace(self) -> Pace:
        return chosen(self._kept.settings, self._parts.minutes.breathing)[0]

    @property
    def _length(self) -> float:
        return 60.0 * chosen(self._kept.settings, self._parts.minutes.breathing)[1]

    def _turn_to(self, way: Way) -> None:
        self._sitting = Sitting(way)
        self._show()

    def _change(self, name: str, value: object) -> None:
        self._kept.change(**{name: value})
        if self._sitting.phase == "running":
            self._hush()
            if name == "still":
                self._screen.picture.breathe(self._moving())
            self._sound()
        self._show()

    def _begin(self) -> None:
        self._sitting = replace(self._sitting, phase="running", silent=False)
        self._show()
        self._screen.run(self._moving())
        self._sound()

    def _moving(self) -> Pace | None:
        """The pace of the picture; None where it keeps still."""
        still = self._kept.settings.still or self._screen.prefers_stillness()
        return self._pace if self._sitting.way == "breathing" and not still else None

    def _sound(self) -> None:
        if self._sitting.way != "breathing" or not self._kept.settings.breath_sound:
            return
        pace, at = self._pace, self._screen.picture.seconds
        self._sounding = self._stage.begin(lambda: self._parts.minutes.sound(pace, at), self._heard, self._failed)

    def _heard(self, heard: bool) -> None:
        """The sound has ended by itself: there is nothing to hear it with."""
        if not heard and self._sitting.phase == "running":
            self._sitting = replace(self._sitting, silent=True)
            self._show()

    def _hush(self) -> None:
        if self._sounding is not None:
            self._sounding.cancel()
        self._sounding = None

    def _came(self, at: float) -> None:
        if self._sitting.phase != "running":
            return
        shown = meanwhile(self._sitting.way, self._pace, self._length, at, self._texts)
        if shown.over:
            self._stop()
        else:
            self._screen.show_meanwhile(shown)

    def _stop(self) -> None:
        self._end("over")
        self._screen.back_button.setFocus()

    def _end(self, phase: Phase) -> None:
        """It runs no more; the time that it really ran is kept."""
        if self._sitting.phase == "running":
            self._hush()
            self._keep(min(self._screen.picture.seconds, self._length))
        shown = shown_after(self._recording.added, self._parts.rubric) if self._recording is not None else ()
        counts = any(one.id == "cool_down" for one in shown)
        self._sitting = replace(self._sitting, phase=phase, counts=counts)
        self._show()

    def _keep(self, seconds: float) -> None:
        recording = self._recording
        if recording is None or seconds < SHORTEST:
            return
        took = TookMinutes(self._parts.now(), self._sitting.way, round(seconds, 1))
        self._recording = replace(recording, added=recording.added.after(took))
        self._stage.begin(lambda: self._parts.add(recording.folder, took), lambda _: None, self._failed)

    def _leave(self) -> None:
        self.close()
        recording, self._recording = self._recording, None
        if recording is not None:
            self._done(recording)
