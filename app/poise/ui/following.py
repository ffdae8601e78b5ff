"""The follow-up call at work: what became of the promises is asked, then it is played, or kept for another day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial, reduce
from typing import cast

from poise.domain.afterwards import Afterward, Afterwards
from poise.domain.asking import woven
from poise.domain.kept_word import Became
from poise.domain.promises import Promise
from poise.domain.record import CameOf, Fared, Reminder, ToAsk, agreed, asked, to_ask
from poise.domain.scenario import Scenario
from poise.shown.texts import Texts
from poise.ui.follow_ups import Waiting
from poise.ui.parts import Parts, Recording
from poise.ui.stage import Stage
from poise.ui.views.follow_up import follow_up
from poise.ui.window import Window


class Following:
    """Joins the screen and the reminder to the parts; `play` is told the follow-up call, `back` that it is left."""

    def __init__(
        self,
        window: Window,
        parts: Parts,
        stage: Stage,
        texts: Texts,
        failed: Callable[[Exception], object],
        play: Callable[[Scenario], object],
        back: Callable[[Recording], object],
    ) -> None:
        self._window, self._parts, self._stage, self._texts = window, parts, stage, texts
        self._failed, self._play, self._back = failed, play, back
        self._screen, self._reminder = window.follow_up, window.choose.reminder
        self._recording: Recording | None = None
        self._talk: Scenario | None = None
        self._told: tuple[ToAsk, ...] = ()
        self._waiting: Waiting | None = None
        self._screen.started.connect(self._start)
        self._screen.reminded.connect(self._remind)
        self._screen.left.connect(self._leave)
        self._reminder.taken.connect(self._take)
        self._reminder.put_off.connect(lambda: self._reminder.say(""))

    def look(self) -> None:
        """Poise has started: see whether a follow-up call is due, and say so once."""
        self._stage.begin(self._parts.follow_ups.waiting, self._say, self._failed)

    def open(self, recording: Recording, talk: Scenario) -> None:
        """Ask what became of the promises of this call before `talk`, its follow-up, is played."""
        self._recording, self._talk = recording, talk
        self._stage.begin(lambda: self._parts.promises(recording), partial(self._show, recording), self._failed)

    def _show(self, recording: Recording, found: tuple[tuple[Promise, datetime | None], ...]) -> None:
        talk = self._talk
        if self._recording is not recording or talk is None:
            return
        added = recording.added
        self._told = to_ask([agreed(*one) for one in found], added.recorded, added.came_of)
        today = datetime.fromisoformat(self._parts.now()).date()
        self._screen.show_follow_up(follow_up(talk, self._told, today, self._texts))
        self._window.show_screen(self._screen)

    def _fared(self, answers: tuple[str | None, ...]) -> tuple[Fared, ...]:
        return tuple(
            Fared(one.promise, cast(Became, answer) if answer else one.became)
            for one, answer in zip(self._told, answers, strict=True)
        )

    def _start(self, answers: tuple[str | None, ...]) -> None:
        recording, talk = self._recording, self._talk
        if recording is None or talk is None:
            return
        fared = self._fared(answers)
        now = self._parts.now()
        over = (Reminder(now, ""),) if recording.added.remind else ()
        self._add(recording, CameOf(now, fared), *over)
        self._recording = None
        self._play(woven(talk, asked(fared)))

    def _remind(self, answers: tuple[str | None, ...], day: str) -> None:
        recording = self._recording
        if recording is None:
            return
        now = self._parts.now()
        came_of, reminder = CameOf(now, self._fared(answers)), Reminder(now, day)
        said = partial(self._screen.say, self._texts("follow_up.said"))
        self._add(recording, came_of, reminder, done=said)

    def _add(self, recording: Recording, *ones: Afterward, done: Callable[[], object] = lambda: None) -> None:
        """Keep these, each once the one before is on the disk: two at a time could write over each other."""
        self._recording = replace(recording, added=reduce(Afterwards.after, ones, recording.added))

        async def kept() -> None:
            for one in ones:
                await self._parts.add(recording.folder, one)

        self._stage.begin(kept, lambda _: done(), self._failed)

    def _leave(self) -> None:
        recording, self._recording = self._recording, None
        if recording is not None:
            self._back(recording)

    def _say(self, waiting: Waiting | None) -> None:
        """Said once: with that it is no longer kept as due."""
        self._waiting = waiting
        if waiting is not None:
            self._reminder.say(self._texts("follow_up.due_now", name=waiting.name, title=waiting.title))
            over = Reminder(self._parts.now(), "")
            self._stage.begin(lambda: self._parts.add(waiting.folder, over), lambda _: None, self._failed)

    def _take(self) -> None:
        waiting = self._waiting
        self._reminder.say("")
        if waiting is not None:
            self._stage.begin(lambda: self._parts.recall(waiting.folder), self._recalled, self._failed)

    def _recalled(self, recording: Recording) -> None:
        if recording.scenario.follow_up is not None:
            self.open(recording, recording.scenario.follow_up)
        else:
            self._back(recording)
