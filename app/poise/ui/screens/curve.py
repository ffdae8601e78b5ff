"""The mood over the call as a curve; each point can be reached by mouse or arrow keys and tells its causes."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QSlider

from poise.domain.mood import BANDS, Band
from poise.shown.texts import Texts
from poise.shown.theme import mixed
from poise.ui.look import Look
from poise.ui.paint.shapes import draw_mood
from poise.ui.screens.bits import draw_focus
from poise.ui.views.debrief import Point

_BORDERS = (0, 25, 45, 65, 85, 100)
"""Where one mood's name ends and the next begins (the mood model's own borders)."""


class CurveView(QSlider):
    """Anger as a line with signs, trust as a thin dashed one; its value is the number of the chosen point."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setPageStep(1)
        self.setMouseTracking(True)
        self.setAccessibleName(texts("debrief.curve"))
        self._texts = texts
        self._look: Look | None = None
        self._points: tuple[Point, ...] = ()
        self.valueChanged.connect(self._say)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self.updateGeometry()
        self.update()

    def show_points(self, points: tuple[Point, ...]) -> None:
        """Show these, the last one chosen."""
        self._points = points
        self.setRange(0, max(0, len(points) - 1))
        self.setValue(len(points) - 1)
        self._say(self.value())
        self.update()

    def sizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(26 * unit, 15 * unit)

    def minimumSizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(14 * unit, 11 * unit)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pick(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pick(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._look is None or not self._points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        self._draw_lines(painter)
        self._draw_signs(painter)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), self._look)
        painter.end()

    def _area(self) -> QRectF:
        assert self._look is not None
        look = self._look
        return QRectF(self.rect()).adjusted(look.em(6.4), look.em(1.1), -look.em(1.2), -look.em(2.0))

    def _at(self, point: Point, value: int) -> QPointF:
        area, last = self._area(), self._points[-1].at
        share = point.at / last if last > 0 else 0.5
        return QPointF(area.left() + area.width() * share, area.bottom() - area.height() * value / 100)

    def _draw_ground(self, painter: QPainter) -> None:
        """A faint field for each mood, with its name."""
        assert self._look is not None
        look, area = self._look, self._area()
        painter.setFont(self._font(0.85))
        for band, low, high in zip(BANDS, _BORDERS, _BORDERS[1:], strict=False):
            top, bottom = (area.bottom() - area.height() * border / 100 for border in (high, low))
            field = QRectF(area.left(), top, area.width(), bottom - top)
            painter.fillRect(field, QColor(mixed(look.theme["surface"], look.theme[band], 0.10)))
            self._draw_name(painter, band, field.center().y())
        painter.setPen(QPen(QColor(look.theme["line"]), 1))
        for border in _BORDERS[1:-1]:
            y = area.bottom() - area.height() * border / 100
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        self._draw_legend(painter, area)

    def _draw_name(self, painter: QPainter, band: Band, y: float) -> None:
        assert self._look is not None
        look = self._look
        side = look.em(0.7)
        draw_mood(painter, QRectF(look.em(0.3), y - side / 2, side, side), band, look.theme)
        painter.setPen(QColor(look.theme["muted"]))
        words = QRectF(look.em(1.25), y - look.em(0.7), look.em(5.2), look.em(1.4))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._texts(f"mood.{band}"))

    def _draw_legend(self, painter: QPainter, area: QRectF) -> None:
        assert self._look is not None
        look = self._look
        x, y = area.left(), area.bottom() + look.em(1.1)
        for name, pen in (
            (self._texts("debrief.anger"), self._solid()),
            (self._texts("debrief.trust"), self._dashed()),
        ):
            painter.setPen(pen)
            painter.drawLine(QPointF(x, y), QPointF(x + look.em(1.6), y))
            painter.setPen(QColor(look.theme["muted"]))
            painter.drawText(QRectF(x + look.em(2), y - look.em(0.7), look.em(6), look.em(1.4)), 0x80, name)
            x += look.em(6)

    def _draw_lines(self, painter: QPainter) -> None:
        painter.setPen(self._dashed())
        painter.drawPolyline(QPolygonF([self._at(point, point.mood.trust) for point in self._points]))
        painter.setPen(self._solid())
        painter.drawPolyline(QPolygonF([self._at(point, point.mood.anger) for point in self._points]))

    def _draw_signs(self, painter: QPainter) -> None:
        assert self._look is not None
        look = self._look
        for i, point in enumerate(self._points):
            centre, chosen = self._at(point, point.mood.anger), i == self.value()
            side = look.em(1.25 if chosen else 0.85)
            if chosen:
                ring = side * 0.82
                painter.setPen(QPen(QColor(look.theme["ink"]), max(1.5, look.em(0.1))))
                painter.setBrush(QColor(look.theme["surface"]))
                painter.drawEllipse(centre, ring, ring)
            draw_mood(
                painter, QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side), point.mood.band, look.theme
            )

    def _solid(self) -> QPen:
        assert self._look is not None
        return QPen(QColor(self._look.theme["ink"]), max(1.5, self._look.em(0.13)))

    def _dashed(self) -> QPen:
        assert self._look is not None
        pen = QPen(QColor(self._look.theme["accent"]), max(1.2, self._look.em(0.1)))
        pen.setDashPattern([4, 3])
        return pen

    def _font(self, size: float) -> QFont:
        assert self._look is not None
        font = QFont(self.font())
        font.setPixelSize(self._look.em(size))
        return font

    def _pick(self, event: QMouseEvent) -> None:
        """The point nearest to the mouse."""
        event.accept()
        if self._look is None or not self._points:
            return
        x = event.position().x()
        nearest = min(range(len(self._points)), key=lambda i: abs(self._at(self._points[i], 0).x() - x))
        self.setValue(nearest)

    def _say(self, index: int) -> None:
        if index < len(self._points):
            point = self._points[index]
            self.setAccessibleDescription(
                self._texts(
                    "debrief.curve_point",
                    title=point.title,
                    word=point.word,
                    anger=point.mood.anger,
                    trust=point.mood.trust,
                    causes=" ".join(f"{cause}." for cause in point.causes),
                )
            )
        self.update()
