"""The picture of a call in time: stages, the mood as a field, both voices, the marks and a ruler."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from poise.ui.look import Look
from poise.ui.theme import mixed
from poise.ui.views.replay import MarkShown, Passage, ReplayShown, clock

RULES = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600)
"""Seconds that may lie between two lines of the ruler."""


@dataclass(frozen=True, slots=True)
class Ground:
    """All that the picture depends on besides the call: where it lies and how large it is.

    Attributes:
        left, span: the seconds that are seen: the first one, and how many.
        ratio: device pixels a pixel.
    """

    look: Look
    width: int
    height: int
    left: float
    span: float
    ratio: float

    def x(self, at: float) -> float:
        """Where that second lies, in pixels."""
        return (at - self.left) / self.span * self.width

    def lane(self, name: str) -> QRectF:
        """One of the rows: stages, mood, customer, trainee, marks, ruler."""
        look = self.look
        fixed = {"stages": look.em(1.5), "marks": look.em(1.9), "ruler": look.em(1.4)}
        rest = max(0.0, self.height - sum(fixed.values()))
        heights = {"stages": fixed["stages"], "mood": rest * 0.34, "customer": rest * 0.33, "trainee": rest * 0.33}
        heights |= {"marks": fixed["marks"], "ruler": fixed["ruler"]}
        top = 0.0
        for row, height in heights.items():
            if row == name:
                return QRectF(0, top, self.width, height)
            top += height
        raise KeyError(name)

    def sign(self, mark: MarkShown) -> QRectF:
        """Where the sign of a mark lies; those of one moment lie side by side."""
        lane, side = self.lane("marks"), self.look.em(0.9)
        left = self.x(mark.begins) - side / 2 + mark.place * self.look.em(1.1)
        return QRectF(left, lane.center().y() - side / 2, side, side)


def draw_ground(painter: QPainter, ground: Ground, shown: ReplayShown) -> None:
    """The whole picture, but for the place where the call is heard."""
    theme = ground.look.theme
    painter.fillRect(QRectF(0, 0, ground.width, ground.height), QColor(theme["surface"]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_ruler(painter, ground, shown)
    _draw_stages(painter, ground, shown)
    _draw_mood(painter, ground, shown)
    for passage in shown.passages:
        _draw_voice(painter, ground, passage, shown.step)
    for begins, ends in shown.overlaps:
        _draw_overlap(painter, ground, begins, ends)
    for mark in shown.marks:
        _draw_mark(painter, ground, mark)


def rule(ground: Ground) -> int:
    """Seconds between two lines of the ruler: as few as leave room for their numbers."""
    least = ground.look.em(4) / max(1, ground.width) * ground.span
    return next((step for step in RULES if step >= least), RULES[-1])


def _draw_ruler(painter: QPainter, ground: Ground, shown: ReplayShown) -> None:
    lane, step = ground.lane("ruler"), rule(ground)
    line, words = QColor(ground.look.theme["line"]), QColor(ground.look.theme["muted"])
    at = int(ground.left // step) * step
    while at <= min(shown.seconds, ground.left + ground.span):
        x = ground.x(at)
        painter.setPen(QPen(line, 1))
        painter.drawLine(QLineF(x, ground.lane("mood").top(), x, lane.top()))
        painter.setPen(words)
        room = QRectF(x + ground.look.em(0.2), lane.top(), ground.look.em(4), lane.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, clock(at))
        at += step


def _draw_stages(painter: QPainter, ground: Ground, shown: ReplayShown) -> None:
    """The name of each stage, as far as there is room before the next one."""
    lane, ends = ground.lane("stages"), [*(at for at, _ in shown.stages[1:]), shown.seconds]
    painter.setPen(QColor(ground.look.theme["muted"]))
    for (at, name), end in zip(shown.stages, ends, strict=True):
        left = max(0.0, ground.x(at)) + ground.look.em(0.3)
        room = ground.x(end) - left - ground.look.em(0.6)
        if room > ground.look.em(2):
            fitting = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(QRectF(left, lane.top(), room, lane.height()), Qt.AlignmentFlag.AlignVCenter, fitting)


def _draw_mood(painter: QPainter, ground: Ground, shown: ReplayShown) -> None:
    """Anger as a field in the colour of each mood, its height from 0 to 100."""
    lane, theme = ground.lane("mood"), ground.look.theme
    ends = [*(moved.at for moved in shown.moods[1:]), shown.seconds]
    for moved, end in zip(shown.moods, ends, strict=True):
        left, right = ground.x(moved.at), ground.x(end)
        if right < 0 or left > ground.width:
            continue
        top = lane.bottom() - (lane.height() - ground.look.em(0.3)) * moved.anger / 100
        field = QRectF(left, top, right - left, lane.bottom() - top)
        painter.fillRect(field, QColor(mixed(theme["surface"], theme[moved.band], 0.3)))
        painter.setPen(QPen(QColor(theme[moved.band]), max(2.0, ground.look.em(0.16))))
        painter.drawLine(QLineF(left, top, right, top))
        if right - max(0.0, left) > ground.look.em(6):
            painter.setPen(QColor(theme["ink"]))
            room = QRectF(
                max(0.0, left) + ground.look.em(0.4), lane.bottom() - ground.look.em(1.3), 999, ground.look.em(1.2)
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, moved.word)


def _draw_voice(painter: QPainter, ground: Ground, passage: Passage, step: float) -> None:
    """The voice as swings around a middle line; a plain bar where there is no sound."""
    lane, theme = ground.lane(passage.party), ground.look.theme
    left, right = max(0.0, ground.x(passage.begins)), min(float(ground.width), ground.x(passage.ends))
    if right < 0 or left > ground.width:
        return
    colour = QColor(theme["muted" if passage.party == "customer" else "accent"])
    middle, half = lane.center().y(), lane.height() / 2 - ground.look.em(0.2)
    right = max(right, left + 2)
    if not passage.peaks:
        painter.fillRect(QRectF(left, middle - half * 0.12, right - left, half * 0.24), colour)
        return
    lines = []
    for x in range(int(left), int(right)):
        begins = (ground.left + x / ground.width * ground.span - passage.peaks_begin) / step
        ends = begins + ground.span / ground.width / step
        swing = max(passage.peaks[max(0, int(begins)) : max(0, int(begins)) + max(1, round(ends - begins))], default=0)
        high = max(0.5, half * swing / 255)
        lines.append(QLineF(x + 0.5, middle - high, x + 0.5, middle + high))
    painter.setPen(QPen(colour, 1))
    painter.drawLines(lines)


def _draw_overlap(painter: QPainter, ground: Ground, begins: float, ends: float) -> None:
    """Both at once: a frame around both voices."""
    both = ground.lane("customer").united(ground.lane("trainee"))
    frame = QRectF(ground.x(begins), both.top() + 1, max(2.0, ground.x(ends) - ground.x(begins)), both.height() - 2)
    painter.setPen(QPen(QColor(ground.look.theme["fault"]), max(1.5, ground.look.em(0.1))))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(frame)


def _draw_mark(painter: QPainter, ground: Ground, mark: MarkShown) -> None:
    """A disc for what was said well, a triangle for what is to be mended; hollow where the judge is not sure."""
    area, polarity = ground.sign(mark), mark.mark.polarity
    if area.right() < 0 or area.left() > ground.width:
        return
    theme = ground.look.theme
    painter.setPen(QPen(QColor(theme[polarity]), max(1.6, ground.look.em(0.13)), Qt.PenStyle.SolidLine))
    painter.setBrush(QColor(theme[polarity]) if mark.mark.sure else QColor(theme["surface"]))
    if polarity == "skill":
        painter.drawEllipse(area)
        return
    path = QPainterPath(QPointF(area.center().x(), area.top()))
    path.lineTo(area.bottomRight())
    path.lineTo(area.bottomLeft())
    path.closeSubpath()
    painter.drawPath(path)
