"""Where the sound has come to, between the moments at which that is told."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

FRAME = 33
"""Milliseconds between two looks at how far the sound has come."""


class Sounding(QObject):
    """Goes on from what it was told last, at the speed of the sound.

    Signals:
        came(at): the sound has come to this second.
    """

    came = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._from, self._until, self._speed = 0.0, 0.0, 1.0
        self._since = QElapsedTimer()
        self._frames = QTimer(self, interval=FRAME)
        self._frames.timeout.connect(self._frame)

    def begin(self, at: float, until: float, speed: float) -> None:
        """This second begins to sound now."""
        self._from, self._until, self._speed = at, until, speed
        self._since.start()
        self._frames.start()

    def halt(self) -> None:
        """Nothing sounds."""
        self._frames.stop()

    def _frame(self) -> None:
        self.came.emit(min(self._from + self._since.elapsed() / 1000 * self._speed, self._until))
