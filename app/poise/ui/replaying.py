"""The replay at work: it lays a recorded call out and lets it be heard from any second."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from functools import partial

from poise.domain.report import effective
from poise.domain.timeline import Span
from poise.shown.texts import Texts
from poise.ui.parts import Parts, Recording
from poise.ui.screens.replay import ReplayScreen
from poise.ui.stage import Stage
from poise.ui.views.correcting import Doubts, replies_of
from poise.ui.views.replay import ReplayShown, replay


class Replaying:
    """Joins the replay screen to the parts."""

    def __init__(
        self, screen: ReplayScreen, parts: Parts, stage: Stage, texts: Texts, failed: Callable[[Exception], object]
    ) -> None:
        self._screen, self._parts, self._stage, self._texts, self._failed = screen, parts, stage, texts, failed
        self._recording: Recording | None = None
        self._sounding: Future[None] | None = None
        self._looking: Future[None] | None = None
        self._number = 0
        screen.play.connect(self._play)
        screen.stop.connect(self._hush)

    def open(self, recording: Recording) -> None:
        """Show this call at once, and how loud it is as soon as that is known."""
        self.close()
        self._recording = recording
        self._screen.show_replay(self._laid_out(recording, {}))
        self._looking = self._stage.begin(
            lambda: self._parts.peaks(recording.folder), partial(self._louder, recording), self._failed
        )

    def close(self) -> None:
        """Stop what is being heard."""
        if self._looking is not None:
            self._looking.cancel()
        self._recording = self._looking = None
        self._hush()
        self._screen.halt()

    def _laid_out(self, recording: Recording, peaks: Mapping[str | float, bytes]) -> ReplayShown:
        rubric, step = self._parts.rubric, self._parts.peak_step
        shown = replay(recording.scenario, recording.marked, rubric, self._texts, peaks, step)
        doubts = Doubts(replies_of(effective(recording.events)), recording.added)
        marks = (replace(one, mark=doubts.marks((one.mark,), self._texts)[0]) for one in shown.marks)
        return replace(shown, marks=tuple(marks))

    def _louder(self, recording: Recording, peaks: Mapping[str | float, bytes]) -> None:
        if self._recording is recording and peaks:
            self._screen.refine(self._laid_out(recording, peaks))

    def _play(self, span: Span, speed: float) -> None:
        self._hush()
        recording = self._recording
        if recording is None:
            return
        number = self._number

        def told(at: float) -> None:
            self._stage.post(partial(self._heard, number, at))

        self._sounding = self._stage.begin(
            lambda: self._parts.play_call(recording, span, speed, told),
            lambda _: self._over(number),
            lambda error: self._broke_off(number, error),
        )

    def _hush(self) -> None:
        """What still comes of an earlier sound is not heard any more, and not followed."""
        self._number += 1
        if self._sounding is not None:
            self._sounding.cancel()
        self._sounding = None

    def _heard(self, number: int, at: float) -> None:
        if number == self._number:
            self._screen.sounding(at)

    def _over(self, number: int) -> None:
        if number == self._number:
            self._screen.halt()

    def _broke_off(self, number: int, error: Exception) -> None:
        self._over(number)
        self._failed(error)
