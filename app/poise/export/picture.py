"""A picture as plain shapes, so that a web page and a printed page draw the very same one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Palette = Mapping[str, str]
"""Colours by role ("ink", "line", "calm" …), as "#rrggbb"."""

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]

WIDTH = 720.0
"""Units every picture is wide; one unit is a pixel on the screen and a quarter of a millimetre on paper."""


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle, its corners rounded by `round`."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    round: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line through `points`; `dash` is (on, off) or None for a whole one."""

    points: tuple[Point, ...]
    stroke: str
    width: float = 1.0
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle with a rim."""

    x: float
    y: float
    radius: float
    fill: str
    rim: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words whose base line is at `y`."""

    x: float
    y: float
    text: str
    fill: str
    size: float = 12.0
    anchor: Anchor = "start"
    bold: bool = False


Shape = Box | Line | Dot | Label


@dataclass(frozen=True, slots=True)
class Picture:
    """Shapes in the order in which they are drawn; `title` and `words` say what is to be seen."""

    title: str
    words: str
    height: float
    shapes: tuple[Shape, ...]
