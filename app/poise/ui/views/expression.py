"""What a mood looks like in a face: a handful of numbers, blended along the scale of anger."""

from dataclasses import dataclass, fields

from poise.domain.mood import Mood


@dataclass(frozen=True, slots=True)
class Expression:
    """How a face is set.  Lengths are in the units of a face's drawing (a head is some 120 high).

    Attributes:
        brow_inner, brow_outer: how far the ends of the brows are lowered; negative: raised.
        knit: how far the brows are drawn together.
        lid: how much of the eye the upper lid covers, 0..1.
        squint: how much of it the lower lid covers, 0..1.
        curve: corners of the mouth, -1 (down) to 1 (a smile).
        width: width of the mouth, 1 at rest.
        press: how hard the lips are pressed, 0..1.
        crease: the fold between the brows, 0..1.
        lean: how far the head comes forward, 0..1.
        tilt: how far the head is tilted, degrees.
    """

    brow_inner: float
    brow_outer: float
    knit: float
    lid: float
    squint: float
    curve: float
    width: float
    press: float
    crease: float
    lean: float
    tilt: float


# Own choice, drawn after what people do: the brow lowers and knits and the lips tighten before the eyes widen.
_BY_ANGER: tuple[tuple[int, Expression], ...] = (
    (0, Expression(-1.6, -0.6, 0.0, 0.16, 0.14, 0.62, 1.04, 0.0, 0.0, 0.0, 1.6)),
    (25, Expression(-0.6, 0.0, 0.2, 0.18, 0.06, 0.16, 1.0, 0.05, 0.05, 0.0, 0.8)),
    (45, Expression(1.2, -0.8, 1.0, 0.20, 0.06, -0.22, 0.97, 0.2, 0.3, 0.1, 0.2)),
    (65, Expression(3.2, -1.4, 2.2, 0.24, 0.14, -0.46, 0.94, 0.4, 0.65, 0.35, 0.0)),
    (85, Expression(5.0, -2.4, 3.2, 0.16, 0.22, -0.68, 0.98, 0.5, 0.9, 0.7, -0.6)),
    (100, Expression(6.0, -3.2, 3.8, 0.08, 0.24, -0.8, 1.02, 0.5, 1.0, 1.0, -1.0)),
)

_WARMTH = 0.35
"""How much of a smile full trust adds to a calm face."""


def expression(mood: Mood) -> Expression:
    """The face of that mood; between two known ones it is blended, so that no step is ever seen."""
    below = max((known for known in _BY_ANGER if known[0] <= mood.anger), key=lambda known: known[0])
    above = min((known for known in _BY_ANGER if known[0] >= mood.anger), key=lambda known: known[0])
    share = (mood.anger - below[0]) / (above[0] - below[0]) if above[0] > below[0] else 0.0
    face = blend(below[1], above[1], share)
    warmth = _WARMTH * max(0.0, 1 - mood.anger / 45) * mood.trust / 100
    return blend(face, Expression(**{**_as_dict(face), "curve": 1.0, "squint": 0.3}), warmth)


def blend(one: Expression, other: Expression, share: float) -> Expression:
    """`share` of the way from `one` to `other`."""
    a, b = _as_dict(one), _as_dict(other)
    return Expression(**{name: a[name] + (b[name] - a[name]) * share for name in a})


def apart(one: Expression, other: Expression) -> float:
    """The largest difference between two faces: 0 if nothing is left to move."""
    a, b = _as_dict(one), _as_dict(other)
    return max(abs(a[name] - b[name]) for name in a)


def _as_dict(face: Expression) -> dict[str, float]:
    return {field.name: getattr(face, field.name) for field in fields(face)}
