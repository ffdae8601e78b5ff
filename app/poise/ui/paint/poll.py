"""A question to the class with its rows: option, bar, number, and Poise's own answer; as small as it must be to fit."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from poise.shown.theme import Theme
from poise.ui.paint.shapes import draw_tick
from poise.ui.paint.words import laid_out
from poise.ui.views.poll import Bar, PollShown

_SIZES = (1.4, 1.25, 1.15, 1.05, 1.0, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55)
"""Sizes of text in units, the first that fits is taken."""

_ASKED = 1.25
"""The question is so much larger than its rows."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """Measures of one size, in pixels."""

    px: int
    font: QFont
    left: int
    bar: QRectF
    heights: tuple[int, ...]
    asked: int
    state: int

    @property
    def gap(self) -> int:
        return round(self.px * 0.55)

    @property
    def height(self) -> int:
        return self.asked + self.state + sum(self.heights) + self.gap * len(self.heights)


def draw_poll(painter: QPainter, area: QRectF, shown: PollShown, theme: Theme, unit: int) -> None:
    """Question, state and rows in `area`; `unit` is the height of plain text in pixels."""
    plans = (_plan(painter.font(), area, shown, max(4, round(size * unit))) for size in _SIZES)
    plan = next((one for one in plans if one.height <= area.height()), None)
    plan = plan or _plan(painter.font(), area, shown, max(4, round(_SIZES[-1] * unit)))
    y = area.top() + max(0.0, (area.height() - plan.height) / 2) * 0.6
    bold = _font(plan.font, round(plan.px * _ASKED), bold=True)
    _words(painter, shown.text, bold, area.left(), y, round(area.width()), theme["ink"])
    y += plan.asked
    _words(painter, _state(shown), plan.font, area.left(), y, round(area.width()), theme["muted"])
    y += plan.state
    for bar, height in zip(shown.bars, plan.heights, strict=True):
        _row(painter, bar, QRectF(area.left(), y, area.width(), height), plan, theme)
        y += height + plan.gap


def _state(shown: PollShown) -> str:
    return "   ".join(part for part in (shown.state, shown.legend) if part)


def _plan(font: QFont, area: QRectF, shown: PollShown, px: int) -> _Plan:
    plain = _font(font, px)
    whole = round(area.width())
    number = QFontMetrics(plain).horizontalAdvance("0000") + round(px * (2.4 if shown.legend else 0.4))
    left = round(whole * 0.5) if shown.revealed else whole
    left = min(left, max(_widest(plain, shown), round(whole * 0.2))) if shown.revealed else left
    bar = QRectF(left + px, 0, max(px, whole - left - px - number), px * 0.8)
    heights = tuple(max(laid_out(one.text, plain, left - _mark(px))[1], round(px * 1.3)) for one in shown.bars)
    asked = laid_out(shown.text, _font(font, round(px * _ASKED), bold=True), whole)[1] + round(px * 0.6)
    state = laid_out(_state(shown), plain, whole)[1] + round(px * 1.1)
    return _Plan(px, plain, left, bar, heights, asked, state)


def _widest(font: QFont, shown: PollShown) -> int:
    metrics = QFontMetrics(font)
    return max((metrics.horizontalAdvance(one.text) for one in shown.bars), default=0) + _mark(font.pixelSize()) + 4


def _mark(px: int) -> int:
    """Room for the dot before an option."""
    return round(px * 0.9)


def _row(painter: QPainter, bar: Bar, row: QRectF, plan: _Plan, theme: Theme) -> None:
    px, mark = plan.px, _mark(plan.px)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme["accent"]))
    painter.drawEllipse(QPointF(row.left() + px * 0.3, row.top() + px * 0.72), px * 0.16, px * 0.16)
    _words(painter, bar.text, plan.font, row.left() + mark, row.top(), plan.left - mark, theme["ink"])
    if bar.number is None:
        return
    ground = plan.bar.translated(row.left(), row.top() + px * 0.32)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme["inset"]))
    painter.drawRoundedRect(ground, px * 0.16, px * 0.16)
    filled = QRectF(ground.left(), ground.top(), ground.width() * min(1.0, bar.share), ground.height())
    painter.setBrush(QColor(theme["accent"]))
    if filled.width() > 1:
        painter.drawRoundedRect(filled, px * 0.16, px * 0.16)
    painter.setFont(_font(plan.font, px, bold=True))
    painter.setPen(QColor(theme["ink"]))
    place = QRectF(ground.right() + px * 0.4, row.top(), px * 3, px * 1.4)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(bar.number))
    if bar.poise is not None:
        _poise(painter, QRectF(row.right() - px * 1.3, row.top() + px * 0.12, px * 1.15, px * 1.15), bar.poise, theme)


def _poise(painter: QPainter, area: QRectF, found: bool, theme: Theme) -> None:
    """A filled disc with a tick where Poise heard it, an empty ring where not."""
    painter.setPen(QPen(QColor(theme["accent" if found else "edge"]), max(1.2, area.width() * 0.09)))
    painter.setBrush(QColor(theme["accent"]) if found else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(area.adjusted(1, 1, -1, -1))
    if found:
        draw_tick(painter, area, theme["on_accent"])


def _font(font: QFont, px: int, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setPixelSize(max(1, px))
    made.setBold(bold)
    return made


def _words(painter: QPainter, text: str, font: QFont, x: float, y: float, width: int, colour: str) -> None:
    painter.setPen(QColor(colour))
    laid_out(text, font, width)[0].draw(painter, QPointF(x, y))
