"""Words laid out line by line, for widgets that draw some of them otherwise."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextLayout, QTextOption

LEADING = 1.12
"""Height of a line, in heights of its letters."""


def laid_out(text: str, font: QFont, width: int) -> tuple[QTextLayout, int]:
    """The text in lines of that width, broken inside a word only where it does not fit by itself, and their height."""
    layout, option = QTextLayout(text, font), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, y))
        y += line.height() * LEADING
    layout.endLayout()
    return layout, round(y) + 2
