"""What follows what: from choosing through the calm voice and the call to the debrief."""

from collections.abc import Callable
from pathlib import Path

from poise.domain.events import TraineeSpoke
from poise.domain.guides import Guide
from poise.domain.scenario import Scenario
from poise.problems import Problem
from poise.settings import Settings
from poise.ui.choosing import Choosing
from poise.ui.kept import Kept
from poise.ui.measuring import Measuring
from poise.ui.paint.sketch import Sketch
from poise.ui.parts import Parts, Recording
from poise.ui.rating import Rating
from poise.ui.replaying import Replaying
from poise.ui.reviewing import Reviewing
from poise.ui.running import RunningCall, for_call
from poise.ui.stage import Stage
from poise.ui.texts import Texts
from poise.ui.theme import read_theme
from poise.ui.views.call import comfortable
from poise.ui.window import Window


class Flow:
    """Joins window, stage and parts, and remembers only which call is running."""

    def __init__(
        self, parts: Parts, stage: Stage, window: Window, texts: Texts, sketch: Callable[[str], Sketch]
    ) -> None:
        self._parts, self._stage, self._window, self.texts, self.sketch = parts, stage, window, texts, sketch
        self.running: RunningCall | None = None
        kept = self.settings = Kept(parts, stage, self.failed)
        kept.watch(self._changed)
        self._choosing = Choosing(window.choose, parts, kept, stage, texts, self.failed, self.review)
        self._measuring = Measuring(
            window.baseline, parts, kept, stage, texts, self.failed, self._play, self.open_choose
        )
        self._reviewing = Reviewing(window.debrief, parts, stage, texts, self.failed)
        self._rating = Rating(window.rating, parts, stage, texts, self.failed, self.review)
        self._replaying = Replaying(window.replay, parts, stage, texts, self.failed)
        self._connect()

    def begin(self) -> None:
        """The window opens."""
        for problem in self._parts.problems:
            self.failed(problem)
        demo = next((one for one in self._parts.scenarios if one.id == self._parts.start_with), None)
        if demo is not None:
            self._play(demo)
        elif self._parts.scenarios:
            self.open_choose()

    def open_choose(self) -> None:
        """To the first screen."""
        self._reviewing.hush()
        self._choosing.open()
        self._window.show_screen(self._window.choose)

    def call(self, scenario: Scenario) -> None:
        """To a call of `scenario`, by way of the calm voice where that is needed."""
        self._reviewing.hush()
        if self._measuring.needed():
            self.measure(scenario)
        else:
            self._play(scenario)

    def review(self, recording: Recording) -> None:
        """To the debrief of a recorded call."""
        self._replaying.close()
        self._reviewing.open(recording)
        self._window.show_screen(self._window.debrief)

    def replay(self) -> None:
        """To the replay of the call that is reviewed."""
        if self._reviewing.recording is not None:
            self._reviewing.hush()
            self._replaying.open(self._reviewing.recording)
            self._window.show_screen(self._window.replay)

    def _back(self) -> None:
        """From the replay to the debrief."""
        self._replaying.close()
        self._window.show_screen(self._window.debrief)

    def failed(self, error: BaseException) -> None:
        """Tell the user: a problem as a banner, anything else as a bug."""
        if isinstance(error, Problem):
            self._window.banner.tell(error.sentence, error.advice)
        else:
            self._window.tell_bug(error, self._parts.version)

    def close(self) -> None:
        """The window is closing: save what is not saved; the stage cancels the rest."""
        if self.running is not None:
            self.running.stop()
        self.settings.flush()

    def _connect(self) -> None:
        window = self._window
        window.closing.connect(self.close)
        window.choose.started.connect(lambda: self.call(self._choosing.scenario))
        window.choose.measure.connect(lambda: self.measure(self._choosing.scenario))
        window.call.held.connect(lambda down: self._want(lambda r: r.want(lambda p: p.hold(down))))
        window.call.paused.connect(lambda: self._want(RunningCall.toggle_pause))
        window.call.rewound.connect(lambda: self._want(RunningCall.rewind))
        window.call.hung_up.connect(lambda: self._want(lambda r: r.want(lambda p: p.hang_up())))
        window.call.replied.connect(lambda text: self._want(lambda r: r.want(lambda p: p.type_reply(text))))
        window.debrief.again.connect(lambda: self._again(False))
        window.debrief.followed_up.connect(lambda: self._again(True))
        window.debrief.left.connect(self.open_choose)
        window.debrief.replayed.connect(self.replay)
        window.replay.left.connect(self._back)

    def _want(self, wish: Callable[[RunningCall], object]) -> None:
        if self.running is not None:
            wish(self.running)

    def measure(self, scenario: Scenario) -> None:
        """To the calm voice, on the way to a call of `scenario`."""
        self._choosing.cool()
        self._measuring.open(scenario)
        self._window.show_screen(self._window.baseline)

    def _play(self, scenario: Scenario) -> None:
        self._choosing.cool()
        settings = for_call(self.settings.settings)
        running = RunningCall(
            scenario, self._guide(settings), settings, self._parts, self._stage, self._window.call, self.texts
        )
        self.running = running
        self._window.show_screen(self._window.call)
        self._window.call.begin(
            running.telling.shown(),
            self.sketch(scenario.customer.face),
            comfortable(settings.baseline, self._parts.rubric),
            settings.typed,
        )
        running.start(self._over, self._window.banner.tell)

    def _over(self, recording: Recording, error: Exception | None) -> None:
        """The call has ended, or broke off: what there is of it is shown; with no reply in it, nothing is lost."""
        self.running = None
        if error is not None:
            self.failed(error)
        replied = any(isinstance(event, TraineeSpoke) for event in recording.events)
        if replied and self.settings.settings.rate_first and recording.scenario.id != self._parts.start_with:
            self._rating.open(recording, self._guide(self.settings.settings))
            self._window.show_screen(self._window.rating)
        elif error is None or replied:
            self.review(recording)
        else:
            self.open_choose()

    def _again(self, later: bool) -> None:
        recording = self._reviewing.recording
        if recording is None:
            return
        now = self._as_it_is_now(recording.scenario)
        self.call(now.follow_up if later and now.follow_up is not None else now)

    def _as_it_is_now(self, recorded: Scenario) -> Scenario:
        """The scenario of that id, or the follow-up of one; a recording holds it as it was, and it may be gone."""
        there = {one.id: one for one in self._parts.scenarios}
        there |= {one.follow_up.id: one.follow_up for one in self._parts.scenarios if one.follow_up is not None}
        return there.get(recorded.id, recorded)

    def _guide(self, settings: Settings) -> Guide:
        guides = self._parts.guides
        return next((guide for guide in guides if guide.id == settings.guide), guides[0])

    def _changed(self, settings: Settings) -> None:
        try:
            theme = read_theme(self._parts.assets / "themes", settings.theme)
        except Problem as problem:
            self.failed(problem)
            return
        self._window.wear(theme, settings.text_scale)
        self._choosing.show()


def sketches(folder: Path, read: Callable[[Path], Sketch]) -> Callable[[str], Sketch]:
    """Faces by name, each read once."""
    known: dict[str, Sketch] = {}

    def sketch(name: str) -> Sketch:
        if name not in known:
            known[name] = read(folder / f"{name}.toml")
        return known[name]

    return sketch
