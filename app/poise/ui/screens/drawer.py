"""The recorded calls as a whole: where they are, how many, for how long, and what can be done with all of them."""

import os

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import Picker, button, label
from poise.ui.views.drawer import DrawerShown


class DrawerView(QWidget):
    """Shows a DrawerShown.

    Signals:
        changed(days): the user has chosen for how many days calls are kept; 0 is for ever.
        filled: calls are to be taken in.
        cleared: all calls are to be deleted.
    """

    changed = Signal(int)
    filled = Signal()
    cleared = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.held, self.where = label("", "strong"), label("", "small")
        self.where.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.keep = Picker((), None)
        self.keep.setAccessibleName(texts("drawer.keep"))
        self.keep.activated.connect(lambda _: self.changed.emit(self.keep.currentData()))
        keep, hint = label(texts("drawer.keep"), "strong"), label(texts("drawer.keep_hint"), "small")
        keep.setBuddy(self.keep)
        self.fill, self.clear = button(texts("drawer.take_in")), button(texts("drawer.delete_all"), "quiet")
        self.fill.clicked.connect(self.filled)
        self.clear.clicked.connect(self.cleared)
        self._lines = QVBoxLayout(self)
        heading = label(texts("drawer.heading"), "heading")
        for part in (heading, self.held, self.where, keep, self.keep, hint, self.fill, self.clear):
            self._lines.addWidget(part)

    def show_drawer(self, shown: DrawerShown) -> None:
        """Show this."""
        self.held.setText(shown.held)
        self.where.setText(shown.where.replace(os.sep, f"{os.sep}\u200b"))
        self.where.setAccessibleName(shown.where)
        if self.keep.count() != len(shown.choices):
            self.keep.clear()
            for days, words in shown.choices:
                self.keep.addItem(words, days)
        self.keep.setCurrentIndex(max(0, self.keep.findData(shown.days)))
        self.clear.setEnabled(shown.any_call)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._lines.setContentsMargins(look.em(0.5), look.em(1), look.em(1), look.em(1))
        self._lines.setSpacing(look.em(0.5))
        self.keep.fit(look)
