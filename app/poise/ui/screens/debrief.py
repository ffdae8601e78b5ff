"""After the call: how it ended, the mood with its causes, each reply, and the four guides."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.paint.sketch import Sketch
from poise.ui.screens.afterwards import AfterwardsView
from poise.ui.screens.bits import ButtonRow, button, emptied, label, lay_out, scrolling
from poise.ui.screens.guides import GuideView
from poise.ui.screens.overview import Overview
from poise.ui.screens.replies import ReplyCard
from poise.ui.screens.tabs import Tabs
from poise.ui.screens.verdict import VerdictStrip
from poise.ui.views.debrief import DebriefShown


class DebriefScreen(QWidget):
    """Shows a DebriefShown.

    Signals:
        again, followed_up, left: the same call, the one some days later, or the first screen.
        replayed: this call is to be heard again.
        exported, deleted: it is to be written into one file, or to be thrown away.
        corrected(turn, text), disputed(turn, id, polarity, choice, reason): as on each reply's card.
        said_again(turn): that reply is to be given again.
        asked_better(turn): better words are to be read for that reply.
        play_take(name), play_line(utterance): let it be heard (or stop it, if it plays).
    """

    again = Signal()
    followed_up = Signal()
    left = Signal()
    replayed = Signal()
    exported = Signal()
    deleted = Signal()
    said_again = Signal(int)
    asked_better = Signal(int)
    corrected = Signal(int, str)
    disputed = Signal(int, str, str, str, str)
    play_take = Signal(str)
    play_line = Signal(object)

    def __init__(self, texts: Texts, sketch: Callable[[str], Sketch]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._texts = texts
        self._look: Look | None = None
        self._shown: DebriefShown | None = None
        self._folder = Path()
        self.cards: list[ReplyCard] = []
        self._guides: dict[int, GuideView] = {}
        self._pages: list[QWidget] = []
        self.overview = Overview(texts, sketch)
        self.overview.pointed.connect(self._show_reply)
        self._overview_area = scrolling(self.overview)
        self._replies = QWidget()
        self._sheet, self._list = QVBoxLayout(self._replies), QVBoxLayout()
        self._sheet.setContentsMargins(0, 0, 0, 0)
        self._sheet.addLayout(self._list, 1)
        self.replies_area = scrolling(self._replies)
        self.tabs = Tabs(texts("debrief.tabs"))
        self.tabs.add(self.replies_area, texts("debrief.replies"))
        self.verdict = VerdictStrip(texts)
        self.verdict.setParent(self)  # it has no place before the first `fit`
        self.afterwards = AfterwardsView(texts)
        self.tabs.add(scrolling(self.afterwards), texts("afterwards.tab"))
        self.tabs.opened.connect(self._open_tab)
        self._page, self._body = QVBoxLayout(self), QHBoxLayout()
        self._fill()

    def show_debrief(self, shown: DebriefShown, folder: Path) -> None:
        """Show this call, which is kept in `folder`."""
        self._shown, self._folder = shown, folder
        self._foot.offer(self._follow, shown.follow_up)
        self._deal_replies(shown)
        self._deal_guides(shown)
        self.overview.show_overview(shown, folder)
        if self._look is not None:
            self.fit(self._look)
        self.replies_area.verticalScrollBar().setValue(0)
        self._again.setFocus()

    def lead_back(self, to_calls: bool) -> None:
        """Whether it leaves for the list of calls, or for the first screen."""
        self.buttons[self._texts("debrief.choose")].setText(
            self._texts("history.back_here" if to_calls else "debrief.choose")
        )

    def renew(self, shown: DebriefShown, folder: Path, turn: int, mark: tuple[str, str] | None = None) -> None:
        """Show the same call with another verdict; the keyboard stays at that reply, or at one of its marks."""
        place, page = self.replies_area.verticalScrollBar().value(), self.tabs.bar.currentIndex()
        self.show_debrief(shown, folder)
        self.tabs.bar.setCurrentIndex(page)
        for card in self.cards:
            card.show()  # now, not when the event loop comes to it: what is hidden takes no focus
        lay_out()
        self.replies_area.verticalScrollBar().setValue(place)
        for card in self.cards:
            if card.turn == turn:
                card.take_focus(mark)

    def show_written(self, turn: int, lines: tuple[str, ...]) -> None:
        """A whole reply that was written for the moment of reply number `turn`."""
        for card in self.cards:
            if card.turn == turn:
                card.show_written(self._texts("better.heading"), lines)

    def show_playing(self, key: object) -> None:
        """The take or line `key` plays now; None: nothing does."""
        for card in self.cards:
            for name, play in card.plays.items():
                play.show_playing(name == key and key is not None)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self._page.setContentsMargins(look.em(1.8), look.em(1.2), look.em(1.8), look.em(1.0))
        self._page.setSpacing(look.em(0.9))
        self._body.setSpacing(look.em(1.2))
        self._list.setContentsMargins(look.em(0.2), look.em(0.9), look.em(0.9), look.em(0.9))
        self._list.setSpacing(look.em(0.9))
        self._foot.fit(look, look.width - look.em(3.6))
        self._place_overview(look)
        if look.medium:
            self._page.insertWidget(0, self.verdict)
        else:
            self._sheet.insertWidget(0, self.verdict)
        self.overview.fit(look)
        self.afterwards.fit(look)
        self.verdict.fit(look)
        for card in self.cards:
            card.fit(look)
        for guide in self._guides.values():
            guide.fit(look)

    def _fill(self) -> None:
        self._body.addWidget(self._overview_area, 9)
        self._body.addWidget(self.tabs, 11)
        self._again = button(self._texts("debrief.again"))
        self._follow = button(self._texts("debrief.follow_up"))
        self.more = self._make_more()
        listen = button(self._texts("replay.open"))
        listen.clicked.connect(self.replayed)
        away = button(self._texts("debrief.choose"), "primary")
        self._again.clicked.connect(self.again)
        self._follow.clicked.connect(self.followed_up)
        away.clicked.connect(self.left)
        self.buttons = {one.text(): one for one in (self.more, listen, self._follow, self._again, away)}
        self._foot = ButtonRow(self.buttons.values())
        self._page.addLayout(self._body, 1)
        self._page.addWidget(self._foot)

    def _make_more(self) -> QPushButton:
        """What is seldom wanted, behind one quiet button."""
        more = button(self._texts("debrief.more"), "quiet")
        menu = QMenu(more)
        menu.addAction(self._texts("debrief.open_files"), self._open_folder)
        menu.addAction(self._texts("debrief.export"), self.exported.emit)
        menu.addAction(self._texts("debrief.delete"), self.deleted.emit)
        more.setMenu(menu)
        return more

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _deal_replies(self, shown: DebriefShown) -> None:
        emptied(self._list)
        self.cards = [ReplyCard(reply, shown.customer, self._texts) for reply in shown.replies]
        for card in self.cards:
            card.play_take.connect(self.play_take)
            card.play_line.connect(self.play_line)
            card.asked.connect(self.asked_better)
            card.said_again.connect(self.said_again)
            card.corrected.connect(self.corrected)
            card.disputed.connect(self.disputed)
            self._list.addWidget(card)
        if not self.cards:
            self._list.addWidget(label(self._texts("debrief.nothing_said"), "muted"))
        self._list.addStretch(1)

    def _deal_guides(self, shown: DebriefShown) -> None:
        """A tab for each guide, filled when it is opened."""
        self._guides = {}
        gone, self._pages = self._pages, []
        for page in gone:
            self.tabs.drop(page)
            page.deleteLater()
        for guide in shown.guides:
            page = QWidget()
            page.setLayout(QVBoxLayout())
            self._pages.append(page)
            self.tabs.add(page, guide.name)
        self.tabs.open(self._overview_area if self.tabs.holds(self._overview_area) else self.replies_area)

    def _open_tab(self, page: QWidget) -> None:
        number = self._pages.index(page) if page in self._pages else -1
        if self._shown is None or number < 0 or number in self._guides:
            return
        self._guides[number] = GuideView(self._shown.guides[number], self._texts)
        rows = self._pages[number].layout()
        if rows is not None:
            rows.setContentsMargins(0, 0, 0, 0)
            area = scrolling(self._guides[number])
            rows.addWidget(area)
            area.show()
        if self._look is not None:
            self._guides[number].fit(self._look)
            lay_out()

    def _show_reply(self, turn: int) -> None:
        """Bring the reply that led to the chosen point into view."""
        card = next((card for card in self.cards if card.turn == turn), None)
        if card is not None and self._look is not None:
            self.replies_area.verticalScrollBar().setValue(card.y() - self._look.em(0.9))

    def _place_overview(self, look: Look) -> None:
        """Beside the replies where there is room, else as a tab of its own."""
        self.tabs.fit(look)
        tabbed = self.tabs.holds(self._overview_area)
        if look.medium and tabbed:
            self.tabs.drop(self._overview_area)
            self._body.insertWidget(0, self._overview_area, 9)
            self._overview_area.show()
        elif not look.medium and not tabbed:
            self._body.removeWidget(self._overview_area)
            self.tabs.add(self._overview_area, self._texts("debrief.overview"), first=True)
