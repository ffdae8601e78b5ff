"""The one window: a banner, one screen at a time, and a look that follows its size."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.shown.theme import Theme
from poise.ui.look import Look, look
from poise.ui.paint.sketch import Sketch
from poise.ui.screens.baseline import BaselineScreen
from poise.ui.screens.bits import lay_out
from poise.ui.screens.call import CallScreen
from poise.ui.screens.choose import ChooseScreen
from poise.ui.screens.compare import CompareScreen
from poise.ui.screens.debrief import DebriefScreen
from poise.ui.screens.desk import DeskScreen
from poise.ui.screens.drill import DrillScreen
from poise.ui.screens.follow_up import FollowUpScreen
from poise.ui.screens.hall import Hall
from poise.ui.screens.history import HistoryScreen
from poise.ui.screens.keys import KeysCard, call_rows
from poise.ui.screens.lessons import LessonsScreen
from poise.ui.screens.minutes import MinutesScreen
from poise.ui.screens.notices import Banner, BugDialog
from poise.ui.screens.rating import RatingScreen
from poise.ui.screens.replay import ReplayScreen
from poise.ui.style import palette, sheet

SMALLEST = QSize(1024, 640)
"""The least that every screen is laid out for, at every text size."""

Screen = (
    ChooseScreen
    | BaselineScreen
    | CallScreen
    | RatingScreen
    | DebriefScreen
    | ReplayScreen
    | MinutesScreen
    | FollowUpScreen
    | HistoryScreen
    | CompareScreen
    | DrillScreen
    | LessonsScreen
    | DeskScreen
    | Hall
)


class Window(QMainWindow):
    """Holds the screens; decides nothing.

    Signals:
        closing: the window is about to close.
    """

    closing = Signal()

    def __init__(self, texts: Texts, theme: Theme, text_scale: float, sketch: Callable[[str], Sketch]) -> None:
        super().__init__()
        self.choose, self.baseline = ChooseScreen(texts, sketch), BaselineScreen(texts)
        self.call, self.debrief = CallScreen(texts), DebriefScreen(texts, sketch)
        self.rating, self.replay = RatingScreen(texts), ReplayScreen(texts)
        self.minutes, self.history = MinutesScreen(texts), HistoryScreen(texts)
        self.follow_up = FollowUpScreen(texts)
        self.drill = DrillScreen(texts)
        self.compare = CompareScreen(texts)
        self.lessons, self.desk, self.hall = LessonsScreen(texts), DeskScreen(texts, theme), Hall(texts, theme)
        self.banner = Banner(texts)
        self._texts, self._theme, self._scale = texts, theme, text_scale
        self._look: Look | None = None
        self._bug: BugDialog | None = None
        self._current: Screen = self.choose
        self._stack = QStackedWidget()
        for screen in (
            self.choose,
            self.baseline,
            self.call,
            self.rating,
            self.debrief,
            self.replay,
            self.minutes,
            self.history,
            self.compare,
            self.follow_up,
            self.drill,
            self.lessons,
            self.desk,
            self.hall,
        ):
            self._stack.addWidget(screen)
        page = QWidget()
        page.setObjectName("page")
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.banner)
        rows.addWidget(self._stack, 1)
        self.setCentralWidget(page)
        self.setWindowTitle(texts("app.name"))
        self._help = QShortcut(QKeySequence("F1"), self)
        self._help.activated.connect(self._show_keys)
        self._help.setEnabled(False)
        self.setMinimumSize(SMALLEST)

    def show_screen(self, screen: Screen) -> None:
        """Bring this one forward."""
        self._current = screen
        self._help.setEnabled(screen is self.call)  # a class has its own key for help
        self._stack.setCurrentWidget(screen)
        if self._look is not None:
            screen.fit(self._look)
        lay_out()

    def wear(self, theme: Theme, text_scale: float) -> None:
        """Take on another theme or text size."""
        self._theme, self._scale = theme, text_scale
        self._fit()

    @property
    def look(self) -> Look | None:
        """Theme and measure now; None before it is shown."""
        return self._look

    def tell_bug(self, error: BaseException, version: str) -> None:
        """Show a fault of Poise itself; while one is shown, others are not."""
        if self._bug is None:
            self._bug = BugDialog(self, error, version, self._texts)
            self._bug.finished.connect(self._bug_closed)
            self._bug.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def _show_keys(self) -> None:
        if self._look is not None:
            KeysCard(self, call_rows(self._texts), self._texts, self._look).open()

    def _bug_closed(self, _result: int) -> None:
        self._bug = None

    def _fit(self) -> None:
        before, self._look = self._look, look(self._theme, self.width(), self.height(), self._scale)
        if before is None or (before.theme, before.unit) != (self._look.theme, self._look.unit):
            self.setPalette(palette(self._theme))
            self.setStyleSheet(sheet(self._look))
        self.banner.fit(self._look)
        self._current.fit(self._look)
        lay_out()
