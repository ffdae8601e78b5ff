"""What can be set, one row a setting."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from poise.ui.look import Look
from poise.ui.screens.bits import Picker, Tick, emptied, label
from poise.ui.views.choose import Choice


class OptionsView(QWidget):
    """The settings.

    Signals:
        changed(name, value): the user has chosen another value.
    """

    changed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._cells: list[QWidget] = []
        self._fields: dict[str, Picker | Tick] = {}
        self._shown: tuple[Choice, ...] = ()
        self._look: Look | None = None

    def show_choices(self, choices: tuple[Choice, ...]) -> None:
        """Show these; the fields stay as long as what can be chosen is the same."""
        if [(c.name, c.options) for c in choices] != [(c.name, c.options) for c in self._shown]:
            self._build(choices)
        for choice in choices:
            _set(self._fields[choice.name], choice.value)
        self._shown = choices

    def fit(self, look: Look) -> None:
        """Take on colours and size: two columns where there is room."""
        self._look = look
        self._grid.setContentsMargins(look.em(0.5), look.em(1), look.em(1), look.em(1))
        self._grid.setHorizontalSpacing(look.em(2))
        self._grid.setVerticalSpacing(look.em(1.1))
        for field in self._fields.values():
            field.fit(look)
        columns = 2 if look.wide else 1
        for i, cell in enumerate(self._cells):
            self._grid.addWidget(cell, i // columns, i % columns, Qt.AlignmentFlag.AlignTop)
            rows = cell.layout()
            if rows is not None:
                rows.setSpacing(look.em(0.3))
        for row in range(len(self._cells) + 1):
            self._grid.setRowStretch(row, int(row == len(self._cells)))
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _build(self, choices: tuple[Choice, ...]) -> None:
        held = next((name for name, field in self._fields.items() if field.hasFocus()), "")
        emptied(self._grid)
        self._cells, self._fields = [], {}
        for choice in choices:
            self._cells.append(self._cell(choice))
        if self._look is not None:
            self.fit(self._look)
        if held in self._fields:
            self._fields[held].setFocus()

    def _cell(self, choice: Choice) -> QWidget:
        cell = QWidget()
        rows = QVBoxLayout(cell)
        rows.setContentsMargins(0, 0, 0, 0)
        if isinstance(choice.value, bool):
            tick = Tick(choice.label)
            tick.toggled.connect(partial(self.changed.emit, choice.name))
            self._fields[choice.name] = tick
            rows.addWidget(tick)
        else:
            caption = label(choice.label, "strong")
            picker = Picker(choice.options, choice.value)
            picker.setAccessibleName(choice.label)
            caption.setBuddy(picker)
            picker.activated.connect(partial(self._picked, choice.name))
            self._fields[choice.name] = picker
            rows.addWidget(caption)
            rows.addWidget(picker)
        if choice.hint:
            rows.addWidget(label(choice.hint, "small"))
        return cell

    def _picked(self, name: str, _index: int) -> None:
        field = self._fields[name]
        if isinstance(field, Picker):
            self.changed.emit(name, field.currentData())


def _set(field: Picker | Tick, value: object) -> None:
    """Show the value without telling anybody that it has changed."""
    field.blockSignals(True)
    if isinstance(field, Picker):
        field.setCurrentIndex(max(0, field.findData(value)))
    else:
        field.setChecked(bool(value))
    field.blockSignals(False)
