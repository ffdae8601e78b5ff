"""The customer's line, whose words appear as they sound."""

from PySide6.QtCore import QElapsedTimer, QPointF, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy

from poise.ui.look import Look
from poise.ui.paint.words import laid_out
from poise.ui.views.caption import Caption, spoken


class CaptionView(QLabel):
    """A line whose words appear as they sound.  `reached` tells the height that is being read, for scrolling."""

    reached = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "read")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._look: Look | None = None
        self._caption = Caption()
        self._since = QElapsedTimer()
        self._frames = QTimer(self, interval=60)
        self._frames.timeout.connect(self._frame)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self.updateGeometry()
        self.update()

    def show_caption(self, caption: Caption) -> None:
        """Show this line; a new piece begins to sound now."""
        if caption == self._caption:
            return
        fresh = caption.piece != self._caption.piece
        self._caption = caption
        if self.text() != caption.text:
            self.setText(caption.text)
        if fresh:
            self._since.start()
        if caption.seconds > 0:
            self._frames.start()
        self._frame()

    def seconds(self) -> float:
        """How long the present piece has sounded."""
        return self._since.elapsed() / 1000 if self._since.isValid() else 0.0

    @property
    def moving(self) -> bool:
        """Whether words are appearing."""
        return self._frames.isActive()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._frames.stop()

    def minimumSizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(8 * unit, 2 * unit)

    def sizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(20 * unit, self.heightForWidth(20 * unit))

    def heightForWidth(self, width: int) -> int:
        return self._laid_out(width)[1]

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._look is None:
            return
        layout, _ = self._laid_out(self.width())
        unsaid = QTextLayout.FormatRange()
        unsaid.start = spoken(self._caption, self.seconds())
        unsaid.length = max(0, len(self._caption.text) - unsaid.start)
        unsaid.format = QTextCharFormat()
        unsaid.format.setForeground(QColor(0, 0, 0, 0))
        painter = QPainter(self)
        painter.setPen(QColor(self._look.theme["ink"]))
        layout.draw(painter, QPointF(0, 0), [unsaid] if unsaid.length else [])
        painter.end()

    def _frame(self) -> None:
        self.update()
        layout, _ = self._laid_out(self.width())
        at = max(0, spoken(self._caption, self.seconds()) - 1)
        line = layout.lineForTextPosition(at)
        if line.isValid():
            self.reached.emit(round(line.y() + line.height()))
        if self.seconds() >= self._caption.seconds:
            self._frames.stop()

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        return laid_out(self._caption.text, self.font(), width)
