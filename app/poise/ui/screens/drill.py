"""One turn practised again: the customer's line, the answer, and one card about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import ButtonRow, announce, button, card, emptied, label, lay_out, play_role, scrolling
from poise.ui.screens.marks import MarkedText, MarkLine
from poise.ui.screens.page import Page
from poise.ui.screens.replies import PlayButton
from poise.ui.screens.signs import Meter
from poise.ui.views.drill import CardShown, DrillShown

LINE, OWN = "line", "own"
"""What can be heard: the customer's line, one's own answer."""


class DrillScreen(Page):
    """Shows a DrillShown.

    Signals:
        begun: let the customer speak, for the first time or again.
        replied(text): a typed answer.
        passed: to the next drill, or back after the last one.
        play(what): let LINE or OWN be heard, or stop it if it plays.
    """

    begun = Signal()
    replied = Signal(str)
    passed = Signal()
    play = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._fitted: list[MarkedText | MarkLine] = []
        self._title, self._place = label("", "title"), label("", "muted", wrap=False)
        self._said, self._line, self._aim = label("", "key"), label("", "read"), label("", "small")
        self.state, self.meter = label("", "strong"), Meter()
        self.meter.setAccessibleName(texts("call.meter"))
        self.reply = QLineEdit()
        self.reply.setAccessibleName(texts("call.reply"))
        self.reply.setPlaceholderText(texts("call.reply"))
        self.reply.returnPressed.connect(self._send)
        self.plays = {
            LINE: PlayButton(texts("drill.play_line"), texts("debrief.stop")),
            OWN: PlayButton(texts("debrief.play_take"), texts("debrief.stop")),
        }
        for what, one in self.plays.items():
            one.clicked.connect(lambda _checked=False, what=what: self.play.emit(what))
        self._found = QVBoxLayout()
        self._card = self._make_card()
        self._column, self._head = QVBoxLayout(), QHBoxLayout()
        self._fill()

    def show_drill(self, shown: DrillShown) -> None:
        """Show this."""
        self._title.setText(shown.title)
        self._place.setText(shown.place)
        self._said.setText(shown.said)
        self._line.setText(shown.line)
        self._aim.setText(shown.aim)
        self._aim.setVisible(shown.phase != "judged")
        if self.state.text() != shown.state:
            announce(self, shown.state)
        self.state.setText(shown.state)
        self.state.setVisible(bool(shown.state))
        self.meter.setVisible(shown.phase in ("customer", "yours") and not shown.typed)
        self.meter.rest()
        typing = shown.phase == "yours"
        self.reply.setVisible(typing)
        if not typing:
            self.reply.clear()
        self.plays[LINE].setVisible(shown.phase == "judged")
        self._card.setVisible(shown.card is not None)
        self._show_buttons(shown)
        if shown.card is not None:
            self._show_card(shown.card)
        else:
            self._area.verticalScrollBar().setValue(0)

    def hear(self, dbfs: float) -> None:
        """The level of the voice now."""
        self.meter.hear(dbfs)

    def show_playing(self, what: str | None) -> None:
        """This plays now; None: nothing does."""
        for name, one in self.plays.items():
            one.show_playing(name == what)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._fit_edges(look)
        self._page.setSpacing(look.em(0.8))
        self._inner.setMaximumWidth(look.em(52))
        self._column.setSpacing(look.em(0.8))
        for sheet in self._sheets:
            sheet.setContentsMargins(look.em(1.4), look.em(1.1), look.em(1.4), look.em(1.2))
            sheet.setSpacing(look.em(0.5))
        self._found.setSpacing(look.em(0.4))
        self.meter.fit(look)
        for play in self.plays.values():
            play.fit(look)
        for part in self._fitted:
            part.fit(look)
        self._foot.fit(look, look.width - look.em(4))

    def _fill(self) -> None:
        line = QVBoxLayout()
        head = QHBoxLayout()
        head.addWidget(self._said, 1)
        head.addWidget(self.plays[LINE])
        line.addLayout(head)
        line.addWidget(self._line)
        line.addWidget(self._aim)
        self._sheets.append(line)
        self._column.addWidget(card(line))
        self._column.addWidget(self._card)
        self._column.addStretch(1)
        self._inner = QWidget()
        self._inner.setLayout(self._column)
        holder = QWidget()
        middle = QHBoxLayout(holder)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(self._inner, 100)
        middle.addStretch(1)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._place)
        self._page.addLayout(self._head)
        self._area = scrolling(holder)
        self._page.addWidget(self._area, 1)
        for part in (self.state, self.meter, self.reply):
            self._page.addWidget(part)
        self._add_buttons()

    def _add_buttons(self) -> None:
        self.back_button = button(self._texts("drill.leave"), "quiet")
        self.begin_button, self.next_button = button("", "primary"), button("", "primary")
        for one, intent in (
            (self.back_button, self.left),
            (self.begin_button, self.begun),
            (self.next_button, self.passed),
        ):
            one.clicked.connect(intent)
        self._foot = ButtonRow((self.back_button, self.begin_button, self.next_button))
        self._page.addWidget(self._foot)

    def _make_card(self) -> QFrame:
        sheet = QVBoxLayout()
        head = QHBoxLayout()
        self._verdict, self._moved, self._sounded = label("", "heading"), label("", "small"), label("", "small")
        self._better_key, self._better, self._back = (
            label(self._texts("drill.better"), "key"),
            label("", "lead"),
            label("", "small"),
        )
        head.addWidget(self._verdict, 1)
        head.addWidget(self.plays[OWN])
        sheet.addLayout(head)
        sheet.addLayout(self._found)
        for part in (self._better_key, self._better, self._sounded, self._moved, self._back):
            sheet.addWidget(part)
        self._sheets = [sheet]
        return card(sheet)

    def _show_card(self, shown: CardShown) -> None:
        emptied(self._found)
        self._fitted = [MarkedText(shown.text, shown.marks), *(MarkLine(mark, self._texts) for mark in shown.marks)]
        for part in self._fitted:
            self._found.addWidget(part)
            if self._look is not None:
                part.fit(self._look)
        for one, text in ((self._sounded, shown.sounded), (self._back, shown.back), (self._better, shown.better)):
            one.setText(text)
            one.setVisible(bool(text))
        self._better_key.setVisible(bool(shown.better))
        self._verdict.setText(shown.verdict)
        self._moved.setText(shown.moved)
        self.plays[OWN].setVisible(shown.has_sound)
        self._card.show()
        announce(self, ". ".join(filter(None, (shown.verdict, shown.better))))
        lay_out()
        bar = self._area.verticalScrollBar()
        bar.setValue(self._card.y() if bar.maximum() else 0)

    def _show_buttons(self, shown: DrillShown) -> None:
        once_more = shown.phase in ("nothing", "judged")
        self.begin_button.setText(self._texts("drill.again" if once_more else "drill.begin"))
        play_role(self.begin_button, "" if shown.phase == "judged" else "primary")
        self.next_button.setText(self._texts("drill.done" if shown.last else "drill.next"))
        self._foot.offer(self.begin_button, shown.phase in ("ready", "nothing", "judged"))
        self._foot.offer(self.next_button, shown.phase in ("nothing", "judged"))
        play_role(self.next_button, "primary" if shown.phase == "judged" else "")
        if self._look is not None:
            self.fit(self._look)
        wanted: QWidget = self.back_button
        if shown.phase in ("ready", "nothing"):
            wanted = self.begin_button
        elif shown.phase == "judged":
            wanted = self.next_button
        elif shown.phase == "yours":
            wanted = self.reply
        wanted.setFocus()

    def _send(self) -> None:
        if text := self.reply.text().strip():
            self.replied.emit(text)
