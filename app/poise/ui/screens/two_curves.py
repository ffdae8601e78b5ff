"""The moods of two takes in one drawing; each reply can be reached by mouse or arrow keys and is told in words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.paint.two_curves import draw_two_curves, place
from poise.ui.screens.bits import draw_focus
from poise.ui.views.compare import CompareShown


class TwoCurvesView(QSlider):
    """Shows the curves of a CompareShown; its value is the number of the chosen reply, 0 before the first."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPageStep(1)
        self.setAccessibleName(texts("compare.curve"))
        self._texts = texts
        self._look: Look | None = None
        self._shown: CompareShown | None = None
        self.valueChanged.connect(self._say)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self.setFixedHeight(look.em(12 if look.tall else 8))
        self.update()

    def show_compared(self, shown: CompareShown) -> None:
        """Show these; the first reply that they do not share is chosen."""
        self._shown = shown
        self.setRange(0, max(0, len(shown.moments) - 1))
        self.setValue(shown.parted)
        self._say(self.value())

    def sizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(40 * unit, 12 * unit)

    def minimumSizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(20 * unit, 8 * unit)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The reply nearest to the mouse."""
        event.accept()
        if self._look is not None and self._shown is not None:
            shown, area, x = self._shown, self._area(), event.position().x()
            turns = [moment.turn for moment in shown.moments]
            self.setValue(min(turns, key=lambda turn: abs(place(shown, area, turn, 0).x() - x), default=0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._look is None or self._shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(self._look.em(0.85))
        painter.setFont(font)
        draw_two_curves(painter, self._area(), self._shown, self.value(), self._look, self._texts)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), self._look)
        painter.end()

    def _area(self) -> QRectF:
        assert self._look is not None
        look = self._look
        return QRectF(self.rect()).adjusted(look.em(6.4), look.em(0.7), -look.em(7.0), -look.em(1.7))

    def _say(self, turn: int) -> None:
        if self._shown is not None and turn < len(self._shown.moments):
            self.setAccessibleDescription(self._shown.moments[turn].spoken)
        self.update()
