"""One mark in the replay, with its second, what it did to the mood, and a button to hear exactly that."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import label
from poise.ui.screens.marks import MarkLine
from poise.ui.screens.replies import PlayButton
from poise.ui.views.replay import MarkShown, clock


class MarkRow(QWidget):
    """One mark with its button: hear exactly that.

    Signals:
        heard(mark): it is to be heard.
    """

    heard = Signal(object)

    def __init__(self, mark: MarkShown, texts: Texts) -> None:
        super().__init__()
        self.mark = mark
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._line = MarkLine(mark.mark, texts)
        self._play = PlayButton(texts("replay.hear"), texts("debrief.stop"))
        self._play.clicked.connect(lambda: self.heard.emit(mark))
        self._rows.addWidget(self._line)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._play)
        where = texts("replay.found_at", at=clock(mark.begins))
        self._foot.addWidget(label(f"{where} {mark.effect}", "small"), 1)
        self._rows.addLayout(self._foot)
        self.show_playing(False)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._rows.setSpacing(look.em(0.2))
        self._foot.setContentsMargins(look.em(1.4), 0, 0, look.em(0.4))
        self._foot.setSpacing(look.em(0.6))
        self._line.fit(look)
        self._play.fit(look)

    def show_playing(self, playing: bool) -> None:
        """Whether it is heard now."""
        self._play.show_playing(playing)
        self._play.setAccessibleName(f"{self._play.text()}: {self.mark.mark.label}")
