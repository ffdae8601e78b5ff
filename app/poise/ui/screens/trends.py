"""Where a trainee stands and is going: a small chart and a sentence for each figure, a group at a time."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.paint.trend import draw_trend
from poise.ui.screens.bits import emptied, label, lay_out, scrolling
from poise.ui.screens.pickers import Pickers
from poise.ui.views.choose import Choice
from poise.ui.views.trends import Chart, TrendRow, TrendsShown


class ChartView(QWidget):
    """One chart, as a picture with the sentence beside it as its description."""

    def __init__(self, row: TrendRow) -> None:
        super().__init__()
        self._chart: Chart = row.chart
        self._look: Look | None = None
        self.setAccessibleName(row.name)
        self.setAccessibleDescription(row.told)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fit(self, look: Look) -> None:
        """Take on colours and size."""
        self._look = look
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(18 * unit, 4 * unit)

    def minimumSizeHint(self) -> QSize:
        unit = self._look.unit if self._look else 16
        return QSize(8 * unit, 4 * unit)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_trend(painter, QRectF(self.rect()), self._chart, self._look.theme, self._look.unit)
        painter.end()


class TrendLine(QWidget):
    """One figure: its name and what is said of it, and the chart beside or below."""

    def __init__(self, row: TrendRow) -> None:
        super().__init__()
        self.row = row
        self._row, self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight, self), QVBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._words.addWidget(label(row.name, "strong"))
        self._words.addWidget(label(row.told))
        self._words.addStretch(1)
        self._row.addLayout(self._words, 5)
        self.chart = ChartView(row)
        self._row.addWidget(self.chart, 6)

    def fit(self, look: Look) -> None:
        """Take on sizes."""
        beside = QBoxLayout.Direction.LeftToRight if look.medium else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(beside)
        self._row.setSpacing(look.em(0.9 if look.medium else 0.4))
        self._words.setSpacing(look.em(0.2))
        self.chart.fit(look)


class TrendsView(QWidget):
    """Shows a TrendsShown.

    Signals:
        asked(scenario): the trends over the calls of that scenario are wanted; "" for all calls.
    """

    asked = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._look: Look | None = None
        self._shown: TrendsShown | None = None
        self.lines: list[TrendLine] = []
        self.pickers = Pickers()
        self.pickers.changed.connect(self._picked)
        self._played: tuple[tuple[str, str], ...] = ()
        self._scenario = ""
        self._lead, self._bests = label("", "muted"), label("", "strong")
        self._own_title = label(texts("trends.own"), "heading")
        self._own, self._list, inner = QVBoxLayout(), QVBoxLayout(), QWidget()
        self._page, self._inner = QVBoxLayout(self), QVBoxLayout(inner)
        self._inner.addWidget(self._lead)
        self._inner.addWidget(self._bests)
        self._inner.addWidget(self._own_title)
        self._inner.addLayout(self._own)
        self._inner.addLayout(self._list)
        self._inner.addStretch(1)
        self._area = scrolling(inner)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # nothing in it takes the keyboard, which is to scroll it
        self._area.setAccessibleName(texts("history.trends"))
        self._page.addWidget(self.pickers)
        self._page.addWidget(self._area, 1)
        self._own_title.hide()
        self.pickers.hide()

    @property
    def scenario(self) -> str:
        """The scenario that is picked; "" for all."""
        return self._scenario

    def offer(self, played: Iterable[tuple[str, str]]) -> None:
        """The ids and titles of the scenarios there are calls of."""
        self._played = tuple(played)
        self._offer()

    def show_trends(self, shown: TrendsShown) -> None:
        """Show these, the group that was picked before."""
        if shown == self._shown:
            return
        self._shown = shown
        self.pickers.setVisible(bool(shown.groups or self._scenario))
        self._lead.setText(shown.lead)
        self._bests.setText(shown.bests)
        self._bests.setVisible(bool(shown.bests))
        self._offer()
        self._deal()

    def show_own_view(self, sentences: tuple[str, ...]) -> None:
        """Where the trainee's own view mostly differs from Poise's; nothing is shown of none."""
        emptied(self._own)
        for sentence in sentences:
            told = label(sentence)
            self._own.addWidget(told)
            told.show()
        self._own_title.setVisible(bool(sentences))

    def fit(self, look: Look) -> None:
        """Take on colours and sizes."""
        self._look = look
        self._page.setContentsMargins(look.em(0.2), look.em(0.6), look.em(0.2), 0)
        self._page.setSpacing(look.em(0.6))
        self._inner.setContentsMargins(look.em(0.5), look.em(0.4), look.em(0.9), look.em(0.4))
        self._inner.setSpacing(look.em(0.7))
        self._own.setSpacing(look.em(0.2))
        self._list.setSpacing(look.em(1.1))
        self._list.setContentsMargins(0, look.em(0.6), 0, look.em(0.6))
        self.pickers.fit(look)
        for line in self.lines:
            line.fit(look)

    def _offer(self) -> None:
        groups = tuple((group.title, group.title) for group in self._shown.groups) if self._shown else ()
        any_ = (("", self._texts("calls.any_scenario")), *self._played)
        self.pickers.offer(
            (
                Choice("group", self._texts("trends.group"), groups[0][0] if groups else "", groups),
                Choice("scenario", self._texts("calls.scenario"), "", any_),
            )
        )

    def _picked(self) -> None:
        scenario = self.pickers.values()["scenario"]
        if scenario != self._scenario:
            self._scenario = scenario
            self.asked.emit(scenario)
        else:
            self._deal()
            self._area.verticalScrollBar().setValue(0)

    def _deal(self) -> None:
        """The lines of the picked group."""
        emptied(self._list)
        picked = self.pickers.values()["group"]
        groups = self._shown.groups if self._shown else ()
        self.lines = [TrendLine(row) for group in groups if group.title == picked for row in group.rows]
        for line in self.lines:
            self._list.addWidget(line)
            line.show()
            if self._look is not None:
                line.fit(self._look)
        lay_out()
