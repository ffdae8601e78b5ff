"""Poise with a stop-watch beside the customer's face: the program that `app.py` measures frames with.

Every time the face has been painted while its clock runs, a line goes to the file named by POISE_FRAMES: the moment in
seconds, 1 if the clock goes on, and the seconds that painting took.
"""

import os
import sys
import time
from pathlib import Path
from typing import TextIO

from PySide6.QtGui import QPaintEvent

from poise.__main__ import main
from poise.ui.screens.face import FaceView


def watch(out: TextIO) -> None:
    """Put the stop-watch beside every face from now on."""
    paint = FaceView.paintEvent

    def watched(self: FaceView, event: QPaintEvent) -> None:
        began = time.monotonic()
        paint(self, event)
        now = time.monotonic()
        out.write(f"{now:.6f} {int(self._frames.isActive())} {now - began:.6f}\n")

    FaceView.paintEvent = watched  # type: ignore[assignment,method-assign]  # in between is where a stop-watch belongs


if __name__ == "__main__":
    sys.argv[0] = "poise"
    with Path(os.environ["POISE_FRAMES"]).open("w", buffering=1) as written:
        watch(written)
        main()
