"""The call: the customer's face, both sides' words, the steps, and a key for everything."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.paint.sketch import Sketch
from poise.ui.parts import Mouth
from poise.ui.screens.bits import announce, label, play_role, scrolling
from poise.ui.screens.captions import CaptionView
from poise.ui.screens.controls import Controls
from poise.ui.screens.face import FaceView
from poise.ui.screens.signs import Meter, MoodSign
from poise.ui.screens.steps import StepList
from poise.ui.views.call import CallShown

_SPACE = Qt.Key.Key_Space


class CallScreen(QWidget):
    """Shows a CallShown.

    Signals:
        held(down): the push-to-talk key.
        paused, rewound, hung_up: what the trainee wants.
        replied(text): a typed reply.
    """

    held = Signal(bool)
    paused = Signal()
    rewound = Signal()
    hung_up = Signal()
    replied = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("page")
        self._texts = texts
        self._look: Look | None = None
        self.shown: CallShown | None = None
        self._holding = False
        self._steps_only = False
        self.face, self.mood, self.meter = FaceView(), MoodSign(), Meter()
        self.caption, self.steps, self.controls = CaptionView(), StepList(), Controls(texts)
        self._title, self._name = label("", "small", wrap=False), label("", "heading")
        self._guide, self._you = label("", "strong"), label(texts("call.you"), "key")
        self._words, self._cue, self._state = label("", "lead"), label("", "cue"), label("", "heading")
        self.meter.setAccessibleName(texts("call.meter"))
        self._spoken = QWidget()
        self._both = QVBoxLayout(self._spoken)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._spoken_area = scrolling(self._spoken)
        self._follow = QTimer(self, singleShot=True, interval=0)
        self._page, self._body = QVBoxLayout(self), QHBoxLayout()
        self._talk, self._side = QWidget(), QFrame()
        self._fill()
        self._connect()

    def begin(self, shown: CallShown, sketch: Sketch, comfortable: tuple[float, float] | None, typed: bool) -> None:
        """A call begins."""
        self.shown = None
        self.face.wear(sketch, shown.mood, self._face_text(shown))
        self.meter.mark(comfortable, self._texts("call.range"))
        self.meter.setVisible(not typed)
        self._steps_only = False
        self.show_call(shown)
        self.controls.begin(typed)
        if self._look is not None:
            self.fit(self._look)

    def show_call(self, shown: CallShown) -> None:
        """Show this."""
        before, self.shown = self.shown, shown
        self._title.setText(shown.title)
        self._name.setText(shown.customer)
        self.mood.show_mood(shown.mood.band, shown.mood_word)
        self.face.feel(shown.mood, self._face_text(shown))
        self.caption.show_caption(shown.caption)
        self._words.setText(shown.words)
        self._you.setVisible(bool(shown.words))
        self._words.setVisible(bool(shown.words))
        self._cue.setText(shown.cue)
        self._cue.setVisible(bool(shown.cue))
        if before is not None and shown.words != before.words:
            self._follow.start()
        self._state.setText(shown.state)
        self._guide.setText(self._texts("call.shown"))
        self.steps.show_steps(shown.steps)
        self.controls.show_call(shown)
        if shown.phase != "customer":
            self.face.hush()
        if shown.phase not in ("yours", "hearing"):
            self.meter.rest()
        if before is None or before.state != shown.state:
            announce(self, " ".join(part for part in (shown.state, shown.cue) if part))

    def sound(self, piece: Mouth) -> None:
        """The customer's voice begins to say this."""
        self.face.speak(piece)

    def hear(self, dbfs: float) -> None:
        """The level of the trainee's voice."""
        if self.shown is not None and self.shown.phase in ("yours", "hearing"):
            self.meter.hear(dbfs)

    def fit(self, look: Look) -> None:
        """Take on colours and size; where three columns do not fit, the steps take turns with the call."""
        self._look = look
        edge = look.em(1.5 if look.tall else 0.7)
        self._page.setContentsMargins(look.em(1.5), edge, look.em(1.5), edge)
        self._page.setSpacing(look.em(0.8 if look.tall else 0.5))
        self._body.setSpacing(look.em(1.6 if look.wide else 1))
        self._title.setVisible(look.tall)
        for part in (self.face, self.mood, self.meter, self.caption, self.steps, self.controls):
            part.fit(look)
        self._lines.setSpacing(look.em(0.6 if look.tall else 0.25))
        self._sheet.setContentsMargins(*(look.em(x) for x in (1, 1, 0.6, 0.6)))
        self._both.setSpacing(look.em(0.35))
        self._both.setContentsMargins(0, 0, look.em(0.8), 0)
        self._spoken_area.setMinimumHeight(look.em(2.5))
        self._name.setVisible(look.medium)
        play_role(self._state, "heading" if look.tall else "strong")
        self.meter.slim(not look.tall)
        self._side.setVisible(look.wide or self._steps_only)
        self._talk.setVisible(look.wide or not self._steps_only)
        self.face.setVisible(look.wide or not self._steps_only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(event.key(), True, event.isAutoRepeat()):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self._key(event.key(), False, event.isAutoRepeat()):
            super().keyReleaseEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and watched is not self.controls.line:
            down = event.type() == QEvent.Type.KeyPress
            if (down or event.type() == QEvent.Type.KeyRelease) and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                return self._key(event.key(), down, event.isAutoRepeat())
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate:
            self._hold(False)
        return super().event(event)

    def _key(self, key: int, down: bool, again: bool) -> bool:
        """Whether `key` means something here; if so, it is done (once, however long it is held)."""
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_P: self.controls.buttons["pause"].click,
            Qt.Key.Key_R: self.controls.buttons["rewind"].click,
            Qt.Key.Key_Backspace: self.controls.buttons["rewind"].click,
            Qt.Key.Key_T: lambda: self.controls.type(True),
            Qt.Key.Key_S: self._switch,
            Qt.Key.Key_Escape: self._escape,
        }
        if self.controls.line.hasFocus() and key != Qt.Key.Key_Escape:
            return False
        if key == _SPACE and not self.controls.asking:
            if not again:
                self._hold(down)
            return True
        if key not in acts:
            return False
        if down and not again:
            acts[key]()
        return True

    def _escape(self) -> None:
        if self.controls.line.hasFocus():
            self.controls.type(False)
        else:
            self.controls.ask(not self.controls.asking)

    def _hold(self, down: bool) -> None:
        if down != self._holding and (not down or self.controls.buttons["talk"].isEnabled()):
            self._holding = down
            self.controls.buttons["talk"].setDown(down)
            self.held.emit(down)

    def _switch(self) -> None:
        self._steps_only = not self._steps_only
        if self._look is not None:
            self.fit(self._look)

    def _follow_caption(self, y: int) -> None:
        """Keep the line that sounds in view."""
        if self.shown is not None and self.shown.phase == "customer":
            self._spoken_area.ensureVisible(0, y, 0, self.caption.fontMetrics().height())

    def _follow_words(self) -> None:
        """Keep the trainee's latest words in view, once they are laid out."""
        self._spoken_area.verticalScrollBar().setValue(self._spoken_area.verticalScrollBar().maximum())

    def _face_text(self, shown: CallShown) -> str:
        return self._texts("call.face", name=shown.customer, mood=shown.mood_word.lower())

    def _fill(self) -> None:
        self._side.setObjectName("card")
        self._sheet = QVBoxLayout(self._side)
        self._sheet.addWidget(self._guide)
        self._sheet.addWidget(self.steps, 1)
        self._lines = QVBoxLayout(self._talk)
        self._lines.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self._name)
        head.addStretch(1)
        head.addWidget(self.mood)
        self._name.setWordWrap(False)
        self._lines.addLayout(head)
        self._lines.addWidget(self._spoken_area, 1)
        self._both.addWidget(self.caption)
        self._both.addStretch(1)
        self._both.addWidget(self._you)
        self._both.addWidget(self._words)
        self._lines.addSpacing(4)
        for part in (self._cue, self._state, self.meter):
            self._lines.addWidget(part)
        self._body.addWidget(self.face, 9)
        self._body.addWidget(self._talk, 10)
        self._body.addWidget(self._side, 7)
        self._page.addWidget(self._title)
        self._page.addLayout(self._body, 1)
        self._page.addWidget(self.controls)

    def _connect(self) -> None:
        self.caption.reached.connect(self._follow_caption)
        self._follow.timeout.connect(self._follow_words)
        self.controls.held.connect(self.held)
        self.controls.paused.connect(self.paused)
        self.controls.rewound.connect(self.rewound)
        self.controls.hung_up.connect(self.hung_up)
        self.controls.replied.connect(self.replied)
        self.controls.switched.connect(self._switch)
        for child in self.findChildren(QWidget):
            child.installEventFilter(self)
