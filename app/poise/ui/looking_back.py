"""Looking back: the debrief of a call, what is opened from it, and the list of all calls that leads to it."""

from collections.abc import Callable, Iterable
from pathlib import Path

from poise.domain.asking import woven
from poise.domain.scenario import Scenario
from poise.shown.texts import Texts
from poise.ui.branching import Branching
from poise.ui.calling import Calling
from poise.ui.correcting import Correcting
from poise.ui.following import Following
from poise.ui.kept import Kept
from poise.ui.noting import Noting
from poise.ui.parts import Parts, Recording
from poise.ui.pausing import Pausing
from poise.ui.remembering import Remembering
from poise.ui.replaying import Replaying
from poise.ui.reviewing import Reviewing
from poise.ui.running import guide_of
from poise.ui.stage import Stage
from poise.ui.window import Window


class LookingBack:
    """Joins the debrief and its neighbours; `recall` reads a call of the list, `left` leads to the first screen."""

    def __init__(
        self,
        window: Window,
        parts: Parts,
        kept: Kept,
        stage: Stage,
        texts: Texts,
        failed: Callable[[BaseException], object],
        calling: Calling,
        recall: Callable[[Path], object],
        left: Callable[[], object],
    ) -> None:
        self._window, self._parts, self._calling, self._left = window, parts, calling, left
        self._out_of_past = False
        debrief = window.debrief
        self.reviewing = Reviewing(debrief, parts, stage, texts, failed)
        self._correcting = Correcting(debrief, self.reviewing, parts, stage, failed)
        self._noting = Noting(debrief.afterwards.record, self.reviewing, parts, stage, failed)
        self.branching = Branching(debrief, window.compare, self.reviewing, parts, stage, texts, failed)
        self._replaying = Replaying(window.replay, parts, stage, texts, failed)
        self._pausing = Pausing(window.minutes, parts, kept, stage, texts, failed, self.review)
        self.following = Following(window, parts, stage, texts, failed, self._call, self.review)
        self._remembering = Remembering(
            window.history,
            parts.past,
            parts.rubric,
            parts.now,
            lambda: guide_of(kept.settings, parts.guides),
            stage,
            texts,
            failed,
            recall,
        )
        self._connect()

    def review(self, recording: Recording) -> None:
        """To the debrief of a recorded call."""
        self._replaying.close()
        self.reviewing.open(self.branching.open(recording))
        self._window.debrief.lead_back(self._out_of_past)
        self._window.show_screen(self._window.debrief)

    def remember(self) -> None:
        """To the calls that are kept; a debrief that is opened there leads back there."""
        self._out_of_past = True
        self.reviewing.hush()
        self._remembering.open()
        self._window.show_screen(self._window.history)
        self._window.history.take_focus()

    def leave(self) -> None:
        """To the first screen: the next debrief leads there."""
        self._out_of_past = False
        self.reviewing.hush()

    def still(self) -> Recording | None:
        """The call that is reviewed, with nothing of it being heard."""
        self.reviewing.hush()
        return self.reviewing.recording

    def gone(self, folders: Iterable[Path]) -> None:
        """These calls are not there any more: the debrief of one of them is left."""
        recording = self.reviewing.recording
        if recording is not None and recording.folder in folders and self._window.debrief.isVisible():
            self._window.debrief.left.emit()

    def close(self) -> None:
        """The window is closing: what was taken until now is kept."""
        self._pausing.close()

    def _connect(self) -> None:
        window, debrief = self._window, self._window.debrief
        debrief.again.connect(self._again)
        debrief.followed_up.connect(self._follow_up)
        debrief.left.connect(lambda: self.remember() if self._out_of_past else self._left())
        debrief.replayed.connect(self._replay)
        debrief.overview.takes.compared.connect(self._compare)
        debrief.afterwards.rested.connect(self._rest)
        window.history.left.connect(self._left)
        for screen in (window.replay, window.compare):
            screen.left.connect(self._back)
        for said_again in (debrief.said_again, window.replay.said_again):
            said_again.connect(self._say_again)

    def _back(self) -> None:
        """From the replay, or the comparison, to the debrief."""
        self._replaying.close()
        self.branching.hush()
        self._window.show_screen(self._window.debrief)

    def _replay(self) -> None:
        if (recording := self.still()) is not None:
            self._replaying.open(recording)
            self._window.show_screen(self._window.replay)

    def _compare(self) -> None:
        if (recording := self.still()) is not None:
            self.branching.open_compare(recording)
            self._window.show_screen(self._window.compare)

    def _rest(self) -> None:
        if (recording := self.still()) is not None:
            self._pausing.open(recording)
            self._window.show_screen(self._window.minutes)

    def _say_again(self, turn: int) -> None:
        """Back into the call, to give that reply again; its debrief leads to where this one does."""
        if (recording := self.still()) is not None:
            self._replaying.close()
            self._calling.call(recording.scenario, self.branching.start(recording, turn))

    def _again(self) -> None:
        if (recording := self.still()) is not None:
            self._call(as_it_is_now(recording.scenario, self._parts.scenarios))

    def _follow_up(self) -> None:
        recording = self.still()
        if recording is not None:
            talk = as_it_is_now(recording.scenario, self._parts.scenarios).follow_up
            if talk is not None:
                self.following.open(recording, talk)

    def _call(self, scenario: Scenario) -> None:
        """To a new call, whose debrief leads to the first screen."""
        self.leave()
        self._calling.call(scenario)


def as_it_is_now(recorded: Scenario, scenarios: Iterable[Scenario]) -> Scenario:
    """The scenario of that id, or the follow-up of one; a recording holds it as it was, and it may be gone."""
    there = {talk.id: talk for one in scenarios for talk in (one, one.follow_up) if talk is not None}
    return woven(there.get(recorded.id, recorded), recorded.promised)
