"""The mood curve, the timeline and their SVG: every reply is there, inside the picture, and told in words."""

from xml.etree import ElementTree

import pytest

from poise.domain.evidence import Delivery
from poise.export.axis import LEFT, MOST_TICKS, RIGHT, Axis, roomy
from poise.export.curve import BORDERS, curve
from poise.export.picture import WIDTH, Box, Dot, Label, Line, Picture
from poise.export.svg import svg
from poise.export.timeline import RULE, shortened, timeline
from poise.export.told import Told
from tests.export.sample import NASTY, call, the_palette, the_words
from tests.ui.scripted import REPLIES, Said, story, until


def both(told: Told) -> tuple[Picture, Picture]:
    return curve(told, the_words(), the_palette()), timeline(told, the_words(), the_palette())


def inside(picture: Picture) -> bool:
    places: list[tuple[float, float]] = []
    for shape in picture.shapes:
        match shape:
            case Box():
                places += [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
            case Line():
                places += shape.points
            case Dot() | Label():
                places.append((shape.x, shape.y))
    return all(0 <= x <= WIDTH and 0 <= y <= picture.height for x, y in places)


CALLS = {
    "whole": lambda: call(),
    "unheard": lambda: call(REPLIES, NASTY),
    "silent": lambda: call([Said("", (), Delivery(), 0.0, heard=False)] * 3),
    "no reply": lambda: call(events=tuple(until(story(ends=False), 1))),
    "nothing": lambda: call(events=story()[:1]),
}


@pytest.mark.parametrize("name", CALLS)
def test_everything_is_inside_the_picture(name: str) -> None:
    assert all(inside(picture) for picture in both(CALLS[name]()))


def test_the_curve_has_a_point_for_the_first_word_and_for_each_reply() -> None:
    told = call()
    picture, _ = both(told)
    dots = [shape for shape in picture.shapes if isinstance(shape, Dot)]
    assert len(dots) == len(told.report.replies) + 1
    assert [dot.y for dot in dots] == [pytest.approx(232 - 2.2 * mood.anger) for _, mood in told.report.moods]
    assert f"After reply {len(told.report.replies)}: " in picture.words
    assert BORDERS == (0, 25, 45, 65, 85, 100)


def test_the_names_of_the_two_lines_keep_apart() -> None:
    close = [shape for shape in both(call(events=story()[:1]))[0].shapes if isinstance(shape, Label) and shape.bold]
    assert len(close) == 2 and abs(close[0].y - close[1].y) >= 16


def test_the_timeline_counts_what_was_found_in_each_reply() -> None:
    _, picture = both(call(REPLIES))
    counts = [shape.text for shape in picture.shapes if isinstance(shape, Label) and shape.bold]
    assert counts[0] == "−4" and "+6" in counts
    assert "Reply 1 at " in picture.words and "0 well said, 4 to mend" in picture.words


@pytest.mark.parametrize("seconds", [0.0, 0.4, 7.0, 112.0, 1800.0, 90_000.0])
def test_the_axis_has_round_ticks_and_room_for_them(seconds: float) -> None:
    axis = Axis(seconds)
    ticks = axis.ticks()
    assert ticks[0] == 0 and len(ticks) <= MOST_TICKS + 1 and all(LEFT <= axis.x(tick) <= RIGHT for tick in ticks)
    assert all(label.y > RULE for label in both(call())[1].shapes if isinstance(label, Label) and ":" in label.text)


def test_labels_that_would_touch_are_left_out() -> None:
    assert list(roomy([0, 5, 16, 20, 40], 16)) == [True, False, True, False, True]


def test_long_names_are_shortened() -> None:
    assert (
        shortened("Margaret Doyle") == "Margaret Doyle" and shortened("Bartholomew Featherstone") == "Bartholomew Fe…"
    )


@pytest.mark.parametrize("name", CALLS)
def test_the_svg_is_whole_and_says_what_it_shows(name: str) -> None:
    for picture in both(CALLS[name]()):
        element = ElementTree.fromstring(svg(picture, "one").text)
        assert element.get("role") == "img" and element.get("aria-labelledby") == "one-title"
        assert element.findtext("title") == picture.title and element.findtext("desc") == picture.words
        assert len(element) == 2 + len(picture.shapes)
