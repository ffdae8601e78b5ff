"""A face moves smoothly with the mood, and angry faces are angrier."""

from hypothesis import given
from hypothesis import strategies as st

from poise.domain.mood import Mood
from poise.ui.views.expression import apart, blend, expression

points = st.integers(0, 100)


@given(points, points)
def test_every_mood_has_a_face_within_reason(anger: int, trust: int) -> None:
    face = expression(Mood(anger, trust))
    assert 0 <= face.lid <= 1 and 0 <= face.squint <= 1 and 0 <= face.press <= 1
    assert -1 <= face.curve <= 1


@given(st.integers(0, 99), points)
def test_one_point_of_anger_is_never_a_jump(anger: int, trust: int) -> None:
    assert apart(expression(Mood(anger, trust)), expression(Mood(anger + 1, trust))) < 0.3


@given(points, points)
def test_anger_lowers_the_brows_and_the_corners_of_the_mouth(one: int, other: int) -> None:
    calmer, angrier = (expression(Mood(anger, 30)) for anger in sorted((one, other)))
    assert calmer.brow_inner <= angrier.brow_inner + 1e-9
    assert calmer.curve >= angrier.curve - 1e-9


def test_trust_smiles_only_on_a_calm_face() -> None:
    assert expression(Mood(5, 90)).curve > expression(Mood(5, 10)).curve
    assert expression(Mood(90, 90)) == expression(Mood(90, 10))


def test_blending_ends_where_it_is_to_end() -> None:
    one, other = expression(Mood(10, 50)), expression(Mood(90, 50))
    assert apart(blend(one, other, 0.0), one) < 1e-9
    assert apart(blend(one, other, 1.0), other) < 1e-9
