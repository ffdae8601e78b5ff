"""The left half of the debrief: the outcome, the mood curve with the causes of the chosen point, what lay behind it."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.paint.sketch import Sketch
from poise.ui.screens.bits import label
from poise.ui.screens.branches import BranchesView
from poise.ui.screens.cards import portrait
from poise.ui.screens.curve import CurveView
from poise.ui.screens.signs import MoodSign
from poise.ui.views.debrief import DebriefShown


class Overview(QWidget):
    """How the call went as a whole.

    Signals:
        pointed(turn): a point of the curve was chosen; 0 for the first word.
    """

    pointed = Signal(int)

    def __init__(self, texts: Texts, sketch: Callable[[str], Sketch]) -> None:
        super().__init__()
        self._texts, self._sketch = texts, sketch
        self._shown: DebriefShown | None = None
        self._look: Look | None = None
        self._face, self._sign, self.curve = QLabel(), MoodSign(), CurveView(texts)
        self._title, self._outcome, self._own = label("", "small"), label("", "title"), label("", "cue")
        self._last, self._feeling, self._files = label(), label(), label("", "small")
        self._files.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._point, self._causes = label("", "strong"), label()
        self.curve.valueChanged.connect(self._choose)
        self.takes = BranchesView(texts)
        self._lines, self._frame_lines = QVBoxLayout(self), QVBoxLayout()
        self._fill()

    def show_overview(self, shown: DebriefShown, folder: Path) -> None:
        """Show this call, which is kept in `folder`."""
        self._shown = shown
        self._title.setText(shown.title)
        self._outcome.setText(shown.outcome_line)
        self._sign.show_mood(shown.mood.band, shown.mood_word)
        self._own.setText(shown.own_mood)
        self._own.setVisible(bool(shown.own_mood))
        self._last.setText(f"“{shown.last_words}”" if shown.last_words else "")
        self._feeling.setText(shown.feeling)
        self._files.setText(_breakable(folder))
        self.curve.show_points(shown.points)
        self._choose(self.curve.value())
        if self._look is not None:
            self.fit(self._look)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self._lines.setContentsMargins(0, 0, look.em(0.9), look.em(0.5))
        self._lines.setSpacing(look.em(0.6))
        self._frame_lines.setContentsMargins(*[look.em(0.9)] * 4)
        self._frame_lines.setSpacing(look.em(0.4))
        self._head.setSpacing(look.em(1))
        self._sign.fit(look)
        self.takes.fit(look)
        self.curve.fit(look)
        self.curve.setFixedHeight(look.em(16 if look.tall else 13))
        if self._shown is not None:
            picture = portrait(
                self._sketch(self._shown.face),
                look.em(5),
                self.devicePixelRatioF(),
                look.theme["stage"],
                self._shown.mood,
            )
            self._face.setPixmap(picture)

    def _choose(self, index: int) -> None:
        if self._shown is None or index >= len(self._shown.points):
            return
        point = self._shown.points[index]
        self._point.setText(f"{point.title}: {point.word}")
        self._causes.setText("\n".join(point.causes))
        self._causes.setVisible(bool(point.causes))
        self.pointed.emit(point.turn)

    def _fill(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._face, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.addWidget(self._title)
        words.addWidget(self._outcome)
        words.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self._own)
        self._head.addLayout(words, 1)
        self._lines.addLayout(self._head)
        self._lines.addWidget(self.takes)
        self._lines.addWidget(label(self._texts("debrief.last_words"), "key"))
        self._lines.addWidget(self._last)
        frame = QFrame()
        frame.setObjectName("card")
        frame.setLayout(self._frame_lines)
        self._frame_lines.addWidget(label(self._texts("debrief.mood"), "strong"))
        self._frame_lines.addWidget(self.curve)
        self._frame_lines.addWidget(self._point)
        self._frame_lines.addWidget(self._causes)
        self._lines.addWidget(frame)
        self._lines.addWidget(label(self._texts("debrief.feeling"), "key"))
        self._lines.addWidget(self._feeling)
        self._lines.addWidget(label(self._texts("debrief.files"), "key"))
        self._lines.addWidget(self._files)
        self._lines.addStretch(1)


def _breakable(folder: Path) -> str:
    """The path, which may go on in the next line after each separator."""
    return str(folder).replace(os.sep, f"{os.sep}\u200b")
