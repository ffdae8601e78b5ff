"""The customer's face as a widget: it follows mood and voice smoothly, and keeps still when nothing moves."""

from itertools import cycle
from math import exp

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPainterPath, QPaintEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from poise.domain.mood import Mood
from poise.shown.theme import mixed
from poise.ui.look import Look
from poise.ui.paint.face import draw_body, draw_head, fitted
from poise.ui.paint.features import Pose
from poise.ui.paint.sketch import Sketch
from poise.ui.parts import Mouth
from poise.ui.views.expression import apart, blend, expression

FRAME = 40
"""Milliseconds between two pictures while something moves."""

_EASE = 0.45
"""Seconds in which most of a change of expression happens."""

_LIPS = 0.05
"""Seconds in which the mouth follows the voice."""

_BLINK = 0.24
_BLINKS = (3700, 5200, 4300, 6100, 3300)
"""Length of a blink in seconds, and milliseconds between blinks: at a person's own slow and uneven pace."""

_STILL = 0.01
_TINT = 0.14


class FaceView(QLabel):
    """A face on a tinted ground.  Its text is what a screen reader says of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._sketch: Sketch | None = None
        self._look: Look | None = None
        self._mood = Mood(50, 50)
        self._pose = Pose(expression(self._mood))
        self._piece = Mouth("", 0.0)
        self._body = QPixmap()
        self._tint = ""
        self._sounding, self._blinking, self._since = QElapsedTimer(), QElapsedTimer(), QElapsedTimer()
        self._frames = QTimer(self, interval=FRAME)
        self._frames.timeout.connect(self._frame)
        self._pauses = cycle(_BLINKS)
        self._next_blink = QTimer(self, singleShot=True)
        self._next_blink.timeout.connect(self.blink)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look, self._body, self._tint = look, QPixmap(), ""
        self.update()

    def wear(self, sketch: Sketch, mood: Mood, text: str) -> None:
        """Be this customer in that mood, at once."""
        self._sketch, self._body, self._tint = sketch, QPixmap(), ""
        self._mood, self._pose = mood, Pose(expression(mood))
        self.setText(text)
        self.update()

    def feel(self, mood: Mood, text: str) -> None:
        """Move into that mood."""
        if mood != self._mood:
            self._mood = mood
            self.setText(text)
            self._move()

    def speak(self, piece: Mouth) -> None:
        """Move the mouth with this piece, which begins to sound now."""
        self._piece = piece
        self._sounding.start()
        self._move()

    def hush(self) -> None:
        """Stop speaking."""
        self._piece = Mouth("", 0.0)

    @property
    def moving(self) -> bool:
        """Whether pictures are being drawn one after the other."""
        return self._frames.isActive()

    def sizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(16 * unit, 16 * unit)

    def minimumSizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(8 * unit, 7 * unit)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._next_blink.start(next(self._pauses))
        self._move()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._next_blink.stop()
        self._frames.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._look is None or self._sketch is None:
            return
        area = QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QPainterPath()
        ground.addRoundedRect(area, self._look.em(0.75), self._look.em(0.75))
        painter.fillPath(ground, QColor(self._tint or self._ground()))
        painter.setClipPath(ground)
        painter.drawPixmap(0, 0, self._still(area))
        fitted(painter, self._stand(area))
        draw_head(painter, self._sketch, self._pose)
        painter.end()

    def _stand(self, area: QRectF) -> QRectF:
        """Some air over the head; the shoulders stand on the lower edge."""
        return area.adjusted(0, area.height() * 0.02, 0, 0)

    def _still(self, area: QRectF) -> QPixmap:
        """Neck and clothes, drawn once for each size."""
        assert self._sketch is not None
        ratio = self.devicePixelRatioF()
        size = (area.size() * ratio).toSize()
        if self._body.size() != size:
            self._body = QPixmap(size)
            self._body.setDevicePixelRatio(ratio)
            self._body.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._body)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fitted(painter, self._stand(area))
            draw_body(painter, self._sketch)
            painter.end()
        return self._body

    def _ground(self) -> str:
        """The ground, faintly in the colour of the mood."""
        assert self._look is not None
        return mixed(self._look.theme["stage"], self._look.theme[self._mood.band], _TINT)

    def _tinted(self) -> str:
        """One step of the ground's colour: it follows as slowly as the face."""
        wanted = self._ground()
        step = mixed(self._tint or wanted, wanted, 0.15)
        return wanted if step == self._tint else step

    def _move(self) -> None:
        if self.isVisible() and self._look is not None and not self._frames.isActive():
            self._since.start()
            self._frames.start()

    def blink(self) -> None:
        """Close the eyes for a moment."""
        self._blinking.start()
        self._next_blink.start(next(self._pauses))
        self._move()

    def _frame(self) -> None:
        """One step of everything that moves; when nothing does, the clock stops."""
        passed = self._since.restart() / 1000
        before, wanted = self._pose, expression(self._mood)
        face = blend(before.expression, wanted, 1 - exp(-3 * passed / _EASE))
        if apart(face, wanted) < _STILL:
            face = wanted
        mouth = before.mouth + (self._loudness() - before.mouth) * (1 - exp(-passed / _LIPS))
        tint, self._tint = self._tint, self._tinted()
        self._pose = Pose(face, mouth if mouth > _STILL else 0.0, self._lids())
        self.update()
        if self._pose == before and self._tint == tint and not self._speaking():
            self._frames.stop()

    def _speaking(self) -> bool:
        return bool(self._piece.envelope) and self._sounding.elapsed() < self._piece.seconds * 1000

    def _loudness(self) -> float:
        if not self._speaking():
            return 0.0
        at = self._sounding.elapsed() / 1000 / self._piece.seconds * len(self._piece.envelope)
        return min(1.0, max(0.0, self._piece.envelope[min(int(at), len(self._piece.envelope) - 1)]))

    def _lids(self) -> float:
        if not self._blinking.isValid():
            return 0.0
        share = self._blinking.elapsed() / 1000 / _BLINK
        return max(0.0, 1 - abs(2 * share - 1)) if share < 1 else 0.0
