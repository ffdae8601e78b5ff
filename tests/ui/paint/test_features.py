"""Features drawn one by one: what an expression, a voice or a blink does to each, and that each keeps its place."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage, QPainter

from poise.domain.mood import Mood
from poise.resources import root
from poise.ui.paint.features import Pose, draw_brows, draw_eyes, draw_mouth, draw_nose
from poise.ui.paint.sketch import Sketch, read_sketch
from poise.ui.views.expression import Expression, expression

pytestmark = pytest.mark.usefixtures("qapp")

SCALE = 4
LEFT, TOP, SIDE = 60, 72, 80
"""The part of a sketch's box that is looked at: a square around eyes and mouth."""

GROUND = "#00FF00"
WHITE, DARK, TEETH, TONGUE = "#FBF8F3", "#3A1C1B", "#F4EEE4", "#A4514C"
FACES = {file.stem: read_sketch(file) for file in sorted((root("assets") / "faces").glob("*.toml"))}
FACE = FACES["margaret"]
CALM = Expression(0.0, 0.0, 0.0, 0.1, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0)

Picture = NDArray[np.uint8]
Inked = NDArray[np.bool_]

points, shares = st.integers(0, 100), st.floats(0, 1)
moods = st.builds(lambda anger, trust: expression(Mood(anger, trust)), points, points)
sketches = st.sampled_from(list(FACES.values()))


# --- pictures ----------------------------------------------------------------------------------------------------
def drawn(draw: Callable[[QPainter], object]) -> Picture:
    """Rows, columns, red, green, blue and opacity."""
    image = QImage(SIDE * SCALE, SIDE * SCALE, QImage.Format.Format_RGBA8888)
    image.fill(QColor(GROUND))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(SCALE, SCALE)
    painter.translate(-LEFT, -TOP)
    draw(painter)
    painter.end()
    return np.array(image.constBits(), np.uint8).reshape(SIDE * SCALE, SIDE * SCALE, 4)


def eyes(face: Expression = CALM, blink: float = 0.0, sketch: Sketch = FACE) -> Picture:
    return drawn(lambda painter: draw_eyes(painter, sketch, Pose(face, 0.0, blink)))


def brows(face: Expression = CALM, sketch: Sketch = FACE) -> Picture:
    return drawn(lambda painter: draw_brows(painter, sketch, face))


def nose(face: Expression = CALM, sketch: Sketch = FACE) -> Picture:
    return drawn(lambda painter: draw_nose(painter, sketch, face))


def mouth(face: Expression = CALM, wide: float = 0.0, sketch: Sketch = FACE) -> Picture:
    return drawn(lambda painter: draw_mouth(painter, sketch, Pose(face, wide)))


def featured(**features: float) -> Sketch:
    """A face with these features."""
    return replace(FACE, features={**FACE.features, **features})


def of(picture: Picture, colour: str) -> Inked:
    """Where it has exactly that colour."""
    return picture.view(np.uint32)[:, :, 0] == np.array(QColor(colour).getRgb(), np.uint8).view(np.uint32)[0]


def ink(picture: Picture) -> Inked:
    return ~of(picture, GROUND)


def area(inked: Inked) -> float:
    return float(inked.sum()) / SCALE**2


def box(inked: Inked) -> tuple[float, float, float, float]:
    """Left, top, right and bottom."""
    rows, columns = np.flatnonzero(inked.any(1)), np.flatnonzero(inked.any(0))
    across, down = LEFT + columns / SCALE, TOP + rows / SCALE
    return float(across[0]), float(down[0]), float(across[-1]), float(down[-1])


def height(inked: Inked, left: float, right: float) -> float:
    """How far down the ink between two columns lies, on average."""
    part = inked[:, round((left - LEFT) * SCALE) : round((right - LEFT) * SCALE)]
    return TOP + float(np.flatnonzero(part.any(1)).mean()) / SCALE


def alike(one: Picture, other: Picture) -> bool:
    """But for the smoothing of edges."""
    return bool(np.abs(one.astype(int) - other).sum(2).max() < 60)


# --- all of them -------------------------------------------------------------------------------------------------
@given(sketches, moods, shares, shares)
def test_no_mood_voice_or_blink_brings_a_feature_out_of_its_place(
    sketch: Sketch, face: Expression, wide: float, blink: float
) -> None:
    for picture, (left, top, right, bottom) in (
        (eyes(face, blink, sketch), (66, 91, 134, 107)),
        (brows(face, sketch), (66, 78, 134, 96)),
        (nose(face, sketch), (89, 97, 111, 125)),
        (mouth(face, wide, sketch), (82, 128, 118, 151)),
    ):
        found = box(ink(picture))
        assert found[0] > left and found[1] > top and found[2] < right and found[3] < bottom


