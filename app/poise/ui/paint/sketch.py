"""A face as data: colours, features and pieces of outline from a TOML file, in a box of 200 by 240 units."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtGui import QPainterPath

from poise.problems import ScenarioProblem

WIDTH, HEIGHT = 200.0, 240.0
"""The box in which faces are drawn; the middle of the face is at x = 100."""

Place = Callable[[float, float], tuple[float, float]]
"""Moves a point of the drawing, as the jaw does."""

_TOKEN = re.compile(r"[MLCQZ]|-?\d+(?:\.\d+)?")
_POINTS = {"M": 1, "L": 1, "Q": 2, "C": 3, "Z": 0}


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of outline.

    Attributes:
        moves: path commands (M, L, Q, C, Z) with absolute coordinates.
        fill, line: names of colours; "" for none.
        width: of the line.
        mirror: whether it is drawn a second time, mirrored.
    """

    moves: tuple[tuple[str, tuple[float, ...]], ...]
    fill: str = ""
    line: str = ""
    width: float = 1.0
    mirror: bool = False


@dataclass(frozen=True, slots=True)
class Sketch:
    """One customer's looks.

    Attributes:
        colours: by name; `skin`, `shade`, `lips`, `brow`, `iris`, `line` are used by the features.
        features: numbers that vary the common face (see `_FEATURES`).
        body: neck and clothes.
        back: behind the head, moving with it.
        jaw: on the face below the mouth, moving with the jaw.
        front: over the face.
    """

    colours: Mapping[str, str]
    features: Mapping[str, float]
    body: tuple[Piece, ...]
    back: tuple[Piece, ...]
    jaw: tuple[Piece, ...]
    front: tuple[Piece, ...]


_LAYERS = ("body", "back", "jaw", "front")
_COLOURS = ("skin", "shade", "light", "blush", "lips", "brow", "iris", "line")
_FEATURES = {
    "jaw": 1.0,
    "width": 1.0,
    "eye": 1.0,
    "brow_weight": 1.0,
    "brow_arch": 1.0,
    "nose": 1.0,
    "lips": 1.0,
    "lines": 0.0,
    "lashes": 0.0,
}


def read_sketch(file: Path) -> Sketch:
    """The face in `file`.  Raises ScenarioProblem."""
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
        colours = {str(name): str(value) for name, value in raw["colours"].items()}
        features = _FEATURES | {name: float(value) for name, value in raw.get("features", {}).items()}
        pieces = {layer: tuple(_piece(one) for one in raw.get(layer, ())) for layer in _LAYERS}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ScenarioProblem(file, 1, f"this face cannot be read ({error!r}).") from error
    used = {name for layer in pieces.values() for piece in layer for name in (piece.fill, piece.line) if name}
    lacking = sorted((used | set(_COLOURS)) - set(colours)) + sorted(set(features) - set(_FEATURES))
    if lacking:
        raise ScenarioProblem(file, 1, f"this face names what is not there: {', '.join(lacking)}.")
    return Sketch(colours, features, *(pieces[layer] for layer in _LAYERS))


def outline(piece: Piece, place: Place) -> QPainterPath:
    """The piece as a path, each point moved by `place`."""
    path = QPainterPath()
    for move, numbers in piece.moves:
        at = [c for i in range(0, len(numbers), 2) for c in place(numbers[i], numbers[i + 1])]
        match move:
            case "M":
                path.moveTo(*at)
            case "L":
                path.lineTo(*at)
            case "Q":
                path.quadTo(*at)
            case "C":
                path.cubicTo(*at)
            case _:
                path.closeSubpath()
    return path


def moves(text: str) -> tuple[tuple[str, tuple[float, ...]], ...]:
    """Path commands out of "M 100 36 C ... Z".  Raises ValueError."""
    found: list[tuple[str, tuple[float, ...]]] = []
    tokens = _TOKEN.findall(text)
    if not tokens or re.sub(r"[\s,]+", "", text) != "".join(tokens) or tokens[0] != "M":
        raise ValueError(f"not a path: {text[:40]!r}")
    at = 0
    while at < len(tokens):
        move, count = tokens[at], 2 * _POINTS.get(tokens[at], -1)
        numbers = tokens[at + 1 : at + 1 + max(count, 0)]
        if count < 0 or len(numbers) != count or any(token in _POINTS for token in numbers):
            raise ValueError(f"not a path: {text[:40]!r}")
        found.append((move, tuple(float(number) for number in numbers)))
        at += 1 + count
    return tuple(found)


def _piece(raw: Mapping[str, Any]) -> Piece:
    return Piece(
        moves(raw["path"]),
        str(raw.get("fill", "")),
        str(raw.get("line", "")),
        float(raw.get("width", 1.0)),
        bool(raw.get("mirror", False)),
    )
