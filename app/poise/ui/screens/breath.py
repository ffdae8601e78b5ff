"""The breath as a widget: it grows and shrinks at the screen's own rate, and rests where nothing is to move."""

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from poise.domain.breathing import Pace
from poise.ui.look import Look
from poise.ui.paint.breath import draw_breath

SLOW = 100
"""Milliseconds between two looks at the clock where nothing moves."""

FASTEST = 60.0
"""Pictures a second that are enough for so slow a form, also on a screen that could show more."""

HALF = 0.5

STEP = 0.002
"""What can be seen of a change."""


class BreathView(QWidget):
    """Shows a breath, and counts the time.

    Signals:
        came(at): seconds since `begin`, as often as a picture is drawn.
    """

    came = Signal(float)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._look: Look | None = None
        self._pace: Pace | None = None
        self.fullness = 0.0
        self._since = QElapsedTimer()
        self._frames = QTimer(self)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.timeout.connect(self._frame)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self.updateGeometry()
        self.update()

    def begin(self, pace: Pace | None) -> None:
        """From now on count the time, and breathe at that pace; None: keep still."""
        self._since.start()
        self.breathe(pace)
        self._frames.start()

    def breathe(self, pace: Pace | None) -> None:
        """Go on at another pace, or keep still; the time goes on as it was."""
        self._pace = pace
        self.fullness = HALF if pace is None else pace.fullness(self.seconds)
        self._frames.setInterval(SLOW if pace is None else round(1000 / min(FASTEST, self.screen().refreshRate())))
        self.update()

    def fill(self, fullness: float) -> None:
        """This full, 0 to 1, where it does not breathe."""
        if abs(fullness - self.fullness) >= STEP:
            self.fullness = fullness
            self.update()

    def halt(self) -> None:
        """Rest."""
        self._frames.stop()
        self._pace, self.fullness = None, HALF
        self.update()

    @property
    def moving(self) -> bool:
        """Whether time is counted."""
        return self._frames.isActive()

    @property
    def seconds(self) -> float:
        """Since `begin`."""
        return self._since.elapsed() / 1000 if self._since.isValid() else 0.0

    def sizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(18 * unit, 14 * unit)

    def minimumSizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(6 * unit, 5 * unit)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # a window that is made small is no end: whoever walks may do that first
            self.halt()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_breath(painter, QRectF(self.rect()), self.fullness, self._look)
        painter.end()

    def _frame(self) -> None:
        at = self.seconds
        if self._pace is not None:
            self.fullness = self._pace.fullness(at)
            self.update()
        self.came.emit(at)


def wants_stillness(widget: QWidget) -> bool:
    """Whether the system asks for no animations, as far as Qt tells (its desktops say so by a length of nought)."""
    return widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget) == 0
