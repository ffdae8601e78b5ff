"""The curve stands over the fields of the moods, and names what it shows."""

from itertools import pairwise

import pytest

from poise.domain.mood import BANDS
from poise.export.curve import APART, BOTTOM, TOP, curve
from poise.export.picture import Box, Dot, Label, Line, Picture
from tests.export.sample import call, the_palette, the_words
from tests.ui.scripted import REPLIES, WON, story


def drawn(replies: int = len(WON)) -> Picture:
    told = call(WON[:replies]) if replies else call(events=story()[:1])
    return curve(told, the_words(), the_palette())


def test_the_fields_of_the_moods_lie_on_each_other_without_a_gap() -> None:
    fields = [shape for shape in drawn().shapes if isinstance(shape, Box)]
    assert len(fields) == len(BANDS) == len({field.fill for field in fields})
    assert fields[0].y + fields[0].height == BOTTOM and fields[-1].y == pytest.approx(TOP)
    assert all(above.y + above.height == pytest.approx(below.y) for below, above in pairwise(fields))


def test_only_the_line_of_trust_is_dashed() -> None:
    told = call(REPLIES)
    trust, anger = [s for s in curve(told, the_words(), the_palette()).shapes if isinstance(s, Line) and s.width > 1]
    assert trust.dash is not None and anger.dash is None
    moods = [mood for _, mood in told.report.moods]
    assert [y for _, y in trust.points] == [pytest.approx(BOTTOM - (BOTTOM - TOP) * m.trust / 100) for m in moods]


def test_the_two_lines_are_named_with_where_they_end() -> None:
    _, mood = call().report.moods[-1]
    names = {shape.text for shape in drawn().shapes if isinstance(shape, Label) and shape.bold}
    assert names == {f"Anger {mood.anger}", f"Trust {mood.trust}"}


def test_replies_are_numbered_below_their_dots_with_room_between_them() -> None:
    picture = drawn()
    dots = [shape.x for shape in picture.shapes if isinstance(shape, Dot)]
    numbers = [shape for shape in picture.shapes if isinstance(shape, Label) and shape.text.isdigit()]
    assert numbers and all(number.x == dots[int(number.text)] for number in numbers)
    assert all(after.x - before.x >= APART for before, after in pairwise(numbers))


@pytest.mark.parametrize("replies", [0, 1, 3])
def test_the_words_tell_each_point(replies: int) -> None:
    words = drawn(replies).words
    assert words.count("After reply ") == replies and the_words()("debrief.start") in words
