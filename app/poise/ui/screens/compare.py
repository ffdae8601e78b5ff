"""Two takes of one call side by side: both moods in one drawing, and from where they part the replies."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import ButtonRow, Picker, button, card, emptied, label, scrolling
from poise.ui.screens.marks import MarkedText, MarkLine
from poise.ui.screens.replies import PlayButton
from poise.ui.screens.two_curves import TwoCurvesView
from poise.ui.views.compare import CompareShown, SideShown
from poise.ui.views.debrief import ReplyShown


class TakeCard(QWidget):
    """One reply of one take: its words with their marks, what it did, and a button to hear it.

    Signals:
        play_take(name): let it be heard (or stop it, if it plays).
    """

    play_take = Signal(str)

    def __init__(self, reply: ReplyShown | None, name: str, texts: Texts) -> None:
        super().__init__()
        self.play: tuple[str, PlayButton] | None = None
        self._fitted: list[MarkedText | MarkLine | PlayButton] = []
        self._lines, outer = QVBoxLayout(), QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card(self._lines))
        head = QHBoxLayout()
        head.addWidget(label(name, "key"), 1)
        self._lines.addLayout(head)
        if reply is None:
            self._lines.addWidget(label(texts("compare.no_reply"), "muted"))
        else:
            self._fill(reply, name, head, texts)
        self._lines.addStretch(1)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._lines.setContentsMargins(*[look.em(0.9)] * 4)
        self._lines.setSpacing(look.em(0.45))
        for part in self._fitted:
            part.fit(look)

    def _fill(self, reply: ReplyShown, name: str, head: QHBoxLayout, texts: Texts) -> None:
        if reply.take is not None:
            play = PlayButton(texts("debrief.play_take"), texts("debrief.stop"))
            play.setAccessibleName(": ".join((name, reply.heading, texts("debrief.play_take"))))
            play.clicked.connect(partial(self._emit, reply.take))
            self.play = (reply.take, play)
            self._fitted.append(play)
            head.addWidget(play)
        if reply.note:
            self._lines.addWidget(label(reply.note, "muted"))
        if reply.text:
            self._add(MarkedText(reply.text, reply.marks))
        for mark in reply.marks:
            self._add(MarkLine(mark, texts))
        self._lines.addWidget(label(reply.change, "strong"))

    def _add(self, part: MarkedText | MarkLine) -> None:
        self._fitted.append(part)
        self._lines.addWidget(part)

    def _emit(self, name: str, _checked: bool = False) -> None:
        self.play_take.emit(name)


class CompareScreen(QWidget):
    """Shows a CompareShown.

    Signals:
        chosen(left, right): these two branches, by their numbers.
        play_take(name): let it be heard (or stop it, if it plays).
        left: back to the debrief.
    """

    chosen = Signal(int, int)
    play_take = Signal(str)
    left = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("page")
        self._texts = texts
        self._look: Look | None = None
        self.cards: list[TakeCard] = []
        self.pickers: list[Picker] = []
        self._rows: list[tuple[QLabel | None, QWidget, QWidget]] = []
        self._page, self._choice, inner = QVBoxLayout(self), QHBoxLayout(), QWidget()
        self._sheet, self._grid = QVBoxLayout(inner), QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.curves, self._area = TwoCurvesView(texts), scrolling(inner)
        self._lead, self._said = label("", "lead"), label("", "muted")
        self._title = label(texts("compare.title"), "title")
        self.back = button(texts("replay.back"), "quiet")
        self.back.clicked.connect(self.left)
        self._foot = ButtonRow((self.back,))
        self.curves.valueChanged.connect(self._say)
        self._page.addWidget(self._title)
        self._page.addWidget(self._lead)
        self._page.addLayout(self._choice)
        self._sheet.addWidget(self.curves)
        self._sheet.addWidget(self._said)
        self._sheet.addLayout(self._grid)
        self._sheet.addStretch(1)
        self._page.addWidget(self._area, 1)
        self._page.addWidget(self._foot)
        self._shown: CompareShown | None = None

    def offer(self, takes: tuple[tuple[int, str], ...], left: int, right: int) -> None:
        """The branches (number, what is written) that can be chosen on either side, and the two that are."""
        emptied(self._choice)
        self.pickers = [Picker(takes, number) for number in (left, right)]
        for picker, name in zip(self.pickers, ("compare.one", "compare.other"), strict=True):
            picker.setAccessibleName(self._texts(name))
            picker.currentIndexChanged.connect(self._choose)
            self._choice.addWidget(picker, 1)
            if self._look is not None:
                picker.fit(self._look)

    def show_compared(self, shown: CompareShown) -> None:
        """Show these two."""
        self._shown = shown
        self._lead.setText(shown.lead)
        self.curves.show_compared(shown)
        self._say(self.curves.value())
        emptied(self._grid)
        self.cards, sides = [], (shown.left, shown.right)
        one, other = (self._texts("compare.choice", name=side.name, ending=side.outcome) for side in sides)
        self._rows = [(None, label(one, "strong"), label(other, "strong"))]
        for turn, left, right in shown.rows:
            heading = label(self._texts("debrief.reply", turn=turn), "heading")
            self._rows.append((heading, self._card(left, shown.left), self._card(right, shown.right)))
        self._arrange(self._look is None or self._look.medium)
        self._area.verticalScrollBar().setValue(0)

    def show_playing(self, key: object) -> None:
        """The take of that name plays now; None: nothing does."""
        for one in self.cards:
            if one.play is not None:
                one.play[1].show_playing(one.play[0] == key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self._page.setContentsMargins(look.em(1.8), look.em(1.0), look.em(1.8), look.em(0.8))
        self._page.setSpacing(look.em(0.6 if look.tall else 0.35))
        self._choice.setSpacing(look.em(1))
        self._sheet.setContentsMargins(0, 0, look.em(0.9), 0)
        self._sheet.setSpacing(look.em(0.6))
        self._grid.setHorizontalSpacing(look.em(1))
        self._grid.setVerticalSpacing(look.em(0.5))
        self._title.setVisible(look.tall)
        self._foot.fit(look, look.width - look.em(3.6))
        self.curves.fit(look)
        for picker in self.pickers:
            picker.fit(look)
        for one in self.cards:
            one.fit(look)
        self._arrange(look.medium)

    def _arrange(self, beside: bool) -> None:
        """Both takes beside each other, or where it is too narrow for that, one below the other."""
        line = 0
        for heading, one, other in self._rows:
            if heading is not None:
                self._grid.addWidget(heading, line, 0, 1, 2)
                line += 1
            self._grid.addWidget(one, line, 0, 1, 1 if beside else 2)
            line += 0 if beside else 1
            self._grid.addWidget(other, line, 1 if beside else 0, 1, 1 if beside else 2)
            line += 1

    def _card(self, reply: ReplyShown | None, side: SideShown) -> TakeCard:
        made = TakeCard(reply, side.name, self._texts)
        made.play_take.connect(self.play_take)
        if self._look is not None:
            made.fit(self._look)
        self.cards.append(made)
        return made

    def _choose(self, _index: int) -> None:
        left, right = (int(picker.currentData()) for picker in self.pickers)
        self.chosen.emit(left, right)

    def _say(self, turn: int) -> None:
        if self._shown is not None and turn < len(self._shown.moments):
            self._said.setText(self._shown.moments[turn].spoken)
