"""What a class tells comes to the window's thread as changes, and stops once the class is left."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from poise.domain.ballot import Counts, Turnout
from poise.domain.classroom import PartBegan
from poise.domain.events import Event
from poise.domain.scenario import Scenario
from poise.problems import DeviceProblem
from poise.ui.audience import Mouth
from poise.ui.onlooking import Onlooking
from poise.ui.stage import Stage
from poise.ui.views import lecture as view
from poise.ui.views.lecture import Lecture
from tests.ui import scripted, taught


class Seen:
    """A lecture that is folded, the calls that were told beside it, and the threads they came from."""

    def __init__(self) -> None:
        self.lecture = view.before(taught.LESSON, scripted.the_guides(), scripted.the_rubric())
        self.told: list[object] = []
        self.threads: set[int] = set()

    def fold(self, change: Callable[[Lecture], Lecture]) -> None:
        self.lecture = change(self.lecture)
        self.threads.add(threading.get_ident())

    def calling(self, scenario: Scenario) -> None:
        self.lecture = view.calling(self.lecture, scenario)

    def event(self, event: Event) -> None:
        self.told.append(event)

    def sounded(self, piece: Mouth) -> None:
        self.told.append(piece)

    def failed(self, error: Exception) -> None:
        self.told.append(error)


@pytest.fixture
def stage(dressed: QApplication) -> Stage:
    return Stage(lambda error: pytest.fail(str(error)))


@pytest.fixture
def told(stage: Stage, qtbot: QtBot) -> Callable[..., Seen]:
    """Tell this on the stage's thread, and wait until it has arrived."""

    def tell(*calls: Callable[[Onlooking], object], leave: bool = False) -> Seen:
        seen, arrived = Seen(), []
        onlooking = Onlooking(stage, seen)
        if leave:
            onlooking.leave()
        for call in calls:
            stage.tell(call, onlooking)
        stage.tell(lambda: stage.post(lambda: arrived.append(True)))
        qtbot.waitUntil(lambda: bool(arrived))
        stage.close()
        return seen

    return tell


def test_events_of_the_class_fold_in_the_windows_thread(told: Callable[..., Seen]) -> None:
    seen = told(lambda o: o.happened(PartBegan(0.0, 2)), lambda o: o.turnout(Turnout(7, Counts("x", 0))))
    assert (seen.lecture.classroom.part, seen.lecture.phones) == (2, 7)
    assert seen.threads == {threading.get_ident()}


def test_a_calls_words_and_voice_reach_the_call_on_the_stage(told: Callable[..., Seen]) -> None:
    piece = Mouth("Hello.", 1.0)
    seen = told(lambda o: o.calling(scripted.the_scenarios()[0]), lambda o: o.words("so far"), lambda o: o.mouth(piece))
    assert seen.lecture.front.live is not None and seen.told == [piece]


def test_without_a_call_they_change_nothing(told: Callable[..., Seen]) -> None:
    seen = told(lambda o: o.words("so far"), lambda o: o.thinking(), lambda o: o.levels(-9.0, True))
    assert seen.lecture == Seen().lecture


def test_the_page_for_phones_opens(told: Callable[..., Seen]) -> None:
    room = told(lambda o: o.room(taught.ADDRESS, taught.SQUARES)).lecture.room
    assert room is not None and room.address == taught.ADDRESS


def test_and_closes(told: Callable[..., Seen]) -> None:
    assert told(lambda o: o.room(taught.ADDRESS, taught.SQUARES), lambda o: o.room("", ())).lecture.room is None


def test_problems_are_told(told: Callable[..., Seen]) -> None:
    problem = DeviceProblem("The microphone is not there.", "Plug it in.")
    assert told(lambda o: o.problem(problem)).told == [problem]


def test_nothing_is_told_of_a_class_that_was_left(told: Callable[..., Seen]) -> None:
    seen = told(
        lambda o: o.happened(PartBegan(0.0, 2)),
        lambda o: o.event(scripted.story()[0]),
        lambda o: o.mouth(Mouth("x", 1.0)),
        leave=True,
    )
    assert seen.lecture == Seen().lecture and seen.told == []
