"""The brief: who the trainee is, what is known, what may be offered and what not."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import emptied, label
from poise.ui.views.choose import BriefShown


class BriefView(QWidget):
    """One brief, as headings and points."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._lines = QVBoxLayout(self)
        self._shown: BriefShown | None = None
        self._title: QLabel | None = None
        self._titled = False

    def show_brief(self, brief: BriefShown) -> None:
        """Show this one."""
        if brief == self._shown:
            return
        self._shown = brief
        emptied(self._lines)
        self._title = label(brief.title, "title")
        self._title.setVisible(self._titled)
        self._lines.addWidget(self._title)
        if brief.goal:
            self._section(self._texts("choose.goal"), (brief.goal,))
        self._section(self._texts("choose.role"), (brief.role,))
        self._section(self._texts("choose.about"), (brief.about,))
        for section in brief.sections:
            self._section(section.heading, section.points)
        if brief.note:
            self._section(self._texts("choose.note"), (brief.note,))
        self._lines.addStretch(1)

    def fit(self, look: Look) -> None:
        """Take on sizes."""
        self._lines.setContentsMargins(look.em(0.5), look.em(0.2), look.em(1), look.em(0.5))
        self._lines.setSpacing(look.em(0.3))
        self.setMaximumWidth(look.em(48))
        self._titled = not look.medium
        if self._title is not None:
            self._title.setVisible(self._titled)

    def _section(self, heading: str, points: tuple[str, ...]) -> None:
        head = label(heading, "strong")
        head.setContentsMargins(0, head.fontMetrics().height() // 2, 0, 0)
        self._lines.addWidget(head)
        for point in points:
            row = QHBoxLayout()
            if len(points) > 1:
                row.addWidget(label("•", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(point), 1)
            self._lines.addLayout(row)
