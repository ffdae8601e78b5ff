"""A call from beginning to end: the calm voice where it is needed, the call itself, and the own view of it."""

from collections.abc import Callable

from poise.domain.events import TraineeSpoke
from poise.domain.report import effective
from poise.domain.scenario import Scenario
from poise.shown.texts import Texts
from poise.ui.kept import Kept
from poise.ui.measuring import Measuring
from poise.ui.paint.sketch import Sketch
from poise.ui.parts import Parts, Recording
from poise.ui.rating import Rating
from poise.ui.running import From, RunningCall, for_call, guide_of
from poise.ui.stage import Stage
from poise.ui.views.call import comfortable
from poise.ui.window import Window


class Calling:
    """Joins the screens of a call to the parts; at most one call runs at a time.

    `begins` is told when all that was prepared for a call is to stop, `own` of each call in which the trainee himself
    replied, `done` of the call that is to be looked at, and `left` that there is none.
    """

    def __init__(
        self,
        window: Window,
        parts: Parts,
        kept: Kept,
        stage: Stage,
        texts: Texts,
        sketch: Callable[[str], Sketch],
        failed: Callable[[BaseException], object],
        begins: Callable[[], object],
        own: Callable[[Recording], object],
        done: Callable[[Recording], object],
        left: Callable[[], object],
    ) -> None:
        self._window, self._parts, self._kept, self._stage, self._texts = window, parts, kept, stage, texts
        self._sketch, self._failed = sketch, failed
        self._begins, self._own, self._done, self._left = begins, own, done, left
        self.running: RunningCall | None = None
        self._start: From | None = None
        self._measuring = Measuring(window.baseline, parts, kept, stage, texts, failed, self.play, left)
        self._rating = Rating(window.rating, parts, stage, texts, failed, done)
        call = window.call
        call.held.connect(lambda down: self._want(lambda r: r.want(lambda p: p.hold(down))))
        call.paused.connect(lambda: self._want(RunningCall.toggle_pause))
        call.rewound.connect(lambda: self._want(RunningCall.rewind))
        call.hung_up.connect(lambda: self._want(lambda r: r.want(lambda p: p.hang_up())))
        call.replied.connect(lambda text: self._want(lambda r: r.want(lambda p: p.type_reply(text))))

    def call(self, scenario: Scenario, start: From | None = None) -> None:
        """To a call of `scenario`, from its beginning or where one goes on, by way of the calm voice where needed."""
        if self._measuring.needed():
            self.measure(scenario, start)
        else:
            self._start = start
            self.play(scenario)

    def measure(self, scenario: Scenario, start: From | None = None) -> None:
        """To the calm voice, on the way to a call of `scenario`."""
        self._start = start
        self._begins()
        self._measuring.open(scenario)
        self._window.show_screen(self._window.baseline)

    def play(self, scenario: Scenario) -> None:
        """The call begins now."""
        start, self._start = self._start, None
        self._begins()
        settings = for_call(self._kept.settings)
        guide = guide_of(settings, self._parts.guides)
        running = RunningCall(
            scenario, guide, settings, self._parts, self._stage, self._window.call, self._texts, start
        )
        self.running = running
        self._window.show_screen(self._window.call)
        self._window.call.begin(
            running.telling.shown(),
            self._sketch(scenario.customer.face),
            comfortable(settings.baseline, self._parts.rubric),
            settings.typed,
        )
        running.start(self._over, self._window.banner.tell)

    def close(self) -> None:
        """The window is closing: the call breaks off."""
        if self.running is not None:
            self.running.stop()

    def _want(self, wish: Callable[[RunningCall], object]) -> None:
        if self.running is not None:
            wish(self.running)

    def _over(self, recording: Recording, error: Exception | None) -> None:
        """The call has ended, or broke off: what there is of it is shown; with no reply in it, nothing is lost."""
        start = self.running.began_at if self.running is not None else None
        self.running = None
        if error is not None:
            self._failed(error)
        replied = any(isinstance(event, TraineeSpoke) for event in recording.events)
        own = replied and recording.scenario.id != self._parts.start_with
        if own:
            self._own(recording)
        if own and self._kept.settings.rate_first and _new(recording, start):
            self._rating.open(recording, guide_of(self._kept.settings, self._parts.guides))
            self._window.show_screen(self._window.rating)
        elif error is None or replied:
            self._done(recording)
        else:
            self._left()


def _new(recording: Recording, start: From | None) -> bool:
    """Whether there is a take that was never looked at: one that goes on from another has a reply of its own."""
    since = max((event.at for event in start.recording.events), default=0.0) if start is not None else -1.0
    return any(isinstance(event, TraineeSpoke) and event.at > since for event in effective(recording.events))
