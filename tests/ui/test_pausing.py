"""A few minutes at work, in the window: the sound goes with the picture, and the time that was taken is kept."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from poise.domain.afterwards import TookMinutes
from poise.domain.breathing import Pace
from poise.ui.parts import Recording
from poise.ui.screens import minutes as screen
from poise.ui.screens.minutes import MinutesScreen
from poise.ui.views.debrief import debrief
from tests.ui.conftest import Desk
from tests.ui.scripted import FOLDER, WON, ready, story, the_guides, the_rubric, the_scenarios

Open = Callable[..., Desk]


@pytest.fixture
def desk(opened: Open, qtbot: QtBot) -> Desk:
    """At the debrief, on the way to a few minutes."""
    desk = opened()
    desk.flow.looking_back.review(Recording(the_scenarios()[0], story(None, WON), FOLDER))
    desk.window.debrief.afterwards.rest.click()
    assert desk.window.minutes.isVisible()
    return desk


def at(desk: Desk) -> MinutesScreen:
    return desk.window.minutes


def pass_(desk: Desk, monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Let that much time have passed since it began."""
    monkeypatch.setattr(type(at(desk).picture), "seconds", property(lambda _: seconds))


def sounds(desk: Desk) -> list[tuple[Pace, float]]:
    return [one for one in desk.book.played if isinstance(one, tuple) and isinstance(one[0], Pace)]


def took(desk: Desk) -> list[tuple[str, float]]:
    return [(one.way, one.seconds) for _, one in desk.book.added if isinstance(one, TookMinutes)]


def step(desk: Desk) -> str:
    """The eighth of the ten steps, as the debrief shows it."""
    shown = desk.flow.looking_back.reviewing.recording
    assert shown is not None
    sheets = debrief(shown.scenario, shown.events, the_guides(), the_rubric(), desk.flow.texts, shown.added).guides
    return next(row.score_word for row in sheets[0].rows if row.number == "8")


def test_it_begins_with_a_key_and_breathes_and_sounds(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk.window.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(sounds(desk)) == 1)
    assert at(desk).picture.moving and at(desk).word.text() == "In" and at(desk).word.isVisible()
    before = at(desk).picture.fullness
    qtbot.waitUntil(lambda: at(desk).picture.fullness > before)


def test_two_minutes_are_kept_and_count_as_the_step(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert step(desk) == "after the call"
    at(desk).begin_button.click()
    pass_(desk, monkeypatch, 121.0)
    qtbot.waitUntil(lambda: took(desk) == [("breathing", 120.0)])
    assert not at(desk).picture.moving and at(desk).begin_button.text() == "Once more"
    at(desk).back_button.click()
    assert desk.window.debrief.isVisible() and step(desk) == "100 of 100"


def test_it_can_be_left_at_any_moment_and_what_was_taken_is_kept(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(desk).ways["walk"].click()
    at(desk).begin_button.click()
    pass_(desk, monkeypatch, 7.4)
    qtbot.keyClick(desk.window.focusWidget(), Qt.Key.Key_Escape)
    assert desk.window.debrief.isVisible() and step(desk) == "after the call"
    qtbot.waitUntil(lambda: took(desk) == [("walk", 7.4)])


def test_who_only_looks_in_has_taken_nothing(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk.window.focusWidget(), Qt.Key.Key_Escape)
    assert desk.window.debrief.isVisible() and took(desk) == []


def test_closing_the_window_keeps_what_was_taken(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    at(desk).begin_button.click()
    pass_(desk, monkeypatch, 70.0)
    desk.window.close()
    qtbot.waitUntil(lambda: took(desk) == [("breathing", 70.0)])


def test_a_window_that_is_made_small_stops_no_walk(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    at(desk).ways["walk"].click()
    at(desk).begin_button.click()
    desk.window.showMinimized()
    qtbot.waitUntil(desk.window.isMinimized)
    pass_(desk, monkeypatch, 121.0)
    qtbot.waitUntil(lambda: took(desk) == [("walk", 120.0)])


def test_without_a_loudspeaker_there_is_the_picture_and_a_word_about_it(desk: Desk, qtbot: QtBot) -> None:
    desk.book.soundless = True
    at(desk).begin_button.click()
    qtbot.waitUntil(lambda: "No loudspeaker" in at(desk).hint.text())
    assert at(desk).picture.moving and not desk.window.banner.isVisible()


def test_the_sound_can_be_switched_off_and_on_again(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    at(desk).begin_button.click()
    qtbot.waitUntil(lambda: len(sounds(desk)) == 1)
    at(desk).sound.click()
    pass_(desk, monkeypatch, 12.0)
    at(desk).sound.click()
    qtbot.waitUntil(lambda: len(sounds(desk)) == 2)
    assert sounds(desk)[1][1] == 12.0 and at(desk).picture.moving


def test_the_picture_keeps_still_where_that_is_wanted(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "wants_stillness", lambda _: True)
    at(desk).begin_button.click()
    still = at(desk).picture.fullness
    pass_(desk, monkeypatch, 5.0)
    qtbot.waitUntil(lambda: at(desk).word.text() == "Out")
    assert at(desk).picture.fullness == still


def test_stretching_is_quiet_and_says_one_thing_at_a_time(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(desk).ways["stretch"].click()
    at(desk).begin_button.click()
    first = at(desk).word.text()
    pass_(desk, monkeypatch, 110.0)
    qtbot.waitUntil(lambda: at(desk).word.text() not in ("", first))
    assert sounds(desk) == []


def test_what_is_chosen_is_kept_for_the_next_time(opened: Open, qtbot: QtBot) -> None:
    desk = opened(ready())
    desk.flow.looking_back.review(Recording(the_scenarios()[0], story(None, WON), FOLDER))
    desk.window.debrief.afterwards.rested.emit()
    at(desk).changed.emit("minutes", 5)
    at(desk).changed.emit("breaths", 5.0)
    at(desk).begin_button.click()
    qtbot.waitUntil(lambda: len(sounds(desk)) == 1)
    assert sounds(desk)[0][0].breaths == 5.0 and at(desk).time.text() == "5:00 left"
    assert (desk.flow.settings.settings.minutes, desk.flow.settings.settings.breaths) == (5, 5.0)
