"""What comes before and after a call, and that one that is forgotten is not taken up."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from poise.domain.afterwards import SelfRated
from poise.settings import Settings
from poise.ui.parts import Recording
from poise.ui.running import From
from tests.screens import thrice
from tests.ui.conftest import Desk
from tests.ui.scripted import FOLDER, ready, story, the_scenarios

Open = Callable[..., Desk]


def once() -> Recording:
    """A call that was played to its end."""
    return Recording(the_scenarios()[0], story(), FOLDER)


@pytest.mark.parametrize(("settings", "first"), [(ready(), "call"), (Settings(), "baseline")])
def test_the_calm_voice_comes_first_where_there_is_none(opened: Open, settings: Settings, first: str) -> None:
    desk = opened(settings)
    desk.flow.calling.call(the_scenarios()[0])
    assert getattr(desk.window, first).isVisible()


def test_a_new_call_does_not_go_on_where_an_earlier_one_was_to(opened: Open, qtbot: QtBot) -> None:
    desk, scenario = opened(Settings()), the_scenarios()[0]
    desk.flow.calling.call(scenario, From(thrice(), 2, None))
    desk.flow.settings.change(consent=True, baseline=ready().baseline)
    desk.flow.calling.call(scenario)
    qtbot.waitUntil(lambda: bool(desk.book.asked))
    assert desk.book.said_again == []


def test_one_does_that_is_to_go_on(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    desk.flow.calling.call(the_scenarios()[0], From(thrice(), 2, None))
    qtbot.waitUntil(lambda: desk.book.said_again == [(2, None)])


def own_view_asked(desk: Desk, qtbot: QtBot, replies: int) -> bool:
    """Whether it was, once the second reply was given again, so many replies long."""
    desk.flow.calling.call(the_scenarios()[0], From(once(), 2, None))
    window = desk.window
    qtbot.waitUntil(lambda: window.call.shown is not None and window.call.shown.phase == "hearing")
    for _ in range(replies):
        turn = window.call.shown.turn
        desk.flow.calling.running.want(lambda performance: performance.hold(True))
        desk.flow.calling.running.want(lambda performance: performance.hold(False))
        qtbot.waitUntil(lambda: window.call.shown.turn > turn)  # noqa: B023 - waited for at once
    window.call.hung_up.emit()
    qtbot.waitUntil(lambda: window.rating.isVisible() or window.debrief.isVisible())
    return window.rating.isVisible()


def test_the_own_view_of_a_new_take_is_asked_for_and_belongs_to_it_alone(opened: Open, qtbot: QtBot) -> None:
    desk = opened(replace(ready(), rate_first=True))
    assert own_view_asked(desk, qtbot, replies=1)
    desk.window.rating.questions[0].answers["no"].click()
    desk.window.rating.show_marks.click()
    qtbot.waitUntil(lambda: len(desk.book.added) == 1)
    [(_, added)] = desk.book.added
    assert isinstance(added, SelfRated) and added.end is not None
    assert added.end > max(event.at for event in once().events)


def test_a_take_that_was_given_up_before_a_reply_is_nothing_to_rate(opened: Open, qtbot: QtBot) -> None:
    assert not own_view_asked(opened(replace(ready(), rate_first=True)), qtbot, replies=0)


def test_closing_breaks_it_off(opened: Open, qtbot: QtBot) -> None:
    desk = opened(replace(ready(), rate_first=True))
    desk.flow.calling.play(the_scenarios()[0])
    qtbot.waitUntil(lambda: bool(desk.book.performances))
    desk.flow.calling.close()
    qtbot.waitUntil(lambda: desk.book.performances[0].ended)
    assert desk.window.call.isVisible(), "nothing more is told of it"
