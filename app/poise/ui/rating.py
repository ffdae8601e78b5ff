"""The trainee's own view at work: asked for after a call, kept beside it, and then shown beside the marks."""

from collections.abc import Callable
from dataclasses import replace

from poise.domain.afterwards import Answer, SelfRated
from poise.domain.guides import Guide
from poise.domain.mood import Band
from poise.domain.report import end_of
from poise.shown.texts import Texts
from poise.ui.parts import Parts, Recording
from poise.ui.screens.rating import RatingScreen
from poise.ui.stage import Stage
from poise.ui.views.rating import rating


class Rating:
    """Joins the screen to the parts; `done` gets the call with what was added to it."""

    def __init__(
        self,
        screen: RatingScreen,
        parts: Parts,
        stage: Stage,
        texts: Texts,
        failed: Callable[[Exception], object],
        done: Callable[[Recording], object],
    ) -> None:
        self._screen, self._parts, self._stage, self._texts = screen, parts, stage, texts
        self._failed, self._done = failed, done
        self._recording: Recording | None = None
        self._guide = parts.guides[0]
        screen.rated.connect(self._rated)
        screen.skipped.connect(self._skipped)

    def open(self, recording: Recording, guide: Guide) -> None:
        """Ask about this call, by the steps of this guide."""
        self._recording, self._guide = recording, guide
        self._screen.show_rating(rating(recording.scenario, guide, self._texts))

    def _rated(self, steps: dict[str, Answer], band: Band | None) -> None:
        recording, self._recording = self._recording, None
        if recording is None:
            return
        if steps or band is not None:
            added = SelfRated(self._parts.now(), self._guide.id, steps, band, end_of(recording.events))
            folder = recording.folder
            self._stage.begin(lambda: self._parts.add(folder, added), lambda _: None, self._failed)
            recording = replace(recording, added=recording.added.after(added))
        self._done(recording)

    def _skipped(self) -> None:
        self._rated({}, None)
