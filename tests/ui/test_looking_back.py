"""From the debrief back into calls: which scenario is played, and where the next debrief leads."""

from collections.abc import Callable
from dataclasses import replace

from pytestqt.qtbot import QtBot

from poise.domain.events import Ended
from poise.ui.looking_back import as_it_is_now
from poise.ui.parts import Recording
from tests.screens import thrice
from tests.ui.conftest import Desk
from tests.ui.scripted import FOLDER, story, the_scenarios

Open = Callable[..., Desk]


def reviewed(desk: Desk) -> None:
    desk.flow.looking_back.review(Recording(the_scenarios()[0], (*story(ends=False), Ended(99.0, "settled")), FOLDER))


def test_a_scenario_is_played_as_it_is_now() -> None:
    now, *others = the_scenarios()
    assert as_it_is_now(replace(now, title="As it was"), (now, *others)) is now
    assert as_it_is_now(replace(now.follow_up, title="As it was"), (now, *others)) is now.follow_up


def test_or_as_it_was_if_there_is_none_of_that_id_any_more() -> None:
    then = replace(the_scenarios()[0], id="gone")
    assert as_it_is_now(then, the_scenarios()) is then


def test_a_reply_that_is_said_again_leads_back_to_the_list_of_calls(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    desk.flow.looking_back.remember()
    desk.flow.looking_back.review(thrice())
    desk.window.debrief.said_again.emit(2)
    qtbot.waitUntil(lambda: bool(desk.book.performances))
    desk.stage.tell(desk.book.performances[-1].hang_up)
    qtbot.waitUntil(desk.window.debrief.isVisible)
    desk.window.debrief.left.emit()
    assert desk.window.history.isVisible()


def test_a_new_call_does_not(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    desk.flow.looking_back.remember()
    reviewed(desk)
    desk.window.debrief.again.emit()
    qtbot.waitUntil(lambda: bool(desk.book.performances))
    desk.stage.tell(desk.book.performances[-1].hang_up)
    qtbot.waitUntil(desk.window.debrief.isVisible)
    desk.window.debrief.left.emit()
    assert desk.window.choose.isVisible()


def test_the_debrief_of_a_deleted_call_is_left_and_that_of_another_stays(opened: Open) -> None:
    desk = opened()
    reviewed(desk)
    desk.flow.looking_back.gone((FOLDER.with_name("another"),))
    assert desk.window.debrief.isVisible()
    desk.flow.looking_back.gone((FOLDER,))
    assert desk.window.choose.isVisible()
