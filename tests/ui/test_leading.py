"""Orders of the teacher: only those that mean something, in the order in which the class needs them."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from poise.domain import ballot
from poise.domain.ballot import Counts, Turnout, Written
from poise.domain.classroom import Asked, PartBegan
from poise.domain.events import Paused
from poise.ui.leading import Leading
from poise.ui.lecturing import Lecturing
from poise.ui.onlooking import Onlooking
from poise.ui.remote import COMMANDS
from poise.ui.views import lecture as view
from poise.ui.views.lecture import Lecture
from poise.ui.views.stage import Join
from tests.ui import scripted, taught
from tests.ui.conftest import Desk

OWN = ballot.words("own-1", "What would you say next?")
WROTE = Counts("own-1", 3, (), (Written("I am sorry.", 2), Written("Wait.", 1)))


@dataclass
class Led:
    """Somebody who leads a class that takes note of what is wanted, and tells nothing back."""

    leading: Leading
    lecturing: Lecturing
    held: taught.Taught
    desk: Desk

    def at(self, lecture: Lecture) -> None:
        self.lecturing.begin(lecture)


@pytest.fixture
def led(opened: Callable[..., Desk]) -> Led:
    desk = opened()
    window, teaching, texts = desk.window, desk.flow._teaching, desk.flow.texts
    lecturing = Lecturing(window.desk, teaching.house, desk.flow.sketch, texts, desk.flow.failed, window.banner.tell)
    unheard = Onlooking(desk.stage, lecturing)
    unheard.leave()
    held = taught.Taught(unheard)
    leading = Leading(
        window.desk, teaching.house, lecturing, lambda wish: wish(held), texts, lambda: None, lambda: None
    )
    return Led(leading, lecturing, held, desk)


def begun() -> Lecture:
    lecture = view.before(taught.LESSON, scripted.the_guides(), scripted.the_rubric())
    return view.happened(lecture, PartBegan(10.0, 2))


def calling(paused: bool = False) -> Lecture:
    lecture = view.calling(begun(), scripted.the_scenarios()[0])
    for event in scripted.until(scripted.story(), 2):
        lecture = view.told(lecture, event)
    return view.told(lecture, Paused(50.0)) if paused else lecture


def wrote() -> Lecture:
    return view.turned_out(view.happened(calling(paused=True), Asked(51.0, OWN, 1)), Turnout(3, WROTE))


def test_without_a_class_nothing_is_obeyed(led: Led) -> None:
    for command in COMMANDS:
        led.leading.obey(command)
    assert led.held.wishes == []


@pytest.mark.parametrize("command", ["replay", "rewind", "skip", "hotter", "end", "evidence", "poll_open", "say"])
def test_what_means_nothing_where_no_call_runs_is_ignored(led: Led, command: view.On) -> None:
    led.at(begun())
    led.leading.obey(command)  # type: ignore[arg-type]
    assert led.held.wishes == [] and not led.desk.window.desk.asked.asking


def test_nothing_is_revealed_while_answers_are_taken(led: Led) -> None:
    led.at(wrote())
    led.leading.obey("poll_reveal")
    assert led.held.wishes == ["close", "reveal own-1"]


def test_the_class_s_reply_is_said_once_the_call_goes_on(led: Led) -> None:
    led.at(wrote())
    led.leading.obey("say")
    assert led.held.wishes == ["resume", "type I am sorry."]


def test_the_page_for_phones_is_opened_once_and_then_shown_or_taken_off(led: Led) -> None:
    led.at(calling())
    led.leading.obey("join")
    led.lecturing.fold(lambda lecture: view.roomed(lecture, Join(taught.ADDRESS, taught.SQUARES)))
    shown = []
    for _ in range(2):
        led.leading.obey("join")
        lecture = led.lecturing.lecture
        shown.append(lecture is not None and lecture.front.join is not None)
    assert led.held.wishes == ["open"] and shown == [False, True]


@pytest.mark.parametrize(("answer", "told"), [("yes", ["yes"]), (None, ["put off"])])
def test_a_question_at_the_desk_is_answered_or_put_off(led: Led, answer: str | None, told: list[str]) -> None:
    heard: list[object] = []
    led.leading.choose("Now?", (("yes", "Yes"),), heard.append, lambda: heard.append("put off"))
    led.desk.window.desk.asked.answered.emit(answer)
    assert heard == told


@pytest.mark.parametrize(("hands", "counted"), [(2, True), (4, False)])
def test_hands_that_cannot_be_are_refused(led: Led, hands: int, counted: bool) -> None:
    question = ballot.choices("mine", "Which?", ("A", "B"))
    first = question.options[0].id
    led.at(view.happened(calling(paused=True), Asked(51.0, question, 1)))
    led.desk.window.desk.ballot.counted.emit(3, {first: hands})
    assert bool(led.held.wishes) is counted
    assert led.desk.window.desk.ballot.refused.isHidden() is counted
