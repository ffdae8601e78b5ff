"""Drills at work: what is due is offered, one after another is answered, and the first answer to each counts."""

from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime
from functools import partial

from poise.domain.drills import grade
from poise.settings import Settings
from poise.shown.texts import Texts
from poise.ui.kept import Kept
from poise.ui.louder import Louder
from poise.ui.parts import Parts, Recording
from poise.ui.practice import Answered, Answering, Exercise, Moment
from poise.ui.running import for_call
from poise.ui.screens.drill import LINE, DrillScreen
from poise.ui.stage import Stage
from poise.ui.views.drill import Phase, Practice, drill


class Watching:
    """The onlooker of one answer: everything is handed over to the window's thread."""

    def __init__(self, stage: Stage, moment: Callable[[Moment], object], level: Callable[[float], object]) -> None:
        self._post, self._moment = stage.post, moment
        self._louder = Louder(lambda dbfs, _speaking: self._post(partial(level, dbfs)))

    def moment(self, moment: Moment) -> None:
        self._post(partial(self._moment, moment))

    def levels(self, dbfs: float, speaking: bool) -> None:
        self._louder.hear(dbfs, speaking)


class Drilling:
    """Joins the screen to the parts; `offer` is told how many drills are due.

    `begun` brings the screen forward and says whether it did: the first screen may have been left for something else
    by then; `left` goes back to it.
    """

    def __init__(
        self,
        screen: DrillScreen,
        parts: Parts,
        kept: Kept,
        stage: Stage,
        texts: Texts,
        failed: Callable[[Exception], object],
        offer: Callable[[int], object],
        begun: Callable[[], bool],
        left: Callable[[], object],
    ) -> None:
        self._screen, self._parts, self._kept, self._stage, self._texts = screen, parts, kept, stage, texts
        self._failed, self._offer, self._begun, self._left = failed, offer, begun, left
        self._due: tuple[Exercise, ...] = ()
        self._practice: Practice | None = None
        self._answering: Answering | None = None
        self._work: Future[None] | None = None
        self._sounding: Future[None] | None = None
        self._playing: str | None = None
        self._number, self._opening = 0, False
        screen.begun.connect(self._begin)
        screen.replied.connect(self._reply)
        screen.passed.connect(self._pass)
        screen.left.connect(self._leave)
        screen.play.connect(self._play)

    def learn(self, recording: Recording) -> None:
        """A call has ended: what of it is worth practising?"""
        self._stage.begin(
            lambda: self._parts.drills.learn(recording.scenario, recording.events, recording.folder),
            lambda _: None,
            self._failed,
        )

    def look(self) -> None:
        """The first screen comes forward: how many are due?"""
        self._opening = False
        self._stage.begin(self._parts.drills.waiting, self._offer, self._failed)

    def open(self) -> None:
        """Begin with the first that is due, as soon as it is read."""
        if not self._opening:
            self._opening = True
            self._stage.begin(self._parts.drills.due, self._found, self._unread)

    def _found(self, due: tuple[Exercise, ...]) -> None:
        opening, self._opening = self._opening, False
        if not due:
            self._offer(0)
        elif opening and self._begun():
            self._due = due
            self._turn_to(1)

    def _unread(self, error: Exception) -> None:
        self._opening = False
        self._failed(error)

    def _turn_to(self, number: int) -> None:
        self._stop()
        typed = self._settings.typed or not self._settings.consent
        self._practice = Practice(self._due[number - 1], number, len(self._due), typed=typed)
        self._show()

    @property
    def _settings(self) -> Settings:
        return for_call(self._kept.settings)

    def _show(self) -> None:
        if self._practice is not None:
            today = datetime.fromisoformat(self._parts.now())
            self._screen.show_drill(drill(self._practice, self._parts.rubric, today, self._texts))

    def _begin(self) -> None:
        practice = self._practice
        if practice is None:
            return
        self._stop()
        self._practice = practice.again()
        number = self._number

        def only_now(what: Callable[..., object], *values: object) -> None:
            if number == self._number:
                what(*values)

        watching = Watching(self._stage, partial(only_now, self._move), partial(only_now, self._screen.hear))

        async def run() -> Answered | None:
            self._answering = self._parts.drills.answer(practice.exercise, self._settings, watching)
            return await self._answering.run()

        self._work = self._stage.begin(run, partial(only_now, self._answered), partial(only_now, self._broke_off))

    def _move(self, phase: Phase) -> None:
        if self._practice is not None:
            self._practice = replace(self._practice, phase=phase)
            self._show()

    def _reply(self, text: str) -> None:
        if self._answering is not None:
            self._stage.tell(self._answering.type_reply, text)

    def _answered(self, answered: Answered | None) -> None:
        practice = self._practice
        if practice is None or answered is None:
            self._move("nothing")
            return
        first = not practice.graded
        self._practice = replace(practice, phase="judged", answered=answered, graded=True)
        self._show()
        if first:
            exercise = practice.exercise
            mark = grade(answered.tried, exercise.faults, self._parts.rubric)
            self._stage.begin(
                lambda: self._parts.drills.graded(exercise, mark), partial(self._comes_back, exercise), self._failed
            )

    def _comes_back(self, exercise: Exercise, back: datetime) -> None:
        if self._practice is not None and self._practice.exercise is exercise:
            self._practice = replace(self._practice, back=back)
            self._show()

    def _broke_off(self, error: Exception) -> None:
        self._move("nothing")
        self._failed(error)

    def _pass(self) -> None:
        if self._practice is not None and self._practice.number < self._practice.of:
            self._turn_to(self._practice.number + 1)
        else:
            self._leave()

    def _leave(self) -> None:
        self._stop()
        self._practice = None
        self._left()

    def _stop(self) -> None:
        """What still comes of an answer or a sound is not wanted any more."""
        self._number += 1
        for work in (self._work, self._sounding):
            if work is not None:
                work.cancel()
        self._work = self._sounding = self._answering = self._playing = None
        self._screen.show_playing(None)

    def _play(self, what: str) -> None:
        """Play, or stop if it is just this that plays."""
        practice, playing = self._practice, self._playing
        if practice is None or practice.answered is None:
            return
        self._stop()
        if playing != what:
            drills, exercise, samples = self._parts.drills, practice.exercise, practice.answered.samples
            self._playing = what
            self._screen.show_playing(what)
            self._sound(lambda: drills.play_line(exercise) if what == LINE else drills.play_own(samples))

    def _sound(self, sound: Callable[[], Awaitable[None]]) -> None:
        number = self._number

        def over(error: Exception | None = None) -> None:
            if number == self._number:
                self._stop()
                if error is not None:
                    self._failed(error)

        self._sounding = self._stage.begin(sound, lambda _: over(), over)
