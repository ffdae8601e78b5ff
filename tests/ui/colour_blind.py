"""How far apart two colours are for an eye that lacks one kind of cone.

Matrices for severity 1.0: Machado, Oliveira & Fernandes 2009, IEEE TVCG 15(6):1291; distance: CIE 1976 in CIELAB.
"""

from math import dist

SEEN = {
    "full": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}

_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE = (0.9505, 1.0, 1.089)


def apart(one: str, other: str, eye: str) -> float:
    """Distance of two "#rrggbb" colours as that eye sees them; 2.3 is just noticeable."""
    return dist(_lab(one, eye), _lab(other, eye))


def _lab(colour: str, eye: str) -> tuple[float, float, float]:
    coded = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in coded]
    seen = [min(1.0, max(0.0, v)) for v in _times(SEEN[eye], linear)]
    x, y, z = (_root(v / white) for v, white in zip(_times(_XYZ, seen), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _times(matrix: tuple[tuple[float, ...], ...], vector: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def _root(v: float) -> float:
    return v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116
