"""The lesson's parts with their times, and the notes of the part that is on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import button, emptied, label, play_role
from poise.ui.views.desk import PartShown


class PlanView(QWidget):
    """Shows parts and notes.

    Signals:
        begun(number): this part is to begin.
    """

    begun = Signal(int)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._look: Look | None = None
        self._notes: tuple[str, ...] = ()
        self.buttons: list[QPushButton] = []
        self._grid, self._list = QGridLayout(), QVBoxLayout()
        self._grid.setColumnStretch(0, 1)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._heading = label(texts("desk.notes"), "key")
        self._rows.addWidget(self._heading)
        self._rows.addLayout(self._list)
        self._parts_heading = label(texts("desk.parts"), "key")
        self._rows.addWidget(self._parts_heading)
        self._rows.addLayout(self._grid)
        self._rows.addStretch(1)
        self._times: list[QLabel] = []

    def show_plan(self, parts: tuple[PartShown, ...], notes: tuple[str, ...]) -> None:
        """Show these."""
        if notes != self._notes:
            self._notes = notes
            emptied(self._list)
            for note in notes:
                self._list.addWidget(label(note))
        self._heading.setVisible(bool(notes))
        if len(parts) != len(self.buttons):
            self._deal(parts)
        for part, made, time in zip(parts, self.buttons, self._times, strict=True):
            made.setText(f"{part.number}. {part.title}")
            made.setAccessibleName(part.spoken)
            made.setChecked(part.when == "now")
            time.setText(part.time)
            play_role(time, "strong" if part.when == "now" else "muted")

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self._rows.setSpacing(look.em(0.5))
        self._list.setSpacing(look.em(0.5))
        self._grid.setSpacing(look.em(0.4))
        self._rows.setContentsMargins(0, 0, look.em(0.8), 0)

    def _deal(self, parts: tuple[PartShown, ...]) -> None:
        emptied(self._grid)
        self.buttons, self._times = [], []
        for row, part in enumerate(parts):
            made, time = button("", ""), label("", "muted")
            made.setCheckable(True)
            made.setStyleSheet("text-align: left;")
            made.clicked.connect(lambda _checked=False, number=part.number: self.begun.emit(number))
            self._grid.addWidget(made, row, 0)
            self._grid.addWidget(time, row, 1)
            self.buttons.append(made)
            self._times.append(time)
