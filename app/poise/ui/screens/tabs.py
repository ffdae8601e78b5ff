"""Pages behind tabs; where the tabs do not fit beside each other, a picker takes their place."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from poise.ui.look import Look
from poise.ui.screens.bits import Picker


class Tabs(QWidget):
    """Pages with titles.

    Signals:
        opened(page): this page came forward.
    """

    opened = Signal(QWidget)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.bar, self.picker, self._stack = QTabBar(), Picker((), None), QStackedWidget()
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.setUsesScrollButtons(False)
        self.bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.bar.setAccessibleName(name)
        self.picker.setAccessibleName(name)
        self._pages: list[QWidget] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        for part in (self.bar, self.picker):
            self._rows.addWidget(part)
        self._rows.addWidget(self._stack, 1)
        self.bar.currentChanged.connect(self._show)
        self.picker.activated.connect(self.bar.setCurrentIndex)

    def add(self, page: QWidget, title: str, first: bool = False) -> None:
        """Add a page, as the last or as the first one."""
        at = 0 if first else len(self._pages)
        self._pages.insert(at, page)
        self._stack.addWidget(page)
        self.picker.insertItem(at, title)
        self.bar.insertTab(at, title)
        if first:
            self.open(page)

    def drop(self, page: QWidget) -> None:
        """Take a page out; it belongs to the caller again."""
        at = self._pages.index(page)
        self._pages.pop(at)
        self._stack.removeWidget(page)
        self.picker.removeItem(at)
        self.bar.removeTab(at)
        self._show(self.bar.currentIndex())

    def holds(self, page: QWidget) -> bool:
        """Whether it is one of the pages."""
        return page in self._pages

    @property
    def pages(self) -> tuple[QWidget, ...]:
        """All pages, in order."""
        return tuple(self._pages)

    def open(self, page: QWidget) -> None:
        """Bring it forward."""
        self.bar.setCurrentIndex(self._pages.index(page))
        self._show(self.bar.currentIndex())

    def turn(self, by: int) -> None:
        """The page so many further on, past the last to the first; the keyboard goes to its tab."""
        self.bar.setCurrentIndex((self.bar.currentIndex() + by) % len(self._pages))
        (self.picker if self.bar.isHidden() else self.bar).setFocus()

    def open_last(self, back: int = 0) -> None:
        """Bring the last page forward, or the one `back` before it."""
        self.open(self._pages[-1 - back])

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._rows.setSpacing(look.em(0.3))
        self.picker.fit(look)
        self._choose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose()

    def _choose(self) -> None:
        """Tabs if they fit, else the picker."""
        self.bar.ensurePolished()
        wanted = sum(self.bar.tabSizeHint(i).width() for i in range(self.bar.count()))
        self.bar.setVisible(wanted <= self.width())
        self.picker.setVisible(wanted > self.width())

    def _show(self, index: int) -> None:
        if 0 <= index < len(self._pages):
            self.picker.setCurrentIndex(index)
            self._stack.setCurrentWidget(self._pages[index])
            self.opened.emit(self._pages[index])
