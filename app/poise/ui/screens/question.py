"""One plain question before something is done that cannot be undone."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from poise.ui.screens.bits import button, label
from poise.ui.views.drawer import Asked


class Question(QDialog):
    """Asks; accepted only by its own button, and the keyboard begins at the answer that changes nothing."""

    def __init__(self, parent: QWidget, asked: Asked) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(asked.sentence)
        self.setAccessibleDescription(asked.detail)
        unit = self.fontMetrics().height()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(unit, unit, unit, unit)
        rows.setSpacing(unit)
        rows.addWidget(label(asked.sentence, "heading"))
        rows.addWidget(label(asked.detail))
        self.yes, self.no = button(asked.yes), button(asked.no, "primary")
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.yes)
        foot.addWidget(self.no)
        rows.addLayout(foot)
        self._width = min(parent.width() * 2 // 3, 36 * unit)
        self.no.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words are: left to itself, a dialog never grows past two thirds of the screen."""
        rows = self.layout()
        if rows is not None:
            width = max(self._width, rows.minimumSize().width())
            self.setMinimumSize(width, rows.totalHeightForWidth(width))
        super().showEvent(event)
