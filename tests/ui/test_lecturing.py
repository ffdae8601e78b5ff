"""A class is shown on desk and stage from its beginning to its end, and not a moment longer."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QTimer

from poise.domain.classroom import PartBegan
from poise.domain.events import Troubled
from poise.problems import DeviceProblem
from poise.ui.lecturing import Lecturing
from poise.ui.views import lecture as view
from poise.ui.window import Window
from tests.ui import scripted, taught
from tests.ui.conftest import Desk


@dataclass
class Shown:
    """Who shows a class, where, and what went wrong meanwhile."""

    lecturing: Lecturing
    window: Window
    failed: list[BaseException] = field(default_factory=list)
    troubled: list[tuple[str, str]] = field(default_factory=list)

    def begin(self) -> None:
        self.lecturing.begin(view.before(taught.LESSON, scripted.the_guides(), scripted.the_rubric()))


@pytest.fixture
def shown(opened: Callable[..., Desk]) -> Shown:
    desk = opened()
    failed: list[BaseException] = []
    troubled: list[tuple[str, str]] = []
    lecturing = Lecturing(
        desk.window.desk,
        desk.flow._teaching.house,
        desk.flow.sketch,
        desk.flow.texts,
        failed.append,
        lambda sentence, advice: troubled.append((sentence, advice)),
    )
    return Shown(lecturing, desk.window, failed, troubled)


def test_desk_and_stage_show_the_same_class(shown: Shown) -> None:
    shown.begin()
    desk = shown.window.desk.shown
    assert desk is not None and desk.title == taught.LESSON.title
    assert shown.window.hall.view.shown == desk.stage == shown.window.desk.mirror.view.shown


def test_before_it_begins_nothing_is_folded(shown: Shown) -> None:
    shown.lecturing.fold(lambda lecture: view.happened(lecture, PartBegan(0.0, 1)))
    shown.lecturing.calling(scripted.the_scenarios()[0])
    assert shown.lecturing.lecture is None and shown.window.desk.shown is None


def test_a_call_s_customer_is_on_every_stage(shown: Shown) -> None:
    shown.begin()
    scenario = scripted.the_scenarios()[0]
    shown.lecturing.calling(scenario)
    for stage in (shown.window.desk.mirror.view, shown.window.hall.view):
        assert scenario.customer.name in stage.call.face.text()


def test_trouble_of_the_call_and_problems_of_the_class_are_told(shown: Shown) -> None:
    shown.begin()
    shown.lecturing.event(Troubled(1.0, "The headset is gone.", "Plug it in."))
    problem = DeviceProblem("The page is not open.", "")
    shown.lecturing.failed(problem)
    assert shown.troubled == [("The headset is gone.", "Plug it in.")] and shown.failed == [problem]


def test_a_lesson_that_goes_on_has_used_the_time_it_had_used(shown: Shown) -> None:
    shown.begin()
    shown.lecturing.fold(lambda lecture: view.happened(lecture, PartBegan(3.0, 1)))
    shown.lecturing.fold(lambda lecture: view.happened(lecture, PartBegan(121.0, 1)))
    shown.lecturing.fold(lambda lecture: view.happened(lecture, PartBegan(4.0, 1)))  # clocks are read one by one
    desk = shown.window.desk.shown
    minutes = taught.LESSON.minutes
    assert desk is not None and desk.time.startswith((f"{minutes - 3}:5", f"{minutes - 3}:4")), desk.time


def test_the_time_runs_until_it_is_over(shown: Shown) -> None:
    def running() -> int:
        return sum(timer.isActive() for timer in shown.window.desk.findChildren(QTimer) if timer.interval() == 1000)

    shown.begin()
    assert running() == 1
    shown.lecturing.close()
    assert running() == 0 and shown.lecturing.lecture is None