@given(sketches, moods, shares)
def test_brows_and_mouth_are_the_same_on_both_sides(sketch: Sketch, face: Expression, wide: float) -> None:
    for picture in (brows(face, sketch), mouth(face, wide, sketch)):
        assert alike(picture, picture[:, ::-1])


@pytest.mark.parametrize(
    "draw",
    [
        lambda painter: draw_eyes(painter, FACE, Pose(CALM, 0.0, 0.5)),
        lambda painter: draw_brows(painter, FACE, CALM),
        lambda painter: draw_nose(painter, FACE, CALM),
        lambda painter: draw_mouth(painter, FACE, Pose(CALM, 1.0)),
    ],
    ids=["eyes", "brows", "nose", "mouth"],
)
def test_what_is_drawn_next_is_neither_moved_nor_clipped(draw: Callable[[QPainter], object]) -> None:
    def check(painter: QPainter) -> None:
        before = painter.transform()
        draw(painter)
        assert painter.transform() == before and not painter.hasClipping()

    drawn(check)


@pytest.mark.parametrize("sketch", FACES.values(), ids=list(FACES))
def test_each_customer_has_colours_of_his_own(sketch: Sketch) -> None:
    assert area(of(eyes(sketch=sketch), sketch.colours["iris"])) > 30
    assert area(of(brows(sketch=sketch), sketch.colours["brow"])) > 60
    assert area(of(mouth(sketch=sketch), sketch.colours["lips"])) > 60


@pytest.mark.parametrize(
    ("feature", "draw", "measure"),
    [
        ("eye", eyes, lambda seen: box(ink(seen))[2]),
        ("lashes", eyes, lambda seen: box(ink(seen))[2]),
        ("brow_weight", brows, lambda seen: area(ink(seen))),
        ("brow_arch", brows, lambda seen: -height(ink(seen), 118, 124)),
        ("nose", nose, lambda seen: box(ink(seen))[2]),
        ("lips", mouth, lambda seen: -box(ink(seen))[1]),
        ("lips", mouth, lambda seen: box(ink(seen))[3]),
    ],
)
def test_the_more_of_a_feature_a_face_has_the_more_is_seen(
    feature: str, draw: Callable[..., Picture], measure: Callable[[Picture], float]
) -> None:
    less, plain, more = (measure(draw(sketch=featured(**{feature: share}))) for share in (0.5, 1.0, 1.5))
    assert less < plain < more


# --- eyes --------------------------------------------------------------------------------------------------------
@given(sketches, moods, shares, shares)
def test_a_closing_lid_shows_ever_less_of_the_eye(sketch: Sketch, face: Expression, one: float, other: float) -> None:
    first, then = (of(eyes(face, blink, sketch), WHITE) for blink in sorted((one, other)))
    assert area(then) <= area(first) + 0.5


@given(sketches, moods)
def test_a_closed_eye_is_all_lid(sketch: Sketch, face: Expression) -> None:
    open_, closed = eyes(face, 0.0, sketch), eyes(face, 1.0, sketch)
    assert area(of(open_, WHITE)) > 15 and area(of(open_, sketch.colours["iris"])) > 15
    assert not of(closed, WHITE).any() and not of(closed, sketch.colours["iris"]).any()
    assert area(ink(closed)) > 0.9 * area(ink(open_))


@pytest.mark.parametrize(("lid", "edge", "down"), [("lid", 1, True), ("squint", 3, False)])
def test_the_upper_lid_covers_the_eye_from_above_and_the_lower_one_from_below(lid: str, edge: int, down: bool) -> None:
    drawings = [eyes(replace(CALM, **{lid: share})) for share in (0.0, 0.2, 0.4, 0.6)]
    seen = [of(one, WHITE) | of(one, FACE.colours["iris"]) for one in drawings]
    edges, other = [box(one)[edge] for one in seen], [box(one)[4 - edge] for one in seen]
    assert edges == sorted(edges, reverse=not down) and abs(edges[-1] - edges[0]) > 1.5
    assert max(other) - min(other) < 1


