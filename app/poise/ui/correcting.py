"""Other words and other opinions at work: kept beside the call, which is then marked again and shown anew."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import cast

from poise.domain.afterwards import Afterward, Choice, Corrected, Disputed
from poise.domain.evidence import Polarity
from poise.domain.report import effective
from poise.ui.parts import Parts, Recording
from poise.ui.reviewing import Reviewing
from poise.ui.screens.debrief import DebriefScreen
from poise.ui.stage import Stage
from poise.ui.views.correcting import replies_of


class Correcting:
    """Joins what the trainee holds against a verdict to the parts; the call itself is that of `reviewing`."""

    def __init__(
        self,
        screen: DebriefScreen,
        reviewing: Reviewing,
        parts: Parts,
        stage: Stage,
        failed: Callable[[Exception], object],
    ) -> None:
        self._screen, self._reviewing, self._parts = screen, reviewing, parts
        self._stage, self._failed = stage, failed
        screen.corrected.connect(self._correct)
        screen.disputed.connect(self._dispute)
        screen.verdict.wanted.connect(self._show)

    def _correct(self, turn: int, text: str) -> None:
        recording, at = self._reply(turn)
        if recording is not None:
            self._add(recording, Corrected(self._parts.now(), turn, text, at), turn, None)

    def _dispute(self, turn: int, id_: str, polarity: str, choice: str, reason: str) -> None:
        recording, at = self._reply(turn)
        if recording is not None:
            way, why = cast(Polarity, polarity), cast(Choice, choice)
            one = Disputed(self._parts.now(), turn, id_, way, reason, why, at)
            self._add(recording, one, turn, (id_, polarity))

    def _reply(self, turn: int) -> tuple[Recording | None, float]:
        """The call that is shown, and when that reply of it was heard."""
        recording = self._reviewing.recording
        heard = replies_of(effective(recording.events)).get(turn) if recording is not None else None
        return (None, 0.0) if heard is None else (recording, heard.at)

    def _add(self, before: Recording, one: Afterward, turn: int, mark: tuple[str, str] | None) -> None:
        """Keep it first, and then mark the call again where its words are others."""
        renewed = self._reviewing.recording = replace(before, added=before.added.after(one))

        async def kept() -> Recording:
            await self._parts.add(renewed.folder, one)
            return await self._parts.remark(renewed) if isinstance(one, Corrected) else renewed

        self._stage.begin(kept, partial(self._renew, turn, mark), partial(self._broke_off, before, renewed))

    def _renew(self, turn: int, mark: tuple[str, str] | None, marked: Recording) -> None:
        """Show it, unless another call is shown by now, or words were corrected again: then that comes next."""
        now = self._reviewing.recording
        if now is None or now.folder != marked.folder or now.added.corrected != marked.added.corrected:
            return
        again = now if mark is not None else replace(now, remarked=marked.remarked)
        self._reviewing.change(again, turn, mark)

    def _broke_off(self, before: Recording, renewed: Recording, error: Exception) -> None:
        if self._reviewing.recording is renewed:
            self._reviewing.recording = before
        self._failed(error)

    def _show(self, first: bool) -> None:
        """The first verdict, or the one that counts."""
        if self._reviewing.recording is not None:
            self._reviewing.change(self._reviewing.recording, 0, None, first)
            self._screen.verdict.other.setFocus()
