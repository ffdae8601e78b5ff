"""The history: all calls, trends over them, and attempts at one scenario beside each other."""

from collections.abc import Callable

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.attempts import AttemptsView
from poise.ui.screens.bits import ButtonRow, button, label
from poise.ui.screens.calls import CallsView
from poise.ui.screens.tabs import Tabs
from poise.ui.screens.trends import TrendsView


class HistoryScreen(QWidget):
    """Holds the three pages.

    Signals:
        left: back to the first screen.
    """

    left = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("page")
        self._look: Look | None = None
        self.calls, self.trends, self.attempts = CallsView(texts), TrendsView(texts), AttemptsView(texts)
        self._title = label(texts("history.title"), "title")
        self.tabs = Tabs(texts("history.tabs"))
        for page, title in ((self.calls, "calls"), (self.trends, "trends"), (self.attempts, "attempts")):
            self.tabs.add(page, texts(f"history.{title}"))
        self.tabs.opened.connect(lambda _: self._offer_open())
        self.back, self.open_call = button(texts("history.back"), "quiet"), button(texts("history.open"), "primary")
        self.back.clicked.connect(self.left)
        self.open_call.clicked.connect(self.calls.open_chosen)
        self.calls.chosen.connect(lambda _: self._offer_open())
        self._actions: tuple[QPushButton, ...] = ()
        self._foot = ButtonRow((self.back, self.open_call))
        self._page = QVBoxLayout(self)
        self._page.addWidget(self._title)
        self._page.addWidget(self.tabs, 1)
        self._page.addWidget(self._foot)
        self._offer_open()
        self._key(Qt.Key.Key_Escape, self.left.emit)
        self._key(QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_F), self._search)

    def act(self, *actions: QPushButton) -> None:
        """What else can be done with the call on which the keyboard is, between going back and opening it."""
        self._page.removeWidget(self._foot)
        old, self._actions = self._foot, actions
        self._foot = ButtonRow((self.back, *actions, self.open_call))
        self._page.addWidget(self._foot)
        old.setParent(None)
        old.deleteLater()
        self._foot.show()
        self._offer_open()

    def take_focus(self) -> None:
        """The keyboard begins in the list, or where one searches if there is nothing in it."""
        (self.calls.list if self.calls.list.chosen is not None else self.calls.search).setFocus()

    def fit(self, look: Look) -> None:
        """Take on colours and sizes."""
        self._look = look
        self._title.setVisible(look.medium and look.tall)
        edge = look.em(1.2 if look.tall else 0.7)
        self._page.setContentsMargins(look.em(1.8), edge, look.em(1.8), edge)
        self._page.setSpacing(look.em(0.7))
        self.tabs.fit(look)
        for page in (self.calls, self.trends, self.attempts):
            page.fit(look)
        self._foot.fit(look, look.width - look.em(3.6))

    def _offer_open(self) -> None:
        """Calls are opened from their list only, and only those that can be read."""
        chosen, there = self.calls.list.chosen, not self.calls.isHidden()
        for one in (*self._actions, self.open_call):
            self._foot.offer(one, there)
            one.setEnabled(chosen is not None)
        self.open_call.setEnabled(chosen is not None and not chosen.trouble)
        if self._look is not None:
            self._foot.fit(self._look, self._look.width - self._look.em(3.6))

    def _search(self) -> None:
        self.tabs.open(self.calls)
        self.calls.search.setFocus()
        self.calls.search.selectAll()

    def _key(self, key: Qt.Key | QKeyCombination, act: Callable[[], object]) -> None:
        QShortcut(QKeySequence(key), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
