"""What is heard just now: who speaks, and his words, of which the sounding one lies on a ground of its own."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from poise.ui.look import Look
from poise.ui.screens.bits import label, scrolling
from poise.ui.views.replay import Passage, word_at


class HeardView(QFrame):
    """Shows a Passage at one second of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._look: Look | None = None
        self._who, self.words = label("", "key"), QLabel()
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setProperty("role", "read")
        self._lines = QVBoxLayout(self)
        self._lines.addWidget(self._who)
        self._area = scrolling(self.words)
        self._lines.addWidget(self._area, 1)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self._lines.setContentsMargins(*[look.em(0.9)] * 4)
        self._lines.setSpacing(look.em(0.5))
        self._area.setMinimumHeight(look.em(7))

    def show_passage(self, passage: Passage | None, at: float, nobody: str) -> None:
        """Who speaks, as heard at that second; `nobody` is said before the first word."""
        self._who.setText(passage.name if passage else nobody)
        text = passage.text if passage else ""
        lit = word_at(passage, at) if passage else None
        if lit is None or self._look is None:
            self.words.setText(escape(text))
            return
        theme, (first, last) = self._look.theme, lit
        style = f"background-color: {theme['accent_soft']}; color: {theme['ink']};"
        sounding = f'<span style="{style}">{escape(text[first:last])}</span>'
        self.words.setText(f"{escape(text[:first])}{sounding}{escape(text[last:])}")
