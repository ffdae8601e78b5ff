"""The replay: the call heard again, its words lit as they sound, and what was found in the reply that is heard."""

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from poise.domain.timeline import Span
from poise.ui.look import Look
from poise.ui.screens.bits import ButtonRow, KeyButton, Picker, button, card, emptied, label, lay_out, scrolling
from poise.ui.screens.heard import HeardView
from poise.ui.screens.mark_row import MarkRow
from poise.ui.screens.signs import MoodSign
from poise.ui.screens.timeline import TimelineView
from poise.ui.texts import Texts
from poise.ui.views.replay import MarkShown, Passage, ReplayShown, clock

SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)

FRAME = 33
"""Milliseconds between two looks at how far the sound has come."""


class ReplayScreen(QWidget):
    """Shows a ReplayShown.

    Signals:
        play(span, speed): let these seconds be heard.
        stop: let nothing be heard.
        left: back to the debrief.
    """

    play = Signal(object, float)
    stop = Signal()
    left = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("page")
        self._texts = texts
        self._shown: ReplayShown | None = None
        self._look: Look | None = None
        self._passage: Passage | None = None
        self._span: Span | None = None
        self._anchor = 0.0
        self._since = QElapsedTimer()
        self._frames = QTimer(self, interval=FRAME)
        self._frames.timeout.connect(self._frame)
        self.timeline = TimelineView(texts)
        self.timeline.sought.connect(self.seek)
        self.timeline.picked.connect(self.hear)
        self.rows: list[MarkRow] = []
        self._page = QVBoxLayout(self)
        self._fill()

    @property
    def playing(self) -> bool:
        """Whether the call is heard."""
        return self._span is not None

    def show_replay(self, shown: ReplayShown) -> None:
        """Show this call from its beginning."""
        self.halt()
        self._shown, self._passage = shown, None
        self._title.setText(shown.title)
        self.timeline.show_replay(shown)
        self._move(0.0)
        self.timeline.setFocus()

    def sounding(self, at: float) -> None:
        """This second begins to sound now; from there on it goes at the chosen speed."""
        if self._span is not None:
            self._anchor = at
            self._since.start()
            self._frames.start()

    def halt(self) -> None:
        """Nothing is heard any more."""
        self._span = None
        self._frames.stop()
        self._since.invalidate()
        self._show_playing(None)

    def seek(self, at: float) -> None:
        """Go to this second; what is being heard goes on from there."""
        if self._shown is None:
            return
        going_on = self.playing
        self._move(at)
        if going_on:
            self._begin((self.timeline.at, self._shown.seconds), None)

    def hear(self, mark: MarkShown) -> None:
        """Hear exactly this mark, or stop it if it is heard."""
        if self._span == mark.heard:
            self.halt()
            self.stop.emit()
            return
        self._move(mark.begins)
        self._begin(mark.heard, mark)

    def toggle(self) -> None:
        """Play from here, or pause."""
        if self._shown is None:
            return
        if self.playing:
            self.halt()
            self.stop.emit()
        else:
            start = 0.0 if self.timeline.at >= self._shown.seconds - 0.05 else self.timeline.at
            self._begin((start, self._shown.seconds), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Space:
                self.toggle()
            case Qt.Key.Key_PageUp:
                self._jump_turn(-1)
            case Qt.Key.Key_PageDown:
                self._jump_turn(1)
            case Qt.Key.Key_Up:
                self._jump_mark(-1)
            case Qt.Key.Key_Down:
                self._jump_mark(1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.timeline.look_closer(True)
            case Qt.Key.Key_Minus:
                self.timeline.look_closer(False)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self._page.setContentsMargins(look.em(1.8), look.em(1.0), look.em(1.8), look.em(0.8))
        self._page.setSpacing(look.em(0.7))
        for row in (self._head, self._body, self._content):
            row.setSpacing(look.em(0.8))
        way = QBoxLayout.Direction.LeftToRight if look.medium else QBoxLayout.Direction.TopToBottom
        self._body.setDirection(way)
        self._title.setVisible(look.medium)
        self._head.setStretch(1, 0 if look.medium else 1)
        for one in self._beside:
            self._foot.offer(one, look.medium)
        self._heard.fit(look)
        self._marks_lines.setContentsMargins(*[look.em(0.9)] * 4)
        self._marks_lines.setSpacing(look.em(0.5))
        self._marks_area.setMinimumHeight(look.em(8))
        self._list.setContentsMargins(0, 0, look.em(0.6), 0)
        self._list.setSpacing(look.em(0.7))
        self._sign.fit(look)
        self._speed.fit(look)
        self._play.fit(look)
        self.timeline.fit(look)
        for mark in self.rows:
            mark.fit(look)
        self._foot.fit(look, look.width - look.em(3.6))

    def _fill(self) -> None:
        self._head, self._content = QHBoxLayout(), QVBoxLayout()
        self._title, self._time, self._sign = label("", "heading"), label("", "strong", wrap=False), MoodSign()
        self._speed = Picker([(speed, self._texts("replay.times", speed=f"{speed:g}")) for speed in SPEEDS], 1.0)
        self._speed.setMinimumContentsLength(5)
        self._speed.setAccessibleName(self._texts("replay.speed"))
        self._speed.currentIndexChanged.connect(lambda _: self.seek(self.timeline.at))
        self._head.addWidget(self._title, 1)
        self._head.addStretch()
        for widget in (self._sign, self._time, self._speed):
            self._head.addWidget(widget)
        self._page.addLayout(self._head)
        content = QWidget()
        content.setLayout(self._content)
        self._content.setContentsMargins(0, 0, 0, 0)
        self._fill_body()
        self._content.addLayout(self._body, 5)
        self._content.addWidget(self.timeline, 4)
        self._page.addWidget(scrolling(content), 1)
        self._page.addWidget(self._buttons())

    def _fill_body(self) -> None:
        self._body, self._heard = QBoxLayout(QBoxLayout.Direction.LeftToRight), HeardView()
        self._marks_lines, self._found = QVBoxLayout(), label("", "key")
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._marks_lines.addWidget(self._found)
        self._marks_area = scrolling(inner)
        self._marks_lines.addWidget(self._marks_area, 1)
        self._body.addWidget(self._heard, 1)
        self._body.addWidget(card(self._marks_lines), 1)

    def _buttons(self) -> ButtonRow:
        texts = self._texts
        self._play = KeyButton(texts("replay.play"), "Space", "primary")
        made = {
            button(texts("replay.back"), "quiet"): self.left.emit,
            self._play: self.toggle,
            button(texts("replay.turn_back")): lambda: self._jump_turn(-1),
            button(texts("replay.turn_on")): lambda: self._jump_turn(1),
            button(texts("replay.mark_back")): lambda: self._jump_mark(-1),
            button(texts("replay.mark_on")): lambda: self._jump_mark(1),
            button(texts("replay.nearer")): lambda: self.timeline.look_closer(True),
            button(texts("replay.farther")): lambda: self.timeline.look_closer(False),
        }
        for one, pressed in made.items():
            one.clicked.connect(lambda _checked=False, pressed=pressed: pressed())
        self.buttons: dict[str, QPushButton] = {one.text(): one for one in made}
        self._beside = tuple(made)[2:]  # left to their keys where there is little room
        self._foot = ButtonRow(made)
        return self._foot

    def _begin(self, span: Span, mark: MarkShown | None) -> None:
        self._span = span
        self._frames.stop()
        self._since.invalidate()
        self._show_playing(mark)
        self.play.emit(span, float(self._speed.currentData()))

    def _frame(self) -> None:
        """The sound goes on; the picture follows."""
        if self._span is not None and self._since.isValid():
            at = self._anchor + self._since.elapsed() / 1000 * float(self._speed.currentData())
            self._move(min(at, self._span[1]))

    def _move(self, at: float) -> None:
        if self._shown is None:
            return
        self.timeline.move_to(at)
        at = self.timeline.at
        mood, passage = self._shown.mood_at(at), self._shown.passage_at(at)
        self._time.setText(f"{clock(at)} / {clock(self._shown.seconds)}")
        self._sign.show_mood(mood.band, mood.word)
        self._heard.show_passage(passage, at, self._texts("replay.before", name=self._shown.customer))
        if passage is not self._passage:
            before, self._passage = self._passage, passage
            if passage is None or before is None or before.turn != passage.turn:
                self._deal_marks(passage.turn if passage else 0)

    def _deal_marks(self, turn: int) -> None:
        assert self._shown is not None
        emptied(self._list)
        self.rows = [MarkRow(mark, self._texts) for mark in self._shown.marks_of(turn)]
        self._found.setText(self._texts("replay.reply", turn=turn) if turn else "")
        for row in self.rows:
            row.heard.connect(self.hear)
            self._list.addWidget(row)
            if self._look is not None:
                row.fit(self._look)
        if not self.rows and turn:
            self._list.addWidget(label(self._texts("replay.nothing_found"), "muted"))
        self._list.addStretch(1)
        self._marks_area.verticalScrollBar().setValue(0)
        lay_out()

    def _show_playing(self, mark: MarkShown | None) -> None:
        self._play.setText(self._texts("replay.pause" if self._span is not None and mark is None else "replay.play"))
        for row in self.rows:
            row.show_playing(row.mark is mark)

    def _jump_turn(self, way: int) -> None:
        """To the beginning of the turn before or after; back goes to that of this one first."""
        if self._shown is not None:
            self.seek(_beyond(self._shown.turns, self.timeline.at, way, self._shown.seconds))

    def _jump_mark(self, way: int) -> None:
        if self._shown is not None:
            places = tuple(sorted(mark.begins for mark in self._shown.marks))
            self.seek(_beyond(places, self.timeline.at, way, self._shown.seconds))


def _beyond(places: tuple[float, ...], at: float, way: int, end: float) -> float:
    """The next place in that direction; a second after one, back is still that one."""
    if way > 0:
        return next((place for place in places if place > at + 0.01), end)
    return next((place for place in reversed(places) if place < at - 1.0), 0.0)
