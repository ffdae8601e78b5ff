"""The scenarios as cards, one of which is chosen: radio buttons, drawn large."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from poise.domain.mood import Mood
from poise.ui.look import Look
from poise.ui.paint.face import draw_body, draw_head, fitted
from poise.ui.paint.features import Pose
from poise.ui.paint.shapes import draw_level
from poise.ui.paint.sketch import Sketch
from poise.ui.screens.bits import draw_focus
from poise.ui.views.choose import Card
from poise.ui.views.expression import expression

_COMPOSED = Mood(30, 50)
"""The mood in which customers look out of their cards: it gives nothing away."""

_WRAP = Qt.TextFlag.TextWordWrap


def portrait(sketch: Sketch, side: int, ratio: float, ground: str, mood: Mood = _COMPOSED) -> QPixmap:
    """A round portrait, `side` pixels wide."""
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    circle = QPainterPath()
    circle.addEllipse(QRectF(0, 0, side, side))
    painter.fillPath(circle, QColor(ground))
    painter.setClipPath(circle)
    fitted(painter, QRectF(-side * 0.1, side * 0.03, side * 1.2, side * 1.2))
    draw_body(painter, sketch)
    draw_head(painter, sketch, Pose(expression(mood)))
    painter.end()
    return picture


class ScenarioCard(QRadioButton):
    """One scenario: portrait, title, customer, level as bars and word, what it is about."""

    def __init__(self, card: Card, sketch: Sketch) -> None:
        super().__init__(card.spoken)
        self.card = card
        self._sketch = sketch
        self._look: Look | None = None
        self._picture = QPixmap()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look, self._picture = look, QPixmap()
        self.updateGeometry()
        self.update()

    def hitButton(self, _pos: QPoint) -> bool:
        return True

    def sizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(22 * unit, self.heightForWidth(22 * unit))

    def minimumSizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(14 * unit, 8 * unit)

    def heightForWidth(self, width: int) -> int:
        if self._look is None:
            return 100
        return self._write(None, width) + self._look.em(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._look is None:
            return
        look, theme = self._look, self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        pen = QPen(QColor(theme["accent" if chosen else "line"]), max(1.0, look.em(0.14 if chosen else 0.07)))
        half = pen.widthF() / 2
        painter.setPen(pen)
        painter.setBrush(QColor(theme["accent_soft" if chosen else "surface"]))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), look.em(0.6), look.em(0.6))
        side, ratio = look.em(4.2), self.devicePixelRatioF()
        if self._picture.isNull():
            self._picture = portrait(self._sketch, side, ratio, theme["inset"])
        painter.drawPixmap(look.em(1), look.em(1), self._picture)
        self._write(painter, self.width())
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), look)
        painter.end()

    def _write(self, painter: QPainter | None, width: int) -> int:
        """Write the card's text, or only measure it; returns the height down to the last line."""
        assert self._look is not None
        look, theme, card = self._look, self._look.theme, self.card
        left, y = look.em(6.1), look.em(0.9)
        room = max(look.em(4), width - left - look.em(1))
        y += _text(painter, QRect(left, y, room, 10_000), card.title, self._font(1.15, True), theme["ink"])
        y += look.em(0.1)
        y += _text(painter, QRect(left, y, room, 10_000), card.customer, self._font(1.0, False), theme["muted"])
        y += look.em(0.35)
        if painter is not None:
            draw_level(painter, QRectF(left, y + look.em(0.1), look.em(1.3), look.em(0.95)), card.level, theme)
        facts = QRect(left + look.em(1.9), y, room - look.em(1.9), 10_000)
        y += _text(painter, facts, f"{card.level_word} · {card.facts}", self._font(0.9, False), theme["ink"])
        y = max(y + look.em(0.45), look.em(0.9))
        return y + _text(painter, QRect(left, y, room, 10_000), card.summary, self._font(0.95, False), theme["muted"])

    def _font(self, size: float, bold: bool) -> QFont:
        assert self._look is not None
        font = QFont(self.font())
        font.setPixelSize(self._look.em(size))
        font.setBold(bold)
        return font


def _text(painter: QPainter | None, area: QRect, text: str, font: QFont, colour: str) -> int:
    height = QFontMetrics(font).boundingRect(area, _WRAP, text).height()
    if painter is not None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(QRect(area.left(), area.top(), area.width(), height + 2), _WRAP, text)
    return height
