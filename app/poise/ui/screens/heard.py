"""What is heard just now: who speaks, and the words, of which the sounding one lies on a ground of its own."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout

from poise.ui.look import Look
from poise.ui.paint.words import laid_out
from poise.ui.screens.bits import label, scrolling
from poise.ui.views.replay import Passage, word_at


class LitWords(QLabel):
    """Words of which one is lit.

    Signals:
        reached(top, foot): where the line of the lit word lies, for scrolling.
    """

    reached = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "read")
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._look: Look | None = None
        self._laid: tuple[tuple[object, ...], QTextLayout, int] | None = None
        self.lit: tuple[int, int] | None = None
        self.unsure: tuple[tuple[int, int], ...] = ()

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self.updateGeometry()
        self.update()

    def show_words(self, text: str, lit: tuple[int, int] | None, unsure: tuple[tuple[int, int], ...] = ()) -> None:
        """Show this, with these characters lit, and those of words that were not surely heard underlined by dashes."""
        if (text, lit) == (self.text(), self.lit):
            return
        if text != self.text():
            self.setText(text)
        self.lit, self.unsure = lit, unsure
        self.update()
        line = self._laid_out(self.width())[0].lineForTextPosition(lit[0] if lit else 0)
        if line.isValid():
            self.reached.emit(round(line.y()), round(line.y() + line.height()))

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
        theme = self._look.theme
        ranges = [_unsure(span, theme["muted"]) for span in self.unsure]
        if self.lit is not None:
            lit = QTextLayout.FormatRange()
            lit.start, lit.length = self.lit[0], self.lit[1] - self.lit[0]
            lit.format = QTextCharFormat()
            lit.format.setBackground(QColor(theme["accent"]))
            lit.format.setForeground(QColor(theme["on_accent"]))
            ranges.append(lit)
        painter = QPainter(self)
        painter.setPen(QColor(theme["ink"]))
        self._laid_out(self.width())[0].draw(painter, QPointF(0, 0), ranges)
        painter.end()

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        """The lines in that width, and how high they are; laid out once."""
        key = (self.text(), width, self.font().toString())
        if self._laid is not None and self._laid[0] == key:
            return self._laid[1], self._laid[2]
        layout, height = laid_out(self.text(), self.font(), width)
        self._laid = key, layout, height
        return layout, height


def _unsure(span: tuple[int, int], colour: str) -> QTextLayout.FormatRange:
    shown = QTextLayout.FormatRange()
    shown.start, shown.length = span[0], span[1] - span[0]
    shown.format = QTextCharFormat()
    shown.format.setForeground(QColor(colour))
    shown.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    return shown


class HeardView(QFrame):
    """Shows a Passage at one second of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._who, self.words = label("", "key"), LitWords()
        self._lines = QVBoxLayout(self)
        self._lines.addWidget(self._who)
        self._area = scrolling(self.words)
        self._lines.addWidget(self._area, 1)
        self.words.reached.connect(self._follow)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._lines.setContentsMargins(*[look.em(0.9 if look.tall else 0.4)] * 4)
        self._lines.setSpacing(look.em(0.5 if look.tall else 0.2))
        self._area.setMinimumHeight(look.em(7 if look.tall else 3.6))
        self.words.fit(look)

    def show_passage(self, passage: Passage | None, at: float, nobody: str) -> None:
        """Who speaks, as heard at that second; `nobody` is said before the first word."""
        self._who.setText(passage.name if passage else nobody)
        if passage is None:
            self.words.show_words("", None)
        else:
            self.words.show_words(passage.text, word_at(passage, at), passage.unsure)

    def _follow(self, top: int, foot: int) -> None:
        """Keep the line that is heard in view."""
        self._area.ensureVisible(0, (top + foot) // 2, 0, foot - top)
