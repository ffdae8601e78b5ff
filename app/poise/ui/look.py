"""How large things are: one unit that follows the window and the user's text size, and what fits beside what."""

from dataclasses import dataclass
from math import ceil

from poise.shown.theme import Theme

_BASE = 16.0
_WIDTH, _HEIGHT = 1366.0, 768.0
_GROWTH, _MOST = 0.7, 2.4

_FAR = 24.5
"""Points of plain text on a projector's picture 1080 pixels high; both sides' words are 1.15 times that, over 28."""

_POINT = 96 / 72
"""Pixels of a point on a screen of plain density."""

_SQUAREST = 0.8
"""Height in widths of the squarest picture whose text still follows its height (5:4)."""


@dataclass(frozen=True, slots=True)
class Look:
    """Theme and measure of the window at its present size.

    Attributes:
        theme: the colours.
        unit: the height of plain text in pixels; every length is a multiple of it.
        width, height: of the window, in pixels.
    """

    theme: Theme
    unit: int
    width: int
    height: int

    def em(self, units: float) -> int:
        """So many units, in whole pixels."""
        return round(units * self.unit)

    @property
    def wide(self) -> bool:
        """Whether three columns fit side by side."""
        return self.width >= 58 * self.unit

    @property
    def medium(self) -> bool:
        """Whether two columns fit side by side."""
        return self.width >= 44 * self.unit

    @property
    def tall(self) -> bool:
        """Whether there is height to spare."""
        return self.height >= 30 * self.unit


def look(theme: Theme, width: int, height: int, text_scale: float) -> Look:
    """The measure of a window of that size.

    Text is 16 pixels up to a small laptop's screen; beyond, it grows more slowly than the window, so that a projector's
    4K picture is neither tiny nor crude.  The user's text size multiplies that.
    """
    room = min(width / _WIDTH, height / _HEIGHT)
    grown = min(_MOST, 1 + max(0.0, room - 1) * _GROWTH)
    return Look(theme, round(_BASE * grown * text_scale), width, height)


def far(theme: Theme, width: int, height: int, text_scale: float = 1.0) -> Look:
    """The measure of a picture for a whole room: text is a fixed part of its height, whatever the resolution."""
    lines = min(height, width * _SQUAREST) / 1080
    return Look(theme, ceil(_FAR * _POINT * lines * text_scale), width, height)
