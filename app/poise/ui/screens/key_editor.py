"""The keys of a class, each of which can become another one: a command is chosen, then its new key is pressed."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.own_keys import Clash, as_changes, with_key
from poise.ui.remote import COMMANDS, Command, Remote, pressed, remote
from poise.ui.screens.bits import announce, button, label, play_role, scrolling


class KeyEditor(QDialog):
    """A row for each command.

    Signals:
        changed(changes): the keys are these from now on, as the settings have them.
    """

    changed = Signal(dict)

    def __init__(self, parent: QWidget, keys: Remote, texts: Texts, look: Look) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(texts("own_keys.title"))
        self._texts, self._keys = texts, keys
        self._waiting: Command | None = None
        self.shown: dict[Command, QLabel] = {}
        self.buttons: dict[Command, QPushButton] = {}
        self.told = label(texts("own_keys.how"))
        self.usual_button = button(texts("own_keys.usual"), "quiet")
        self.usual_button.clicked.connect(self._back_to_usual)
        self.close_button = button(texts("app.close"), "primary")
        self.close_button.clicked.connect(self.accept)
        self._fill(look)
        self._show()
        for child in self.findChildren(QWidget):
            child.installEventFilter(self)
        self.buttons[COMMANDS[0]].setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        """The new key of a command that waits for one, whichever it is; Return presses a button, as in all of Poise."""
        here = self.focusWidget()
        if self._waiting is not None:
            key = pressed(event)
            if key and not event.isAutoRepeat():
                self._take(self._waiting, key)
            return True
        if isinstance(here, QAbstractButton) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                here.click()
            return True
        return False

    def _wait(self, command: Command) -> None:
        """The next key that is pressed is this command's; the same button once more, and none is."""
        self._waiting = None if self._waiting == command else command
        what = self._texts(f"command.{command}")
        self._tell(self._texts("own_keys.press", what=what) if self._waiting else self._texts("own_keys.how"), "strong")
        self._show()

    def _take(self, command: Command, key: str) -> None:
        self._waiting = None
        after, what = with_key(self._keys, command, key), self._texts(f"command.{command}")
        if isinstance(after, Clash):
            of = self._texts(f"command.{after.of}") if after.of is not None else ""
            kind = "clash" if of else "never"
            self._tell(self._texts(f"own_keys.{kind}", key=key, of=of), "cue")
            self._show()
        else:
            self._change(after, self._texts("own_keys.taken", key=key, what=what))

    def _back_to_usual(self) -> None:
        self._waiting = None
        self._change(remote({})[0], self._texts("own_keys.usual_again"))

    def _change(self, keys: Remote, sentence: str) -> None:
        self._keys = keys
        self._tell(sentence, "strong")
        self._show()
        self.changed.emit(as_changes(keys))

    def _tell(self, sentence: str, role: str) -> None:
        self.told.setText(sentence)
        play_role(self.told, role)
        announce(self, sentence)

    def _show(self) -> None:
        for command, one in self.shown.items():
            keys = self._texts("keys.or").join(self._keys.keys[command]) or self._texts("own_keys.none")
            one.setText(keys)
            what, waits = self._texts(f"command.{command}"), command == self._waiting
            self.buttons[command].setText(self._texts("own_keys.waits" if waits else "own_keys.new"))
            play_role(self.buttons[command], "primary" if waits else "")
            self.buttons[command].setAccessibleName(self._texts("own_keys.spoken", what=what, keys=keys))
        self.usual_button.setEnabled(bool(as_changes(self._keys)))

    def _fill(self, look: Look) -> None:
        page, foot, table = QVBoxLayout(self), QHBoxLayout(), QWidget()
        page.setContentsMargins(*[look.em(1.4)] * 4)
        page.setSpacing(look.em(0.8))
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, look.em(0.8), 0)
        grid.setHorizontalSpacing(look.em(1.2))
        grid.setVerticalSpacing(look.em(0.35))
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2 if look.medium else 0)
        for row, command in enumerate(COMMANDS):
            self.shown[command] = label("", "strong")
            self.buttons[command] = button(self._texts("own_keys.new"))
            self.buttons[command].clicked.connect(lambda _checked=False, command=command: self._wait(command))
            grid.addWidget(label(self._texts(f"command.{command}")), 2 * row, 0)
            # Where it is narrow the keys stand below their command.
            grid.addWidget(self.shown[command], *((2 * row, 1) if look.medium else (2 * row + 1, 0)))
            grid.addWidget(self.buttons[command], 2 * row, 2, 1 if look.medium else 2, 1)
        foot.addWidget(self.usual_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        page.addWidget(label(self._texts("own_keys.title"), "title"))
        page.addWidget(self.told)
        page.addWidget(scrolling(table), 1)
        page.addLayout(foot)
        self.resize(
            min(look.width - look.em(2), look.em(42 if look.medium else 30)), min(look.height - look.em(2), look.em(46))
        )
