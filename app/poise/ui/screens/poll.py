"""A question to the class and its result, drawn as large as it fits; a screen reader is told it row by row."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from poise.ui.lectern import Squares
from poise.ui.look import Look
from poise.ui.paint.poll import draw_poll
from poise.ui.paint.squares import draw_squares
from poise.ui.views.poll import PollShown


class PollView(QLabel):
    """Shows a PollShown."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.shown: PollShown | None = None
        self._look: Look | None = None

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self.update()

    def show_poll(self, shown: PollShown) -> None:
        """Show this."""
        if shown != self.shown:
            self.shown = shown
            parts = (shown.text, shown.state, shown.legend, *(bar.spoken for bar in shown.bars))
            self.setText("\n".join(part for part in parts if part))
            self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(12 * unit, 4 * unit)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._look is None or self.shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_poll(painter, QRectF(self.rect()), self.shown, self._look.theme, self._look.unit)
        painter.end()


class SquaresView(QLabel):
    """A QR code; its text is the address that it stands for."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._squares: Squares = ()
        self._unit = 16

    def fit(self, look: Look) -> None:
        """Take on the size."""
        self._unit = look.unit
        self.updateGeometry()

    def show_squares(self, squares: Squares, text: str) -> None:
        """Show this code."""
        self._squares = squares
        self.setText(text)
        self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * self._unit, 8 * self._unit)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_squares(painter, QRectF(self.rect()), self._squares)
        painter.end()
