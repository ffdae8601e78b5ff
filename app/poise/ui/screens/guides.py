"""One guide as a score sheet: each step with its score as number and bar, and the evidence for it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from poise.shown.score_sheet import GuideShown, StepRow
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import button, label
from poise.ui.screens.marks import MarkLine


class ScoreBar(QProgressBar):
    """A score of 0..100 as a bar; an open dashed one if the step was not reached."""

    def __init__(self, score: int | None) -> None:
        super().__init__()
        self.setRange(0, 100)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._reached = score is not None
        self.setValue(score or 0)
        self._look: Look | None = None

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self.setFixedHeight(look.em(0.5))
        self.update()

    def sizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(8 * unit, unit // 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() // 2, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._look is None:
            return
        theme, area = self._look.theme, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        round_ = area.height() / 2
        if not self._reached:
            pen = QPen(QColor(theme["edge"]), 1)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.drawRoundedRect(area, round_, round_)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme["inset"]))
            painter.drawRoundedRect(area, round_, round_)
            if self.value():
                painter.setBrush(QColor(theme["accent"]))
                wide = max(area.height(), area.width() * self.value() / 100)
                painter.drawRoundedRect(QRectF(area.left(), area.top(), wide, area.height()), round_, round_)
        painter.end()


class GuideView(QWidget):
    """Shows a GuideShown."""

    def __init__(self, guide: GuideShown, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._fitted: list[ScoreBar | MarkLine] = []
        self._cards: list[QVBoxLayout] = []
        self._lines = QVBoxLayout(self)
        if guide.total:
            self._lines.addWidget(label(guide.total, "strong"))
            self._lines.addWidget(label(guide.total_why, "small"))
        for row in guide.rows:
            self._lines.addWidget(self._row(row))
        if guide.source:
            self._lines.addWidget(label(texts("debrief.source", source=guide.source), "small"))
        self._lines.addStretch(1)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._lines.setContentsMargins(look.em(0.2), look.em(0.9), look.em(0.9), look.em(0.9))
        self._lines.setSpacing(look.em(0.7))
        for lines in self._cards:
            lines.setContentsMargins(look.em(1.1), look.em(0.8), look.em(1.1), look.em(0.9))
            lines.setSpacing(look.em(0.35))
        for part in self._fitted:
            part.fit(look)

    def _row(self, row: StepRow) -> QFrame:
        frame = QFrame()
        frame.setObjectName("card")
        lines = QVBoxLayout(frame)
        self._cards.append(lines)
        head = QHBoxLayout()
        head.addWidget(label(f"{row.number}   {row.name}", "strong"), 1)
        head.addWidget(label(row.score_word, "" if row.score is not None else "muted", wrap=False))
        lines.addLayout(head)
        bar = ScoreBar(row.score)
        bar.setAccessibleName(f"{row.name}: {row.score_word}")
        self._fitted.append(bar)
        lines.addWidget(bar)
        lines.addWidget(label(row.hint, "small"))
        if row.own:
            lines.addWidget(label(row.own, "cue"))
        for mark in row.marks:
            line = MarkLine(mark, self._texts, with_turn=True)
            self._fitted.append(line)
            lines.addWidget(line)
        if row.raises:
            lines.addWidget(label(row.raises, "small"))
        working = label("\n".join(row.working), "small")
        working.hide()
        how = button(self._texts("debrief.how"), "quiet")
        how.setAccessibleName(f"{row.name}: {self._texts('debrief.how')}")
        how.setObjectName("how")
        how.setCheckable(True)
        how.toggled.connect(working.setVisible)
        lines.addWidget(how, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(working)
        return frame
