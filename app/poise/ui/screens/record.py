"""The record of a call: what happened, and each promise with who, what and by when, to be confirmed or struck out."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from poise.domain.record import Agreed
from poise.shown.promises import PromiseShown
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import Tick, button, emptied, label

_LONGEST = 120
"""Letters of one field."""


class PromiseForm(QWidget):
    """One promise: ticked it is on record; its three fields can be corrected.

    Signals:
        changed: something was written or ticked.
    """

    changed = Signal()

    def __init__(self, shown: PromiseShown, texts: Texts) -> None:
        super().__init__()
        self._agreed = shown.agreed
        self._lines, self._grid = QVBoxLayout(self), QGridLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.tick = Tick(shown.quote)
        self.tick.setChecked(not shown.agreed.struck)
        self.tick.toggled.connect(self._toggle)
        self._lines.addWidget(self.tick)
        self._lines.addLayout(self._grid)
        fields = (("who", shown.agreed.who, 3), ("what", shown.agreed.what, 7), ("when", shown.agreed.when, 5))
        self.fields: dict[str, QLineEdit] = {}
        for column, (name, value, width) in enumerate(fields):
            field, caption = QLineEdit(value), label(texts(f"record.{name}"), "key")
            field.setAccessibleName(f"{texts(f'record.{name}')}: {shown.quote}")
            field.setMaxLength(_LONGEST)
            field.setCursorPosition(0)
            field.textEdited.connect(self.changed)
            caption.setBuddy(field)
            self._grid.addWidget(caption, 0, column)
            self._grid.addWidget(field, 1, column)
            self._grid.setColumnStretch(column, width)
            self.fields[name] = field
        self._lines.addWidget(label(shown.due, "small"))
        for warning in shown.warnings:
            self._lines.addWidget(label(warning, "cue"))
        self._enable(not shown.agreed.struck)

    @property
    def written(self) -> Agreed:
        """The promise as it stands here; another time has to be understood anew."""
        who, what, when = (field.text().strip() for field in self.fields.values())
        due = self._agreed.due if when == self._agreed.when else ""
        return replace(self._agreed, who=who, what=what, when=when, due=due, struck=not self.tick.isChecked())

    def fit(self, look: Look) -> None:
        """Take on sizes."""
        self._lines.setSpacing(look.em(0.2))
        self._grid.setSpacing(look.em(0.3))
        self._grid.setHorizontalSpacing(look.em(0.6))
        self.tick.fit(look)

    def _toggle(self, on: bool) -> None:
        self._enable(on)
        self.changed.emit()

    def _enable(self, on: bool) -> None:
        for field in self.fields.values():
            field.setEnabled(on)


class RecordView(QWidget):
    """Shows the promises as soon as they are found, in a form of a minute.

    Signals:
        recorded(what_happened, promises): the trainee wants this on record.
    """

    recorded = Signal(str, object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._look: Look | None = None
        self.forms: list[PromiseForm] = []
        self._lines, self._list, self._row = QVBoxLayout(self), QVBoxLayout(), QHBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.what_happened, caption = QLineEdit(), label(texts("record.what_happened"), "strong")
        self.what_happened.setMaxLength(300)
        self.what_happened.setAccessibleName(texts("record.what_happened"))
        self.what_happened.textEdited.connect(self._unsay)
        caption.setBuddy(self.what_happened)
        self.add, self.keep = button(texts("record.add"), "quiet"), button(texts("record.keep"), "primary")
        self.add.clicked.connect(self._add_one)
        self.keep.clicked.connect(self._tell)
        self._kept = label("", "cue")
        for part in (label(texts("record.title"), "heading"), caption, self.what_happened):
            self._lines.addWidget(part)
        self._lines.addWidget(label(texts("record.promises"), "strong"))
        self._lines.addLayout(self._list)
        self._row.addWidget(self.keep)
        self._row.addWidget(self.add)
        self._row.addStretch(1)
        self._lines.addLayout(self._row)
        self._lines.addWidget(self._kept)

    def show_record(self, what_happened: str) -> None:
        """Show what is on record, and no promises yet."""
        self.what_happened.setText(what_happened)
        self._kept.setText("")
        self.forms = []
        emptied(self._list)

    def show_promises(self, promises: tuple[PromiseShown, ...]) -> None:
        """Show these; what was written above them meanwhile stays."""
        self.forms = []
        emptied(self._list)
        for promise in promises:
            self._append(promise)
        if not promises:
            self._list.addWidget(label(self._texts("afterwards.none"), "muted"))

    def say_kept(self, what_happened: str, promises: tuple[Agreed, ...]) -> None:
        """This is kept; not said if something else stands there by now."""
        if self._written() == (what_happened, promises):
            self._kept.setText(self._texts("record.kept"))

    def fit(self, look: Look) -> None:
        """Take on sizes."""
        self._look = look
        self._lines.setSpacing(look.em(0.4))
        self._list.setSpacing(look.em(0.9))
        self._row.setSpacing(look.em(0.6))
        for form in self.forms:
            form.fit(look)

    def _append(self, promise: PromiseShown) -> PromiseForm:
        form = PromiseForm(promise, self._texts)
        form.changed.connect(self._unsay)
        self.forms.append(form)
        self._list.addWidget(form)
        if self._look is not None:
            form.fit(self._look)
        return form

    def _add_one(self) -> None:
        if not self.forms:
            emptied(self._list)
        added = Agreed(self._texts("record.me"), "", "", "")
        form = self._append(PromiseShown(self._texts("record.added"), "", (), added))
        form.fields["what"].setFocus(Qt.FocusReason.OtherFocusReason)
        self._unsay()

    def _written(self) -> tuple[str, tuple[Agreed, ...]]:
        promises = (form.written for form in self.forms)
        return self.what_happened.text().strip(), tuple(one for one in promises if one.what)

    def _unsay(self) -> None:
        self._kept.setText("")

    def _tell(self) -> None:
        self.recorded.emit(*self._written())
