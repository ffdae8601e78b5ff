"""The settings while the window is open: changed at once, saved a moment later."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer

from poise.settings import Settings
from poise.ui.parts import Parts
from poise.ui.stage import PATIENCE, Stage

_MOMENT = 300
"""Milliseconds between the last change and saving."""


class Kept(QObject):
    """Holds the settings; `changed` is called after each change, `failed` with the error if they cannot be saved."""

    def __init__(self, parts: Parts, stage: Stage, failed: Callable[[Exception], object]) -> None:
        super().__init__()
        self.settings: Settings = parts.settings
        self._save, self._stage, self._failed = parts.save, stage, failed
        self._changed: Callable[[Settings], object] = lambda _: None
        self._later = QTimer(self, singleShot=True, interval=_MOMENT)
        self._later.timeout.connect(self._save_now)
        self._saving: Future[None] | None = None
        self._busy, self._stale = False, False

    def watch(self, changed: Callable[[Settings], object]) -> None:
        """Who is told of changes."""
        self._changed = changed

    def change(self, **values: Any) -> None:
        """Set these; what is already so is no change."""
        settings = replace(self.settings, **values)
        if settings != self.settings:
            self.settings = settings
            self._later.start()
            self._changed(settings)

    def flush(self) -> None:
        """Save what is not saved yet, and wait for it: the window is closing."""
        if self._later.isActive():
            self._later.stop()
            self._save_now()
        if self._saving is not None:
            wait([self._saving], PATIENCE)
            if self._stale and self._saving.done():
                wait([self._begin()], PATIENCE)

    def _save_now(self) -> None:
        """One after another: a slow disk must not let an older choice win."""
        if self._busy:
            self._stale = True
        else:
            self._begin()

    def _begin(self) -> "Future[None]":
        settings, self._busy, self._stale = self.settings, True, False
        self._saving = self._stage.begin(lambda: self._save(settings), self._over, self._broke_off)
        return self._saving

    def _over(self, _result: None) -> None:
        self._busy = False
        if self._stale:
            self._begin()

    def _broke_off(self, error: Exception) -> None:
        self._over(None)
        self._failed(error)
