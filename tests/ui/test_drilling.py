"""Drills at work, in the window: a quiet button, one answer after another, and the first one to each counts."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from poise.problems import DeviceProblem
from poise.ui.practice import Answered
from poise.ui.screens.drill import LINE, OWN, DrillScreen
from tests.ui.conftest import Desk
from tests.ui.drilled import Drilled
from tests.ui.scripted import FOLDER, REPLIES, answered, baseline, exercise, ready

Open = Callable[..., Desk]
GONE = DeviceProblem("The microphone is not there.", "Plug it in.")


@pytest.fixture
def begun(opened: Open, qtbot: QtBot) -> Callable[..., tuple[Desk, Drilled]]:
    """At the first screen, with so many drills due."""

    def begin(
        due: int = 2, answers: tuple[Answered | Exception | None, ...] = (), **changes: object
    ) -> tuple[Desk, Drilled]:
        told = Drilled(tuple(replace(exercise(), turn=1 + n) for n in range(due)), answers)
        desk = opened(replace(ready(), **changes), drills=told)
        desk.flow.begin()
        if due:
            qtbot.waitUntil(desk.window.choose.drills_button.isVisible)
        return desk, told

    return begin


def at(desk: Desk) -> DrillScreen:
    return desk.window.drill


def practise(desk: Desk, qtbot: QtBot) -> None:
    desk.window.choose.drilled.emit()
    qtbot.waitUntil(at(desk).isVisible)


def say(desk: Desk, qtbot: QtBot, text: str = "I am sorry.") -> None:
    """Begin with the key, wait for one's turn, and type."""
    qtbot.keyClick(desk.window.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(at(desk).reply.isVisible)
    qtbot.keyClicks(at(desk).reply, text)
    qtbot.keyClick(at(desk).reply, Qt.Key.Key_Return)


def read(desk: Desk) -> str:
    return " ".join(one.text() for one in at(desk).findChildren(QLabel) if one.isVisible())


def test_nothing_is_offered_where_nothing_is_due(begun: Callable[..., tuple[Desk, Drilled]], qtbot: QtBot) -> None:
    desk, _ = begun(due=0)
    qtbot.waitUntil(lambda: desk.book.warmed != [])
    assert not desk.window.choose.drills_button.isVisible()


def test_two_drills_by_keyboard_alone(begun: Callable[..., tuple[Desk, Drilled]], qtbot: QtBot) -> None:
    desk, told = begun(answers=(answered(REPLIES[1]), answered(REPLIES[0])))
    button = desk.window.choose.drills_button
    assert button.text() == "Practise again: 2 of your replies"
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(at(desk).isVisible)
    assert "1 of 2" in read(desk)
    say(desk, qtbot)
    qtbot.waitUntil(lambda: "That works very well" in read(desk) and "It comes back in 2 days." in read(desk))
    qtbot.keyClick(desk.window.focusWidget(), Qt.Key.Key_Space)
    assert "2 of 2" in read(desk) and "That works" not in read(desk)
    say(desk, qtbot)
    qtbot.waitUntil(lambda: "Not there yet" in read(desk))
    assert at(desk).next_button.text() == "Done"
    qtbot.keyClick(desk.window.focusWidget(), Qt.Key.Key_Space)
    assert desk.window.choose.isVisible()
    qtbot.waitUntil(lambda: not desk.window.choose.drills_button.isVisible())
    assert told.grades == [(1, "easy"), (2, "again")] and told.asked[0].baseline == baseline()


def test_nothing_is_read_before_one_practises(begun: Callable[..., tuple[Desk, Drilled]], qtbot: QtBot) -> None:
    desk, told = begun()
    assert told.reads == 0
    practise(desk, qtbot)
    assert told.reads == 1


def test_drills_do_not_break_into_what_was_begun_meanwhile(
    begun: Callable[..., tuple[Desk, Drilled]], qtbot: QtBot
) -> None:
    desk, told = begun()
    desk.window.choose.drilled.emit()
    desk.window.choose.remembered.emit()
    qtbot.waitUntil(lambda: told.reads == 1)
    qtbot.wait(50)
    assert desk.window.history.isVisible() and not at(desk).isVisible()
    qtbot.keyClick(desk.window.focusWidget(), Qt.Key.Key_Escape)
    practise(desk, qtbot)


def test_only_the_first_answer_counts(begun: Callable[..., tuple[Desk, Drilled]], qtbot: QtBot) -> None:
    desk, told = begun(due=1, answers=(answered(REPLIES[0]), answered(REPLIES[1])))
    practise(desk, qtbot)
    say(desk, qtbot)
    qtbot.waitUntil(lambda: "Not there yet" in read(desk))
    at(desk).begin_button.setFocus()
    say(desk, qtbot)
    qtbot.waitUntil(lambda: "That works very well" in read(desk))
    assert told.grades == [(1, "again")]


def test_what_was_not_understood_is_not_graded(begun: Callable[..., tuple[Desk, Drilled]], qtbot: QtBot) -> None:
    desk, told = begun(due=1, answers=(None,))
    practise(desk, qtbot)
    say(desk, qtbot)
    qtbot.waitUntil(lambda: "costs nothing" in read(desk))
    assert told.grades == [] and at(desk).begin_button.hasFocus() and at(desk).next_button.isVisible()


def test_a_missing_microphone_is_one_sentence(begun: Callable[..., tuple[Desk, Drilled]], qtbot: QtBot) -> None:
    desk, _ = begun(due=1, answers=(GONE,))
    practise(desk, qtbot)
    say(desk, qtbot)
    qtbot.waitUntil(desk.window.banner.isVisible)
    assert at(desk).begin_button.isVisible()


def test_one_hears_the_customer_and_oneself_again(begun: Callable[..., tuple[Desk, Drilled]], qtbot: QtBot) -> None:
    found = answered(REPLIES[1], samples=b"\1\0" * 100)
    desk, told = begun(due=1, answers=(found,))
    practise(desk, qtbot)
    say(desk, qtbot)
    qtbot.waitUntil(at(desk).plays[OWN].isVisible)
    at(desk).plays[LINE].click()
    qtbot.waitUntil(lambda: told.heard == [exercise().line])
    assert at(desk).plays[LINE].text() == "Stop"
    at(desk).plays[OWN].click()
    qtbot.waitUntil(lambda: told.heard[1:] == [found.samples])
    qtbot.waitUntil(lambda: at(desk).plays[OWN].text() == "Hear yourself")


@pytest.mark.parametrize("speaking", [False, True])
def test_it_can_be_left_at_any_moment(begun: Callable[..., tuple[Desk, Drilled]], qtbot: QtBot, speaking: bool) -> None:
    desk, told = begun(due=1, answers=(answered(),))
    practise(desk, qtbot)
    if speaking:
        qtbot.keyClick(desk.window.focusWidget(), Qt.Key.Key_Space)
        qtbot.waitUntil(at(desk).reply.isVisible)
    qtbot.keyClick(desk.window.focusWidget(), Qt.Key.Key_Escape)
    assert desk.window.choose.isVisible() and told.grades == []
    qtbot.waitUntil(desk.window.choose.drills_button.isVisible)


def test_in_typed_mode_there_is_no_meter(begun: Callable[..., tuple[Desk, Drilled]], qtbot: QtBot) -> None:
    desk, _ = begun(due=1, answers=(answered(samples=b""),), typed=True)
    practise(desk, qtbot)
    qtbot.keyClick(desk.window.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(at(desk).reply.isVisible)
    assert not at(desk).meter.isVisible()


def test_a_call_that_ends_is_learned_from(begun: Callable[..., tuple[Desk, Drilled]], qtbot: QtBot) -> None:
    desk, told = begun(due=0)
    desk.window.choose.start_button.click()
    call = desk.window.call
    qtbot.waitUntil(lambda: call.isVisible() and call.shown is not None and call.shown.phase == "hearing")
    qtbot.keyPress(call.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyRelease(call.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: call.shown.turn == 1 and call.shown.phase == "hearing")
    qtbot.keyClick(call.focusWidget(), Qt.Key.Key_Escape)
    call.controls.leave_button.click()
    qtbot.waitUntil(lambda: told.learned == [FOLDER])
