"""What can lie over the call on the stage: black, a way to join, the evidence of one reply, a page of words."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import emptied, label, scrolling
from poise.ui.screens.marks import MarkedText, MarkLine
from poise.ui.screens.poll import SquaresView
from poise.ui.views.stage import EvidenceShown, Join, TalkShown

BLACK = "#000000"
"""Black is no colour of a theme: a projector that shows it shows nothing."""


class BlackView(QLabel):
    """A black picture; its text says so to a screen reader."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), QColor(BLACK))
        painter.end()


class HeldSign(QLabel):
    """Two bars and a word on a soft ground: the call waits."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "strong")
        self._look: Look | None = None

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self.setContentsMargins(look.em(1.9), look.em(0.3), look.em(0.9), look.em(0.3))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._look.theme["accent_soft"]))
            painter.drawRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
            painter.setBrush(QColor(self._look.theme["accent"]))
            high, wide = self._look.em(0.9), self._look.em(0.28)
            for x in (0.85, 1.3):
                painter.drawRoundedRect(
                    QRectF(self._look.em(x), (self.height() - high) / 2, wide, high), wide / 3, wide / 3
                )
            painter.end()
        super().paintEvent(event)


class EvidenceView(QWidget):
    """One reply with its marks."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.shown: EvidenceShown | None = None
        self._look: Look | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._heading = label("", "heading")
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(self._heading)
        self._rows.addWidget(scrolling(inner), 1)
        self._parts: list[MarkedText | MarkLine] = []

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self._rows.setSpacing(look.em(0.6))
        self._list.setSpacing(look.em(0.6))
        self._list.setContentsMargins(0, 0, look.em(0.8), 0)
        for part in self._parts:
            part.fit(look)

    def show_evidence(self, shown: EvidenceShown) -> None:
        """Show this."""
        if shown == self.shown:
            return
        self.shown = shown
        self._heading.setText(shown.heading)
        emptied(self._list)
        text = MarkedText(shown.text, shown.marks)
        text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._parts = [text, *(MarkLine(mark, self._texts) for mark in shown.marks)]
        nothing = [] if shown.marks else [label(shown.none)]
        for part in (*self._parts, *nothing):
            self._list.addWidget(part)
        self._list.addStretch(1)
        if self._look is not None:
            self.fit(self._look)


class JoinView(QWidget):
    """How to take part: the code, and the address to type."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.squares = SquaresView()
        self._title, self._how = label(texts("stage_screen.join"), "title"), label(texts("stage_screen.join_how"))
        self._address, self._private = label("", "title"), label(texts("stage_screen.join_private"), "muted")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        for one in (self._title, self._how):
            self._rows.addWidget(one)
        self._rows.addWidget(self.squares, 1)
        for one in (self._address, self._private):
            self._rows.addWidget(one)
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._rows.setSpacing(look.em(0.5))
        self.squares.fit(look)

    def show_join(self, join: Join) -> None:
        """Show this."""
        self._address.setText(join.address)
        self.squares.show_squares(join.squares, self._texts("stage_screen.code", address=join.address))


class TalkView(QWidget):
    """A title and a few words, where no call runs."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._text = label("", "title"), label("", "lead")
        self._rows = QVBoxLayout(self)
        self._rows.addStretch(1)
        self._rows.addWidget(self._title)
        self._rows.addWidget(self._text)
        self._rows.addStretch(2)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._rows.setContentsMargins(look.em(2), 0, look.em(4), 0)
        self._rows.setSpacing(look.em(1))

    def show_talk(self, shown: TalkShown) -> None:
        """Show this."""
        self._title.setText(shown.title)
        self._text.setText(shown.text)
        self._text.setVisible(bool(shown.text))
