"""When a drill comes back: later the better it went, never by chance, and never on the same day."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poise.archive.spacing import due, fresh, reviewed
from poise.domain.drills import Grade
from tests.fakes import RUBRIC

NOW = datetime(2031, 5, 6, 14, 3, tzinfo=UTC)
GRADES: tuple[Grade, ...] = ("again", "hard", "good", "easy")
grades = st.sampled_from(GRADES)


def test_a_new_one_is_due_at_once() -> None:
    assert due(fresh(NOW)) == NOW


def test_the_better_it_went_the_later_it_comes_back() -> None:
    back = [due(reviewed(fresh(NOW), one, NOW, RUBRIC)) for one in GRADES]
    assert back == sorted(back) and back[0] < back[2] < back[3]


@given(st.lists(grades, min_size=1, max_size=8))
def test_it_comes_back_after_a_day_at_least_and_a_quarter_at_most_and_never_by_chance(marks: list[Grade]) -> None:
    memory, again, now = fresh(NOW), fresh(NOW), NOW
    for one in marks:
        memory, again = reviewed(memory, one, now, RUBRIC), reviewed(again, one, now, RUBRIC)
        assert memory == again
        assert timedelta(days=1) <= due(memory) - now <= timedelta(days=RUBRIC.number("drill.longest"))
        now = due(memory)


@given(st.lists(grades, max_size=4))
def test_it_survives_being_written_down(marks: list[Grade]) -> None:
    memory = fresh(NOW)
    for one in marks:
        memory = reviewed(memory, one, NOW, RUBRIC)
    assert json.loads(json.dumps(memory)) == memory


@pytest.mark.parametrize(
    "memory", [{}, {**fresh(NOW), "due": "soon"}, {**fresh(NOW), "due": "2031-05-06T14:03:00+02:00"}]
)
def test_what_is_no_memory_is_refused(memory: dict[str, object]) -> None:
    with pytest.raises((LookupError, TypeError, ValueError)):
        due(memory)
