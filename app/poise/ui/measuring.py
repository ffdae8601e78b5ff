"""The baseline screen at work: the trainee reads, the stage listens, the result is kept."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial

from poise.domain.evidence import Baseline
from poise.domain.scenario import Scenario
from poise.shown.texts import Texts
from poise.ui.kept import Kept
from poise.ui.louder import Louder
from poise.ui.parts import Parts, Reading
from poise.ui.screens.baseline import BaselineScreen
from poise.ui.stage import Stage
from poise.ui.views import baseline as view
from poise.ui.views.drawer import kept_words


class Measuring:
    """Joins the baseline screen to the parts; `done` goes on to the call, `left` back to the first screen."""

    def __init__(
        self,
        screen: BaselineScreen,
        parts: Parts,
        kept: Kept,
        stage: Stage,
        texts: Texts,
        failed: Callable[[Exception], object],
        done: Callable[[Scenario], object],
        left: Callable[[], object],
    ) -> None:
        self._screen, self._parts, self._kept, self._stage, self._texts = screen, parts, kept, stage, texts
        self._failed, self._done, self._left = failed, done, left
        self._state = view.Measuring()
        self._scenario: Scenario | None = None
        self._reading: Reading | None = None
        self._finished_early = False
        self._number = 0
        self._work: Future[None] | None = None
        self._skipped: set[str] = set()
        screen.agreed.connect(self._agree)
        screen.read.connect(self._read)
        screen.finished.connect(self._finish)
        screen.skipped.connect(self._skip)
        screen.went_on.connect(self._go_on)
        screen.left.connect(self._leave)

    def needed(self) -> bool:
        """Whether this screen has to come before a call; once skipped, it is not asked again for that microphone."""
        settings = self._kept.settings
        return view.needed(settings) and not (settings.consent and settings.microphone in self._skipped)

    def open(self, scenario: Scenario) -> None:
        """The screen comes forward, on the way to a call of `scenario`."""
        self._scenario = scenario
        self._state = view.begun(self._kept.settings)
        self._show()

    def _show(self) -> None:
        assert self._scenario is not None
        self._screen.show_baseline(view.show(self._state, self._scenario, self._texts, self._recorded()))

    def _recorded(self) -> str:
        """What is kept of a call, where, and for how long."""
        return kept_words(self._parts.drawer.place, self._kept.settings.keep_days, self._texts)

    def _agree(self, yes: bool) -> None:
        """Whoever takes his consent back is not listened to any more."""
        self._state = replace(self._state, agreed=yes)
        if not yes:
            self._stop()
            self._kept.change(consent=False)
            self._state = replace(self._state, phase="done" if self._state.baseline else "ask")
        self._show()

    def _read(self) -> None:
        self._keep_consent()
        self._reading, self._finished_early = None, False
        self._state = replace(self._state, phase="reading")
        self._show()
        number = self._number
        self._work = self._stage.begin(
            self._run,
            lambda baseline: self._measured(baseline) if number == self._number else None,
            lambda error: self._broke_off(error) if number == self._number else None,
        )

    async def _run(self) -> Baseline:
        """On the stage.  A reader may have finished before the first sound was asked for."""
        louder = Louder(self._hear)
        self._reading = self._parts.read(view.passage(self._texts), self._kept.settings, louder.hear)
        if self._finished_early:
            self._reading.finish()
        return await self._reading.run()

    def _finish_reading(self) -> None:
        """On the stage."""
        if self._reading is None:
            self._finished_early = True
        else:
            self._reading.finish()

    def _hear(self, dbfs: float, speaking: bool) -> None:
        self._stage.post(partial(self._screen.hear, dbfs, speaking))

    def _finish(self) -> None:
        self._stage.tell(self._finish_reading)

    def _measured(self, baseline: Baseline) -> None:
        self._kept.change(baseline=baseline, baseline_of=self._kept.settings.microphone)
        self._state = view.measured(self._state, baseline)
        self._show()

    def _broke_off(self, error: Exception) -> None:
        self._state = replace(self._state, phase="ask")
        self._show()
        self._failed(error)

    def _skip(self) -> None:
        self._skipped.add(self._kept.settings.microphone)
        self._go_on()

    def _go_on(self) -> None:
        self._stop()
        self._keep_consent()
        if self._scenario is not None:
            self._done(self._scenario)

    def _leave(self) -> None:
        self._stop()
        self._left()

    def _stop(self) -> None:
        """What still comes of the reading is not wanted any more."""
        self._number += 1
        if self._work is not None:
            self._work.cancel()

    def _keep_consent(self) -> None:
        if self._state.agreed:
            self._kept.change(consent=True)
