"""The picture of a call, in pixels: everything lies at its second, and nothing of a voice is left out."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from poise.domain.evidence import Polarity
from poise.resources import root
from poise.shown.marks import Mark
from poise.shown.theme import read_theme
from poise.ui.look import Look
from poise.ui.paint.timeline import RULES, Ground, draw_ground, rule, signs, swings
from poise.ui.views.replay import MarkShown, MoodShown, Passage, ReplayShown

pytestmark = pytest.mark.usefixtures("dressed")
LIGHT = Look(read_theme(root("assets") / "themes", "light"), 16, 1366, 768)
WIDE, HIGH = 620, 300
GROUNDS = st.builds(
    Ground,
    st.just(LIGHT),
    st.integers(40, 4000),
    st.integers(60, 900),
    st.floats(0, 1800),
    st.floats(1, 1800),
    st.just(1.0),
)
SECONDS = st.floats(0, 1800)


def ground(left: float = 0.0, span: float = 60.0, width: int = WIDE, height: int = HIGH) -> Ground:
    return Ground(LIGHT, width, height, left, span, 1.0)


def voice(begins: float, ends: float, party: str = "trainee", peaks: bytes = b"", **more: object) -> Passage:
    made = Passage("trainee", "You", 1, begins, ends, "So sorry.", (), peaks, begins)
    return replace(made, party=party, **more)


def mark(begins: float, place: int = 0, polarity: Polarity = "skill", sure: bool = True) -> MarkShown:
    told = Mark(0, 0, polarity, f"Mark {begins} {place}", "", "", sure, 1)
    return MarkShown(told, begins, begins + 1, (begins, begins + 1), "", place)


def call(*passages: Passage, marks: tuple[MarkShown, ...] = (), **more: object) -> ReplayShown:
    moods = (MoodShown(0.0, 75, "angry", "Angry"),)
    made = ReplayShown(
        "T", "Margaret", "You", 60.0, passages, marks, moods, ((0.0, "Letting off steam"),), (), (), 0.02
    )
    return replace(made, **more)


def drawn(shown: ReplayShown, where: Ground | None = None) -> QImage:
    where = where or ground()
    image = QImage(where.width, where.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    font = QFont(painter.font())
    font.setPixelSize(14)
    painter.setFont(font)
    draw_ground(painter, where, shown)
    painter.end()
    return image


def inked(image: QImage, lane: QRectF, role: str) -> set[int]:
    """The columns of the lane in which there is this colour of the theme."""
    colour = QColor(LIGHT.theme[role]).rgb()
    rows = range(int(lane.top()) + 1, int(lane.bottom()))
    pixels = memoryview(image.constBits()).cast("I")
    found = (row for row in rows if 0 <= row < image.height())
    return {x for y in found for x in range(image.width()) if pixels[y * image.width() + x] == colour}


# --- place and time ------------------------------------------------------------------------------------------------
@given(GROUNDS, SECONDS)
def test_a_place_and_its_second_are_each_other_s_inverse(where: Ground, at: float) -> None:
    assert where.at(where.x(at)) == pytest.approx(at, abs=1e-6)


@given(GROUNDS)
def test_all_that_is_seen_lies_inside_with_a_margin(where: Ground) -> None:
    assert where.x(where.left) == pytest.approx(where.edge)
    end = where.x(where.left + where.span)
    assert end == pytest.approx(max(where.width - where.edge, where.edge + 1), abs=1e-6)


@given(GROUNDS)
def test_lanes_lie_below_each_other_and_fill_the_height(where: Ground) -> None:
    lanes = [where.lane(name) for name in ("stages", "mood", "customer", "trainee", "marks", "ruler")]
    for above, below in pairwise(lanes):
        assert below.top() == pytest.approx(above.bottom())
    assert lanes[0].top() == 0 and lanes[-1].bottom() >= where.height - 1e-6
    assert lanes[-1].bottom() <= max(where.height + 1e-6, LIGHT.em(1.7) + LIGHT.em(1.4))


def test_there_is_no_such_lane() -> None:
    with pytest.raises(KeyError):
        ground().lane("weather")


@given(GROUNDS)
def test_the_numbers_of_the_ruler_have_room(where: Ground) -> None:
    step = rule(where)
    apart = step / where.span * where.width
    assert step in RULES and (apart >= LIGHT.em(4) - 1e-6 or step == RULES[-1])
    smaller = [one for one in RULES if one < step]
    assert all(one / where.span * where.width < LIGHT.em(4) for one in smaller)


# --- voices --------------------------------------------------------------------------------------------------------
@given(st.integers(0, 2999), st.floats(0, 40), st.floats(1, 60))
def test_no_loud_moment_is_lost_at_any_size(loud: int, left: float, span: float) -> None:
    peaks = bytes(3000)
    passage = voice(0.0, 60.0, peaks=peaks[:loud] + b"\xff" + peaks[loud + 1 :])
    where = ground(left, span)
    at = (loud + 0.5) * 0.02
    seen = [x for x, swing in swings(passage, where, 0.02) if swing == 255]
    inside = where.edge < where.x(at) < where.width - where.edge
    assert not inside or seen, "what is loud is seen"
    assert all(abs(where.x(at) - x) <= 1.5 + 0.02 / where.span * where.width for x in seen), "and where it is"


def test_a_voice_is_as_high_as_it_is_loud() -> None:
    loud, soft = (drawn(call(voice(10.0, 20.0, peaks=bytes([swing]) * 500))) for swing in (240, 60))
    lane = ground().lane("trainee")
    x, accent = round(ground().x(15.0)), QColor(LIGHT.theme["accent"]).rgb()
    high = [sum(image.pixel(x, y) == accent for y in range(HIGH)) for image in (loud, soft)]
    assert 3 < high[1] * 3 < high[0] < lane.height()


@pytest.mark.parametrize(("party", "role"), [("customer", "muted"), ("trainee", "accent")])
@pytest.mark.parametrize("peaks", [b"", b"\x80" * 500], ids=("without a sound", "with a sound"))
def test_each_voice_lies_in_its_lane_at_its_seconds(party: str, role: str, peaks: bytes) -> None:
    where = ground()
    image = drawn(call(voice(10.0, 20.0, party, peaks)), where)
    lane = where.lane(party)
    middle = QRectF(0, lane.center().y() - 3, WIDE, 6)
    columns = inked(image, middle, role)
    assert (min(columns), max(columns)) == pytest.approx((where.x(10.0), where.x(20.0)), abs=1.5)
    other = where.lane("customer" if party == "trainee" else "trainee")
    assert not inked(image, QRectF(0, other.center().y() - 3, WIDE, 6), role)


def test_what_lies_elsewhere_is_not_drawn() -> None:
    shown = call(voice(1.0, 5.0), voice(50.0, 55.0), marks=(mark(2.0), mark(52.0, 0, "fault")))
    image = drawn(shown, where := ground(20.0, 20.0))
    for name, role in (("trainee", "accent"), ("marks", "skill"), ("marks", "fault")):
        assert not inked(image, where.lane(name), role)


def test_a_pause_has_a_bracket_below_it() -> None:
    plain, paused = (
        drawn(call(voice(10.0, 30.0, peaks=b"\x80" * 1000, pauses=pauses))) for pauses in ((), ((18.0, 22.0),))
    )
    lane = ground().lane("trainee")
    foot = QRectF(0, lane.bottom() - LIGHT.em(0.6), WIDE, LIGHT.em(0.6))
    columns = inked(paused, foot, "muted") - inked(plain, foot, "muted")
    assert (min(columns), max(columns)) == pytest.approx((ground().x(18.0), ground().x(22.0)), abs=1.5)


def test_both_voices_have_their_names_where_there_is_room() -> None:
    shown = call(customer="Margaret Doyle", you="You")
    for height, named in ((HIGH, True), (110, False)):
        where = ground(height=height)
        image = drawn(shown, where)
        assert [bool(inked(image, where.lane(name), "muted")) for name in ("customer", "trainee")] == [named] * 2


def test_talking_over_is_framed_across_both_voices() -> None:
    where = ground()
    image = drawn(call(overlaps=((30.0, 40.0),)), where)
    fault = QColor(LIGHT.theme["fault"]).rgb()
    for name in ("customer", "trainee"):
        y = round(where.lane(name).center().y())
        columns = [x for x in range(WIDE) if image.pixel(x, y) == fault]
        assert columns and (min(columns), max(columns)) == pytest.approx((where.x(30.0), where.x(40.0)), abs=2)


# --- mood, stages, ruler -------------------------------------------------------------------------------------------
def test_the_field_of_the_mood_is_as_high_as_the_anger_and_as_long_as_it_lasts() -> None:
    moods = (MoodShown(0.0, 90, "furious", "Furious"), MoodShown(30.0, 10, "calm", "Calm"))
    where = ground()
    image, lane = drawn(call(moods=moods), where), where.lane("mood")
    tops = {}
    for role in ("furious", "calm"):
        columns = inked(image, lane, role)
        tops[role] = min(
            y
            for y in range(HIGH)
            if image.pixel(sorted(columns)[len(columns) // 2], y) == QColor(LIGHT.theme[role]).rgb()
        )
        seconds = (0.0, 30.0) if role == "furious" else (30.0, 60.0)
        assert (min(columns), max(columns)) == pytest.approx([where.x(at) for at in seconds], abs=2)
    assert tops["furious"] < lane.top() + lane.height() * 0.2 and tops["calm"] > lane.top() + lane.height() * 0.8


def test_the_mood_is_told_in_words_whether_high_or_low() -> None:
    where = ground()
    for anger in (5, 50, 95):
        with_word, without = (drawn(call(moods=(MoodShown(0.0, anger, "wary", word),)), where) for word in ("Wary", ""))
        assert with_word != without


def test_what_does_not_fit_is_shortened_and_then_left_out() -> None:
    lane = ground().lane("stages")

    def stage(end: float) -> QImage:
        return drawn(call(stages=((0.0, "Mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm"), (end, ""))))

    whole, shortened = (inked(stage(end), lane, "muted") for end in (59.0, 20.0))
    assert max(whole) > max(shortened) > 0 and max(shortened) <= ground().x(20.0)
    assert not inked(stage(4.5), lane, "muted")
    image, surface = stage(20.0), QColor(LIGHT.theme["surface"]).rgb()
    ink = [(x, y) for x in range(WIDE) for y in range(1, int(lane.bottom()) - 1) if image.pixel(x, y) != surface]
    last = max(x for x, _ in ink)
    assert len({y for x, y in ink if x > last - 2}) <= 3, "it ends in dots, not in half a letter"


def test_the_last_number_of_the_ruler_is_not_cut() -> None:
    where = ground()
    last = drawn(call(), where).copy(WIDE - 2, int(where.lane("ruler").top()), 2, int(where.lane("ruler").height()))
    surface = QColor(LIGHT.theme["surface"]).rgb()
    assert all(last.pixel(x, y) == surface for x in range(2) for y in range(last.height()))
    assert inked(drawn(call(), where), where.lane("ruler"), "muted")


def test_an_empty_call_can_be_drawn() -> None:
    image = drawn(call(seconds=0.0), ground(0.0, 0.001))
    assert image.pixel(WIDE // 2, HIGH // 2) == QColor(LIGHT.theme["surface"]).rgb()


# --- marks ---------------------------------------------------------------------------------------------------------
MOMENTS = st.dictionaries(st.integers(0, 600).map(lambda at: at / 10), st.integers(1, 8), min_size=1, max_size=12)


@given(MOMENTS)
def test_marks_of_one_moment_lie_side_by_side_and_end_before_the_next(moments: dict[float, int]) -> None:
    marks = tuple(mark(at, place) for at, count in moments.items() for place in range(count))
    where = ground()
    placed = {one.mark.label: (area.center().x(), one) for area, one in signs(where, marks)}
    assert len(placed) == len(marks)
    for x, one in placed.values():
        later = [at for at in moments if at > one.begins]
        assert where.x(one.begins) - 1e-6 <= x
        assert x < (where.x(min(later)) if later else where.width)
        assert (x == pytest.approx(where.x(one.begins))) == (one.place == 0)


def test_where_there_is_room_they_do_not_touch() -> None:
    areas = [area for area, _ in signs(ground(), [mark(20.0, place) for place in range(4)])]
    assert not [1 for one, other in combinations(areas, 2) if one.intersects(other)]


@pytest.mark.parametrize("polarity", ["skill", "fault"])
def test_what_is_not_sure_is_hollow(polarity: Polarity) -> None:
    where = ground()
    sure, unsure = (drawn(call(marks=(mark(30.0, 0, polarity, one),)), where) for one in (True, False))
    centre = QPoint(round(where.x(30.0)), round(where.lane("marks").center().y()) + 2)
    assert sure.pixel(centre) == QColor(LIGHT.theme[polarity]).rgb()
    assert unsure.pixel(centre) == QColor(LIGHT.theme["surface"]).rgb()
    assert inked(unsure, where.lane("marks"), polarity)


def test_skill_and_fault_differ_in_shape() -> None:
    where = ground()
    ((area, _),) = signs(where, (mark(30.0),))
    wide = {}
    for polarity in ("skill", "fault"):
        image, colour = drawn(call(marks=(mark(30.0, 0, polarity),)), where), QColor(LIGHT.theme[polarity]).rgb()
        rows = (area.top() + 3, area.center().y(), area.bottom() - 3)
        wide[polarity] = [sum(image.pixel(x, round(y)) == colour for x in range(WIDE)) for y in rows]
    top, middle, foot = wide["fault"]
    assert top < middle < foot
    top, middle, foot = wide["skill"]
    assert abs(top - foot) <= 2 and middle > max(top, foot)
