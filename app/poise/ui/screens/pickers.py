"""Several choices side by side, in as many rows as they need."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from poise.ui.look import Look
from poise.ui.screens.bits import Picker
from poise.ui.views.choose import Choice


class Pickers(QWidget):
    """A picker for each choice.

    Signals:
        changed: something else was picked.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choices: tuple[Choice, ...] = ()
        self.pickers: dict[str, Picker] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._look: Look | None = None

    def offer(self, choices: tuple[Choice, ...]) -> None:
        """Offer these; what was picked stays if it is still there."""
        if choices == self._choices:
            return
        self._choices = choices
        for choice in choices:
            if choice.name not in self.pickers:
                self._add(choice)
            picker = self.pickers[choice.name]
            before = picker.currentData()
            picker.clear()
            for value, text in choice.options:
                picker.addItem(text, value)
            kept = picker.findData(before if before is not None else choice.value)
            picker.setCurrentIndex(max(0, kept))
        if self._look is not None:
            self.fit(self._look)

    def values(self) -> dict[str, str]:
        """What is picked, by the names of the choices."""
        return {name: picker.currentData() for name, picker in self.pickers.items()}

    def fit(self, look: Look) -> None:
        """Take on colours and sizes: all in one row where there is room, else two in each."""
        self._look = look
        self._grid.setSpacing(look.em(0.5))
        across = len(self.pickers) if look.wide else 2
        for place, picker in enumerate(self.pickers.values()):
            self._grid.removeWidget(picker)
            self._grid.addWidget(picker, place // across, place % across)
            picker.fit(look)
        for column in range(len(self.pickers)):
            self._grid.setColumnStretch(column, int(column < across))

    def _add(self, choice: Choice) -> None:
        made = Picker((), None)
        made.setAccessibleName(choice.label)
        made.setToolTip(choice.label)
        made.setMinimumContentsLength(8)
        made.activated.connect(self.changed)
        self.pickers[choice.name] = made
