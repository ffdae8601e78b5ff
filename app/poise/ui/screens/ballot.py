"""A question to the class as the teacher leads it: put it, see what comes in, type raised hands, close, reveal."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import announce, button, emptied, label
from poise.ui.screens.poll import PollView
from poise.ui.screens.written import WrittenList
from poise.ui.views.desk import DeskShown

MOST = 999
"""People in a room, at most."""


class BallotView(QWidget):
    """Shows the question of a DeskShown.

    Signals:
        asked(id): this planned question is to be put.
        written(text): a question of the teacher's own, answered in words.
        counted(answered, raised): so many took part, and so many raised their hands for each option (by id).
        struck(text): this written reply is not to be seen.
    """

    asked = Signal(str)
    written = Signal(str)
    counted = Signal(int, dict)
    struck = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._look: Look | None = None
        self._asks: tuple[tuple[str, str], ...] = ()
        self._options: tuple[tuple[str, str], ...] = ()
        self.buttons: list[QPushButton] = []
        self.fields: dict[str, QLineEdit] = {}
        self._planned, self._hands = QVBoxLayout(), QGridLayout()
        self.poll, self.written_replies = PollView(), WrittenList(texts)
        self.written_replies.struck.connect(self.struck)
        self.own = QLineEdit()
        self.own.setPlaceholderText(texts("desk.own"))
        self.own.setAccessibleName(texts("desk.own"))
        self.own.setMaxLength(200)
        self.own.returnPressed.connect(self._write)
        self.phones, self.refused = label("", "muted"), label("", "cue")
        self.refused.hide()
        self._nothing = label(texts("desk.no_question"), "muted")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(self.phones)
        self._rows.addLayout(self._planned)
        self._rows.addWidget(self._nothing)
        self._rows.addWidget(self.poll)
        self._rows.addWidget(self.written_replies)
        self._rows.addLayout(self._hands)
        self._rows.addWidget(self.refused)
        self._rows.addWidget(self.own)
        self._rows.addStretch(1)

    def show_ballot(self, shown: DeskShown) -> None:
        """Show this."""
        self.phones.setText(shown.phones)
        self.phones.setVisible(bool(shown.phones))
        self._nothing.setVisible(shown.poll is None and not shown.asks)
        self.poll.setVisible(shown.poll is not None)
        if shown.poll is not None:
            self.poll.show_poll(shown.poll)
        self.written_replies.show_written(shown.written)
        if shown.asks != self._asks:
            self._asks = shown.asks
            self._plan()
        if shown.options != self._options:
            self._options = shown.options
            self._ask_hands()
        self._resize()

    def refuse(self, sentence: str) -> None:
        """Say why the typed numbers cannot be; "" if they can."""
        self.refused.setText(sentence)
        self.refused.setVisible(bool(sentence))
        announce(self, sentence)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self._rows.setSpacing(look.em(0.6))
        self._planned.setSpacing(look.em(0.4))
        self._hands.setSpacing(look.em(0.4))
        self._rows.setContentsMargins(0, 0, look.em(0.8), 0)
        self.poll.fit(look)
        self.written_replies.fit(look)
        for field in self.fields.values():
            field.setFixedWidth(look.em(5))
        self._resize()

    def _resize(self) -> None:
        if self._look is not None and self.poll.shown is not None:
            self.poll.setFixedHeight(self._look.em(5.5 + 2.1 * len(self.poll.shown.bars)))

    def _plan(self) -> None:
        emptied(self._planned)
        self.buttons = []
        for number, (id_, text) in enumerate(self._asks):
            made = button(text, "primary" if number == 0 else "")
            made.setStyleSheet("text-align: left;")
            made.clicked.connect(lambda _checked=False, id_=id_: self.asked.emit(id_))
            made.setToolTip(text)
            self._planned.addWidget(made)
            self.buttons.append(made)

    def _ask_hands(self) -> None:
        emptied(self._hands)
        self.fields = {}
        if not self._options:
            return
        self._hands.addWidget(label(self._texts("desk.hands"), "key"), 0, 0, 1, 2)
        for row, (id_, text) in enumerate((*self._options, ("", self._texts("desk.took_part"))), 1):
            field = QLineEdit()
            field.setValidator(QIntValidator(0, MOST, field))
            field.setAccessibleName(text)
            field.returnPressed.connect(self._count)
            self._hands.addWidget(label(text), row, 0)
            self._hands.addWidget(field, row, 1)
            self.fields[id_] = field
        self._hands.setColumnStretch(0, 1)
        done = button(self._texts("desk.count"))
        done.clicked.connect(self._count)
        self._hands.addWidget(done, len(self.fields) + 1, 1)
        if self._look is not None:
            self.fit(self._look)

    def _count(self) -> None:
        """Who took part is the sum of the hands where nothing else was typed."""
        raised = {id_: int(field.text() or 0) for id_, field in self.fields.items() if id_}
        self.counted.emit(int(self.fields[""].text() or sum(raised.values())), raised)

    def _write(self) -> None:
        text = self.own.text().strip()
        if text:
            self.own.clear()
            self.written.emit(text)
