"""The debrief at work: it shows a recorded call and lets its sounds be heard."""

from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime
from functools import partial

from poise.domain.afterwards import Learned
from poise.domain.better import WhatIf
from poise.domain.branch import Utterance
from poise.domain.promises import Promise
from poise.domain.scenario import Scenario
from poise.domain.written import Better
from poise.shown.promises import promised
from poise.shown.texts import Texts
from poise.ui.parts import Parts, Recording
from poise.ui.screens.debrief import DebriefScreen
from poise.ui.stage import Stage
from poise.ui.views.afterwards import afterwards
from poise.ui.views.better import written
from poise.ui.views.correcting import verdict_shown
from poise.ui.views.debrief import DebriefShown, debrief


class Reviewing:
    """Joins the debrief screen to the parts."""

    def __init__(
        self, screen: DebriefScreen, parts: Parts, stage: Stage, texts: Texts, failed: Callable[[Exception], object]
    ) -> None:
        self._screen, self._parts, self._stage, self._texts, self._failed = screen, parts, stage, texts, failed
        self.recording: Recording | None = None
        self._sounding: Future[None] | None = None
        self._key: object = None
        screen.play_take.connect(self._play_take)
        screen.play_line.connect(self._play_line)
        screen.asked_better.connect(self._write_better)
        screen.afterwards.learned.connect(self._keep_learned)

    def open(self, recording: Recording) -> None:
        """Show this call."""
        self.hush()
        self.recording = recording
        self._screen.show_debrief(self._laid_out(recording, False), recording.folder)
        self._screen.afterwards.show_afterwards(afterwards(recording.added.learned, recording.added.recorded))
        self._look_around(recording, False)

    def change(self, recording: Recording, turn: int, mark: tuple[str, str] | None = None, first: bool = False) -> None:
        """The same call with another verdict (the `first`, or the one that counts) or with more that was added.

        The keyboard goes to that reply, or to one of its marks; what is being written elsewhere stays.
        """
        self.hush()
        self.recording = recording
        self._screen.renew(self._laid_out(recording, first), recording.folder, turn, mark)
        self._look_around(recording, first)

    def _laid_out(self, recording: Recording, first: bool) -> DebriefShown:
        scenario, parts = self._with_words(recording.scenario), self._parts
        events = recording.events if first else recording.marked
        return debrief(scenario, events, parts.guides, parts.rubric, self._texts, recording.added, recording.events)

    def _look_around(self, recording: Recording, first: bool) -> None:
        """What corrected words changed, at once, and as soon as they are found, the promises."""
        parts, remarked = self._parts, recording.remarked
        guide, rubric = parts.guides[0], parts.rubric
        self._screen.verdict.show_verdict(
            verdict_shown(remarked, recording.scenario, guide, rubric, self._texts, first)
        )
        self._stage.begin(
            lambda: self._parts.promises(recording), partial(self._show_promises, recording), self._failed
        )

    def _with_words(self, recorded: Scenario) -> Scenario:
        """An older call's own copy of its scenario has no better words yet: those written since are as good."""
        talks = [talk for one in self._parts.scenarios for talk in (one, one.follow_up) if talk is not None]
        written = next((talk.better for talk in talks if talk.id == recorded.id), recorded.better)
        return replace(recorded, better=written) if recorded.better == Better() else recorded

    def _show_promises(self, recording: Recording, found: tuple[tuple[Promise, datetime | None], ...]) -> None:
        if self.recording is recording:
            recorded = recording.added.recorded
            self._screen.afterwards.show_promises(promised(found, recording.scenario, self._texts, recorded))

    def _write_better(self, turn: int) -> None:
        recording = self.recording
        if recording is None:
            return
        now = replace(recording, scenario=self._with_words(recording.scenario))
        name = recording.scenario.customer.name

        def show(best: WhatIf | None) -> None:
            if self.recording is recording:
                self._screen.show_written(turn, written(best, name, self._texts))

        self._stage.begin(lambda: self._parts.better_reply(now, turn), show, self._failed)

    def _keep_learned(self, whys: tuple[str, ...], prevention: str, goal: str) -> None:
        recording = self.recording
        if recording is None:
            return
        learned = Learned(self._parts.now(), whys, prevention, goal)
        added = self.recording = replace(recording, added=recording.added.after(learned))

        def kept(_: None) -> None:
            if self.recording is added:
                self._screen.afterwards.say_kept(whys, prevention, goal)

        self._stage.begin(lambda: self._parts.add(added.folder, learned), kept, self._failed)

    def hush(self) -> None:
        """Stop what is being heard."""
        if self._sounding is not None:
            self._sounding.cancel()
        self._key, self._sounding = None, None
        self._screen.show_playing(None)

    def _play_take(self, name: str) -> None:
        if self.recording is not None:
            folder = self.recording.folder
            self._play(name, lambda: self._parts.play_take(folder, name))

    def _play_line(self, line: Utterance) -> None:
        self._play(line, lambda: self._parts.play_line(line))

    def _play(self, key: object, sound: Callable[[], Awaitable[None]]) -> None:
        """Play, or stop if it is just this that plays."""
        playing = self._key
        self.hush()
        if playing != key:
            self._key = key
            self._screen.show_playing(key)
            self._sounding = self._stage.begin(sound, partial(self._ended, key), partial(self._broke_off, key))

    def _ended(self, key: object, _result: object) -> None:
        if self._key == key:
            self.hush()

    def _broke_off(self, key: object, error: Exception) -> None:
        self._ended(key, None)
        self._failed(error)
