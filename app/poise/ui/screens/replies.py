"""One reply in the debrief: what it answered, its words with their marks, how it sounded, and what it did."""

from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStyle, QStyleOptionButton, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.paint.shapes import draw_play
from poise.ui.screens.bits import button, emptied, label
from poise.ui.screens.dispute import DisputableMark
from poise.ui.screens.one_stop import OneStop
from poise.ui.screens.words import WordsView
from poise.ui.views.debrief import ReplyShown


class PlayButton(QPushButton):
    """Plays, and stops what it plays."""

    def __init__(self, text: str, stop: str) -> None:
        super().__init__(text)
        self.setAutoDefault(False)
        self._texts = (text, stop)
        self._playing = False
        self._look: Look | None = None

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self.updateGeometry()
        self.update()

    def show_playing(self, playing: bool) -> None:
        """Whether it plays now."""
        self._playing = playing
        self.setText(self._texts[playing])

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + (self._look.em(1.1) if self._look else 0), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        if self._look is None:
            return
        side, gap, ink = self._look.em(0.75), self._look.em(1.1), self._look.theme["ink"]
        text, option.text = option.text, ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.fontMetrics().horizontalAdvance(text)
        left = (self.width() - width - gap) // 2
        draw_play(painter, QRectF(left, (self.height() - side) / 2, side, side), self._playing, ink)
        painter.setPen(QColor(ink))
        painter.drawText(QRect(left + gap, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


class ReplyCard(QFrame):
    """Shows a ReplyShown.

    Signals:
        play_take(name), play_line(utterance): let it be heard (or stop it, if it plays).
        asked(turn): better words are to be read for the first time.
        said_again(turn): this reply is to be given again.
        corrected(turn, text): this was really said; without a word, what was heard.
        disputed(turn, id, polarity, choice, reason): the trainee does not agree with a mark, or does again.
    """

    asked = Signal(int)
    said_again = Signal(int)
    corrected = Signal(int, str)
    disputed = Signal(int, str, str, str, str)
    play_take = Signal(str)
    play_line = Signal(object)

    def __init__(self, reply: ReplyShown, customer: str, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("card")
        self.turn = reply.turn
        self.plays: dict[object, PlayButton] = {}
        self._was_asked = False
        self._fitted: list[WordsView | DisputableMark | PlayButton] = []
        self._lines = QVBoxLayout(self)
        self._lines.addWidget(label(reply.heading, "heading"))
        self._quote(
            texts("debrief.said", name=customer), reply.customer_said, self._line_button(reply, customer, texts)
        )
        self._quote(texts("debrief.you_said"), reply.note, self._take_button(reply, texts))
        self.words = WordsView(reply, texts)
        self.words.corrected.connect(partial(self.corrected.emit, self.turn))
        self._add(self.words)
        self.marks = [DisputableMark(mark, texts) for mark in reply.marks]
        for mark in self.marks:
            mark.disputed.connect(partial(self.disputed.emit, self.turn))
            self._add(mark)
        OneStop(self, [mark.ask for mark in self.marks], texts("dispute.arrows"))
        if reply.figures:
            self._section(texts("debrief.sounded"), " ".join(reply.figures))
        self._section(f"{texts('debrief.moved')}: {reply.change}", "\n".join(reply.causes))
        if reply.advice:
            self._better(reply, texts)
        again = button(texts("branches.again"), "quiet")
        again.setObjectName("again")
        again.setAccessibleName(": ".join((reply.heading, texts("branches.again"))))
        again.clicked.connect(lambda: self.said_again.emit(self.turn))
        self._lines.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._lines.setContentsMargins(look.em(1.3), look.em(1.1), look.em(1.3), look.em(1.2))
        self._lines.setSpacing(look.em(0.45))
        for part in self._fitted:
            part.fit(look)

    def take_focus(self, mark: tuple[str, str] | None) -> None:
        """The keyboard goes to this mark (behaviour, polarity), or to the words."""
        there = (one.ask for one in self.marks if (one.mark.id, one.mark.polarity) == mark)
        next(there, self.words.open).setFocus()

    def show_written(self, heading: str, lines: tuple[str, ...]) -> None:
        """A whole reply for this moment, before all other better words."""
        emptied(self._written)
        if lines:
            self._written.addWidget(label(heading, "key"))
        for line in lines:
            self._written.addWidget(label(line))

    def _ask(self, read: bool) -> None:
        if read and not self._was_asked:
            self._was_asked = True
            self.asked.emit(self.turn)

    def _line_button(self, reply: ReplyShown, customer: str, texts: Texts) -> PlayButton:
        made = PlayButton(texts("debrief.play_line", name=customer.split()[0]), texts("debrief.stop"))
        made.clicked.connect(partial(self._play_line, reply))
        self.plays[reply.line] = made
        return made

    def _take_button(self, reply: ReplyShown, texts: Texts) -> PlayButton | None:
        if reply.take is None:
            return None
        made = PlayButton(texts("debrief.play_take"), texts("debrief.stop"))
        made.clicked.connect(partial(self._play_take, reply.take))
        self.plays[reply.take] = made
        return made

    def _play_line(self, reply: ReplyShown, _checked: bool = False) -> None:
        self.play_line.emit(reply.line)

    def _play_take(self, take: str, _checked: bool = False) -> None:
        self.play_take.emit(take)

    def _quote(self, heading: str, text: str, play: PlayButton | None) -> None:
        row = QHBoxLayout()
        row.addWidget(label(heading, "key"), 1)
        if play is not None:
            row.addWidget(play)
            self._fitted.append(play)
        self._lines.addLayout(row)
        if text:
            self._lines.addWidget(label(text, "muted"))

    def _better(self, reply: ReplyShown, texts: Texts) -> None:
        """Better words, which are read when they are asked for."""
        words = QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        self._written = QVBoxLayout()
        lines.addLayout(self._written)
        for advice in reply.advice:
            lines.addWidget(label(advice.heading, "key"))
            for suggestion in advice.suggestions:
                lines.addWidget(label(suggestion))
        words.hide()
        ask = button(texts("better.ask"), "quiet")
        ask.setObjectName("better")
        ask.setAccessibleName(": ".join((reply.heading, texts("better.ask"))))
        ask.setCheckable(True)
        ask.toggled.connect(words.setVisible)
        ask.toggled.connect(self._ask)
        self._lines.addWidget(ask, 0, Qt.AlignmentFlag.AlignLeft)
        self._lines.addWidget(words)

    def _section(self, heading: str, text: str) -> None:
        self._lines.addWidget(label(heading, "key"))
        self._lines.addWidget(label(text))

    def _add(self, part: WordsView | DisputableMark) -> None:
        self._fitted.append(part)
        self._lines.addWidget(part)
