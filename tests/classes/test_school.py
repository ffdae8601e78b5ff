"""What this machine's school has: recordings for demonstrations alone, lessons by name, and a page with new secrets."""

import os
from pathlib import Path

import pytest

from poise.cast import Engines
from poise.classes import school as schools
from poise.classes.school import School
from poise.domain.lesson import Demonstration, Played, Talk
from poise.library.shelf import usual_shelf
from poise.problems import Problem
from poise.settings import Settings
from tests.fakes import RUBRIC


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> School:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    def engines(_settings: Settings) -> Engines:
        raise AssertionError("nothing is loaded before a call is played")

    return schools.school(usual_shelf(), RUBRIC, engines, lambda _problem: None)


def test_only_a_demonstration_is_answered_by_recordings(school: School) -> None:
    replies = school.replies(Demonstration(3, "poor"))
    assert replies is not None and [Path(one).name for one in replies] == [f"0{n}.flac" for n in range(1, 7)]
    assert {Path(one).parent.name for one in replies} == {"poor"}
    assert school.replies(Played(3, "samples-never-came")) is None and school.replies(Talk(3, "")) is None


def test_lessons_are_found_by_name(school: School) -> None:
    found = school.lessons()
    assert len(found.lessons) >= 3 and not found.problems
    assert all(school.lesson(one.id) == one for one in found.lessons)
    assert {one.guide for one in found.lessons} <= {one.id for one in school.guides}
    with pytest.raises(Problem, match="no-such"):
        school.lesson("no-such")


def test_no_two_pages_have_the_same_secrets(school: School) -> None:
    rooms = [school.room(lambda _: None) for _ in range(2)]
    assert rooms[0].link != rooms[1].link and rooms[0]._keys.token != rooms[1]._keys.token


def test_classes_and_calls_lie_apart(school: School) -> None:
    assert school.calls != school.classes
    assert os.path.commonpath([school.calls, school.classes]) == str(school.calls.parent)
