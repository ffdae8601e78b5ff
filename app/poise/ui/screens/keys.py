"""All keys of a screen on one card, over the window; any key closes it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.remote import COMMANDS, Remote
from poise.ui.screens.bits import button, label, scrolling

Row = tuple[str, str]
"""Keys, and what they do."""

CALL = ("talk", "type", "rewind", "pause", "steps", "hang_up")
"""Keys of a call, by the names of their texts."""

FEW = 9
"""Rows up to which one column is enough."""


class KeysCard(QDialog):
    """A list of keys."""

    def __init__(self, parent: QWidget, rows: Iterable[Row], texts: Texts, look: Look, note: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.rows = tuple(rows)
        self.setWindowTitle(texts("keys.title"))
        page = QVBoxLayout(self)
        page.setContentsMargins(*[look.em(1.4)] * 4)
        page.setSpacing(look.em(0.8))
        page.addWidget(label(texts("keys.title"), "title"))
        widest = look.width - look.em(7)
        table = _table(self, self.rows, 2 if len(self.rows) > FEW else 1, look)
        if table.sizeHint().width() > widest:
            table.deleteLater()
            table = _table(self, self.rows, 1, look)
        page.addWidget(scrolling(table), 1)
        if note:
            page.addWidget(label(note, "small"))
        self.close_button = button(texts("app.close"), "primary")
        self.close_button.clicked.connect(self.accept)
        page.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        wanted = table.sizeHint()
        self.resize(
            min(look.width - look.em(2), wanted.width() + look.em(5)),
            min(look.height - look.em(2), wanted.height() + look.em(12)),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
        else:
            self.accept()


def _table(parent: QWidget, rows: tuple[Row, ...], columns: int, look: Look) -> QWidget:
    """The keys and what they do, side by side; in one column what they do may take two lines."""
    table = QWidget(parent)
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, look.em(0.8), 0)
    grid.setHorizontalSpacing(look.em(1.2))
    grid.setVerticalSpacing(look.em(0.35))
    high = -(-len(rows) // columns)
    for number, (keys, what) in enumerate(rows):
        row, column = number % high, 2 * (number // high)
        grid.addWidget(label(keys, "strong", wrap=False), row, column)
        grid.addWidget(label(what, wrap=columns == 1), row, column + 1)
    for column in range(columns):
        grid.setColumnStretch(2 * column + 1, 1)
    grid.setRowStretch(high, 1)
    return table


def class_rows(remote: Remote, texts: Texts) -> tuple[Row, ...]:
    """The keys of a class."""
    named = ((remote.keys[command], texts(f"command.{command}")) for command in COMMANDS)
    return tuple((texts("keys.or").join(keys), what) for keys, what in named if keys)


def call_rows(texts: Texts) -> tuple[Row, ...]:
    """The keys of a call."""
    return (*((texts(f"call.{name}_key"), texts(f"call.{name}")) for name in CALL), ("F1", texts("command.help")))
