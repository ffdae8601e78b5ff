"""Buttons of the same kind below each other that are one stop for Tab: the arrows go from one to the next."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class OneStop(QObject):
    """Lives as long as `owner`.  Tab comes to the button that had the keyboard last, at first to the first one."""

    def __init__(self, owner: QWidget, buttons: Sequence[QAbstractButton], hint: str) -> None:
        super().__init__(owner)
        self._buttons = tuple(buttons)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        for one in self._buttons:
            self._group.addButton(one)
            one.installEventFilter(self)
            if len(self._buttons) > 1:
                one.setAccessibleDescription(hint)
        if self._buttons:
            self._stop_at(self._buttons[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        one = next((each for each in self._buttons if each is watched), None)
        if one is None:
            return False
        match event.type():
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent) and event.key() in _STEPS:
                return self._go(one, _STEPS[Qt.Key(event.key())])
            case QEvent.Type.FocusIn:
                self._stop_at(one)
            case QEvent.Type.HideToParent:
                self._pass_on(one)
            case _:
                pass
        return False

    def _go(self, one: QAbstractButton, by: int) -> bool:
        """To the next that is there; at either end the keyboard stays where it is."""
        there = [each for each in self._buttons if not each.isHidden()]
        place = there.index(one) + by
        if 0 <= place < len(there):
            there[place].setFocus(Qt.FocusReason.TabFocusReason if by > 0 else Qt.FocusReason.BacktabFocusReason)
        return True

    def _pass_on(self, gone: QAbstractButton) -> None:
        """What is hidden is no stop: another one is."""
        place = self._buttons.index(gone)
        others = (*self._buttons[place + 1 :], *reversed(self._buttons[:place]))
        if gone.focusPolicy() & Qt.FocusPolicy.TabFocus:
            self._stop_at(next((each for each in others if not each.isHidden()), gone))

    def _stop_at(self, one: QAbstractButton) -> None:
        for each in self._buttons:
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is one else Qt.FocusPolicy.ClickFocus)
