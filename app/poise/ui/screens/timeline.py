"""The call in time: mood, both voices and the marks, in one picture that can be scrubbed by mouse or keyboard."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.paint.timeline import Ground, draw_ground, signs
from poise.ui.screens.bits import draw_focus
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
        self.setSingleStep(round(STRIDE / TICK))
        self._texts = texts
        self._look: Look | None = None
        self._shown: ReplayShown | None = None
        self._picture: tuple[Ground, QPixmap] | None = None
        self._zoom, self._left = 1.0, 0.0
        self._scrubbing = False
        self.at = 0.0
        self.valueChanged.connect(self._moved)

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
        self._zoom, self._left, self.at = 1.0, 0.0, 0.0
        self.refine(shown)
        self.setValue(0)
        self.setRange(0, round(shown.seconds / TICK))
        self.move_to(0.0)

    def refine(self, shown: ReplayShown) -> None:
        """Show the same call, of which more is known."""
        self._shown, self._picture = shown, None
        self.update()

    def follow(self, at: float) -> None:
        """The sound has come there; the picture turns a page where that lies outside.

        A screen reader is not told: it would talk over the call.
        """
        if self._shown is None:
            return
        self.at = min(max(0.0, at), self._shown.seconds)
        if not self._left <= self.at <= self._left + self._span():
            self._look_from(self.at - 0.05 * self._span())
        self.update()

    def move_to(self, at: float) -> None:
        """The call stands there."""
        if self._shown is not None:
            self.follow(at)
            self.setValue(round(self.at / TICK))
            self._say(self._shown)

    def look_closer(self, nearer: bool) -> None:
        """Show less of the call, larger, or more of it; what is heard stays where it is seen."""
        self._zoom_by(_NEARER if nearer else 1 / _NEARER)

    def sizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(40 * unit, 15 * unit)

    def minimumSizeHint(self) -> QSize:
        unit, tall = (self._look.unit, self._look.tall) if self._look else (16, True)
        return QSize(16 * unit, (10 if tall else 6) * unit)

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
        """On a mark, choose it; anywhere else, begin to scrub."""
        event.accept()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        mark = self._mark_under(event.position())
        self._scrubbing = mark is None
        if mark is not None:
            self.picked.emit(mark)
        else:
            self._scrub(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if self._scrubbing:
            self._scrub(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._scrubbing = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Along the call; with Ctrl, nearer or farther."""
        steps = (event.angleDelta().y() or event.angleDelta().x()) / 120
        event.accept()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_by(_NEARER**steps)
        else:
            self._look_from(self._left - steps * 0.1 * self._span())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._look is None or self._shown is None:
            return
        ground = self._ground(self._look)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn(ground, self._shown))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = ground.x(self.at)
        painter.setPen(QPen(QColor(self._look.theme["focus"]), max(2.0, self._look.em(0.14))))
        painter.drawLine(QLineF(x, 0, x, self.height()))
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), self._look)
        painter.end()

    def _ground(self, look: Look) -> Ground:
        return Ground(look, self.width(), self.height(), self._left, self._span(), self.devicePixelRatioF())

    def _drawn(self, ground: Ground, shown: ReplayShown) -> QPixmap:
        """All but the place of the moment; drawn anew only when something else is to be seen."""
        if self._picture is None or self._picture[0] != ground:
            font = QFont(self.font())
            font.setPixelSize(ground.look.em(0.85))
            picture = QPixmap(round(self.width() * ground.ratio), round(self.height() * ground.ratio))
            picture.setDevicePixelRatio(ground.ratio)
            painter = QPainter(picture)
            painter.setFont(font)
            draw_ground(painter, ground, shown)
            painter.end()
            self._picture = ground, picture
        return self._picture[1]

    def _span(self) -> float:
        """Seconds that are seen."""
        return max(0.001, (self._shown.seconds if self._shown else 1.0) / self._zoom)

    def _zoom_by(self, factor: float) -> None:
        """Around what is heard, or around the middle where that is not seen."""
        if self._shown is None:
            return
        seen = self._left <= self.at <= self._left + self._span()
        fixed = self.at if seen else self._left + self._span() / 2
        place = (fixed - self._left) / self._span()
        most = max(1.0, self._shown.seconds / NEAREST)
        self._zoom = min(most, max(1.0, self._zoom * factor))
        self._look_from(fixed - place * self._span())

    def _look_from(self, left: float) -> None:
        whole = self._shown.seconds if self._shown else 0.0
        self._left = min(max(0.0, left), max(0.0, whole - self._span()))
        self.update()

    def _scrub(self, place: QPointF) -> None:
        if self._look is not None:
            self.sought.emit(self._ground(self._look).at(place.x()))

    def _mark_under(self, place: QPointF) -> MarkShown | None:
        """The mark whose sign is nearest, if the place is in their row and near one."""
        if self._look is None:
            return None
        ground = self._ground(self._look)
        if not ground.lane("marks").contains(place):
            return None
        under = [(abs(area.center().x() - place.x()), mark) for area, mark in signs(ground, self.marks)]
        far, mark = min(under, key=lambda one: one[0], default=(float(self.width()), None))
        return mark if far <= self._look.em(0.8) else None

    def _moved(self, value: int) -> None:
        """A screen reader has moved the slider itself."""
        if value != round(self.at / TICK):
            self.sought.emit(value * TICK)

    def _say(self, shown: ReplayShown) -> None:
        """Where the call stands, for a screen reader."""
        passage, mood = shown.passage_at(self.at), shown.mood_at(self.at)
        where = {"at": clock(self.at), "whole": clock(shown.seconds), "mood": mood.word}
        if passage is not None and self.at < passage.ends:
            said = self._texts("replay.at", **where, who=passage.name, text=passage.text)
        else:
            said = self._texts("replay.silence", **where)
        self.setAccessibleDescription(said)
