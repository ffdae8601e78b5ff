"""The few widgets that all screens share: labels by role, buttons that show their key, a picker, a tick box."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from poise.ui.look import Look
from poise.ui.paint.shapes import draw_chevron, draw_tick

_NESTED = 12
"""How deep layouts lie within each other."""


def label(text: str = "", role: str = "", wrap: bool = True) -> QLabel:
    """Plain text in the style of `role` (see style.py); never read as markup."""
    shown = QLabel(text)
    shown.setTextFormat(Qt.TextFormat.PlainText)
    shown.setWordWrap(wrap)
    if role:
        shown.setProperty("role", role)
    return shown


def play_role(shown: QWidget, role: str) -> None:
    """Give a widget another role in the style."""
    if shown.property("role") != role:
        shown.setProperty("role", role)
        shown.style().unpolish(shown)
        shown.style().polish(shown)


def button(text: str, role: str = "") -> QPushButton:
    """A button in the style of `role`: primary, quiet, or neither."""
    made = QPushButton(text)
    made.setProperty("role", role)
    made.setAutoDefault(False)
    return made


def card(layout: QLayout) -> QFrame:
    """A sheet of paper that holds `layout`."""
    frame = QFrame()
    frame.setObjectName("card")
    frame.setLayout(layout)
    return frame


def scrolling(widget: QWidget) -> QScrollArea:
    """`widget`, scrolled up and down where it does not fit; never sideways."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(widget)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say `text` now."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def emptied(layout: QLayout) -> None:
    """Take everything out of `layout` and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()  # with its parent: without one it could be collected on the stage's thread before
        elif (inner := item.layout()) is not None:
            emptied(inner)


def lay_out() -> None:
    """Let everything find its place now, so that no half-built picture is ever painted.

    What a layout decides is posted to the next one out; nothing else is delivered here, no input and no timer.
    """
    for _ in range(_NESTED):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


class KeyButton(QPushButton):
    """A button that shows its key beside its name.  Return presses it."""

    def __init__(self, text: str, key: str, role: str = "") -> None:
        super().__init__(text)
        self.setProperty("role", role)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.key = key
        self._look: Look | None = None

    def fit(self, look: Look) -> None:
        """Take on colours and size; where it is narrow, the key is left to the list of keys."""
        self._look = look
        self.ensurePolished()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        hint, unit = super().sizeHint(), self._look.unit if self._look else 16
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + self._key_width() + 2 * unit, hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        text, option.text = option.text, ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        if self._look is not None:
            self._write(painter, text)
        painter.end()

    def _write(self, painter: QPainter, text: str) -> None:
        assert self._look is not None
        theme, primary = self._look.theme, self.property("role") == "primary" and self.isEnabled()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.fontMetrics().horizontalAdvance(text)
        left = (self.width() - width - self._key_width()) // 2
        painter.setPen(QColor(theme["on_accent" if primary else "ink" if self.isEnabled() else "muted"]))
        painter.drawText(QRect(left, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        if not self._key_width():
            return
        font = painter.font()
        font.setPixelSize(self._look.em(0.75))
        font.setBold(True)
        painter.setFont(font)
        cap = QRectF(left + width + self._look.em(0.6), 0, self._cap_width(), self._look.em(1.25))
        cap.moveTop((self.height() - cap.height()) / 2)
        painter.setPen(QColor(theme["on_accent" if primary else "muted"]))
        painter.drawRoundedRect(cap, self._look.em(0.25), self._look.em(0.25))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.key)

    def _cap_width(self) -> int:
        assert self._look is not None
        return max(self._look.em(1.3), self._look.em(0.5 * len(self.key) + 0.5))

    def _key_width(self) -> int:
        return self._cap_width() + self._look.em(0.6) if self.key and self._look and self._look.medium else 0


class ButtonRow(QWidget):
    """Buttons side by side, in as many rows as they need; in one row the first may be kept apart."""

    def __init__(self, buttons: Iterable[QPushButton], apart: bool = True) -> None:
        super().__init__()
        self._buttons, self._apart = tuple(buttons), int(apart)
        self._offered = set(self._buttons)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for one in self._buttons:
            one.setParent(self)

    def offer(self, one: QPushButton, on: bool) -> None:
        """Show this button or leave it out; `fit` again afterwards."""
        (self._offered.add if on else self._offered.discard)(one)
        one.setVisible(on)

    def fit(self, look: Look, room: int) -> None:
        """Lay out in `room` pixels."""
        gap = look.em(0.6)
        self._grid.setSpacing(gap)
        shown = [one for one in self._buttons if one in self._offered]
        for one in self._buttons:
            one.ensurePolished()
            self._grid.removeWidget(one)
        wanted = sum(one.sizeHint().width() + gap for one in shown)
        broad, empty = wanted <= room, 1 if self._apart else len(shown)
        for i, one in enumerate(shown):
            row, column = (0, i + min(i, self._apart)) if broad else (i // 2, i % 2)
            self._grid.addWidget(one, row, column)
        for column in range(len(self._buttons) + 1):
            self._grid.setColumnStretch(column, int(column == empty if broad else column < 2))


class Picker(QComboBox):
    """A choice of several."""

    def __init__(self, options: Iterable[tuple[object, str]], value: object) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        for data, text in options:
            self.addItem(text, data)
        self.setCurrentIndex(max(0, self.findData(value)))
        self._look: Look | None = None

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._look is None:
            return
        side = self._look.em(0.8)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.width() - side - self._look.em(0.6), (self.height() - side) / 2, side, side)
        draw_chevron(painter, area, self._look.theme["ink"])
        painter.end()


class Tick(QCheckBox):
    """A tick box whose text wraps."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._look: Look | None = None

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self.updateGeometry()
        self.update()

    def hitButton(self, _pos: QPoint) -> bool:
        return True

    def sizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(20 * unit, self.heightForWidth(20 * unit))

    def minimumSizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(10 * unit, 2 * unit)

    def heightForWidth(self, width: int) -> int:
        box = self._words(width)
        return self.fontMetrics().boundingRect(box, Qt.TextFlag.TextWordWrap, self.text()).height() + self._pad() * 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._look is None:
            return
        theme, pad = self._look.theme, self._pad()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._look.em(1.2)
        box = QRectF(pad, pad + self._look.em(0.05), side, side)
        pen = painter.pen()
        pen.setWidthF(max(1.0, self._look.em(0.1)))
        pen.setColor(QColor(theme["edge"]))
        painter.setPen(pen)
        painter.setBrush(QColor(theme["accent" if self.isChecked() else "surface"]))
        painter.drawRoundedRect(box, pad / 2, pad / 2)
        if self.isChecked():
            draw_tick(painter, box, theme["on_accent"])
        painter.setPen(QColor(theme["ink"]))
        painter.drawText(self._words(self.width()), Qt.TextFlag.TextWordWrap, self.text())
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), self._look)
        painter.end()

    def _pad(self) -> int:
        return self._look.em(0.4) if self._look else 6

    def _words(self, width: int) -> QRect:
        unit = self._look.unit if self._look else 16
        left = self._pad() + round(1.2 * unit) + self._pad()
        return QRect(left, self._pad(), max(unit, width - left - self._pad()), 100 * unit)


def draw_focus(painter: QPainter, area: QRectF, look: Look) -> None:
    """The ring that says where the keyboard is."""
    pen = QPen(QColor(look.theme["focus"]), max(2.0, look.em(0.16)))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = pen.widthF() / 2
    painter.drawRoundedRect(area.adjusted(half, half, -half, -half), look.em(0.4), look.em(0.4))
