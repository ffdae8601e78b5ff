"""The stage: what the audience sees.  It only shows, takes no key, and is as legible from the last row as it can be."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.shown.theme import Theme
from poise.ui.look import Look, far
from poise.ui.paint.sketch import Sketch
from poise.ui.parts import Mouth
from poise.ui.screens.bits import label, scrolling
from poise.ui.screens.captions import CaptionView
from poise.ui.screens.face import FaceView
from poise.ui.screens.poll import PollView
from poise.ui.screens.signs import MoodSign
from poise.ui.screens.stage_pages import BlackView, EvidenceView, HeldSign, JoinView, TalkView
from poise.ui.screens.steps import StepList
from poise.ui.style import palette, sheet
from poise.ui.views.stage import StageShown

SQUARE = 1.5
"""Width by height of the squarer, older projectors at most: there the steps get more of the width, so that all fit."""


class StageView(QWidget):
    """Shows a StageShown; it wears a theme of its own, and measures everything by its own height."""

    def __init__(self, texts: Texts, theme: Theme, text_scale: float = 1.0) -> None:
        super().__init__()
        self.setObjectName("page")
        self._texts, self._theme, self._scale = texts, theme, text_scale
        self.shown: StageShown | None = None
        self._worn: tuple[str, Theme] | None = None
        self.call = CallPage()
        self.poll, self.evidence = PollView(), EvidenceView(texts)
        self.join, self.talk, self.black = JoinView(texts), TalkView(), BlackView(texts("stage_page.blank"))
        self._pages = QStackedLayout(self)
        self._inner = {
            "call": self.call,
            "poll": self.poll,
            "evidence": self.evidence,
            "join": self.join,
            "talk": self.talk,
        }
        self._frames = {name: _framed(page) for name, page in self._inner.items()}
        for frame in self._frames.values():
            self._pages.addWidget(frame)
        self._pages.addWidget(self.black)

    def show_stage(self, shown: StageShown) -> None:
        """Show this."""
        self.shown = shown
        self.call.show_call(shown)
        if shown.poll is not None:
            self.poll.show_poll(shown.poll)
        if shown.evidence is not None:
            self.evidence.show_evidence(shown.evidence)
        if shown.join is not None:
            self.join.show_join(shown.join)
        if shown.talk is not None:
            self.talk.show_talk(shown.talk)
        self._pages.setCurrentWidget(self.black if shown.page == "blank" else self._frames[shown.page])
        self.setAccessibleName(shown.spoken)

    def wear(self, theme: Theme, text_scale: float = 1.0) -> None:
        """Take on another theme or text size."""
        self._theme, self._scale = theme, text_scale
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.width() < 1 or self.height() < 1:
            return  # it has no place yet, and letters of no height are none
        look = far(self._theme, self.width(), self.height(), self._scale)
        if self._worn != (worn := (f"{look.unit}", self._theme)):
            self._worn = worn
            self.setPalette(palette(self._theme))
            self.setStyleSheet(sheet(look) + f"QWidget#page {{ background: {self._theme['window']}; }}")
        for frame in self._frames.values():
            layout = frame.layout()
            assert layout is not None
            layout.setContentsMargins(*(look.em(x) for x in (1.2, 1.0, 1.2, 1.0)))
        for page in (self.call, self.poll, self.evidence, self.join, self.talk):
            page.fit(look)


class CallPage(QWidget):
    """The call itself: the face large, the mood, both sides' words, and the steps that fill."""

    def __init__(self) -> None:
        super().__init__()
        self.face, self.mood, self.caption, self.steps = FaceView(), MoodSign(), CaptionView(), StepList()
        self.held, self.words = HeldSign(), label("", "lead")
        self.caption.setProperty("role", "lead")
        self.mood.setProperty("role", "lead")
        self.caption.setWordWrap(True)  # else a QLabel forgets with each text that its height follows its width
        policy = self.caption.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)  # as high as its words, so that both sides' words fit
        self.caption.setSizePolicy(policy)
        self._name, self._state = label("", "title"), label("", "strong", wrap=False)
        self._you, self._guide = label("", "cue", wrap=False), label("", "strong")
        self._spoken = QWidget()
        self._both = QVBoxLayout(self._spoken)
        self._area, self._side = scrolling(self._spoken), QFrame()
        self._page, self._left, self._head = QHBoxLayout(self), QVBoxLayout(), QHBoxLayout()
        self._worn: Sketch | None = None
        self._follow = QTimer(self, singleShot=True, interval=0)
        self._follow.timeout.connect(self._to_the_end)
        self._phase = ""
        self._fill()

    def wear(self, sketch: Sketch, shown: StageShown) -> None:
        """Another customer."""
        self.face.wear(sketch, shown.mood, shown.face)

    def show_call(self, shown: StageShown) -> None:
        """Show the call in this."""
        grown = shown.words != self.words.text()
        self._phase = shown.phase
        self._name.setText(shown.customer)
        self.mood.show_mood(shown.mood.band, shown.mood_word)
        self.face.feel(shown.mood, shown.face)
        self.caption.show_caption(shown.caption)
        self.words.setText(shown.words)
        self._you.setText(shown.you)
        self._you.setVisible(bool(shown.words))
        self.words.setVisible(bool(shown.words))
        self._state.setText(shown.state)
        self._state.setVisible(bool(shown.state) and not shown.held)
        self.held.setText(shown.held)
        self.held.setVisible(bool(shown.held))
        self._guide.setText(shown.guide)
        self.steps.show_steps(shown.steps)
        self._side.setVisible(bool(shown.steps))
        if shown.phase != "customer" or shown.held:
            self.face.hush()
        if grown:
            self._follow.start()

    def sound(self, piece: Mouth) -> None:
        """The customer's voice begins to say this."""
        self.face.speak(piece)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        large = Look(look.theme, look.em(1.2), look.width, look.height)
        square = look.width < SQUARE * look.height
        for part in (self.face, self.caption, self.steps, self.held):
            part.fit(look)
        self.mood.fit(large)
        self._page.setSpacing(look.em(1.2))
        self._left.setSpacing(look.em(0.5))
        self._head.setSpacing(look.em(1))
        self._both.setSpacing(look.em(0.3))
        self._both.setContentsMargins(0, 0, look.em(0.8), 0)
        self._sheet.setContentsMargins(*(look.em(x) for x in (0.8, 0.7, 0.5, 0.5)))
        self._side.setFixedWidth(round(look.width * (0.37 if square else 0.3)))
        room = look.height - look.em(6)
        self._area.setFixedHeight(round(room * 0.41))

    def _to_the_end(self) -> None:
        """The latest words are in view, once they are laid out."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _follow_caption(self, y: int) -> None:
        if self._phase == "customer":
            self._area.ensureVisible(0, y, 0, self.caption.fontMetrics().height())

    def _fill(self) -> None:
        self._page.setContentsMargins(0, 0, 0, 0)
        self._side.setObjectName("card")
        self._sheet = QVBoxLayout(self._side)
        self._sheet.addWidget(self._guide)
        self._sheet.addWidget(self.steps, 1)
        self._head.addWidget(self._name)
        self._head.addWidget(self.mood)
        self._head.addStretch(1)
        self._left.addLayout(self._head)
        self._left.addWidget(self.face, 1)
        whose = QHBoxLayout()
        whose.addWidget(self.held)
        whose.addWidget(self._state)
        whose.addStretch(1)
        self._left.addLayout(whose)
        self._left.addWidget(self._area)
        for part in (self.caption, self._you, self.words):
            self._both.addWidget(part)
        self._both.addStretch(1)
        self._page.addLayout(self._left, 1)
        self._page.addWidget(self._side)
        self.caption.reached.connect(self._follow_caption)
        self.steps.setFocusPolicy(self._side.focusPolicy())
        for rolled in (self._area, self.steps):  # an audience has no hand on them
            rolled.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def _framed(page: QWidget) -> QWidget:
    """The page with room around it."""
    frame = QWidget()
    frame.setObjectName("page")
    rows = QVBoxLayout(frame)
    rows.addWidget(page)
    return frame
