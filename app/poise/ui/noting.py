"""The record of a call at work: what was corrected or struck out is kept beside the call."""

from collections.abc import Callable
from dataclasses import replace

from poise.domain.record import Agreed, Recorded
from poise.ui.parts import Parts
from poise.ui.reviewing import Reviewing
from poise.ui.screens.record import RecordView
from poise.ui.stage import Stage


class Noting:
    """Joins the form to the parts; the call is that of `reviewing`."""

    def __init__(
        self,
        view: RecordView,
        reviewing: Reviewing,
        parts: Parts,
        stage: Stage,
        failed: Callable[[Exception], object],
    ) -> None:
        self._view, self._reviewing, self._parts, self._stage, self._failed = view, reviewing, parts, stage, failed
        view.recorded.connect(self._keep)

    def _keep(self, what_happened: str, promises: tuple[Agreed, ...]) -> None:
        recording = self._reviewing.recording
        if recording is None:
            return
        kept = tuple(self._dated(one) for one in promises)
        recorded = Recorded(self._parts.now(), what_happened, kept)
        added = self._reviewing.recording = replace(recording, added=recording.added.after(recorded))

        def say(_: None) -> None:
            if self._reviewing.recording is added:
                self._view.say_kept(what_happened, promises)

        self._stage.begin(lambda: self._parts.add(added.folder, recorded), say, self._failed)

    def _dated(self, one: Agreed) -> Agreed:
        """With the moment that its words for a time mean, where they are new."""
        recording = self._reviewing.recording
        if one.due or not one.when or recording is None:
            return one
        return replace(one, due=self._parts.follow_ups.dated(one.when, recording.folder))
