"""The settings while the window is open: changed at once, saved a moment later."""

import asyncio
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
        self._in_turn = asyncio.Lock()

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

    def _save_now(self) -> None:
        settings = self.settings
        self._saving = self._stage.begin(lambda: self._write(settings), lambda _: None, self._failed)

    async def _write(self, settings: Settings) -> None:
        """On the stage, one after another: a slow disk must not let an older choice win."""
        async with self._in_turn:
            await self._save(settings)
