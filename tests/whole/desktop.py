"""A display of its own for one program: keys can be pressed on it, and what it shows can be looked at."""

import os
import struct
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage


class Desktop:
    """A virtual X screen, from `with` to its end; `display` is its name."""

    def __init__(self, folder: Path, width: int = 1280, height: int = 800) -> None:
        self._folder = folder
        self._size = f"{width}x{height}x24"
        self.display = ""

    def __enter__(self) -> "Desktop":
        self._folder.mkdir(parents=True, exist_ok=True)
        ours, theirs = os.pipe()
        command = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", self._size, "-fbdir", str(self._folder)]
        command += ["-nolisten", "tcp", "-ac", "-noreset"]
        self._server = subprocess.Popen(command, pass_fds=[theirs], stderr=subprocess.DEVNULL)
        os.close(theirs)
        with os.fdopen(ours) as told:
            self.display = f":{told.readline().strip()}"
        return self

    def __exit__(self, *_: object) -> None:
        self._server.terminate()
        self._server.wait()

    def focus(self, title: str) -> None:
        """Give the keyboard to the window of that title, as a window manager would."""
        self._order("search", "--sync", "--onlyvisible", "--name", title, "windowfocus", "--sync")

    def plug(self, monitor: str, width: int, height: int, left: int) -> None:
        """A monitor of that name shows this part of the screen from now on; the first one shows it to all programs."""
        first = "screen" if left == 0 else "none"
        self._run("xrandr", "--setmonitor", monitor, f"{width}/{width // 4}x{height}/{height // 4}+{left}+0", first)

    def unplug(self, monitor: str) -> None:
        """That monitor is gone."""
        self._run("xrandr", "--delmonitor", monitor)

    def press(self, *keys: str) -> None:
        """Press keys one after another, by their X names (Return, space, p)."""
        for key in keys:
            self._order("key", key)
            time.sleep(0.1)

    def write(self, text: str) -> None:
        """Type that where the keyboard is."""
        self._order("type", "--delay", "50", text)

    def pixels(self) -> NDArray[np.uint32]:
        """What is shown now, 0xRRGGBB a pixel, a view into the screen's own memory: it changes with the screen."""
        dump = np.memmap(self._folder / "Xvfb_screen0", mode="r")
        head = struct.unpack(">25I", bytes(dump[:100]))
        size, width, height, line, colours = head[0], head[4], head[5], head[12], head[19]
        start = size + colours * 12
        return dump[start : start + line * height].view("<u4").reshape(height, line // 4)[:, :width]

    def keep(self, file: Path) -> None:
        """Save what is shown as a picture."""
        pixels = np.ascontiguousarray(self.pixels())
        height, width = pixels.shape
        if not QImage(pixels.tobytes(), width, height, width * 4, QImage.Format.Format_RGB32).save(str(file)):
            raise OSError(f"{file} could not be written")

    def wait(self, what: Callable[[NDArray[np.uint32]], bool], patience: float = 30.0) -> float:
        """Wait until that is true of the screen; the moment at which it was, in seconds of time.monotonic.

        Raises:
            TimeoutError: it was not within `patience` seconds.
        """
        until, shown = time.monotonic() + patience, self.pixels()
        while not what(shown):
            if time.monotonic() > until:
                raise TimeoutError(f"the screen did not change as expected within {patience} s")
            time.sleep(0.005)
        return time.monotonic()

    def settle(self, patience: float = 10.0) -> None:
        """Wait until the screen has stood still for a moment; for screens on which nothing moves."""
        until, before = time.monotonic() + patience, self.pixels()[::4, ::4].copy()
        while time.monotonic() < until:
            time.sleep(0.3)
            now = self.pixels()[::4, ::4].copy()
            if np.array_equal(before, now):
                return
            before = now

    def _order(self, *words: str) -> None:
        self._run("xdotool", *words)

    def _run(self, *words: str) -> None:
        env = {**os.environ, "DISPLAY": self.display}
        subprocess.run(words, env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=30)


def painted(shown: NDArray[np.uint32]) -> bool:
    """Whether a window has painted itself: a sparse look at the screen finds more than a few colours."""
    return len(np.unique(shown[::16, ::16])) > 4
