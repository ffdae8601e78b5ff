"""Two small signs of the call: the mood as shape and word, and the level of the microphone."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QTextLayout
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy

from poise.domain.mood import Band
from poise.ui.look import Look
from poise.ui.paint.shapes import draw_mood

FALL = 2.4
"""Decibels by which the level falls from one look to the next, of 25 a second: a pause between words is still seen."""


class MoodSign(QLabel):
    """A mood as shape, word and colour."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._band: Band = "calm"
        self._look: Look | None = None

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self.updateGeometry()
        self.update()

    def show_mood(self, band: Band, word: str) -> None:
        """Show this mood."""
        self._band = band
        self.setText(word)

    def sizeHint(self) -> QSize:
        if self._look is None:
            return QSize(80, 24)
        font = self.font()
        font.setBold(True)
        width = self._metrics_width()
        return QSize(width + self._look.em(2.9), self._look.em(2.0))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, area = self._look, QRectF(self.rect())
        painter.setPen(QPen(QColor(look.theme[self._band]), max(1.5, look.em(0.1))))
        painter.setBrush(QColor(look.theme["surface"]))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), area.height() / 2, area.height() / 2)
        side = look.em(1.1)
        draw_mood(painter, QRectF(look.em(0.65), (area.height() - side) / 2, side, side), self._band, look.theme)
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(look.theme["ink"]))
        words = area.adjusted(look.em(2.1), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()

    def _metrics_width(self) -> int:
        font = self.font()
        font.setBold(True)
        layout = QTextLayout(self.text(), font)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        return round(line.naturalTextWidth()) + 2


class Meter(QProgressBar):
    """The microphone's level, calmly, with the range of the trainee's own calm voice marked."""

    LOWEST = -66

    def __init__(self) -> None:
        super().__init__()
        self.setRange(self.LOWEST, 0)
        self.setValue(self.LOWEST)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._comfortable: tuple[float, float] | None = None
        self._range_text = ""
        self._slim = False
        self._level = float(self.LOWEST)
        self._look: Look | None = None

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self.updateGeometry()
        self.update()

    def mark(self, comfortable: tuple[float, float] | None, text: str) -> None:
        """Mark the range (dBFS) of the calm voice, called `text`; None: no mark."""
        self._comfortable, self._range_text = comfortable, text if comfortable else ""
        self.updateGeometry()
        self.update()

    def slim(self, on: bool) -> None:
        """Leave the name of the range away."""
        self._slim = on
        self.updateGeometry()

    def hear(self, dbfs: float) -> None:
        """The level now: it rises at once and falls slowly."""
        self._level = max(dbfs, self._level - FALL, float(self.LOWEST))
        if (value := round(min(0.0, self._level))) != self.value():
            self.setValue(value)

    def rest(self) -> None:
        """The microphone is closed."""
        self._level = float(self.LOWEST)
        self.setValue(self.LOWEST)

    def sizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(12 * unit, round(unit * (0.9 if not self._range_text else 1.3 if self._slim else 2.1)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() // 2, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._look is None:
            return
        look, theme = self._look, self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        bar = QRectF(0, look.em(0.1), self.width(), look.em(0.55))
        painter.setBrush(QColor(theme["inset"]))
        painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        if self.value() > self.LOWEST:
            filled = QRectF(bar.topLeft(), QSizeF(self._x(self.value()), bar.height()))
            painter.setBrush(QColor(theme["accent"]))
            painter.drawRoundedRect(filled, bar.height() / 2, bar.height() / 2)
        if self._comfortable is not None:
            self._draw_range(painter, bar)
        painter.end()

    def _draw_range(self, painter: QPainter, bar: QRectF) -> None:
        assert self._look is not None and self._comfortable is not None
        look = self._look
        left, right = (self._x(level) for level in self._comfortable)
        top = bar.bottom() + look.em(0.12)
        y = top + look.em(0.25)
        painter.setPen(QPen(QColor(look.theme["muted"]), max(1.5, look.em(0.12))))
        painter.drawPolyline([QPointF(left, top), QPointF(left, y), QPointF(right, y), QPointF(right, top)])
        if self._slim:
            return
        font = painter.font()
        font.setPixelSize(look.em(0.8))
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(self._range_text) + 4
        start = min(max(0.0, (left + right - width) / 2), max(0.0, self.width() - width))
        painter.drawText(QRectF(start, y, width, look.em(1.1)), Qt.AlignmentFlag.AlignCenter, self._range_text)

    def _x(self, level: float) -> float:
        share = (min(0.0, max(self.LOWEST, level)) - self.LOWEST) / -self.LOWEST
        return share * self.width()
