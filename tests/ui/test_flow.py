"""The whole window at work, by keys and buttons: from choosing to the debrief, and every way it can go wrong."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Thread

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from poise.domain.better import WhatIf
from poise.domain.events import Ended, Troubled
from poise.domain.evidence import Delivery
from poise.domain.mood import Mood
from poise.domain.promises import Promise
from poise.problems import AudioProblem, DeviceProblem, Problem
from poise.settings import Settings
from poise.troubles import Troubles
from poise.ui.parts import Mouth, Recording
from poise.ui.screens.bits import Picker, Tick
from poise.ui.screens.notices import BugDialog
from tests.ui.conftest import Desk
from tests.ui.remembered import shelved
from tests.ui.scripted import FOLDER, baseline, cut_off, ready, story, the_scenarios

Open = Callable[..., Desk]
GONE = DeviceProblem("The microphone is not there.", "Plug it in.")


def begun(opened: Open, *args: object, **changes: object) -> Desk:
    desk = opened(*args, **changes)
    desk.flow.begin()
    return desk


def banner(desk: Desk) -> list[str]:
    return [one.text() for one in desk.window.banner.findChildren(QLabel) if one.isVisible()]


def replied(desk: Desk, qtbot: QtBot, turn: int) -> None:
    """Hold and let go of the key until that many replies are given."""
    call = desk.window.call
    qtbot.waitUntil(lambda: call.shown is not None and call.shown.turn == turn - 1 and call.shown.phase == "hearing")
    qtbot.keyPress(call.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyRelease(call.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: call.shown is not None and call.shown.turn == turn)


def started(opened: Open, qtbot: QtBot, settings: Settings | None = None, **changes: object) -> Desk:
    desk = begun(opened, settings, **changes)
    desk.window.choose.start_button.click()
    qtbot.waitUntil(desk.window.call.isVisible)
    return desk


def test_it_opens_on_the_choice_with_devices_asked_for_and_engines_warming(opened: Open, qtbot: QtBot) -> None:
    desk = begun(opened)
    assert desk.window.choose.isVisible()
    field = next(one for one in desk.window.choose.findChildren(Picker) if one.accessibleName() == "Microphone")
    qtbot.waitUntil(lambda: desk.book.warmed == ["samples-never-came"])
    qtbot.waitUntil(
        lambda: any(one.findText("USB headset") > 0 for one in desk.window.choose.findChildren(Picker)) and bool(field)
    )
    qtbot.keyClick(desk.window.focusWidget(), Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: desk.book.warmed == ["samples-never-came", "wrong-room"])


def test_a_whole_call_by_keyboard(opened: Open, qtbot: QtBot) -> None:
    desk = started(opened, qtbot)
    for turn in range(1, 6):
        replied(desk, qtbot, turn)
    qtbot.waitUntil(desk.window.debrief.isVisible)
    assert len(desk.window.debrief.cards) == 5
    assert desk.book.performances[0].wishes == ["down", "up"] * 5
    assert desk.book.asked[0].baseline == baseline()


def test_a_typed_reply_goes_to_the_call(opened: Open, qtbot: QtBot) -> None:
    desk = started(opened, qtbot, replace(ready(), typed=True))
    call = desk.window.call
    qtbot.waitUntil(lambda: call.shown.phase == "hearing")
    assert call.shown.words == "so far"
    qtbot.keyClicks(call.controls.line, "Tell me more.")
    qtbot.keyClick(call.controls.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: call.shown.turn == 1)
    assert desk.book.performances[0].wishes == ["type Tell me more."]


def test_pausing_going_on_and_going_back(opened: Open, qtbot: QtBot) -> None:
    desk = started(opened, qtbot)
    replied(desk, qtbot, 1)
    call = desk.window.call
    qtbot.keyClick(call.focusWidget(), Qt.Key.Key_P)
    qtbot.waitUntil(lambda: call.shown.phase == "paused")
    qtbot.keyClick(call.focusWidget(), Qt.Key.Key_P)
    qtbot.waitUntil(lambda: call.shown.phase != "paused")
    qtbot.keyClick(call.focusWidget(), Qt.Key.Key_R)
    qtbot.waitUntil(lambda: call.shown.turn == 0)
    qtbot.keyClick(call.focusWidget(), Qt.Key.Key_R)
    assert desk.book.performances[0].wishes == ["down", "up", "pause", "resume", "rewind 1"]


def test_hanging_up_leads_to_the_debrief(opened: Open, qtbot: QtBot) -> None:
    desk = started(opened, qtbot)
    replied(desk, qtbot, 1)
    qtbot.waitUntil(lambda: desk.window.call.shown.phase == "hearing")
    qtbot.keyClick(desk.window.call.focusWidget(), Qt.Key.Key_Escape)
    desk.window.call.controls.leave_button.click()
    qtbot.waitUntil(desk.window.debrief.isVisible)
    assert any(one.text() == "You ended the call." for one in desk.window.debrief.findChildren(QLabel))


def test_no_microphone_leads_back_with_one_sentence(opened: Open, qtbot: QtBot) -> None:
    desk = begun(opened)
    desk.book.problem = GONE
    desk.window.choose.start_button.click()
    qtbot.waitUntil(lambda: desk.window.banner.isVisible())
    assert banner(desk) == ["The microphone is not there.", "Plug it in."]
    assert desk.window.choose.isVisible()


def test_trouble_in_mid_call_loses_nothing(opened: Open, qtbot: QtBot) -> None:
    desk = begun(opened)
    desk.book.trouble = GONE
    desk.window.choose.start_button.click()
    replied(desk, qtbot, 1)
    qtbot.waitUntil(desk.window.debrief.isVisible)
    assert len(desk.window.debrief.cards) == 1
    assert banner(desk)[0] == "The microphone is not there."


def test_a_bug_in_a_call_is_told_once_and_the_call_is_kept(opened: Open, qtbot: QtBot) -> None:
    desk = begun(opened)
    desk.book.trouble = ZeroDivisionError("by nought")
    desk.window.choose.start_button.click()
    replied(desk, qtbot, 1)
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(BugDialog)))
    desk.flow.failed(ValueError("another"))
    (dialog,) = desk.window.findChildren(BugDialog)
    assert "by nought" in dialog.text.toPlainText()
    assert desk.window.debrief.isVisible()
    dialog.accept()
    desk.flow.failed(ValueError("a later one"))
    assert len([one for one in desk.window.findChildren(BugDialog) if one.isVisible()]) == 1
    next(one for one in desk.window.findChildren(BugDialog) if one.isVisible()).accept()


def told(*problems: Problem) -> Callable[[Callable[[Problem], object]], None]:
    troubles = Troubles()
    for problem in problems:
        troubles.tell(problem)
    return troubles.listen


def test_a_problem_that_is_met_later_is_told_too(opened: Open, qtbot: QtBot) -> None:
    troubles = Troubles()
    desk = begun(opened, troubles=troubles.listen)
    Thread(target=troubles.tell, args=(GONE,)).start()
    qtbot.waitUntil(lambda: banner(desk) == [GONE.sentence, GONE.advice])


def test_problems_of_the_start_wait_for_the_window(opened: Open, qtbot: QtBot) -> None:
    desk = begun(opened, troubles=told(GONE, AudioProblem("Two.", "")))
    qtbot.waitUntil(lambda: len(banner(desk)) == 3)
    assert banner(desk) == ["The microphone is not there.", "Plug it in.", "and 1 more"]


def test_first_the_voice_then_the_call(opened: Open, qtbot: QtBot) -> None:
    desk = begun(opened, Settings())
    desk.window.choose.start_button.click()
    screen = desk.window.baseline
    assert screen.isVisible()
    qtbot.keyClick(screen.findChild(Tick), Qt.Key.Key_Space)
    press(screen, "Read aloud")
    press(screen, "I have finished")
    qtbot.waitUntil(lambda: "Call Margaret Doyle" in texts_of(screen))
    press(screen, "Call Margaret Doyle")
    qtbot.waitUntil(desk.window.call.isVisible)
    qtbot.waitUntil(lambda: bool(desk.book.asked))
    assert desk.book.asked[0].baseline == baseline() and desk.book.asked[0].consent
    qtbot.waitUntil(lambda: bool(desk.book.saved))
    assert desk.book.saved[-1].baseline == baseline() and desk.book.saved[-1].consent


def test_reading_again_after_nothing_was_heard(opened: Open, qtbot: QtBot) -> None:
    desk = begun(opened, Settings(consent=True))
    desk.book.reading_problem = AudioProblem("Nothing was heard.", "Speak up.")
    desk.window.choose.measure_button.click()
    screen = desk.window.baseline
    press(screen, "Read aloud")
    press(screen, "I have finished")
    qtbot.waitUntil(lambda: banner(desk) == ["Nothing was heard.", "Speak up."])
    assert "Read aloud" in texts_of(screen)
    press(screen, "Back")
    assert desk.window.choose.isVisible()


def test_skipping_is_remembered_for_this_microphone(opened: Open, qtbot: QtBot) -> None:
    desk = begun(opened, replace(ready(), microphone="Another"))
    desk.window.choose.start_button.click()
    press(desk.window.baseline, "Skip: judge my voice tentatively")
    qtbot.waitUntil(lambda: bool(desk.book.performances))
    assert desk.book.asked[0].baseline is None, "a voice measured with another microphone is none"
    replied(desk, qtbot, 1)
    desk.book.performances[0].hang_up()
    desk.stage.tell(desk.book.performances[0].hang_up)
    qtbot.waitUntil(desk.window.debrief.isVisible)
    desk.window.debrief.buttons["Call again"].click()
    qtbot.waitUntil(lambda: len(desk.book.asked) == 2)
    assert desk.window.call.isVisible()


def test_settings_work_at_once_and_are_saved_a_moment_later(opened: Open, qtbot: QtBot) -> None:
    desk = begun(opened)

    def ground() -> str:
        return desk.window.grab().toImage().pixelColor(4, 4).name().upper()

    assert ground() == "#F6F4EF"
    for value, colour in (("dark", "#171C20"), ("contrast", "#000000")):
        desk.window.choose.changed.emit("theme", value)
        assert ground() == colour
    desk.window.choose.changed.emit("text_scale", 2.0)
    assert desk.window.choose.tabs.bar.count() == 4
    assert desk.book.saved == []
    qtbot.waitUntil(lambda: len(desk.book.saved) == 1)
    assert (desk.book.saved[0].theme, desk.book.saved[0].text_scale) == ("contrast", 2.0)


def test_closing_saves_and_stops_the_call(opened: Open, qtbot: QtBot) -> None:
    desk = started(opened, qtbot)
    replied(desk, qtbot, 1)
    desk.flow.settings.change(patience="patient")
    desk.window.close()
    assert desk.book.saved[-1].patience == "patient"
    desk.stage.close()
    assert desk.book.performances[0].ended


def test_a_call_that_was_cut_off_can_be_kept(opened: Open, qtbot: QtBot) -> None:
    desk = begun(opened, cut_off=(cut_off(), cut_off()))
    assert desk.window.choose.offered
    desk.window.choose.keep_button.click()
    qtbot.waitUntil(desk.window.debrief.isVisible)
    assert desk.book.kept == [FOLDER]
    desk.window.debrief.buttons["Another call"].click()
    assert desk.window.choose.offered


def test_or_deleted(opened: Open, qtbot: QtBot) -> None:
    desk = begun(opened, cut_off=(cut_off(),))
    desk.window.choose.discard_button.click()
    qtbot.waitUntil(lambda: desk.book.discarded == [FOLDER])
    assert not desk.window.choose.offered


def test_takes_and_lines_are_heard_and_stopped(opened: Open, qtbot: QtBot) -> None:
    desk = reviewed(opened)
    card = desk.window.debrief.cards[0]
    take, line = (play for play in (card.plays["take-001.wav"], next(iter(card.plays.values()))))
    take.click()
    qtbot.waitUntil(lambda: desk.book.played == [(FOLDER, "take-001.wav")])
    assert take.text() == "Stop"
    take.click()
    assert take.text() == "Hear yourself"
    line.click()
    qtbot.waitUntil(lambda: len(desk.book.played) == 2 and line.text() == "Hear Margaret")


def test_a_sound_that_cannot_be_played_is_told(opened: Open, qtbot: QtBot) -> None:
    desk = reviewed(opened)
    desk.book.sound_problem = AudioProblem("The take is damaged.", "")
    take = desk.window.debrief.cards[0].plays["take-001.wav"]
    take.click()
    qtbot.waitUntil(lambda: banner(desk) == ["The take is damaged."])
    assert take.text() == "Hear yourself"


def test_the_follow_up_is_the_call_some_days_later(opened: Open, qtbot: QtBot) -> None:
    desk = reviewed(opened)
    desk.window.debrief.buttons["Follow-up call"].click()
    qtbot.waitUntil(desk.window.follow_up.isVisible)
    desk.window.follow_up.now.click()
    qtbot.waitUntil(lambda: bool(desk.book.performances))
    follow_up = the_scenarios()[0].follow_up
    assert follow_up is not None and desk.window.call.isVisible()
    qtbot.waitUntil(lambda: desk.window.call.shown.title == follow_up.title)


def test_a_demonstration_starts_by_itself(opened: Open, qtbot: QtBot) -> None:
    desk = begun(opened, Settings(), start_with="drifted-away")
    assert desk.window.call.isVisible()
    qtbot.waitUntil(lambda: desk.window.call.shown.title == "He drifted away")


def test_without_scenarios_the_window_says_why_and_stays(opened: Open, qtbot: QtBot) -> None:
    desk = begun(opened, scenarios=(), troubles=told(GONE))
    qtbot.waitUntil(lambda: banner(desk)[:1] == [GONE.sentence])
    assert desk.window.isVisible()


def test_troubles_told_on_the_way_become_a_banner(opened: Open, qtbot: QtBot) -> None:
    desk = started(opened, qtbot)
    desk.flow.calling.running.telling.happened(Troubled(1.0, "The headset is gone.", "Plug it in."))
    assert banner(desk) == ["The headset is gone.", "Plug it in."]


def test_what_an_old_call_still_says_is_not_shown(opened: Open, qtbot: QtBot) -> None:
    desk = started(opened, qtbot)
    qtbot.waitUntil(lambda: desk.window.call.shown.phase == "hearing")
    old = desk.book.performances[0]
    desk.stage.tell(old.hang_up)
    qtbot.waitUntil(desk.window.debrief.isVisible)
    desk.window.debrief.buttons["Another call"].click()
    before = desk.window.call.shown
    loud = partial(old.audience.levels, -3.0, True)
    for say in (partial(old.audience.event, story()[1]), loud, loud, old.audience.thinking):
        desk.stage.tell(say)
    desk.stage.tell(old.audience.mouth, Mouth("late", 9.0, (1.0,)))
    heard: list[bool] = []
    desk.stage.tell(lambda: desk.stage.post(lambda: heard.append(True)))
    qtbot.waitUntil(lambda: heard == [True])
    assert desk.window.call.shown is before and not desk.window.call.face.moving


def reviewed(opened: Open) -> Desk:
    desk = begun(opened)
    desk.flow.looking_back.review(Recording(the_scenarios()[0], (*story(ends=False), Ended(99.0, "settled")), FOLDER))
    return desk


def texts_of(screen: object) -> list[str]:
    return [one.text() for one in screen.findChildren(QPushButton) if one.isVisible()]


def press(screen: object, text: str) -> None:
    next(one for one in screen.findChildren(QPushButton) if one.isVisible() and one.text() == text).click()


# --- the history -------------------------------------------------------------------------------------------------
def remembered(opened: Open, qtbot: QtBot) -> Desk:
    desk = begun(opened)
    desk.book.past.told = shelved(6).told
    desk.window.choose.past_button.click()
    qtbot.waitUntil(lambda: desk.window.history.calls.list.model().rowCount() == 7)
    return desk


def test_an_earlier_call_is_listed_and_opens_its_debrief_and_that_leads_back(opened: Open, qtbot: QtBot) -> None:
    desk = remembered(opened, qtbot)
    calls = desk.window.history.calls
    calls.list.setCurrentIndex(calls.list.model().index(1, 0))
    qtbot.keyClick(calls.list, Qt.Key.Key_Return)
    qtbot.waitUntil(desk.window.debrief.isVisible)
    assert desk.book.recalled == [calls.list.chosen.folder]
    press(desk.window.debrief, "Your calls")
    assert desk.window.history.isVisible() and calls.list.currentIndex().row() == 1
    qtbot.keyClick(calls.list, Qt.Key.Key_Escape)
    assert desk.window.choose.isVisible()


def test_the_debrief_of_a_call_just_played_leads_to_the_choice(opened: Open, qtbot: QtBot) -> None:
    desk = remembered(opened, qtbot)
    desk.flow.open_choose()
    desk.flow.looking_back.review(Recording(the_scenarios()[0], story(), FOLDER))
    press(desk.window.debrief, "Another call")
    assert desk.window.choose.isVisible()


def test_a_call_that_is_slow_to_read_does_not_open_after_going_back(opened: Open, qtbot: QtBot) -> None:
    begun_, free = [], asyncio.Event()

    async def recall(folder: Path) -> Recording:
        begun_.append(folder)
        await free.wait()
        return Recording(the_scenarios()[0], story(), folder)

    desk = begun(opened, recall=recall)
    desk.flow.looking_back.remember()
    desk.window.history.calls.opened.emit(FOLDER)
    qtbot.waitUntil(lambda: begun_ == [FOLDER])
    desk.window.history.back.click()
    desk.stage.tell(free.set)
    qtbot.wait(30)
    assert desk.window.choose.isVisible()


# --- the own view ------------------------------------------------------------------------------------------------
def hung_up(opened: Open, qtbot: QtBot, **changes: object) -> Desk:
    desk = started(opened, qtbot, replace(ready(), rate_first=True), **changes)
    replied(desk, qtbot, 1)
    desk.window.call.hung_up.emit()
    return desk


def test_after_a_call_the_own_view_is_asked_for_kept_and_shown_beside_the_marks(opened: Open, qtbot: QtBot) -> None:
    desk = hung_up(opened, qtbot)
    rating = desk.window.rating
    qtbot.waitUntil(rating.isVisible)
    rating.questions[0].answers["no"].click()
    rating.questions[-1].answers["calm"].click()
    rating.show_marks.click()
    assert desk.window.debrief.isVisible()
    qtbot.waitUntil(lambda: len(desk.book.added) == 1)
    [(folder, added)] = desk.book.added
    assert folder == desk.book.performances[0].folder and added.steps == {rating.questions[0].asked.key: "no"}
    desk.window.debrief.tabs.open_last(3)
    said = [one.text() for one in desk.window.debrief.findChildren(QLabel)]
    assert any("You said “no”" in text for text in said) and "You said calm." in said


def test_whoever_skips_it_comes_to_the_marks_and_nothing_is_kept(opened: Open, qtbot: QtBot) -> None:
    desk = hung_up(opened, qtbot)
    qtbot.waitUntil(desk.window.rating.isVisible)
    desk.window.rating.skip.click()
    assert desk.window.debrief.isVisible() and desk.book.added == []


def test_a_demonstration_is_nobody_s_own_call(opened: Open, qtbot: QtBot) -> None:
    desk = begun(opened, replace(ready(), rate_first=True), start_with="samples-never-came")
    qtbot.waitUntil(desk.window.call.isVisible)
    replied(desk, qtbot, 1)
    desk.window.call.hung_up.emit()
    qtbot.waitUntil(desk.window.debrief.isVisible)


def test_a_view_that_cannot_be_kept_is_told_and_shown_all_the_same(opened: Open, qtbot: QtBot) -> None:
    async def add(_folder: object, _one: object) -> None:
        raise GONE

    desk = hung_up(opened, qtbot, add=add)
    qtbot.waitUntil(desk.window.rating.isVisible)
    desk.window.rating.questions[0].answers["no"].click()
    desk.window.rating.show_marks.click()
    assert desk.window.debrief.isVisible()
    qtbot.waitUntil(lambda: GONE.sentence in banner(desk))


def test_from_the_debrief_to_the_replay_and_back_by_keyboard(opened: Open, qtbot: QtBot) -> None:
    desk = reviewed(opened)
    desk.window.activateWindow()
    here = desk.window.focusWidget()
    for _ in range(120):
        if here is desk.window.debrief.buttons["Listen again"]:
            break
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        here = desk.window.focusWidget()
    listen = here
    qtbot.keyClick(listen, Qt.Key.Key_Space)
    replay = desk.window.replay
    assert replay.isVisible() and desk.window.focusWidget() is replay.timeline
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Space):
        qtbot.keyClick(desk.window.focusWidget(), key)
    second = replay.timeline.at
    qtbot.waitUntil(lambda: [one[0][0] for one in desk.book.played] == [second] and replay.timeline.at > second)
    qtbot.keyClick(desk.window.focusWidget(), Qt.Key.Key_Escape)
    assert desk.window.debrief.isVisible() and not replay.playing
    assert desk.window.focusWidget() is listen, "where it was left"


def test_a_goal_is_kept_with_the_call_and_opens_the_next_brief(opened: Open, qtbot: QtBot) -> None:
    desk = begun(opened)
    desk.flow.looking_back.review(Recording(the_scenarios()[0], story(), FOLDER))
    page = desk.window.debrief.afterwards
    page.goal.setText("Ask before I offer.")
    page.keep.click()
    qtbot.waitUntil(lambda: len(desk.book.added) == 1)
    assert desk.book.added[0][0] == FOLDER and desk.book.added[0][1].goal == "Ask before I offer."
    desk.book.goal = "Ask before I offer."
    desk.flow.open_choose()

    def brief() -> list[str]:
        return [one.text() for one in desk.window.choose.findChildren(QLabel)]

    qtbot.waitUntil(lambda: "Ask before I offer." in brief() and "Your goal for this call" in brief())


def test_promises_of_the_call_are_shown_when_they_are_found(opened: Open, qtbot: QtBot) -> None:
    desk = begun(opened)
    desk.book.promises = ((Promise(2, "I", "ring you", "", None, "I'll ring you", (0, 13)), None),)
    desk.flow.looking_back.review(Recording(the_scenarios()[0], story(), FOLDER))

    def read() -> list[str]:
        return [one.tick.text() for one in desk.window.debrief.afterwards.record.forms]

    qtbot.waitUntil(lambda: "“I'll ring you” (reply 2)" in read())


def test_better_words_bring_a_reply_that_was_written_for_the_moment(opened: Open, qtbot: QtBot) -> None:
    desk = begun(opened)
    desk.book.better = WhatIf(1, "So sorry.", (), Delivery(), Mood(76, 28), Mood(66, 33), (), "storm", (), (), "Well.")
    desk.flow.looking_back.review(Recording(the_scenarios()[0], story(), FOLDER))
    desk.window.debrief.cards[0].findChild(QPushButton, "better").click()

    def read() -> list[str]:
        return [one.text() for one in desk.window.debrief.cards[0].findChildren(QLabel)]

    qtbot.waitUntil(lambda: "“So sorry.”" in read())
