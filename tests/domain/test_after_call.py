"""A few minutes count as a step once they are minutes, in whatever way they were taken."""

import pytest

from poise.domain.after_call import shown_after
from poise.domain.afterwards import Afterward, Learned, TookMinutes, folded
from poise.domain.guides import Guide, Step, scores
from tests.fakes import RUBRIC

NOW = "2031-05-06T14:03:00"
LEAST = RUBRIC.number("minutes.least")


def shown(*added: Afterward) -> list[str]:
    return [one.id for one in shown_after(folded(added), RUBRIC)]


@pytest.mark.parametrize(
    ("seconds", "found"),
    [((), []), ((LEAST - 1,), []), ((LEAST,), ["cool_down"]), ((LEAST / 2, LEAST / 2), ["cool_down"])],
)
def test_a_few_seconds_are_no_minutes(seconds: tuple[float, ...], found: list[str]) -> None:
    assert shown(*(TookMinutes(NOW, "walk", one) for one in seconds)) == found


def test_breathing_and_walking_count_together() -> None:
    assert shown(TookMinutes(NOW, "breathing", LEAST - 20), TookMinutes(NOW, "walk", 20)) == ["cool_down"]


def test_what_else_was_added_is_no_break() -> None:
    assert shown(Learned(NOW, (), "", "Listen first.")) == []


@pytest.mark.parametrize(("seconds", "words"), [(60, "took a minute"), (119, "took 2 minutes"), (600, "10 minutes")])
def test_it_says_how_long(seconds: float, words: str) -> None:
    (found,) = shown_after(folded([TookMinutes(NOW, "breathing", seconds)]), RUBRIC)
    assert words in found.why


def test_it_is_full_marks_for_the_step_of_a_guide() -> None:
    guide = Guide("g", "G", "", (Step("rest", "8", "Rest", "", ("cool_down",), (), part="after"),))
    found = shown_after(folded([TookMinutes(NOW, "breathing", LEAST)]), RUBRIC)
    assert [one.score for one in scores(guide, found, frozenset(), RUBRIC)] == [100]
    assert [one.score for one in scores(guide, (), frozenset(), RUBRIC)] == [None]
