"""What follows what: from choosing through the calm voice and the call to the debrief."""

from collections.abc import Callable
from pathlib import Path

from poise.domain.asking import woven
from poise.domain.events import TraineeSpoke
from poise.domain.guides import Guide
from poise.domain.scenario import Scenario
from poise.problems import Problem
from poise.settings import Settings
from poise.shown.texts import Texts
from poise.shown.theme import read_theme
from poise.ui.branching import Branching
from poise.ui.choosing import Choosing
from poise.ui.clearing import Clearing
from poise.ui.correcting import Correcting
from poise.ui.drilling import Drilling
from poise.ui.following import Following
from poise.ui.kept import Kept
from poise.ui.measuring import Measuring
from poise.ui.noting import Noting
from poise.ui.paint.sketch import Sketch
from poise.ui.parts import Parts, Recording
from poise.ui.pausing import Pausing
from poise.ui.rating import Rating
from poise.ui.remembering import Remembering
from poise.ui.replaying import Replaying
from poise.ui.reviewing import Reviewing
from poise.ui.running import From, RunningCall, for_call
from poise.ui.stage import Stage
from poise.ui.teaching import Teaching
from poise.ui.views.call import comfortable
from poise.ui.views.drill import due
from poise.ui.window import Window


class Flow:
    """Joins window, stage and parts, and remembers only which call is running."""

    def __init__(
        self, parts: Parts, stage: Stage, window: Window, texts: Texts, sketch: Callable[[str], Sketch]
    ) -> None:
        self._parts, self._stage, self._window, self.texts, self.sketch = parts, stage, window, texts, sketch
        self.running: RunningCall | None = None
        self._out_of_past = False
        kept = self.settings = Kept(parts, stage, self.failed)
        kept.watch(self._changed)
        self._choosing = Choosing(window.choose, parts, kept, stage, texts, self.failed, self.review)
        self._measuring = Measuring(
            window.baseline, parts, kept, stage, texts, self.failed, self._play, self.open_choose
        )
        self._reviewing = Reviewing(window.debrief, parts, stage, texts, self.failed)
        self._correcting = Correcting(window.debrief, self._reviewing, parts, stage, self.failed)
        self._rating = Rating(window.rating, parts, stage, texts, self.failed, self.review)
        self._remembering = Remembering(
            window.history,
            parts.past,
            parts.rubric,
            parts.now,
            lambda: self._guide(kept.settings),
            stage,
            texts,
            self.failed,
            self._choosing.recall,
        )
        self._replaying = Replaying(window.replay, parts, stage, texts, self.failed)
        self._drilling = Drilling(
            window.drill,
            parts,
            kept,
            stage,
            texts,
            self.failed,
            lambda number: window.choose.offer_drills(due(number, texts)),
            self.open_choose,
        )
        self._noting = Noting(window.debrief.afterwards.record, self._reviewing, parts, stage, self.failed)
        self._following = Following(window, parts, stage, texts, self.failed, self.call, self.review)
        self._pausing = Pausing(window.minutes, parts, kept, stage, texts, self.failed, self.review)
        self._clearing = Clearing(window, parts.drawer, kept, stage, texts, self.failed, self._still, self._gone)
        self._branching = Branching(window.debrief, window.compare, self._reviewing, parts, stage, texts, self.failed)
        self._teaching = Teaching(window, parts, kept, stage, texts, sketch, self.failed, self.open_choose)
        window.choose.offer_teaching(parts.lectern is not None)
        self._next: From | None = None
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
            self._clearing.begin()
            self._following.look()
        if self._parts.teach is not None:
            self._window.choose.taught.emit()

    def open_choose(self) -> None:
        """To the first screen."""
        self._out_of_past, self._next = False, None
        self._reviewing.hush()
        self._choosing.open()
        self._clearing.open()
        self._drilling.look()
        self._window.show_screen(self._window.choose)

    def remember(self) -> None:
        """To the calls that are kept; a debrief that is opened there leads back there."""
        self._out_of_past = True
        self._reviewing.hush()
        self._remembering.open()
        self._window.show_screen(self._window.history)
        self._window.history.take_focus()

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
        self._reviewing.open(self._branching.open(recording))
        self._window.debrief.lead_back(self._out_of_past)
        self._window.show_screen(self._window.debrief)

    def replay(self) -> None:
        """To the replay of the call that is reviewed."""
        if self._reviewing.recording is not None:
            self._reviewing.hush()
            self._replaying.open(self._reviewing.recording)
            self._window.show_screen(self._window.replay)

    def rest(self) -> None:
        """To a few minutes after the call that is reviewed."""
        if self._reviewing.recording is not None:
            self._reviewing.hush()
            self._pausing.open(self._reviewing.recording)
            self._window.show_screen(self._window.minutes)

    def say_again(self, turn: int) -> None:
        """Back into the call that is reviewed, to give that reply again."""
        if (recording := self._still()) is not None:
            self._replaying.close()
            self._next = self._branching.start(recording, turn)
            self.call(recording.scenario)

    def compare(self) -> None:
        """To two takes of the call that is reviewed, side by side."""
        if (recording := self._still()) is not None:
            self._branching.open_compare(recording)
            self._window.show_screen(self._window.compare)

    def drill(self) -> None:
        """To the drills that are due."""
        if self._drilling.open():
            self._choosing.cool()
            self._window.show_screen(self._window.drill)

    def _back(self) -> None:
        """From the replay, or the comparison, to the debrief."""
        self._replaying.close()
        self._branching.hush()
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
        self._pausing.close()
        self._teaching.close()
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
        window.choose.remembered.connect(self.remember)
        window.choose.drilled.connect(self.drill)
        window.choose.taught.connect(self._choosing.cool)
        window.choose.taught.connect(self._teaching.open)
        window.history.left.connect(self.open_choose)
        window.debrief.again.connect(self._again)
        window.debrief.followed_up.connect(self._follow_up)
        window.debrief.left.connect(lambda: self.remember() if self._out_of_past else self.open_choose())
        window.debrief.replayed.connect(self.replay)
        window.replay.left.connect(self._back)
        window.compare.left.connect(self._back)
        window.debrief.overview.takes.compared.connect(self.compare)
        window.debrief.said_again.connect(self.say_again)
        window.replay.said_again.connect(self.say_again)
        window.debrief.afterwards.rested.connect(self.rest)

    def _still(self) -> Recording | None:
        """The call that is reviewed, with nothing of it being heard."""
        self._reviewing.hush()
        return self._reviewing.recording

    def _gone(self, folders: tuple[Path, ...]) -> None:
        """These calls are not there any more."""
        self._choosing.forget(folders)
        recording = self._reviewing.recording
        if recording is not None and recording.folder in folders and self._window.debrief.isVisible():
            self._window.debrief.left.emit()

    def _want(self, wish: Callable[[RunningCall], object]) -> None:
        if self.running is not None:
            wish(self.running)

    def measure(self, scenario: Scenario) -> None:
        """To the calm voice, on the way to a call of `scenario`."""
        self._choosing.cool()
        self._measuring.open(scenario)
        self._window.show_screen(self._window.baseline)

    def _play(self, scenario: Scenario) -> None:
        start, self._next = self._next, None
        self._out_of_past = self._out_of_past and start is not None
        self._choosing.cool()
        settings = for_call(self.settings.settings)
        running = RunningCall(
            scenario, self._guide(settings), settings, self._parts, self._stage, self._window.call, self.texts, start
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
        said_again = self.running is not None and self.running.began_at is not None
        self.running = None
        if error is not None:
            self.failed(error)
        replied = any(isinstance(event, TraineeSpoke) for event in recording.events)
        own = replied and recording.scenario.id != self._parts.start_with
        if own:
            self._drilling.learn(recording)
        if own and self.settings.settings.rate_first and not said_again:
            self._rating.open(recording, self._guide(self.settings.settings))
            self._window.show_screen(self._window.rating)
        elif error is None or replied:
            self.review(recording)
        else:
            self.open_choose()

    def _again(self) -> None:
        if self._reviewing.recording is not None:
            self.call(self._as_it_is_now(self._reviewing.recording.scenario))

    def _follow_up(self) -> None:
        recording = self._reviewing.recording
        if recording is not None and (talk := self._as_it_is_now(recording.scenario).follow_up) is not None:
            self._reviewing.hush()
            self._following.open(recording, talk)

    def _as_it_is_now(self, recorded: Scenario) -> Scenario:
        """The scenario of that id, or the follow-up of one; a recording holds it as it was, and it may be gone."""
        there = {one.id: one for one in self._parts.scenarios}
        there |= {one.follow_up.id: one.follow_up for one in self._parts.scenarios if one.follow_up is not None}
        return woven(there.get(recorded.id, recorded), recorded.promised)

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
        self._teaching.wear(settings)
        self._choosing.show()
