"""What comes before and after a call, and that one that is forgotten is not taken up."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from poise.settings import Settings
from poise.ui.running import From
from tests.screens import thrice
from tests.ui.conftest import Desk
from tests.ui.scripted import ready, the_scenarios

Open = Callable[..., Desk]


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


def test_closing_breaks_it_off(opened: Open, qtbot: QtBot) -> None:
    desk = opened(replace(ready(), rate_first=True))
    desk.flow.calling.play(the_scenarios()[0])
    qtbot.waitUntil(lambda: bool(desk.book.performances))
    desk.flow.calling.close()
    qtbot.waitUntil(lambda: desk.book.performances[0].ended)
    assert desk.window.call.isVisible(), "nothing more is told of it"