def test_a_blink_lets_go_of_a_squint() -> None:
    open_, half = (of(eyes(replace(CALM, squint=0.8), blink), WHITE) for blink in (0.0, 0.4))
    assert box(half)[3] > box(open_)[3] + 0.5


def test_the_light_falls_into_both_eyes_from_one_side() -> None:
    seen = eyes().sum(2)
    for eye in (80.9, 119.1):
        left, right = (seen[round((97 - TOP) * SCALE), round((eye + x - LEFT) * SCALE)] for x in (-1.4, 1.4))
        assert left > right + 200


# --- brows -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("way", [-2.0, 3.0])
@pytest.mark.parametrize("end", ["brow_inner", "brow_outer"])
def test_each_end_of_a_brow_goes_up_and_down_by_itself(end: str, way: float) -> None:
    rest, moved = ink(brows()), ink(brows(replace(CALM, **{end: way})))
    inner, outer = (height(moved, *columns) - height(rest, *columns) for columns in ((108, 113), (127, 132)))
    most, least = (inner, outer) if end == "brow_inner" else (outer, inner)
    assert 0.5 < most / way < 1.2 and abs(least) < abs(most) / 2


def test_knitted_brows_come_together() -> None:
    gaps = [box(ink(brows(replace(CALM, knit=knit)))[:, SIDE * SCALE // 2 :])[0] for knit in (0.0, 1.0, 2.0, 4.0)]
    assert gaps == sorted(gaps, reverse=True) and gaps[0] - gaps[-1] > 2


# --- nose --------------------------------------------------------------------------------------------------------
def test_pressed_lips_draw_the_nostrils_apart() -> None:
    rest, pressed = box(ink(nose())), box(ink(nose(replace(CALM, press=1.0))))
    assert pressed[0] < rest[0] and pressed[2] > rest[2]


@given(moods)
def test_nothing_else_moves_the_nose(face: Expression) -> None:
    assert np.array_equal(nose(face), nose(replace(CALM, press=face.press)))


# --- mouth -------------------------------------------------------------------------------------------------------
def test_a_closed_mouth_shows_lips_only_and_an_open_one_teeth_above_the_tongue() -> None:
    closed, wide = mouth(), mouth(wide=1.0)
    assert not any(of(closed, colour).any() for colour in (DARK, TEETH, TONGUE))
    teeth, dark, tongue = (of(wide, colour) for colour in (TEETH, DARK, TONGUE))
    assert area(dark) > 60 and box(teeth)[3] < box(tongue)[1]
    inside = box(dark | teeth | tongue)
    lips = box(of(wide, FACE.colours["lips"]))
    assert lips[0] <= inside[0] and lips[1] < inside[1] and lips[2] >= inside[2] and lips[3] > inside[3]


@given(sketches, moods, shares, shares)
def test_a_louder_voice_opens_the_mouth_higher_and_draws_its_corners_in(
    sketch: Sketch, face: Expression, one: float, other: float
) -> None:
    soft, loud = (box(ink(mouth(face, wide, sketch))) for wide in sorted((one, other)))
    assert loud[2] - loud[0] <= soft[2] - soft[0]
    assert loud[3] >= soft[3] - 0.25


@pytest.mark.parametrize("curve", [-1.0, -0.3, 0.3, 1.0])
def test_a_smile_lifts_the_corners_and_a_frown_lowers_them(curve: float) -> None:
    rest, moved = ink(mouth()), ink(mouth(replace(CALM, curve=curve)))
    corner, middle = (height(moved, *columns) - height(rest, *columns) for columns in ((86, 88), (99, 101)))
    assert (corner < 0 < middle) if curve > 0 else (middle < 0 < corner)


def test_pressed_lips_are_thin_unless_they_speak() -> None:
    def lips(press: float, wide: float) -> Picture:
        return mouth(replace(CALM, press=press), wide)

    red = [area(of(lips(press, 0.0), FACE.colours["lips"])) for press in (0.0, 0.5, 1.0)]
    assert red[0] > 1.4 * red[1] > 2 * red[2] > 0
    assert np.array_equal(lips(0.0, 1.0), lips(1.0, 1.0))


def test_a_face_can_have_its_mouth_drawn_wide() -> None:
    widths = [box(ink(mouth(replace(CALM, width=width)))) for width in (0.8, 1.0, 1.2)]
    assert widths[0][0] > widths[1][0] > widths[2][0] and widths[0][2] < widths[1][2] < widths[2][2]
