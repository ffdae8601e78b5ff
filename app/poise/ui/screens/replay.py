"""The replay: the call heard again, its words lit as they sound, and what was found in the reply that is heard."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from poise.domain.timeline import Span
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import ButtonRow, KeyButton, Picker, button, label, scrolling
from poise.ui.screens.found import FoundList
from poise.ui.screens.heard import HeardView
from poise.ui.screens.signs import MoodSign
from poise.ui.screens.sounding import Sounding
from poise.ui.screens.timeline import TimelineView
from poise.ui.views.jump import beyond
from poise.ui.views.replay import MarkShown, ReplayShown, clock

SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)

SETTLED = 150
"""Milliseconds for which the place has to stay before it is heard, and before marks are dealt to one who scrubs:
scrubbing is neither a burst of crackles nor as slow as the lists it passes."""


class ReplayScreen(QWidget):
    """Shows a ReplayShown.

    Signals:
        play(span, speed): let these seconds be heard.
        stop: let nothing be heard.
        left: back to the debrief.
        said_again(turn): the reply that is heard is to be given again.
    """

    play = Signal(object, float)
    stop = Signal()
    left = Signal()
    said_again = Signal(int)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("page")
        self._texts = texts
        self._shown: ReplayShown | None = None
        self._turn = 0
        self._span: Span | None = None
        self._mark: MarkShown | None = None
        self._sounding = Sounding(self)
        self._sounding.came.connect(self._follow)
        self._settled = QTimer(self, interval=SETTLED, singleShot=True)
        self._settled.timeout.connect(self._rest)
        self.timeline, self.found = TimelineView(texts), FoundList(texts)
        self.timeline.sought.connect(self._scrub)
        self.timeline.picked.connect(self.hear)
        self.found.heard.connect(self.hear)
        self.found.said_again.connect(self.said_again)
        self._page = QVBoxLayout(self)
        self._fill()

    @property
    def playing(self) -> bool:
        """Whether the call is heard."""
        return self._span is not None

    def show_replay(self, shown: ReplayShown) -> None:
        """Show this call from its beginning."""
        self._shown, self._turn = shown, 0
        self._title.setText(shown.title)
        self.timeline.show_replay(shown)
        self.found.show_nothing()
        self.halt()
        self.timeline.setFocus()

    def refine(self, shown: ReplayShown) -> None:
        """Show the same call, of which more is known; where it stands and what is heard goes on."""
        if self._shown is not None:
            self._shown = shown
            self.timeline.refine(shown)

    def sounding(self, at: float) -> None:
        """This second begins to sound now; from there on it goes at the chosen speed."""
        if self._span is not None:
            self._sounding.begin(at, self._span[1], self._chosen_speed())

    def halt(self) -> None:
        """Nothing is heard any more."""
        self._span = self._mark = None
        self._sounding.halt()
        self._show_playing()
        self._move(self.timeline.at)

    def seek(self, at: float) -> None:
        """Go to this second; what is being heard goes on from there, as soon as it stays there."""
        self._move(at)
        self._hush()

    def hear(self, mark: MarkShown) -> None:
        """Hear exactly this mark, or stop it if it is heard."""
        if self._mark == mark:
            self.toggle()
        else:
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
                if not event.isAutoRepeat():
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
        """Take on colours and size; where it is narrow or low, only the words and marks scroll."""
        self._page.setContentsMargins(look.em(1.8), look.em(1.0), look.em(1.8), look.em(0.8))
        self._page.setSpacing(look.em(0.7 if look.tall else 0.5))
        for row in (self._head, self._body):
            row.setSpacing(look.em(0.8))
        way = QBoxLayout.Direction.LeftToRight if look.medium else QBoxLayout.Direction.TopToBottom
        self._body.setDirection(way)
        self._title.setVisible(look.medium)
        self._head.setStretch(1, 0 if look.medium else 1)
        for part in (self._heard, self.found, self._sign, self._speed, self._play, self.timeline):
            part.fit(look)
        self._offer(look, look.width - look.em(3.6))

    def _fill(self) -> None:
        self._head, self._body = QHBoxLayout(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._title, self._time, self._sign = label("", "heading"), label("", "strong", wrap=False), MoodSign()
        self._speed = Picker([(speed, self._texts("replay.times", speed=f"{speed:g}")) for speed in SPEEDS], 1.0)
        self._speed.setMinimumContentsLength(5)
        self._speed.setAccessibleName(self._texts("replay.speed"))
        self._speed.currentIndexChanged.connect(self._change_speed)
        self._head.addWidget(self._title, 1)
        self._head.addStretch()
        for widget in (self._sign, self._time, self._speed):
            self._head.addWidget(widget)
        self._heard, both = HeardView(), QWidget()
        both.setLayout(self._body)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.addWidget(self._heard, 1)
        self._body.addWidget(self.found, 1)
        self._page.addLayout(self._head)
        self._page.addWidget(scrolling(both), 5)
        self._page.addWidget(self.timeline, 4)
        self._page.addWidget(self._buttons())

    def _buttons(self) -> ButtonRow:
        texts = self._texts
        self._play = KeyButton(texts("replay.play"), "Space", "primary")
        self._back = button(texts("replay.back"), "quiet")
        made = {
            self._back: self.left.emit,
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
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves Space to the timeline: play and pause
        self.buttons: dict[str, QPushButton] = {one.text(): one for one in made}
        self._pairs = tuple(zip(*[iter(made)] * 2, strict=True))
        self._foot = ButtonRow(made)
        return self._foot

    def _offer(self, look: Look, room: int) -> None:
        """As many buttons as fit in one row, in pairs; what the others do is left to their keys and the mouse."""
        left = room
        for pair in self._pairs:
            left -= sum(one.sizeHint().width() + look.em(0.6) for one in pair)
            for one in pair:
                self._foot.offer(one, left >= 0 or one is self._play or one is self._back)
        self._foot.fit(look, room)

    def _chosen_speed(self) -> float:
        return float(self._speed.currentData())

    def _change_speed(self, _index: int) -> None:
        """What is heard, the whole call or one mark, goes on at the new speed."""
        if self._span is not None:
            self._begin((self.timeline.at, self._span[1]), self._mark)

    def _begin(self, span: Span, mark: MarkShown | None) -> None:
        self._span, self._mark = span, mark
        self._settled.stop()
        self._show_playing()
        self._let_hear()

    def _hush(self) -> None:
        """Nothing sounds while the place moves; what is heard then is the rest of the call."""
        if self._shown is not None and self.playing:
            self._sounding.halt()
            self.stop.emit()
            self._span, self._mark = (self.timeline.at, self._shown.seconds), None
            self._show_playing()
            self._settled.start()

    def _scrub(self, at: float) -> None:
        """Go there with the mouse or an arrow key, perhaps as the first of many."""
        self.timeline.move_to(at)
        self._show_place()
        self._hush()
        self._settled.start()

    def _rest(self) -> None:
        """The place has stayed for a moment."""
        self._deal_marks()
        self._let_hear()

    def _let_hear(self) -> None:
        self._sounding.halt()
        if self._span is not None:
            self.play.emit(self._span, self._chosen_speed())

    def _follow(self, at: float) -> None:
        """The sound goes on; the picture follows."""
        self.timeline.follow(at)
        self._show_place()
        self._deal_marks()

    def _move(self, at: float) -> None:
        self.timeline.move_to(at)
        self._show_place()
        self._deal_marks()

    def _show_place(self) -> None:
        if self._shown is not None:
            at = self.timeline.at
            mood, passage = self._shown.mood_at(at), self._shown.passage_at(at)
            self._time.setText(f"{clock(at)} / {clock(self._shown.seconds)}")
            self._sign.show_mood(mood.band, mood.word)
            self._heard.show_passage(passage, at, self._texts("replay.before", name=self._shown.customer))

    def _deal_marks(self) -> None:
        """Those of the reply that is heard; the keyboard does not get lost with the row that it was on."""
        passage = self._shown.passage_at(self.timeline.at) if self._shown is not None else None
        turn = passage.turn if passage is not None else 0
        if self._shown is None or turn == self._turn:
            return
        self._turn = turn
        inside = self.found.isAncestorOf(self.focusWidget())
        if self._shown.replied(turn):
            self.found.show_reply(turn, self._shown.marks_of(turn))
        else:
            self.found.show_nothing()
        if inside:
            self.timeline.setFocus()

    def _show_playing(self) -> None:
        self._play.setText(self._texts("replay.pause" if self.playing else "replay.play"))
        self.found.show_playing(self._mark)

    def _jump_turn(self, way: int) -> None:
        if self._shown is not None:
            self.seek(beyond(self._shown.turns, self.timeline.at, way, self._shown.seconds))

    def _jump_mark(self, way: int) -> None:
        if self._shown is not None:
            places = tuple(sorted({mark.begins for mark in self._shown.marks}))
            self.seek(beyond(places, self.timeline.at, way, self._shown.seconds))
