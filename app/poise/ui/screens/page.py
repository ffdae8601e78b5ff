"""A whole screen that is left at any moment, with the Escape key or otherwise."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from poise.ui.look import Look


class Page(QWidget):
    """Its parts stand below each other.

    Signals:
        left: back, at any moment.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._look: Look | None = None
        self._page = QVBoxLayout(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _fit_edges(self, look: Look) -> None:
        """Take on the look, and keep less of an edge where the window is low."""
        self._look = look
        edge = look.em(1.2 if look.tall else 0.7)
        self._page.setContentsMargins(look.em(2), edge, look.em(2), edge)
