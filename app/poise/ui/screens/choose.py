"""The first screen: whom to talk to, the brief, what can be set, and the button that starts the call."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.paint.sketch import Sketch
from poise.ui.screens.accuracy import AccuracyView
from poise.ui.screens.bits import ButtonRow, button, label, lay_out, scrolling
from poise.ui.screens.brief import BriefView
from poise.ui.screens.cards import ScenarioCard
from poise.ui.screens.drawer import DrawerView
from poise.ui.screens.options import OptionsView
from poise.ui.screens.reminder import ReminderRow
from poise.ui.screens.tabs import Tabs
from poise.ui.views.choose import Card, ChooseShown


class ChooseScreen(QWidget):
    """Shows a ChooseShown.

    Signals:
        chosen(id): another scenario is looked at.
        started: the call is to begin.
        measure: the voice is to be measured again.
        changed(name, value): a setting.
        remembered: the calls that are kept are to be looked at.
        drilled: the drills that are due are to be practised.
        taught: a class is to be held.
        rekeyed: the keys of a class are to be changed.
        kept, discarded: what is to happen to the call that was cut off.
    """

    chosen = Signal(str)
    started = Signal()
    measure = Signal()
    changed = Signal(str, object)
    remembered = Signal()
    drilled = Signal()
    taught = Signal()
    rekeyed = Signal()
    kept = Signal()
    discarded = Signal()

    def __init__(self, texts: Texts, sketch: Callable[[str], Sketch]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._texts, self._sketch = texts, sketch
        self._cards: list[ScenarioCard] = []
        self._group = QButtonGroup(self)
        self._column = QWidget()
        self._list = QVBoxLayout(self._column)
        self._list.addStretch(1)
        self._cards_area = scrolling(self._column)
        self._brief, self._options = BriefView(texts), OptionsView()
        self.accuracy, self.drawer = AccuracyView(), DrawerView(texts)
        self._options.changed.connect(self.changed)
        self._keys_row = QHBoxLayout()
        self.tabs = Tabs(texts("choose.tabs"))
        self.tabs.add(scrolling(self._brief), texts("choose.brief"))
        self.tabs.add(scrolling(self._options_page()), texts("choose.options"))
        self.tabs.add(scrolling(self.accuracy), texts("choose.accuracy"))
        self._page = QVBoxLayout(self)
        self._head = QHBoxLayout()
        self._body = QHBoxLayout()
        self._offer, self.reminder = self._make_offer(), ReminderRow(texts)
        self._fill()
        self._look: Look | None = None

    def show_choose(self, shown: ChooseShown) -> None:
        """Show this."""
        if [card.card for card in self._cards] != list(shown.cards):
            self._deal(shown.cards)
        for card in self._cards:
            card.setChecked(card.card.id == shown.chosen)
        self._brief.show_brief(shown.brief)
        self._options.show_choices(shown.choices)
        lay_out()

    def take_focus(self) -> None:
        """The keyboard begins at the chosen card."""
        chosen = next((card for card in self._cards if card.isChecked()), None)
        if chosen is not None:
            chosen.setFocus()

    def offer_drills(self, text: str) -> None:
        """The quiet button to what is due; "" for none."""
        self.drills_button.setText(text)
        self._foot.offer(self.drills_button, bool(text))
        if self._look is not None:
            self.fit(self._look)

    def offer_teaching(self, on: bool) -> None:
        """The quiet button to the lessons, where there can be any."""
        self._foot.offer(self.teach_button, on)
        self.keys_button.setVisible(on)

    def offer(self, sentence: str) -> None:
        """Offer to keep a call that was cut off; "" for no offer."""
        self._offer_text.setText(sentence)
        self._offer.setVisible(bool(sentence))

    @property
    def offered(self) -> bool:
        """Whether a call that was cut off is being offered."""
        return not self._offer.isHidden()

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self._page.setSpacing(look.em(0.9))
        self._body.setSpacing(look.em(1.8))
        self._list.setSpacing(look.em(0.8))
        self._list.setContentsMargins(0, 0, look.em(0.9), 0)
        self._title.setVisible(look.medium and look.tall)
        self._wordmark.setVisible(look.tall)
        edge = look.em(1.2 if look.tall else 0.7)
        self._page.setContentsMargins(look.em(2), edge, look.em(2), edge)
        self._foot.fit(look, look.width - look.em(4))
        self._place_cards(look)
        for card in self._cards:
            card.fit(look)
        self._brief.fit(look)
        self._options.fit(look)
        self._keys_row.setContentsMargins(look.em(0.5), 0, look.em(1), look.em(1))
        self.drawer.fit(look)
        self.accuracy.fit(look)

    def _fill(self) -> None:
        self._title = label(self._texts("choose.title"), "title")
        self._head.addWidget(self._title, 1)
        self._wordmark = label(self._texts("app.name"), "wordmark", wrap=False)
        self._head.addWidget(self._wordmark)
        self._body.addWidget(self._cards_area, 5)
        self._body.addWidget(self.tabs, 6)
        self.measure_button = button(self._texts("choose.voice"), "quiet")
        self.measure_button.clicked.connect(self.measure)
        self.drills_button = button("", "quiet")
        self.drills_button.clicked.connect(self.drilled)
        self.start_button = button(self._texts("choose.start"), "primary")
        self.start_button.clicked.connect(self.started)
        self.past_button = button(self._texts("history.open_all"), "quiet")
        self.past_button.clicked.connect(self.remembered)
        self.teach_button = button(self._texts("desk.teach"), "quiet")
        self.teach_button.clicked.connect(self.taught)
        self._foot = ButtonRow(
            (self.past_button, self.teach_button, self.measure_button, self.drills_button, self.start_button)
        )
        self._foot.offer(self.drills_button, False)
        self._foot.offer(self.teach_button, False)
        self._page.addLayout(self._head)
        self._page.addWidget(self._offer)
        self._page.addWidget(self.reminder)
        self._page.addLayout(self._body, 1)
        self._page.addWidget(self._foot)

    def _options_page(self) -> QWidget:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self.keys_button = button(self._texts("own_keys.open"))
        self.keys_button.clicked.connect(self.rekeyed)
        self.keys_button.hide()
        rows.addWidget(self._options)
        rows.addLayout(self._keys_row)
        self._keys_row.addWidget(self.keys_button)
        self._keys_row.addStretch(1)
        rows.addWidget(self.drawer)
        rows.addStretch(1)
        return page

    def _make_offer(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("offer")
        row = QHBoxLayout(frame)
        self._offer_text = label()
        self.keep_button = button(self._texts("choose.cut_off_keep"))
        self.keep_button.clicked.connect(self.kept)
        self.discard_button = button(self._texts("choose.cut_off_discard"), "quiet")
        self.discard_button.clicked.connect(self.discarded)
        row.addWidget(self._offer_text, 1)
        row.addWidget(self.keep_button)
        row.addWidget(self.discard_button)
        frame.setVisible(False)
        return frame

    def _deal(self, cards: tuple[Card, ...]) -> None:
        for old in self._cards:
            self._group.removeButton(old)
            old.setParent(None)
            old.deleteLater()
        self._cards = [ScenarioCard(card, self._sketch(card.face)) for card in cards]
        for made in self._cards:
            made.clicked.connect(partial(self._pick, made.card.id))
            self._group.addButton(made)
            self._list.insertWidget(self._list.count() - 1, made)
            made.show()  # at once, so that it can take the keyboard
            if self._look is not None:
                made.fit(self._look)

    def _pick(self, id_: str, _checked: bool = False) -> None:
        self.chosen.emit(id_)

    def _place_cards(self, look: Look) -> None:
        """Beside the brief where there is room, else as a tab of their own."""
        self.tabs.fit(look)
        tabbed = self.tabs.holds(self._cards_area)
        if look.medium and tabbed:
            self.tabs.drop(self._cards_area)
            self._body.insertWidget(0, self._cards_area, 5)
            self._cards_area.show()
        elif not look.medium and not tabbed:
            self._body.removeWidget(self._cards_area)
            self.tabs.add(self._cards_area, self._texts("choose.calls"), first=True)
