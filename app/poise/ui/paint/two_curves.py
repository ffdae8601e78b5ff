"""Two moods in one drawing: a whole line with discs and a broken one with squares, each with its name at its end."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from poise.domain.mood import BANDS, Mood
from poise.shown.texts import Texts
from poise.shown.theme import mixed
from poise.ui.look import Look
from poise.ui.paint.shapes import draw_mood
from poise.ui.views.compare import CompareShown, SideShown

_BORDERS = (0, 25, 45, 65, 85, 100)
"""Where one mood's name ends and the next begins (the mood model's own borders)."""


def place(shown: CompareShown, area: QRectF, turn: float, anger: float) -> QPointF:
    """Where a mood lies in `area`, by reply and anger."""
    return QPointF(
        area.left() + area.width() * turn / max(1, len(shown.moments) - 1), area.bottom() - area.height() * anger / 100
    )


def draw_two_curves(
    painter: QPainter, area: QRectF, shown: CompareShown, chosen: int, look: Look, texts: Texts
) -> None:
    """Both anger curves; what they share is drawn once, and the chosen reply is marked."""
    _draw_ground(painter, area, look, texts)
    _draw_turns(painter, area, shown, chosen, look)
    since = shown.parted - 1
    for side, broken in ((shown.left, False), (shown.right, True)):
        own = [(turn, mood) for turn, mood in side.moods if turn >= since]
        _draw_line(painter, area, shown, own, broken, look)
    shared = [(turn, mood) for turn, mood in shown.left.moods if turn <= since]
    painter.setPen(QPen(QColor(look.theme["muted"]), max(1.5, look.em(0.12))))
    painter.drawPolyline(QPolygonF([place(shown, area, turn, mood.anger) for turn, mood in shared]))
    for side, broken in ((shown.right, True), (shown.left, False)):
        for turn, mood in side.moods:
            if turn > since:
                _draw_sign(painter, place(shown, area, turn, mood.anger), broken, turn == chosen, look)
    _draw_names(painter, area, shown, look)


def _pen(broken: bool, look: Look) -> QPen:
    pen = QPen(QColor(look.theme["accent" if broken else "ink"]), max(1.6, look.em(0.14)))
    if broken:
        pen.setDashPattern([3.5, 2.5])
    return pen


def _draw_line(
    painter: QPainter, area: QRectF, shown: CompareShown, moods: Sequence[tuple[int, Mood]], broken: bool, look: Look
) -> None:
    painter.setPen(_pen(broken, look))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([place(shown, area, turn, mood.anger) for turn, mood in moods]))


def _draw_sign(painter: QPainter, at: QPointF, broken: bool, chosen: bool, look: Look) -> None:
    """A filled disc for the first, an open square for the second; larger where the keyboard is."""
    half = look.em(0.55 if chosen else 0.36)
    colour = QColor(look.theme["accent" if broken else "ink"])
    painter.setPen(QPen(colour, max(1.6, look.em(0.14))))
    if broken:
        painter.setBrush(QColor(look.theme["surface"]))
        painter.drawRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half))
    else:
        painter.setBrush(colour)
        painter.drawEllipse(at, half, half)


def _draw_ground(painter: QPainter, area: QRectF, look: Look, texts: Texts) -> None:
    """A faint field for each mood, with its name."""
    for band, low, high in zip(BANDS, _BORDERS, _BORDERS[1:], strict=False):
        top, bottom = (area.bottom() - area.height() * border / 100 for border in (high, low))
        field = QRectF(area.left(), top, area.width(), bottom - top)
        painter.fillRect(field, QColor(mixed(look.theme["surface"], look.theme[band], 0.10)))
        side, y = look.em(0.7), field.center().y()
        draw_mood(painter, QRectF(look.em(0.3), y - side / 2, side, side), band, look.theme)
        painter.setPen(QColor(look.theme["muted"]))
        words = QRectF(look.em(1.25), y - look.em(0.7), area.left() - look.em(1.25), look.em(1.4))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, texts(f"mood.{band}"))


def _draw_turns(painter: QPainter, area: QRectF, shown: CompareShown, chosen: int, look: Look) -> None:
    """The number of each reply below, as far as they fit."""
    step = area.width() / max(1, len(shown.moments) - 1)
    every = max(1, round(look.em(1.6) / max(1.0, step) + 0.49))
    for moment in shown.moments:
        x = place(shown, area, moment.turn, 0).x()
        if moment.turn == chosen:
            painter.setPen(QPen(QColor(look.theme["edge"]), max(1.0, look.em(0.08))))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        if moment.turn and (moment.turn % every == 0 or moment.turn == chosen):
            painter.setPen(QColor(look.theme["ink" if moment.turn == chosen else "muted"]))
            below = QRectF(x - look.em(1), area.bottom() + look.em(0.25), look.em(2), look.em(1.2))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(moment.turn))


def _draw_names(painter: QPainter, area: QRectF, shown: CompareShown, look: Look) -> None:
    """Each name behind the end of its line; where both would lie on each other, one above the other."""
    high = look.em(1.3)
    ends = [(side, *_end(side, shown, area)) for side in (shown.left, shown.right)]
    apart = ends[0][2] - ends[1][2]
    if abs(apart) < high:
        push = (high - abs(apart)) / 2
        signs = (1, -1) if apart > 0 else (-1, 1)
        ends = [(side, x, y + push * sign) for (side, x, y), sign in zip(ends, signs, strict=True)]
    for (side, _x, y), broken in zip(ends, (False, True), strict=True):
        left = area.right() + look.em(0.7)
        middle = min(max(y, area.top() + high / 2), area.bottom() - high / 2)
        painter.setPen(_pen(broken, look))
        painter.drawLine(QPointF(left, middle), QPointF(left + look.em(1.5), middle))
        _draw_sign(painter, QPointF(left + look.em(0.75), middle), broken, False, look)
        painter.setPen(QColor(look.theme["ink"]))
        words = QRectF(left + look.em(1.9), middle - high / 2, look.em(6), high)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, side.name)


def _end(side: SideShown, shown: CompareShown, area: QRectF) -> tuple[float, float]:
    turn, mood = side.moods[-1] if side.moods else (0, Mood(0, 0))
    at = place(shown, area, turn, mood.anger)
    return at.x(), at.y()
