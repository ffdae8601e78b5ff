"""A call while it runs: what the stage tells goes to the screen, what the trainee wants goes to the stage."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from poise.domain.events import Event, Rewound, Troubled
from poise.domain.guides import Guide
from poise.domain.scenario import Scenario
from poise.settings import Settings
from poise.shown.texts import Texts
from poise.ui.louder import Louder
from poise.ui.parts import Mouth, Parts, Performance, Recording
from poise.ui.screens.call import CallScreen
from poise.ui.stage import Stage
from poise.ui.views import call as view


class Seat:
    """The audience of one call: everything is handed over to the window's thread."""

    def __init__(self, stage: Stage, telling: "Telling") -> None:
        self._post = stage.post
        self._telling = telling
        self._louder = Louder(lambda dbfs, speaking: self._post(partial(telling.heard, dbfs, speaking)))

    def event(self, event: Event) -> None:
        self._post(partial(self._telling.happened, event))

    def levels(self, dbfs: float, speaking: bool) -> None:
        self._louder.hear(dbfs, speaking)

    def mouth(self, piece: Mouth) -> None:
        self._post(partial(self._telling.sounded, piece))

    def words(self, text: str) -> None:
        self._post(partial(self._telling.fold, partial(view.worded, text=text)))

    def thinking(self) -> None:
        self._post(partial(self._telling.fold, view.thinking))


class Telling:
    """What is known of a call, folded into its view-model and shown; nothing more once it is closed."""

    def __init__(self, live: view.Live, typed: bool, screen: CallScreen, texts: Texts) -> None:
        self.live = live
        self.troubled: Callable[[str, str], object] = lambda _sentence, _advice: None
        self._typed, self._screen, self._texts = typed, screen, texts
        self._open = True

    def shown(self) -> view.CallShown:
        """What the screen shows now."""
        return view.show(self.live, self._texts, self._typed)

    def happened(self, event: Event) -> None:
        """An event was told."""
        self.fold(partial(view.after, event=event, sounded=self._screen.caption.seconds()))
        if self._open and isinstance(event, Troubled):
            self.troubled(event.sentence, event.advice)

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
        """Take in a change, and show it if it is one."""
        before = self.live
        self.live = change(before) if self._open else before
        if self.live is not before:
            self._screen.show_call(self.shown())

    def close(self) -> None:
        """The screen may belong to another call from now on."""
        self._open = False


@dataclass(frozen=True, slots=True)
class From:
    """Where a recorded call goes on: its reply `turn` of the branch `of` (`Rewound.of`) is to be given again."""

    recording: Recording
    turn: int
    of: int | None


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
        start: From | None = None,
    ) -> None:
        live = view.live(scenario, guide, parts.rubric)
        if start is not None:
            live = view.taken_up(live, start.recording.events, Rewound(0.0, start.turn, start.of))
        self.telling = Telling(live, settings.typed, screen, texts)
        self.began_at = start
        self._scenario, self._settings, self._parts, self._stage = scenario, settings, parts, stage
        self._performance: Performance | None = None
        self._work: Future[None] | None = None

    def start(
        self,
        over: Callable[[Recording, Exception | None], object],
        troubled: Callable[[str, str], object],
    ) -> None:
        """Let it run; `over` gets what there is of the call, and the error that ended it, if one did."""
        self.telling.troubled = troubled
        self._work = self._stage.begin(
            self._run, lambda _: over(self._closed(), None), lambda error: over(self._closed(), error)
        )

    def stop(self) -> None:
        """Break it off; nothing more is told."""
        self.telling.close()
        if self._work is not None:
            self._work.cancel()

    def want(self, wish: Callable[[Performance], object]) -> None:
        """Do something with the performance, on the stage; before it has begun there is nothing to be wanted."""
        if self._performance is not None:
            self._stage.tell(wish, self._performance)

    def toggle_pause(self) -> None:
        """Pause, or go on."""
        paused = self.telling.live.call.paused
        self.want(lambda performance: performance.resume() if paused else performance.pause())

    def rewind(self) -> None:
        """Back to before the latest reply."""
        turn = self.telling.live.call.turn
        if turn > 0:
            self.want(lambda performance: performance.rewind(turn))

    async def _run(self) -> None:
        seat, start = Seat(self._stage, self.telling), self.began_at
        if start is None:
            self._performance = self._parts.play(self._scenario, self._settings, seat)
        else:
            self._performance = self._parts.say_again(start.recording, start.turn, start.of, self._settings, seat)
        await self._performance.run()

    def _closed(self) -> Recording:
        """What there is of the call."""
        self.telling.close()
        events, start = self.telling.live.events, self.began_at
        if start is not None:
            return replace(start.recording, events=events)
        folder = self._performance.folder if self._performance is not None else Path()
        return Recording(self._scenario, events, folder)


def for_call(settings: Settings) -> Settings:
    """The settings of a call: a baseline that was measured with another microphone is none."""
    return settings if settings.baseline_of == settings.microphone else replace(settings, baseline=None)


def guide_of(settings: Settings, guides: Sequence[Guide]) -> Guide:
    """The guide that is chosen; the first one where that is not there any more."""
    return next((guide for guide in guides if guide.id == settings.guide), guides[0])
