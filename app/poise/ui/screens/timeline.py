"""The call in time: mood, both voices and the marks, in one picture that can be scrubbed by mouse or keyboard."""

from collections.abc import Iterator

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from poise.ui.look import Look
from poise.ui.paint.timeline import Ground, draw_ground
from poise.ui.screens.bits import draw_focus
from poise.ui.texts import Texts
from poise.ui.views.replay import MarkShown, ReplayShown, clock

TICK = 0.1
"""Seconds of one step of the slider that this is for a screen reader."""

STRIDE = 2.0
"""Seconds that an arrow key moves."""

NEAREST = 8.0
"""Seconds that fill the width at the closest look."""

_NEARER = 1.5


class TimelineView(QSlider):
    """Shows a ReplayShown with the place where it is heard.

    Signals:
        sought(at): the listener went to this second.
        picked(mark): a mark was chosen.
    """

    sought = Signal(float)
    picked = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(texts("replay.timeline"))
        self._texts = texts
        self._look: Look | None = None
        self._shown: ReplayShown | None = None
        self._ground: tuple[Ground, QPixmap] | None = None
        self._zoom, self._left = 1.0, 0.0
        self.at = 0.0

    @property
    def marks(self) -> tuple[MarkShown, ...]:
        """The marks that are shown."""
        return self._shown.marks if self._shown is not None else ()

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self.updateGeometry()
        self.update()

    def show_replay(self, shown: ReplayShown) -> None:
        """Show this call from its beginning, all of it."""
        self._shown, self._ground = shown, None
        self._zoom, self._left = 1.0, 0.0
        self.setRange(0, round(shown.seconds / TICK))
        self.move_to(0.0)

    def move_to(self, at: float) -> None:
        """The call is heard there; the picture turns a page where that lies outside."""
        if self._shown is None:
            return
        self.at = min(max(0.0, at), self._shown.seconds)
        width = self._span()
        if not self._left <= self.at <= self._left + width:
            self._look_from(self.at - 0.05 * width)
        self.setValue(round(self.at / TICK))
        self._say()
        self.update()

    def look_closer(self, nearer: bool) -> None:
        """Show less of the call, larger, or more of it; what is heard stays where it is."""
        if self._shown is None:
            return
        place = (self.at - self._left) / self._span()
        most = max(1.0, self._shown.seconds / NEAREST)
        self._zoom = min(most, max(1.0, self._zoom * (_NEARER if nearer else 1 / _NEARER)))
        self._look_from(self.at - place * self._span())

    def sizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(40 * unit, 15 * unit)

    def minimumSizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(16 * unit, 10 * unit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left:
                self.sought.emit(self.at - STRIDE)
            case Qt.Key.Key_Right:
                self.sought.emit(self.at + STRIDE)
            case Qt.Key.Key_Home:
                self.sought.emit(0.0)
            case Qt.Key.Key_End if self._shown is not None:
                self.sought.emit(self._shown.seconds)
            case _:
                event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        mark = self._mark_under(event.position())
        if mark is not None:
            self.picked.emit(mark)
        else:
            self._scrub(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._scrub(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Along the call; with Ctrl, nearer or farther."""
        event.accept()
        steps = (event.angleDelta().y() or event.angleDelta().x()) / 120
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.look_closer(steps > 0)
        else:
            self._look_from(self._left - steps * 0.1 * self._span())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._look is None or self._shown is None:
            return
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture(self._look, self._shown))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = self._x(self.at)
        painter.setPen(QPen(QColor(self._look.theme["focus"]), max(2.0, self._look.em(0.14))))
        painter.drawLine(QLineF(x, 0, x, self.height()))
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), self._look)
        painter.end()

    def _picture(self, look: Look, shown: ReplayShown) -> QPixmap:
        """All but the place of the moment; drawn anew only when something else is to be seen."""
        ratio = self.devicePixelRatioF()
        font = QFont(self.font())
        font.setPixelSize(look.em(0.85))
        ground = Ground(look, self.width(), self.height(), self._left, self._span(), ratio)
        if self._ground is None or self._ground[0] != ground:
            picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
            picture.setDevicePixelRatio(ratio)
            painter = QPainter(picture)
            painter.setFont(font)
            draw_ground(painter, ground, shown)
            painter.end()
            self._ground = ground, picture
        return self._ground[1]

    def _span(self) -> float:
        """Seconds that are seen."""
        return max(0.001, (self._shown.seconds if self._shown else 1.0) / self._zoom)

    def _look_from(self, left: float) -> None:
        whole = self._shown.seconds if self._shown else 0.0
        self._left = min(max(0.0, left), max(0.0, whole - self._span()))
        self.update()

    def _x(self, at: float) -> float:
        return (at - self._left) / self._span() * self.width()

    def _scrub(self, place: QPointF) -> None:
        self.sought.emit(self._left + place.x() / max(1, self.width()) * self._span())

    def _mark_under(self, place: QPointF) -> MarkShown | None:
        if self._look is None or self._shown is None:
            return None
        ground = Ground(self._look, self.width(), self.height(), self._left, self._span(), 1.0)
        near = self._look.em(0.8)
        under = [
            (abs(sign.center().x() - place.x()), mark) for sign, mark in self._signs(ground) if sign.top() <= place.y()
        ]
        found = min(under, key=lambda one: one[0], default=None)
        return found[1] if found is not None and found[0] <= near else None

    def _signs(self, ground: Ground) -> Iterator[tuple[QRectF, MarkShown]]:
        assert self._shown is not None
        return ((ground.sign(mark), mark) for mark in self._shown.marks)

    def _say(self) -> None:
        """Where the call stands, for a screen reader."""
        assert self._shown is not None
        passage = self._shown.passage_at(self.at)
        speaking = passage is not None and self.at < passage.ends
        self.setAccessibleDescription(
            self._texts(
                "replay.at",
                at=clock(self.at),
                whole=clock(self._shown.seconds),
                mood=self._shown.mood_at(self.at).word,
                who=passage.name if passage is not None and speaking else self._texts("replay.silence"),
                text=passage.text if passage is not None and speaking else "",
            )
        )
