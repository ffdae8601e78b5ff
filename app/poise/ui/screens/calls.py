"""All recorded calls as one list that can be searched, filtered and sorted; each opens its debrief again."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from poise.domain.past import Entry
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import announce, button, label, lay_out
from poise.ui.screens.call_row import CallPainter
from poise.ui.screens.pickers import Pickers
from poise.ui.views.calls import CallRow, Wish, call_row, counted, none_found
from poise.ui.views.choose import Choice

_MOMENT = 200
"""Milliseconds after the last letter before it is searched."""

Index = QModelIndex | QPersistentModelIndex


class CallModel(QAbstractListModel):
    """The calls as Qt asks for them; a row is put into words only when it is shown."""

    def __init__(self, texts: Texts, parent: QObject) -> None:
        super().__init__(parent)
        self._texts = texts
        self._calls: tuple[Entry, ...] = ()

    @property
    def calls(self) -> tuple[Entry, ...]:
        """In the order of the rows."""
        return self._calls

    def show_calls(self, calls: tuple[Entry, ...]) -> None:
        """These instead."""
        self.beginResetModel()
        self._calls = calls
        self.endResetModel()

    def row(self, number: int) -> CallRow:
        """What is shown in that row."""
        return call_row(self._calls[number], self._texts)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._calls)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.row(index.row()).spoken
        if role == Qt.ItemDataRole.ToolTipRole and self._calls[index.row()].trouble:
            return self._calls[index.row()].trouble
        if role == Qt.ItemDataRole.UserRole:
            return self.row(index.row())
        return None


class CallList(QListView):
    """The list itself.

    Signals:
        deletion(folder): the Delete key was pressed on a call.
    """

    deletion = Signal(object)

    def __init__(self, model: CallModel, texts: Texts) -> None:
        super().__init__()
        self._calls = model
        self.setObjectName("calls")
        self.setAccessibleName(texts("calls.list"))
        self.setModel(model)
        self.painter = CallPainter(self)
        self.setItemDelegate(self.painter)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)

    @property
    def chosen(self) -> Entry | None:
        """The call on which the keyboard is; None without one."""
        row = self.currentIndex().row()
        return self._calls.calls[row] if 0 <= row < len(self._calls.calls) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.chosen
        if event.key() == Qt.Key.Key_Delete and chosen is not None:
            self.deletion.emit(chosen.folder)
        else:
            super().keyPressEvent(event)


class CallsView(QWidget):
    """Shows entries; ten thousand are as quick as ten.

    Signals:
        wished(wish): other calls are wanted, or in another order.
        opened(folder): this call is to be opened.
        chosen(entry): the keyboard is on this call now; None for no call.
    """

    wished = Signal(object)
    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.wish = Wish()
        self.search, self._model = QLineEdit(), CallModel(texts, self)
        self.search.setPlaceholderText(texts("calls.search"))
        self.search.setAccessibleName(texts("calls.search"))
        self.search.setClearButtonEnabled(True)
        self.list = CallList(self._model, texts)
        self.pickers = Pickers()
        self._count, self._none = label("", "muted", wrap=False), label("", "muted")
        self._later = QTimer(self, singleShot=True, interval=_MOMENT)
        self._later.timeout.connect(self._tell)
        self.search.textEdited.connect(lambda _: self._later.start())
        self.search.textChanged.connect(lambda text: None if text else self._later.start())
        self.search.returnPressed.connect(self._go_to_list)
        self.pickers.changed.connect(self._tell)
        self.list.activated.connect(lambda _: self.open_chosen())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._tell_chosen())
        self._lines, self._head = QVBoxLayout(self), QHBoxLayout()
        self._head.addWidget(self.search, 1)
        self._head.addWidget(self._count)
        self.filters = button(texts("calls.filters"))
        self.filters.setCheckable(True)
        self.filters.toggled.connect(self.pickers.setVisible)
        self._head.addWidget(self.filters)
        self._lines.addLayout(self._head)
        for part in (self.pickers, self._none):
            self._lines.addWidget(part)
        self._lines.addWidget(self.list, 1)
        self._lines.addStretch(0)
        self._none.hide()

    def offer(self, choices: Iterable[Choice]) -> None:
        """These can be picked."""
        self.pickers.offer(tuple(choices))

    def show_calls(self, calls: tuple[Entry, ...]) -> None:
        """Show these; the keyboard stays on the call on which it was, if it is still there."""
        before, empty = self.list.chosen, not self._model.calls
        self._none.setText(none_found(self.wish, self._texts))
        self._none.setVisible(not calls)
        self.list.setVisible(bool(calls))
        if calls != self._model.calls:
            self._model.show_calls(calls)
            same = next((i for i, one in enumerate(calls) if before is not None and one.name == before.name), 0)
            self.list.setCurrentIndex(self._model.index(same, 0))
        if empty and calls and self.window().focusWidget() is self.search and not self.search.text():
            self.list.setFocus()  # there was nothing to begin at when the screen opened
        self._tell_chosen()

    def say(self, text: str) -> None:
        """How many there are, or how far the reading is."""
        if text != self._count.text():
            self._count.setText(text)
            announce(self._count, text)
            lay_out()

    def say_count(self) -> None:
        """How many there are."""
        self.say(counted(len(self._model.calls), self.wish, self._texts))

    def open_chosen(self) -> None:
        """Open the call on which the keyboard is; one that cannot be read has nothing to open."""
        chosen = self.list.chosen
        if chosen is not None and not chosen.trouble:
            self.opened.emit(chosen.folder)

    def fit(self, look: Look) -> None:
        """Take on colours and sizes."""
        self._lines.setContentsMargins(look.em(0.2), look.em(0.6), look.em(0.2), 0)
        self._lines.setSpacing(look.em(0.5))
        self._head.setSpacing(look.em(0.9))
        self.pickers.fit(look)
        roomy = look.tall and look.wide
        self.filters.setVisible(not roomy)
        self.pickers.setVisible(roomy or self.filters.isChecked())
        self.list.painter.look = look
        self.list.setMinimumHeight(look.em(1.5))  # where the filters are open on a small window, they come first
        self.list.scheduleDelayedItemsLayout()

    def _tell(self) -> None:
        self._later.stop()
        wish = Wish(words=self.search.text(), **self.pickers.values())
        if wish != self.wish:
            self.wish = wish
            self.wished.emit(wish)

    def _tell_chosen(self) -> None:
        self.chosen.emit(self.list.chosen)

    def _go_to_list(self) -> None:
        self._tell()
        self.list.setFocus()
