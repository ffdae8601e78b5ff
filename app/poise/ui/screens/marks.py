"""A reply with its marks: what was said well and what is to mend, told apart by line, word and colour."""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QTextEdit, QWidget

from poise.domain.evidence import Polarity
from poise.shown.marks import Mark
from poise.shown.texts import Texts
from poise.shown.theme import mixed
from poise.ui.look import Look
from poise.ui.screens.bits import label

_WASH = 0.14


class MarkedText(QTextEdit):
    """The words of a reply; well-said ones underlined straight, the others by a wave, unsure marks by dots."""

    def __init__(self, text: str, marks: Iterable[Mark], unsure: Iterable[tuple[int, int]] = ()) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setPlainText(text)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        # Faults last: where both meet, what is to mend is seen.
        self._marks = sorted((m for m in marks if m.ends > m.begins), key=lambda m: (m.polarity == "fault", m.begins))
        self._unsure = tuple(unsure)
        self._look: Look | None = None
        self._heights: dict[tuple[int, int], int] = {}

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self._heights.clear()
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(130.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(spaced)
        unsure = ((*span, _unsure(look)) for span in self._unsure)
        marked = ((mark.begins, mark.ends, self._format(mark, look)) for mark in self._marks)
        for begins, ends, shown in (*unsure, *marked):
            cursor.setPosition(begins)
            cursor.setPosition(ends, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(shown)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(24 * unit, self.heightForWidth(24 * unit))

    def minimumSizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(10 * unit, 2 * unit)

    def heightForWidth(self, width: int) -> int:
        known = (width, self.font().pixelSize())
        if known not in self._heights:
            document = self.document().clone()
            document.setDefaultFont(self.font())
            edge = 2 * max(2, self._look.em(0.16)) if self._look else 4
            document.setTextWidth(max(1, width - edge))
            self._heights[known] = round(document.size().height()) + edge + 2
            document.deleteLater()
        return self._heights[known]

    def _format(self, mark: Mark, look: Look) -> QTextCharFormat:
        shown = QTextCharFormat()
        colour = look.theme[mark.polarity]
        styles = QTextCharFormat.UnderlineStyle
        sure = styles.WaveUnderline if mark.polarity == "fault" else styles.SingleUnderline
        shown.setUnderlineStyle(sure if mark.sure else styles.DotLine)
        shown.setUnderlineColor(QColor(colour))
        shown.setBackground(QColor(mixed(look.theme["surface"], colour, _WASH if mark.sure else _WASH / 2)))
        shown.setToolTip(f"{mark.label}. {mark.why}")
        return shown


def _unsure(look: Look) -> QTextCharFormat:
    """Words that were not surely heard: paler, and underlined by dashes where no mark lies on them."""
    shown = QTextCharFormat()
    shown.setForeground(QColor(look.theme["muted"]))
    shown.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    shown.setUnderlineColor(QColor(look.theme["muted"]))
    return shown


class MarkSign(QLabel):
    """A short straight line for a skill, a wave for a fault; its text says which."""

    def __init__(self, polarity: Polarity, sure: bool, text: str) -> None:
        super().__init__(text)
        self._polarity, self._sure = polarity, sure
        self._look: Look | None = None

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self.setFixedSize(look.em(1.5), look.em(1.4))
        self.update()

    def minimumSizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._look is None:
            return
        look, y, wide = self._look, self.height() / 2, self._look.em(1.2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(look.theme[self._polarity])
        ground = QRectF(0, look.em(0.2), wide, look.em(1))
        painter.fillRect(ground, QColor(mixed(look.theme["surface"], look.theme[self._polarity], _WASH)))
        pen = QPen(colour, max(1.6, look.em(0.14)))
        if not self._sure:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        if self._polarity == "skill":
            painter.drawLine(QPointF(0, y), QPointF(wide, y))
        else:
            painter.drawPath(_wave(wide, y, look.em(0.34)))
        painter.end()


def _wave(wide: float, y: float, high: float) -> QPainterPath:
    path = QPainterPath(QPointF(0, y))
    for i in range(4):
        path.quadTo(QPointF(wide * (i + 0.5) / 4, y + (high if i % 2 else -high)), QPointF(wide * (i + 1) / 4, y))
    return path


class MarkLine(QWidget):
    """One mark in words: sign, behaviour, the words that show it, and why."""

    def __init__(self, mark: Mark, texts: Texts, with_turn: bool = False) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._sign = MarkSign(mark.polarity, mark.sure, texts(f"debrief.{mark.polarity}"))
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        quote = f" “{escape(mark.quote)}”" if mark.quote else ""
        where = texts("debrief.in_reply", turn=mark.turn) if with_turn and mark.turn else ""
        why = " ".join(part for part in (mark.why, where) if part)
        words = label()
        words.setTextFormat(Qt.TextFormat.RichText)
        told = "".join(f"<br>{escape(line)}" for line in (why, mark.disputed) if line)
        words.setText(f"<b>{escape(mark.label)}</b>{quote}{told}")
        self._row.addWidget(words, 1)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._row.setSpacing(look.em(0.5))
        self._sign.fit(look)
