"""The earlier calls as one list that can be searched; each opens its debrief again."""

from PySide6.QtCore import QSortFilterProxyModel, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget

from poise.ui.look import Look
from poise.ui.screens.bits import label
from poise.ui.texts import Texts
from poise.ui.views.calls import CallRow


class CallsView(QWidget):
    """Shows CallRows; thousands are as quick as ten.

    Signals:
        opened(row): this call is to be opened.
    """

    opened = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._rows: tuple[CallRow, ...] = ()
        self._model, self._found = QStringListModel(self), QSortFilterProxyModel(self)
        self._found.setSourceModel(self._model)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.search, self.list = QLineEdit(), QListView()
        self.search.setPlaceholderText(texts("calls.search"))
        self.search.setAccessibleName(texts("calls.search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._found.setFilterFixedString)
        self.list.setObjectName("calls")
        self.list.setAccessibleName(texts("calls.list"))
        self.list.setModel(self._found)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.activated.connect(lambda index: self.opened.emit(self._rows[self._found.mapToSource(index).row()]))
        self._none = label(texts("calls.none"), "muted")
        self._lines = QVBoxLayout(self)
        for part in (self.search, self._none, self.list):
            self._lines.addWidget(part)
        self.show_calls(())

    def show_calls(self, rows: tuple[CallRow, ...]) -> None:
        """Show these; what is searched for stays."""
        if rows != self._rows:
            self._rows = rows
            self._model.setStringList([row.text for row in rows])
        self._none.setVisible(not rows)
        self.search.setVisible(bool(rows))
        self.list.setVisible(bool(rows))
        self._lines.setAlignment(Qt.AlignmentFlag(0) if rows else Qt.AlignmentFlag.AlignTop)

    def fit(self, look: Look) -> None:
        """Take on sizes."""
        self._lines.setContentsMargins(look.em(0.5), look.em(0.8), look.em(0.5), look.em(0.5))
        self._lines.setSpacing(look.em(0.6))
        self.list.setSpacing(look.em(0.2))
