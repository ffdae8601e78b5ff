"""The picture of a call in time: stages, the mood as a field, both voices, the marks and a ruler."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from poise.domain.timeline import Party, Span
from poise.shown.theme import mixed
from poise.ui.look import Look
from poise.ui.views.replay import MarkShown, MoodShown, Passage, ReplayShown, clock

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

    @property
    def edge(self) -> int:
        """Pixels kept free at both sides, so that what lies at the very beginning or end is seen whole."""
        return self.look.em(0.6)

    def x(self, at: float) -> float:
        """Where that second lies, in pixels."""
        return self.edge + (at - self.left) / self.span * self._room

    def at(self, x: float) -> float:
        """Which second lies there: `x` turned round."""
        return self.left + (x - self.edge) / self._room * self.span

    def lane(self, name: str) -> QRectF:
        """One of the rows: stages (where there is height for them), mood, customer, trainee, marks, ruler."""
        look = self.look
        fixed = {"stages": look.em(1.5) if self.height >= look.em(9) else 0, "marks": look.em(1.7)}
        fixed["ruler"] = look.em(1.4)
        rest = max(0.0, self.height - sum(fixed.values()))
        heights = {"stages": fixed["stages"], "mood": rest * 0.34, "customer": rest * 0.33, "trainee": rest * 0.33}
        heights |= {"marks": fixed["marks"], "ruler": fixed["ruler"]}
        top = 0.0
        for row, height in heights.items():
            if row == name:
                return QRectF(0, top, self.width, height)
            top += height
        raise KeyError(name)

    @property
    def _room(self) -> int:
        return max(1, self.width - 2 * self.edge)


def signs(ground: Ground, marks: Iterable[MarkShown]) -> tuple[tuple[QRectF, MarkShown], ...]:
    """Where the sign of each mark lies.

    Those of one moment lie side by side, as close as it takes to end before the next moment or at the end of the
    picture: they never wander to a place where something else was said.
    """
    marks = tuple(marks)
    lane, side, most = ground.lane("marks"), ground.look.em(0.9), float(ground.look.em(1.1))
    crowd = Counter(one.begins for one in marks)
    moments = sorted(crowd)
    room = {at: ground.x(following) - ground.x(at) for at, following in pairwise(moments)}
    room |= {at: ground.width - ground.x(at) for at in moments[-1:]}
    found = []
    for mark in marks:
        apart = min(most, max(0.0, room[mark.begins]) / crowd[mark.begins])
        middle = QPointF(ground.x(mark.begins) + mark.place * apart, lane.center().y())
        found.append((QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side), mark))
    return tuple(found)


def draw_ground(painter: QPainter, ground: Ground, shown: ReplayShown) -> None:
    """The whole picture, but for the place where the call is heard."""
    theme = ground.look.theme
    painter.fillRect(QRectF(0, 0, ground.width, ground.height), QColor(theme["surface"]))
    _draw_ruler(painter, ground, shown)
    _draw_stages(painter, ground, shown)
    ends = [*(moved.at for moved in shown.moods[1:]), shown.seconds]
    for moved, end in zip(shown.moods, ends, strict=True):
        _draw_mood(painter, ground, moved, end)
    for passage in shown.passages:
        _draw_voice(painter, ground, passage, shown.step)
    _draw_name(painter, ground, "customer", shown.customer)
    _draw_name(painter, ground, "trainee", shown.you)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for overlap in shown.overlaps:
        _draw_overlap(painter, ground, overlap)
    for area, mark in signs(ground, shown.marks):
        _draw_mark(painter, ground, area, mark)


def rule(ground: Ground) -> int:
    """Seconds between two lines of the ruler: as few as leave room for their numbers."""
    least = ground.look.em(4) / max(1, ground.width) * ground.span
    return next((step for step in RULES if step >= least), RULES[-1])


def swings(passage: Passage, ground: Ground, step: float) -> Iterator[tuple[int, int]]:
    """Each column of pixels of a voice that is seen with its greatest swing, 0 to 255; no step of it is left out."""
    first, last = (int(x) for x in _seen(ground, (passage.begins, passage.ends)))
    begins = (ground.at(first) - passage.peaks_begin) / step
    each, peaks = (ground.at(first + 1) - ground.at(first)) / step, passage.peaks
    for column in range(last - first):
        low, high = max(0, int(begins + column * each)), int(begins + (column + 1) * each)
        yield first + column, max(peaks[low : max(low + 1, high)], default=0)


def _seen(ground: Ground, span: Span) -> Span:
    """From which pixel to which; the second is not beyond the first where nothing is seen."""
    return max(0.0, ground.x(span[0])), min(float(ground.width), ground.x(span[1]))


def _draw_ruler(painter: QPainter, ground: Ground, shown: ReplayShown) -> None:
    lane, step = ground.lane("ruler"), rule(ground)
    line, words = QColor(ground.look.theme["line"]), QColor(ground.look.theme["muted"])
    at = int(ground.left // step) * step
    while at <= min(shown.seconds, ground.left + ground.span):
        x = ground.x(at)
        painter.setPen(QPen(line, 1, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(x, ground.lane("mood").top(), x, lane.top()))
        painter.setPen(words)
        room = QRectF(x + ground.look.em(0.2), lane.top(), ground.look.em(4), lane.height())
        if room.left() + painter.fontMetrics().horizontalAdvance(clock(at)) < ground.width:
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, clock(at))
        at += step


def _draw_stages(painter: QPainter, ground: Ground, shown: ReplayShown) -> None:
    """The name of each stage, as far as there is room before the next one."""
    lane, ends = ground.lane("stages"), [*(at for at, _ in shown.stages[1:]), shown.seconds]
    painter.setPen(QColor(ground.look.theme["muted"]))
    for (at, name), end in zip(shown.stages, ends, strict=True):
        first, last = _seen(ground, (at, end))
        _write(painter, ground, QRectF(first, lane.top(), last - first, lane.height()), name)


def _write(painter: QPainter, ground: Ground, room: QRectF, words: str) -> None:
    """What fits of it; nothing where that would be too little to read."""
    look, wide = ground.look, int(room.width() - ground.look.em(0.4))
    if wide > look.em(2.5) and room.height() >= look.em(1):
        fitting = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(room.adjusted(look.em(0.3), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, fitting)


def _draw_mood(painter: QPainter, ground: Ground, moved: MoodShown, end: float) -> None:
    """Anger until the next change as a field in the colour of the mood, its height from 0 to 100."""
    lane, theme = ground.lane("mood"), ground.look.theme
    left, right = _seen(ground, (moved.at, end))
    if right < left:
        return
    top = lane.bottom() - (lane.height() - ground.look.em(0.3)) * moved.anger / 100
    field = QRectF(left, top, right - left, lane.bottom() - top)
    painter.fillRect(field, QColor(mixed(theme["surface"], theme[moved.band], 0.3)))
    thick = max(2.0, ground.look.em(0.16))
    painter.fillRect(QRectF(left, top - thick / 2, right - left, thick), QColor(theme[moved.band]))
    painter.setPen(QColor(theme["ink"]))
    high = ground.look.em(1.15)
    foot = lane.bottom() if field.height() >= high else top  # below the line or, for a calm customer, above it
    if foot - high >= lane.top():
        _write(painter, ground, QRectF(left, foot - high, right - left, high), moved.word)


def _draw_voice(painter: QPainter, ground: Ground, passage: Passage, step: float) -> None:
    """The voice as swings around a middle line; a plain bar where there is no sound.  Pauses lie in brackets below."""
    lane, theme = ground.lane(passage.party), ground.look.theme
    left, right = _seen(ground, (passage.begins, passage.ends))
    if right < 0 or left > ground.width:
        return
    colour = QColor(theme["muted" if passage.party == "customer" else "accent"])
    middle, half = lane.center().y(), lane.height() / 2 - ground.look.em(0.2)
    if passage.peaks:
        lines = []
        for x, swing in swings(passage, ground, step):
            high = max(0.5, half * swing / 255)
            lines.append(QLineF(x, middle - high, x, middle + high))
        painter.setPen(QPen(colour, 1))
        painter.drawLines(lines)
    else:
        painter.fillRect(QRectF(left, middle - half * 0.12, max(2.0, right - left), half * 0.24), colour)
    for pause in passage.pauses:
        _draw_pause(painter, ground, lane, pause)


def _draw_pause(painter: QPainter, ground: Ground, lane: QRectF, pause: Span) -> None:
    left, right = ground.x(pause[0]), ground.x(pause[1])
    if right - left < ground.look.em(0.3) or right < 0 or left > ground.width:
        return
    foot, high = lane.bottom() - ground.look.em(0.2), ground.look.em(0.35)
    painter.setPen(QPen(QColor(ground.look.theme["muted"]), max(1, ground.look.em(0.08))))
    corners = [(left, foot - high), (left, foot), (right, foot), (right, foot - high)]
    painter.drawPolyline([QPointF(*corner) for corner in corners])


def _draw_name(painter: QPainter, ground: Ground, party: Party, name: str) -> None:
    """Whose voice it is, at the top left, on a ground of its own."""
    look, lane = ground.look, ground.lane(party)
    if lane.height() < look.em(2.6):
        return
    ink, paper = QColor(look.theme["muted"]), QColor(look.theme["surface"])
    paper.setAlphaF(0.85)
    room = QRectF(look.em(0.3), lane.top(), painter.fontMetrics().horizontalAdvance(name) + look.em(0.6), look.em(1.1))
    painter.fillRect(room, paper)
    painter.setPen(ink)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, name)


def _draw_overlap(painter: QPainter, ground: Ground, overlap: Span) -> None:
    """Both at once: a frame around both voices."""
    both = ground.lane("customer").united(ground.lane("trainee"))
    left, right = ground.x(overlap[0]), ground.x(overlap[1])
    painter.setPen(QPen(QColor(ground.look.theme["fault"]), max(1.5, ground.look.em(0.1))))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(left, both.top() + 1, max(2.0, right - left), both.height() - 2))


def _draw_mark(painter: QPainter, ground: Ground, area: QRectF, mark: MarkShown) -> None:
    """A disc for what was said well, a triangle for what is to be mended; hollow where the judge is not sure."""
    polarity = mark.mark.polarity
    if area.right() < 0 or area.left() > ground.width:
        return
    theme = ground.look.theme
    ink, paper = QColor(theme[polarity]), QColor(theme["surface"])
    thick = max(1.6, ground.look.em(0.13))
    painter.setPen(QPen(paper, thick / 2) if mark.mark.sure else QPen(ink, thick))  # where they overlap, they part
    painter.setBrush(ink if mark.mark.sure else paper)
    if polarity == "skill":
        painter.drawEllipse(area)
        return
    path = QPainterPath(QPointF(area.center().x(), area.top()))
    path.lineTo(area.bottomRight())
    path.lineTo(area.bottomLeft())
    path.closeSubpath()
    painter.drawPath(path)
