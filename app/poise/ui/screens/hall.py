"""A stage that fills its window or page, and whose keys mean the same as on the desk."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.shown.theme import Theme
from poise.ui.look import Look
from poise.ui.screens.stage import StageView


class Hall(QWidget):
    """Holds a StageView.  `keys` is asked about every key; it says whether the key meant something.

    Signals:
        unwanted: somebody closes the window by hand; it stays until the class is over.
    """

    unwanted = Signal()

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle(texts("desk.picture"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.keys: Callable[[QKeyEvent], bool] = lambda _: False
        self.view = StageView(texts, theme)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.view)

    def fit(self, _look: Look) -> None:
        """The stage measures itself."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self.keys(event):
            super().keyReleaseEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if event.spontaneous():
            event.ignore()
            self.unwanted.emit()
        else:
            super().closeEvent(event)
