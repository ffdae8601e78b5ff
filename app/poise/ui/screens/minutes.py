"""A few minutes after a call: one quiet picture, one word, and how much time is left."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QPushButton, QWidget

from poise.domain.breathing import Pace
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import ButtonRow, Picker, Tick, announce, button, label
from poise.ui.screens.breath import BreathView, wants_stillness
from poise.ui.screens.page import Page
from poise.ui.views.minutes import WAYS, Meanwhile, MinutesShown


class MinutesScreen(Page):
    """Shows a MinutesShown and, while it runs, what `came` is answered with.

    Signals:
        turned_to(way): breathing, stretch or walk.
        changed(name, value): a setting.
        begun, stopped: let it run; that is enough.
        came(at): so many seconds have passed since it began to run.
    """

    turned_to = Signal(str)
    changed = Signal(str, object)
    begun = Signal()
    stopped = Signal()
    came = Signal(float)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._title, self._lead = label(texts("minutes.title"), "title"), label("", "lead")
        self.picture = BreathView(texts("minutes.picture"))
        self.picture.came.connect(self.came)
        self.word, self.time, self.hint = label("", "title"), label("", "lead"), label("", "small")
        for one in (self.word, self.time, self.hint):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.ways = self._make_ways()
        self._options = self._make_options()
        self._fill()

    def show_minutes(self, shown: MinutesShown) -> None:
        """Show this."""
        running = shown.phase == "running"
        self._lead.setText(shown.lead)
        self._lead.setVisible(not running)
        self.hint.setText(shown.hint)
        self.hint.setVisible(bool(shown.hint))
        self._title.setVisible(not running)
        self.word.setVisible(running)
        self.time.setVisible(running)
        for way, one in self.ways.items():
            one.setChecked(way == shown.way)
        self._ways.setVisible(not running)
        self._show_options(shown)
        self._foot.offer(self.begin_button, not running)
        self._foot.offer(self.stop_button, running)
        self.begin_button.setText(self._texts("minutes.again" if shown.phase == "over" else "minutes.begin"))
        if not running:
            self.halt()
        if self._look is not None:
            self.fit(self._look)

    def run(self, pace: Pace | None) -> None:
        """Begin to count, and to breathe at that pace."""
        self.picture.show()
        self.picture.begin(pace)
        self.came.emit(0.0)
        self.stop_button.setFocus()

    def halt(self) -> None:
        """Nothing runs."""
        self.picture.halt()
        self.word.setText("")
        self.time.setText("")

    def show_meanwhile(self, shown: Meanwhile) -> None:
        """This second."""
        if self.word.text() != shown.word:
            self.word.setText(shown.word)
            announce(self, shown.word)
        if shown.share is not None:
            self.picture.fill(shown.share)
        if self.time.text() != shown.left:
            self.time.setText(shown.left)

    def prefers_stillness(self) -> bool:
        """Whether the system asks for no animations."""
        return wants_stillness(self)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._fit_edges(look)
        self._page.setSpacing(look.em(0.7 if look.tall else 0.4))
        self._grid.setSpacing(look.em(0.5))
        for part in (self._pace, self._length, self.sound, self._still):
            part.fit(look)
        self._row.setSpacing(look.em(0.6))
        self.picture.setVisible(look.tall or self.picture.moving)
        self._foot.fit(look, look.width - look.em(4))
        self.picture.fit(look)

    def _make_ways(self) -> dict[str, QPushButton]:
        made: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        for way in WAYS:
            one = button(self._texts(f"minutes.{way}"))
            one.setCheckable(True)
            one.clicked.connect(partial(self._turn_to, way))
            group.addButton(one)
            made[way] = one
        return made

    def _turn_to(self, way: str, _checked: bool = False) -> None:
        self.turned_to.emit(way)

    def _make_options(self) -> QWidget:
        options = QWidget()
        self._grid = QGridLayout(options)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._pace, self._length = Picker((), None), Picker((), None)
        self.sound, self._still = Tick(self._texts("minutes.sound")), Tick(self._texts("minutes.still"))
        for column, (name, part) in enumerate((("length", self._length), ("pace", self._pace))):
            caption = label(self._texts(f"minutes.{name}"), "key")
            caption.setBuddy(part)
            part.setAccessibleName(caption.text())
            self._grid.addWidget(caption, 0, column)
            self._grid.addWidget(part, 1, column)
        self._grid.addWidget(self.sound, 2, 0)
        self._grid.addWidget(self._still, 2, 1)
        self._pace.activated.connect(lambda _: self.changed.emit("breaths", self._pace.currentData()))
        self._length.activated.connect(lambda _: self.changed.emit("minutes", self._length.currentData()))
        self.sound.toggled.connect(lambda on: self.changed.emit("breath_sound", on))
        self._still.toggled.connect(lambda on: self.changed.emit("still", on))
        return options

    def _show_options(self, shown: MinutesShown) -> None:
        running, breathing = shown.phase == "running", shown.way == "breathing"
        for picker, options, value in (
            (self._pace, shown.paces, shown.pace),
            (self._length, shown.lengths, shown.length),
        ):
            if picker.count() != len(options):
                picker.clear()
                for data, text in options:
                    picker.addItem(text, data)
            picker.setCurrentIndex(max(0, picker.findData(value)))
            picker.setVisible(not running and (breathing or picker is self._length))
        for tick, on in ((self.sound, shown.sound), (self._still, shown.still)):
            tick.blockSignals(True)
            tick.setChecked(on)
            tick.blockSignals(False)
            tick.setVisible(breathing)
        for column in range(2):
            caption = self._grid.itemAtPosition(0, column)
            if caption is not None and (widget := caption.widget()) is not None:
                widget.setVisible(not running and (breathing or column == 0))

    def _fill(self) -> None:
        self._ways = QWidget()
        self._row = QHBoxLayout(self._ways)
        self._row.setContentsMargins(0, 0, 0, 0)
        for one in self.ways.values():
            self._row.addWidget(one)
        self._row.addStretch(1)
        self.back_button = button(self._texts("minutes.back"), "quiet")
        self.begin_button = button(self._texts("minutes.begin"), "primary")
        self.stop_button = button(self._texts("minutes.stop"), "primary")
        for one, intent in (
            (self.back_button, self.left),
            (self.begin_button, self.begun),
            (self.stop_button, self.stopped),
        ):
            one.clicked.connect(intent)
        self._foot = ButtonRow((self.back_button, self.begin_button, self.stop_button))
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self._options, 4)
        below.addStretch(1)
        for part in (self._title, self._lead, self._ways):
            self._page.addWidget(part)
        self._page.addWidget(self.picture, 1000)
        self._page.addStretch(1)  # where there is no room for a picture
        for part in (self.word, self.time, self.hint):
            self._page.addWidget(part)
        self._page.addLayout(below)
        self._page.addWidget(self._foot)
