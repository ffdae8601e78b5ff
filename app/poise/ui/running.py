"""A call while it runs: what the stage tells goes to the screen, what the trainee wants goes to the stage."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path

from poise.domain.events import Event, Troubled
from poise.domain.guides import Guide
from poise.domain.scenario import Scenario
from poise.settings import Settings
from poise.ui.parts import Mouth, Parts, Performance, Recording
from poise.ui.screens.call import CallScreen
from poise.ui.stage import Stage
from poise.ui.texts import Texts
from poise.ui.views import call as view


class Seat:
    """The audience of one call: everything is handed over to the window's thread."""

    def __init__(self, stage: Stage, running: "RunningCall") -> None:
        self._post = stage.post
        self._running = running

    def event(self, event: Event) -> None:
        self._post(partial(self._running.happened, event))

    def levels(self, dbfs: float, speaking: bool) -> None:
        self._post(partial(self._running.heard, dbfs, speaking))

    def mouth(self, piece: Mouth) -> None:
        self._post(partial(self._running.sounded, piece))

    def words(self, text: str) -> None:
        self._post(partial(self._running.fold, partial(view.worded, text=text)))

    def thinking(self) -> None:
        self._post(partial(self._running.fold, view.thinking))


class RunningCall:
    """One call on the screen, from `start` until `over` is told (once), or `stop`."""

    def __init__(
        self,
        scenario: Scenario,
        guide: Guide,
        settings: Settings,
        parts: Parts,
        stage: Stage,
        screen: CallScreen,
        texts: Texts,
    ) -> None:
        self.scenario = scenario
        self._settings = settings
        self._parts, self._stage, self._screen, self._texts = parts, stage, screen, texts
        self._live = view.live(scenario, guide, parts.rubric)
        self._performance: Performance | None = None
        self._work: Future[None] | None = None
        self._open = True
        self._troubled: Callable[[str, str], object] = lambda _sentence, _advice: None

    def start(
        self,
        over: Callable[[Recording, Exception | None], object],
        troubled: Callable[[str, str], object],
    ) -> None:
        """Let it run; `over` gets what there is of the call, and the error that ended it, if one did."""
        self._troubled = troubled
        self._show()
        self._work = self._stage.begin(
            self._run, lambda _: over(self._closed(), None), lambda error: over(self._closed(), error)
        )

    def stop(self) -> None:
        """Break it off; nothing more is told."""
        self._open = False
        if self._work is not None:
            self._work.cancel()

    def shown(self) -> view.CallShown:
        """What the screen shows now."""
        return view.show(self._live, self._texts, self._settings.typed)

    def want(self, wish: Callable[[Performance], object]) -> None:
        """Do something with the performance, on the stage; before it has begun there is nothing to be wanted."""
        if self._performance is not None:
            self._stage.tell(wish, self._performance)

    def toggle_pause(self) -> None:
        """Pause, or go on."""
        paused = self._live.call.paused
        self.want(lambda performance: performance.resume() if paused else performance.pause())

    def rewind(self) -> None:
        """Back to before the latest reply."""
        turn = self._live.call.turn
        if turn > 0:
            self.want(lambda performance: performance.rewind(turn))

    def happened(self, event: Event) -> None:
        """An event was told."""
        if not self._open:
            return
        self._live = view.after(self._live, event, self._screen.caption.seconds())
        if isinstance(event, Troubled):
            self._troubled(event.sentence, event.advice)
        self._show()

    def heard(self, dbfs: float, speaking: bool) -> None:
        """The microphone's level."""
        self.fold(partial(view.heard, speaking=speaking))
        if self._open:
            self._screen.hear(dbfs)

    def sounded(self, piece: Mouth) -> None:
        """The customer's voice."""
        self.fold(partial(view.mouthed, mouth=piece))
        if self._open:
            self._screen.sound(piece)

    def fold(self, change: Callable[[view.Live], view.Live]) -> None:
        """Something that is no event changes what is shown."""
        before = self._live
        self._live = change(before) if self._open else before
        if self._live is not before:
            self._show()

    async def _run(self) -> None:
        self._performance = self._parts.play(self.scenario, self._settings, Seat(self._stage, self))
        await self._performance.run()

    def _closed(self) -> Recording:
        """What there is of the call; the screen may belong to another one from now on."""
        self._open = False
        folder = self._performance.folder if self._performance is not None else Path()
        return Recording(self.scenario, self._live.events, folder)

    def _show(self) -> None:
        self._screen.show_call(self.shown())


def for_call(settings: Settings) -> Settings:
    """The settings of a call: a baseline that was measured with another microphone is none."""
    return settings if settings.baseline_of == settings.microphone else replace(settings, baseline=None)
