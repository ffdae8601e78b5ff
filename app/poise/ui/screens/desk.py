"""The desk: the teacher's screen, with a small picture of the stage and everything that the audience does not see."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.shown.theme import Theme
from poise.ui.look import Look
from poise.ui.remote import Command, Remote, pressed
from poise.ui.screens.asked_once import AskedOnce
from poise.ui.screens.ballot import BallotView
from poise.ui.screens.bits import KeyButton, announce, label, scrolling
from poise.ui.screens.leading import LeadView
from poise.ui.screens.noticed import AheadList, NoticedList
from poise.ui.screens.plan import PlanView
from poise.ui.screens.stage import StageView
from poise.ui.screens.tabs import Tabs
from poise.ui.views.desk import DeskShown

FOOT: tuple[Command, ...] = ("back", "next", "freeze", "blank", "help")
"""The commands that are in sight, whatever is open."""

LASTING: tuple[Command, ...] = ("next", "back", "freeze", "blank", "help")
"""The same, the first the longest where there is little room."""

ROOMY = 76
"""Units of width from which the controls have a column of their own."""


class DeskScreen(QWidget):
    """Shows a DeskShown.

    Signals:
        commanded(command): a key or a button.
        held(down): the push-to-talk key.
    """

    commanded = Signal(str)
    held = Signal(bool)

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._texts = texts
        self._look: Look | None = None
        self._remote: Remote | None = None
        self._holding = False
        self.shown: DeskShown | None = None
        self.mirror = Mirror(texts, theme)
        self.asked, self.plan, self.ballot = AskedOnce(texts), PlanView(texts), BallotView(texts)
        self.lead, self.noticed, self.ahead = LeadView(texts), NoticedList(texts), AheadList(texts)
        self.buttons = {name: KeyButton(texts(f"command.{name}"), "") for name in FOOT}
        self.buttons["next"].setProperty("role", "primary")
        self._title, self._place = label("", "heading", wrap=False), label("", "muted", wrap=False)
        self._time, self._sees, self._state = label("", "strong", wrap=False), label("", "small"), label("", "strong")
        self.tabs = Tabs(texts("desk.tabs"))
        self._page, self._body, self._foot = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        self._left, self._middle, self._lead_area = QWidget(self), QWidget(), scrolling(self.lead)
        self._lead_area.setParent(self)  # no place before the first `fit`, but the desk's keys, and its end
        self._fill()
        for child in self.findChildren(QWidget):
            child.installEventFilter(self)

    def show_desk(self, shown: DeskShown) -> None:
        """Show this."""
        before, self.shown = self.shown, shown
        self.mirror.view.show_stage(shown.stage)
        self._title.setText(shown.title)
        self._place.setText(shown.place)
        self._time.setText(shown.time)
        self._sees.setText(shown.sees)
        self._state.setText(shown.state)
        self.ahead.show_ahead(shown.ahead)
        self.noticed.show_marks(shown.found)
        self.plan.show_plan(shown.parts, shown.notes)
        self.ballot.show_ballot(shown)
        self.lead.show_lead(shown)
        self.buttons["next"].setText(shown.next)
        self.buttons["back"].setText(shown.back)
        for name, one in self.buttons.items():
            one.setEnabled(name in shown.can)
        if self._look is not None and (before is None or (before.next, before.back) != (shown.next, shown.back)):
            self._fit_foot(self._look)
        if before is None or before.state != shown.state:
            announce(self, shown.state)
        if before is None or (before.asks, before.written) != (shown.asks, shown.written):
            for made in self.ballot.findChildren(QAbstractButton):  # Space is for talking on new ones too
                made.installEventFilter(self)

    def wear_keys(self, remote: Remote) -> None:
        """From now on these keys count."""
        self._remote = remote
        self.lead.label_keys(remote)
        for name, one in self.buttons.items():
            one.key = remote.first(name)
            one.updateGeometry()

    def take_focus(self) -> None:
        """The keyboard begins at what comes next."""
        self.buttons["next"].setFocus()

    def write(self, field: QLineEdit) -> None:
        """Something is to be written here."""
        if self.tabs.holds(self._lead_area):
            self.tabs.open(self._lead_area)
        field.setFocus()

    def fit(self, look: Look) -> None:
        """Take on colours and size: the picture and the controls beside the tabs where there is room, else in them."""
        self._look = look
        edge = look.em(1.2 if look.tall else 0.6)
        self._page.setContentsMargins(look.em(1.2), edge, look.em(1.2), edge)
        self._page.setSpacing(look.em(0.6))
        self._body.setSpacing(look.em(1.2))
        self._foot.setSpacing(look.em(0.6))
        self._lines.setSpacing(look.em(0.35))
        self._place.setVisible(look.medium)
        self._arrange(look)
        for part in (self.asked, self.plan, self.ballot, self.lead, self.noticed, self.ahead, self.tabs):
            part.fit(look)
        self.mirror.fit(look)
        self.mirror.setMaximumHeight(round(look.height * 0.42))
        self._lead_area.setMinimumWidth(self.lead.minimumSizeHint().width() + look.em(1))
        self.mirror.setVisible(look.medium or look.tall)
        for one in self.buttons.values():
            one.fit(look)
        self._fit_foot(look)
        self._make_room()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate:
            self._hold(False)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key_here(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self._key_here(event):
            super().keyReleaseEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            return self._key_here(event)
        return super().eventFilter(watched, event)

    def key(self, event: QKeyEvent, writing: bool = False) -> bool:
        """Do what this key means, once however long it is held; False if it means nothing here, or writes a letter."""
        down = event.type() == QEvent.Type.KeyPress
        asked = self.asked.asking and down and not event.modifiers() and not event.isAutoRepeat()
        if asked and self.asked.take(Qt.Key(event.key())):
            return True
        if self._remote is None:
            return False
        command = self._remote.meaning(pressed(event), writing)
        if command is None:
            return False
        if command == "talk":
            if not event.isAutoRepeat():
                self._hold(down)
        elif writing and event.key() == Qt.Key.Key_Escape:
            if down:
                self.take_focus()
        elif down and not event.isAutoRepeat():
            self.commanded.emit(command)
        return True

    def _key_here(self, event: QKeyEvent) -> bool:
        """A key that was pressed at the desk: with Return a button is pressed, as Space is for talking.

        A line that is given with Return passes the keyboard on, and that is no Return for whoever gets it.
        """
        here = self.focusWidget()
        if isinstance(here, QAbstractButton | QLineEdit) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
                here.click() if isinstance(here, QAbstractButton) else here.returnPressed.emit()
            return True
        return self.key(event, isinstance(here, QLineEdit | QPlainTextEdit))

    def _hold(self, down: bool) -> None:
        able = self.shown is not None and "talk" in self.shown.can
        if down != self._holding and (not down or able):
            self._holding = down
            self.held.emit(down)

    def _fit_foot(self, look: Look) -> None:
        """As many buttons as have room for their words; what is left out has its key all the same."""
        gap, room = look.em(0.6), look.width - look.em(2.4)
        for count in range(len(LASTING), 0, -1):
            shares = {name: 2 if name == "next" else 1 for name in LASTING[:count]}
            share = (room - gap * (count - 1)) / sum(shares.values())
            if all(self.buttons[name].sizeHint().width() <= share * part for name, part in shares.items()):
                break
        for name, one in self.buttons.items():
            one.setVisible(name in shares)

    def _make_room(self) -> None:
        """Where it is tight, what is asked takes the place of everything else."""
        self._middle.setVisible(not self.asked.asking or self._look is None or self._look.tall)

    def _arrange(self, look: Look) -> None:
        """Left the picture, right the controls, each as a page of the tabs where it does not fit."""
        for part, fits, title, first in (
            (self._left, look.medium, "desk.picture", True),
            (self._lead_area, look.width >= ROOMY * look.unit, "desk.lead", False),
        ):
            tabbed = self.tabs.holds(part)
            if fits and tabbed:
                self.tabs.drop(part)
            if not fits and not tabbed:
                self._body.removeWidget(part)
                self.tabs.add(part, self._texts(title), first=first)
            elif fits and self._body.indexOf(part) < 0:
                self._body.insertWidget(0 if first else 2, part, 10 if first else 9)
                part.show()

    def _fill(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._place)
        head.addSpacing(16)
        head.addWidget(self._time)
        self._lines = QVBoxLayout(self._left)
        self._lines.setContentsMargins(0, 0, 0, 0)
        for part in (self.mirror, self._sees, self._state):
            self._lines.addWidget(part)
        self._lines.addWidget(label(self._texts("desk.ahead"), "key"))
        self._lines.addWidget(self.ahead, 1)
        for page, title in (
            (self.noticed, "desk.found"),
            (scrolling(self.plan), "desk.lesson"),
            (scrolling(self.ballot), "desk.question"),
        ):
            self.tabs.add(page, self._texts(title))
        self.tabs.open_last(1)
        self._body.addWidget(self.tabs, 10)
        for name, one in self.buttons.items():
            self._foot.addWidget(one, 2 if name == "next" else 1)
            one.clicked.connect(lambda _checked=False, name=name: self.commanded.emit(name))
        self._page.addLayout(head)
        self._page.addWidget(self.asked)
        self._middle.setLayout(self._body)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._page.addWidget(self._middle, 1)
        self.asked.changed.connect(self._make_room)
        self.asked.answered.connect(lambda _: self.take_focus())  # its buttons had it
        self._page.addLayout(self._foot)
        self.lead.commanded.connect(self.commanded)


class Mirror(QWidget):
    """A small picture of the stage, in the shape of its screen."""

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self.view = StageView(texts, theme)
        self.view.setParent(self)
        self.view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._shape, self._edge = 16 / 9, "#000000"

    def fit(self, look: Look) -> None:
        """Take on the colour of the edge."""
        self._edge = look.theme["edge"]
        self.update()

    def shape(self, width: int, height: int) -> None:
        """The stage's screen has this shape."""
        self._shape = width / max(1, height)
        self.updateGeometry()
        self._lay()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width / self._shape)

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(160))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(self._edge))
        painter.drawRect(self.view.geometry().adjusted(-1, -1, 0, 0))
        painter.end()

    def _lay(self) -> None:
        wide = min(self.width(), round(self.height() * self._shape)) - 2
        self.view.setGeometry((self.width() - wide) // 2, 1, wide, round(wide / self._shape) - 2)
