"""Poise as its users meet it: a program of its own with a display, a microphone and a folder of its own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from poise.speech import models
from tests.whole.desktop import Desktop, painted
from tests.whole.log import Log
from tests.whole.studio import Studio


class App:
    """The window, from `with` to its end; several one after another may share a `home`, as they do on a machine."""

    def __init__(self, home: Path, studio: Studio, desktop: Desktop, program: Sequence[str] = ("-m", "poise")) -> None:
        self.calls = home / "data" / "poise" / "calls"
        self.log = Log(self.calls, tuple(self.calls.glob("*")))
        self.classes = home / "data" / "poise" / "classes"
        self.lesson = Log(self.classes, file="class.jsonl")
        self.desktop = desktop
        self._program = program
        self._out = home / "printed.txt"
        self._env = {
            **studio.env,
            "DISPLAY": desktop.display,
            "QT_QPA_PLATFORM": "xcb",
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "POISE_MODELS": os.environ.get("POISE_MODELS", str(models.default_root())),
        }

    def __enter__(self) -> "App":
        self._out.parent.mkdir(parents=True, exist_ok=True)
        with self._out.open("wb") as out:
            command = [sys.executable, *self._program]
            self.began = time.monotonic()
            self.process = subprocess.Popen(command, env=self._env, stdout=out, stderr=subprocess.STDOUT)
        self.shown = self.desktop.wait(painted)
        self.desktop.focus("Poise")
        self.desktop.settle()
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()

    @property
    def printed(self) -> str:
        """All it wrote to the terminal."""
        return self._out.read_text(errors="replace")

    def start_first_call(self) -> None:
        """By keyboard, as somebody new: to "Start the call"; agree to be recorded; past the calm voice."""
        for keys in (("shift+Tab", "space"), ("space",), ("Tab", "Tab", "space")):
            self.desktop.settle()
            self.desktop.press(*keys)
        self.log.wait(lambda: "customer_spoke" in self.log.kinds(), 150.0)

    def keep_what_was_cut_off(self) -> None:
        """By keyboard: "Keep it and look at it"."""
        self.desktop.press(*["shift+Tab"] * 7, "space")

    def kill(self) -> None:
        """End it as a power cut does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
