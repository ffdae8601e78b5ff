"""Takes at work: a reply is said again, each take can be looked at, and two are seen and heard side by side."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from poise.domain.afterwards import Learned, TookMinutes
from poise.domain.events import TraineeSpoke
from poise.domain.tree import tree
from poise.problems import ArchiveProblem, AudioProblem
from poise.settings import Settings
from tests.screens import compare, takes, thrice
from tests.ui.conftest import Desk
from tests.ui.scripted import FOLDER, ready

Open = Callable[..., Desk]


def shown(desk: Desk) -> list[str]:
    """The recordings of the replies that the debrief shows."""
    recording = desk.flow.looking_back.reviewing.recording
    return [event.take or "" for event in recording.events if isinstance(event, TraineeSpoke)]


def names(desk: Desk) -> list[str]:
    return [row.accessibleName() for row in desk.window.debrief.overview.takes.rows]


def test_a_call_of_one_take_shows_no_tree(opened: Open) -> None:
    desk = opened()
    desk.flow.looking_back.review(replace(thrice(), events=thrice().events[:20]))
    assert desk.window.debrief.overview.takes.isHidden()


def test_the_newest_take_is_shown_and_every_one_can_be_chosen_by_keyboard(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    takes(desk.window, desk.flow)
    view = desk.window.debrief.overview.takes
    assert view.isVisible() and [row.text() for row in view.rows if row.isChecked()] == ["Take 3"]
    assert [row.text() for row in view.rows] == ["Take 1", "Take 3", "Take 2"]
    assert "from reply 4 of take 1 on" in names(desk)[1]
    assert shown(desk)[3:] == ["take-004-3.wav", "take-005-3.wav"]
    view.take_focus()
    qtbot.keyClick(desk.window.focusWidget(), Qt.Key.Key_Down)
    assert shown(desk)[1] == "take-002-2.wav"
    assert desk.window.focusWidget() is view.rows[2]
    assert len(desk.window.debrief.cards) == 5


def test_a_reply_is_said_again_from_its_card_and_the_debrief_shows_the_new_take(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    desk.flow.looking_back.review(thrice())
    desk.window.debrief.overview.takes.rows[0].click()
    before = desk.flow.looking_back.branching._tree
    desk.window.debrief.cards[1].findChild(QPushButton, "again").click()
    call = desk.window.call
    qtbot.waitUntil(call.isVisible)
    assert call.shown.turn == 1
    for turn in range(2, 6):
        qtbot.waitUntil(lambda turn=turn: call.shown.turn == turn - 1 and call.shown.phase == "hearing")
        qtbot.keyPress(call.focusWidget(), Qt.Key.Key_Space)
        qtbot.keyRelease(call.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(desk.window.debrief.isVisible)
    assert desk.book.said_again == [(2, before.branches[0].left)]
    after = desk.flow.looking_back.branching._tree
    assert (len(after.branches), after.stands.number, after.stands.parent, after.stands.turn) == (4, 3, 0, 2)
    assert shown(desk)[1] == "take-002-4.wav" and desk.flow.looking_back.reviewing.recording.folder == FOLDER


def test_the_reply_that_is_heard_is_said_again_from_the_replay(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    desk.flow.looking_back.review(thrice())
    desk.window.debrief.replayed.emit()
    replay = desk.window.replay
    mark = next(mark for mark in replay.timeline.marks if mark.mark.turn == 2)
    replay.seek(mark.begins)
    assert replay.found.again.isVisible()
    replay.found.again.click()
    qtbot.waitUntil(desk.window.call.isVisible)
    qtbot.waitUntil(lambda: desk.book.said_again == [(2, None)])


def test_nobody_is_asked_again_for_a_view_that_was_given(opened: Open, qtbot: QtBot) -> None:
    desk = opened(replace(ready(), rate_first=True))
    desk.flow.looking_back.review(thrice())
    desk.window.debrief.said_again.emit(4)
    qtbot.waitUntil(lambda: desk.window.call.shown is not None and desk.window.call.shown.phase == "hearing")
    desk.book.performances[-1].hang_up()
    desk.stage.tell(desk.book.performances[-1].hang_up)
    qtbot.waitUntil(desk.window.debrief.isVisible)


def test_what_was_added_stays_with_the_call_whichever_take_is_shown(opened: Open) -> None:
    desk = opened()
    call = thrice()
    learned = Learned("2031-05-06T14:03:00", (), "", "Ask first.")
    desk.flow.looking_back.review(replace(call, added=call.added.after(learned)))
    desk.window.debrief.overview.takes.rows[0].click()
    assert desk.flow.looking_back.reviewing.recording.added.learned == learned
    assert (
        desk.flow.looking_back.branching.start(desk.flow.looking_back.reviewing.recording, 2).recording.added.learned
        == learned
    )


def test_whoever_comes_back_with_more_finds_the_same_take(opened: Open) -> None:
    desk = opened()
    desk.flow.looking_back.review(thrice())
    desk.window.debrief.overview.takes.rows[0].click()
    here = desk.flow.looking_back.reviewing.recording
    desk.flow.looking_back.review(replace(here, added=here.added.after(TookMinutes("", "walk", 60.0))))
    view = desk.window.debrief.overview.takes
    assert [row.text() for row in view.rows if row.isChecked()] == ["Take 1"] and len(view.rows) == 3
    view.rows[2].click()
    assert desk.flow.looking_back.reviewing.recording.added.minutes


def test_where_a_call_cannot_go_on_the_debrief_comes_back_with_one_sentence(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    desk.flow.looking_back.review(thrice())
    desk.book.problem = ArchiveProblem("The call is being played just now.", "End it there.")
    desk.window.debrief.said_again.emit(2)
    qtbot.waitUntil(desk.window.banner.isVisible)
    assert desk.window.debrief.isVisible() and len(desk.window.debrief.overview.takes.rows) == 3


def test_without_consent_it_is_asked_for_first_and_leaving_there_forgets_the_reply(opened: Open, qtbot: QtBot) -> None:
    desk = opened(Settings(consent=False))
    desk.flow.looking_back.review(thrice())
    desk.window.debrief.said_again.emit(2)
    assert desk.window.baseline.isVisible()
    desk.window.baseline.left.emit()
    desk.flow.settings.change(consent=True)
    desk.window.choose.start_button.click()
    desk.window.baseline.skipped.emit()
    qtbot.waitUntil(lambda: bool(desk.book.asked))
    assert desk.window.call.isVisible() and desk.book.said_again == []


# --- side by side ------------------------------------------------------------------------------------------------
def test_two_takes_side_by_side_are_left_by_escape(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    compare(desk.window, desk.flow)
    screen = desk.window.compare
    assert screen.isVisible() and [picker.currentData() for picker in screen.pickers] == [0, 2]
    assert "Take 1: frustrated" in screen.curves.accessibleDescription()
    assert "Take 3: angry" in screen.curves.accessibleDescription()
    qtbot.keyClick(desk.window.focusWidget(), Qt.Key.Key_Left)
    assert screen.curves.accessibleDescription().startswith("After reply 3.")
    qtbot.keyClick(desk.window.focusWidget(), Qt.Key.Key_Escape)
    assert desk.window.debrief.isVisible()


def test_other_takes_are_chosen_there(opened: Open) -> None:
    desk = opened()
    compare(desk.window, desk.flow)
    screen = desk.window.compare
    screen.pickers[0].setCurrentIndex(1)
    assert [side.name for side in (screen._shown.left, screen._shown.right)] == ["Take 2", "Take 3"]
    assert screen._shown.parted == 2 and len(screen.cards) == 8


def test_each_take_is_heard_and_stopped(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    compare(desk.window, desk.flow)
    first, second = desk.window.compare.cards[:2]
    first.play[1].click()
    qtbot.waitUntil(lambda: desk.book.played == [(FOLDER, "take-004.wav")])
    assert first.play[1].text() == "Stop"
    second.play[1].click()
    qtbot.waitUntil(lambda: desk.book.played[1:] == [(FOLDER, "take-004-3.wav")])
    assert (first.play[1].text(), second.play[1].text()) == ("Hear yourself", "Stop")
    second.play[1].click()
    assert second.play[1].text() == "Hear yourself"


def test_a_recording_that_is_gone_is_told(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    compare(desk.window, desk.flow)
    desk.book.sound_problem = AudioProblem("The recording is missing.", "")
    desk.window.compare.cards[0].play[1].click()
    qtbot.waitUntil(desk.window.banner.isVisible)
    assert desk.window.compare.cards[0].play[1].text() == "Hear yourself"


def test_the_tree_of_the_pictures_is_as_it_was_meant() -> None:
    assert [(one.parent, one.turn) for one in tree(thrice().events).branches] == [(None, 1), (0, 2), (0, 4)]
