"""The screen before the first call: a text to read calmly, so that a voice is compared with itself."""

import os

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import ButtonRow, Tick, announce, button, card, label, play_role, scrolling
from poise.ui.screens.signs import Meter
from poise.ui.views.baseline import BaselineShown


class BaselineScreen(QWidget):
    """Shows a BaselineShown.

    Signals:
        agreed(yes): the tick of consent was set or taken away.
        read, finished: begin to listen; the reader has finished.
        skipped, went_on: to the call without, or with, a measured voice.
        left: back to the first screen.
    """

    agreed = Signal(bool)
    read = Signal()
    finished = Signal()
    skipped = Signal()
    went_on = Signal()
    left = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("page")
        self._page = QVBoxLayout(self)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._title, self._lead = label("", "title"), label("", "lead")
        self._passage = label("", "read")
        self._sheet = QVBoxLayout()
        self._sheet.addWidget(self._passage)
        self._kept = label()
        self._consent = Tick("")
        self._consent.toggled.connect(self.agreed)
        self._state = label("", "strong")
        self._figures = label("", "lead")
        self._meter = Meter()
        self._meter.setAccessibleName(texts("baseline.meter"))
        for part in (self._title, self._lead, card(self._sheet), self._kept, self._consent, self._state, self._meter):
            self._column.addWidget(part)
        self._column.addWidget(self._figures)
        self._column.addStretch(1)
        self._center = QHBoxLayout()
        self._center.addStretch(1)
        self._center.addWidget(self._inner, 100)
        self._center.addStretch(1)
        self._page.addWidget(scrolling(self._holder()), 1)
        self._buttons = self._make_buttons(texts)
        self._row = ButtonRow(self._buttons.values())
        self._page.addWidget(self._row)
        self._look: Look | None = None

    def show_baseline(self, shown: BaselineShown) -> None:
        """Show this."""
        self._title.setText(shown.title)
        self._lead.setText(shown.lead)
        self._passage.setText(shown.passage)
        self._kept.setText(shown.kept.replace(os.sep, f"{os.sep}\u200b"))
        self._kept.setVisible(bool(shown.kept))
        self._consent.setText(shown.consent)
        self._consent.setAccessibleDescription(shown.kept)
        self._consent.setVisible(bool(shown.consent))
        self._consent.blockSignals(True)
        self._consent.setChecked(shown.agreed)
        self._consent.blockSignals(False)
        if self._state.text() != shown.state:
            announce(self, shown.state)
        self._state.setText(shown.state)
        self._figures.setText("\n".join(shown.figures))
        self._figures.setVisible(bool(shown.figures))
        self._meter.setVisible(bool(shown.finish))
        self._meter.rest()
        self._show_buttons(shown)

    def hear(self, dbfs: float, _speaking: bool) -> None:
        """The level of the voice now."""
        self._meter.hear(dbfs)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        edge = look.em(2)
        self._page.setContentsMargins(edge, look.em(1.2), edge, look.em(1.2))
        self._page.setSpacing(look.em(0.8))
        self._center.setContentsMargins(0, look.em(1.5 if look.tall else 0), 0, 0)
        self._column.setSpacing(look.em(1.1))
        self._sheet.setContentsMargins(look.em(1.4), look.em(1.2), look.em(1.4), look.em(1.2))
        self._row.fit(look, look.width - 2 * edge)
        self._inner.setMaximumWidth(look.em(44))
        self._consent.fit(look)
        self._meter.fit(look)

    def _holder(self) -> QWidget:
        holder = QWidget()
        holder.setLayout(self._center)
        return holder

    def _make_buttons(self, texts: Texts) -> dict[str, QPushButton]:
        made = {
            "back": button(texts("baseline.back"), "quiet"),
            "skip": button("", "quiet"),
            "read": button("", "primary"),
            "finish": button("", "primary"),
            "go_on": button("", "primary"),
        }
        intents = (self.left, self.skipped, self.read, self.finished, self.went_on)
        for one, intent in zip(made.values(), intents, strict=True):
            one.clicked.connect(intent)
        return made

    def _show_buttons(self, shown: BaselineShown) -> None:
        texts = {"skip": shown.skip, "read": shown.read, "finish": shown.finish, "go_on": shown.go_on}
        for name, text in texts.items():
            one = self._buttons[name]
            one.setText(text)
            self._row.offer(one, bool(text))
            one.setEnabled(shown.can_go)
        if self._look is not None:
            self._row.fit(self._look, self._look.width - self._look.em(4))
        play_role(self._buttons["read"], "" if shown.go_on else "primary")
        wanted = next(
            (self._buttons[n] for n in ("finish", "go_on", "read") if texts[n] and shown.can_go), self._consent
        )
        held = self.focusWidget()
        if held is None or not held.isVisibleTo(self) or held is self._buttons["back"]:
            wanted.setFocus()
