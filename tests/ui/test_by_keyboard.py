"""A whole call in the real window, its judge and its folders real, and all that comes after it, by keyboard alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from poise import places
from poise.archive import afterwards
from poise.archive import shelf as archive
from poise.calls.answering import Kit
from poise.calls.company import Call
from poise.calls.drilling import Drilling
from poise.calls.show import Show
from poise.domain.afterwards import Afterwards, folded
from poise.domain.scenario import Scenario
from poise.library import scenarios
from poise.library.shelf import usual_shelf
from poise.settings import Settings
from poise.speech.recordings import CountedTime
from poise.ui.app import build
from poise.ui.parts import Audience, Parts
from poise.ui.stage import Stage
from poise.ui.window import Window
from poise.windowed import House
from tests.fakes import RUBRIC

TAB, SPACE, ENTER, ESCAPE = Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape
UP, DOWN, LEFT, RIGHT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right
PATIENCE = 20_000
"""Milliseconds after which a test gives up waiting for what is worked out beside the window."""
FARTHEST = 120
"""Tabs after which something counts as out of reach."""

SAID = (
    "That is not my fault, and calm down. Our list says they were delivered.",
    "I'm so sorry about that. That must have been awful. Please tell me what happened.",
    "I can bring you a second set of samples this afternoon. Would that be all right for you?",
    "I will pack the samples at two o'clock myself. My name is Ellen. I'll call you on Friday by noon.",
    "Thank you for your patience.",
)
QUIET = Settings(voice="captions", typed=True, consent=True, rate_first=True)


@dataclass
class Trainee:
    """Somebody who has a keyboard and nothing else, before the real window."""

    window: Window
    qtbot: QtBot

    @property
    def here(self) -> QWidget:
        """Where the keyboard is."""
        found = QApplication.focusWidget()
        assert found is not None and found.isVisible(), "the keyboard is somewhere on the screen"
        return found

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.here, key)

    def write(self, text: str) -> None:
        QTest.keyClicks(self.here, text)

    def go_to(self, wanted: QWidget) -> None:
        """With Tab alone."""
        for _ in range(FARTHEST):
            if self.here is wanted:
                return
            self.press(TAB)
        raise AssertionError(f"Tab does not reach {wanted}")

    def push(self, wanted: QWidget) -> None:
        """To that button, and press it."""
        self.go_to(wanted)
        self.press(SPACE)

    def wait(self, until: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(until()), timeout=PATIENCE)

    def reads(self, words: str) -> bool:
        """Whether those words stand on the screen."""
        return any(words in one.text() for one in self.window.findChildren(QLabel) if one.isVisible())

    def named(self, name: str) -> QPushButton:
        """The visible button with that text or name."""
        found = [one for one in self.window.findChildren(QPushButton) if one.isVisible()]
        return next(one for one in found if name in (one.text(), one.accessibleName()))


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    for what in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{what}_HOME", str(tmp_path / what))
    with House(None) as made:
        yield made


def played_at_once(house: House) -> Parts:
    """The parts of the real window; only the trainee's words of a call are given, and no clock is waited for."""

    def play(scenario: Scenario, settings: Settings, audience: Audience) -> Show:
        source = scenarios.file_of(scenario.id, usual_shelf().scenarios).read_bytes()
        call = Call(scenario, source, places.calls(), SAID, fast=True)
        return Show(call, settings, house.engines(settings), RUBRIC, audience)

    kit = Kit(lambda: QUIET, house.engines, None, CountedTime)
    tomorrow = datetime(2199, 1, 1, tzinfo=UTC)
    drills = Drilling(places.calls(), places.drills(), kit, RUBRIC, lambda: tomorrow, lambda _: None)
    return replace(house.parts(), settings=QUIET, play=play, drills=drills)


@pytest.fixture
def trainee(house: House, dressed: QApplication, qtbot: QtBot) -> Iterator[Trainee]:
    window, stage, flow = build(played_at_once(house))
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    flow.begin()
    yield Trainee(window, qtbot)
    _close(window, stage, qtbot)


def _close(window: Window, stage: Stage, qtbot: QtBot) -> None:
    window.close()
    stage.close()
    window.deleteLater()
    qtbot.wait(1)


def kept() -> Afterwards:
    """What was added to the one call there is."""
    (folder,) = archive.latest(places.calls(), 9)
    return folded(afterwards.read(folder))


def test_a_call_and_all_that_comes_after_it(trainee: Trainee) -> None:
    _call_and_own_view(trainee)
    _debrief(trainee)
    _replay(trainee)
    _afterwards(trainee)
    _minutes(trainee)
    _follow_up(trainee)
    trainee.push(trainee.named("Another call"))
    _drill(trainee)
    _history(trainee)


def _call_and_own_view(trainee: Trainee) -> None:
    window = trainee.window
    trainee.push(window.choose.start_button)
    trainee.wait(window.rating.isVisible)
    first = window.rating.questions[0]
    assert trainee.here is first.answers["yes"], "the keyboard is at the first question"
    trainee.press(RIGHT, RIGHT, SPACE)
    assert first.answer == "no"
    trainee.push(window.rating.show_marks)
    trainee.wait(window.debrief.isVisible)
    trainee.wait(lambda: kept().rated)
    assert trainee.reads("Reply 1")


def _debrief(trainee: Trainee) -> None:
    """Better words, a mark that one does not agree with, and other words than were heard."""
    card = trainee.window.debrief.cards[0]
    better = card.findChild(QPushButton, "better")
    assert better is not None
    trainee.push(better)
    trainee.wait(lambda: trainee.reads("A reply written for this moment"))
    assert len(card.marks) > 1
    trainee.go_to(card.marks[0].ask)
    trainee.press(DOWN, SPACE)
    disputed = card.marks[1]
    assert disputed.form is not None and trainee.here is next(iter(disputed.form.choices.values()))
    trainee.press(SPACE)
    trainee.go_to(disputed.form.reason)
    trainee.write("I only said what I see")
    trainee.press(ENTER)
    trainee.wait(lambda: trainee.reads("You do not agree") or trainee.window.debrief.cards[0] is not card)
    assert [one.id for one in kept().disputed.values()] == [disputed.mark.id]
    again = trainee.window.debrief.cards[0]
    trainee.wait(lambda: trainee.here in [one.ask for one in again.marks])
    trainee.push(again.words.open)
    trainee.write("I am so sorry, Ms Doyle. That was our mistake.")
    trainee.press(ENTER)
    trainee.wait(lambda: trainee.reads("You corrected these words."))
    assert trainee.reads("With your words")


def _replay(trainee: Trainee) -> None:
    replay = trainee.window.replay
    trainee.push(trainee.named("Listen again"))
    trainee.wait(replay.isVisible)
    assert trainee.here is replay.timeline
    places_ = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, RIGHT, Qt.Key.Key_PageUp):
        trainee.press(key)
        places_.append(replay.timeline.at)
    assert 0 < places_[0] < places_[1] < places_[2] and places_[3] < places_[2]
    trainee.press(ESCAPE)
    trainee.wait(trainee.window.debrief.isVisible)


def _afterwards(trainee: Trainee) -> None:
    """The record with its promise, and one goal."""
    debrief = trainee.window.debrief
    trainee.go_to(debrief.tabs.bar)
    trainee.press(RIGHT)
    record = debrief.afterwards.record
    trainee.wait(lambda: record.forms)
    assert any("Friday" in form.fields["when"].text() for form in record.forms)
    trainee.go_to(record.what_happened)
    trainee.write("The samples were lost.")
    trainee.push(record.keep)
    trainee.wait(lambda: kept().recorded)
    trainee.go_to(debrief.afterwards.whys[0])
    trainee.write("Nobody looked at the list.")
    trainee.go_to(debrief.afterwards.goal)
    trainee.write("Let her finish.")
    trainee.push(debrief.afterwards.keep)
    trainee.wait(lambda: kept().learned)
    recorded, learned = kept().recorded, kept().learned
    assert recorded is not None and recorded.what_happened == "The samples were lost."
    assert learned is not None and learned.goal == "Let her finish."


def _minutes(trainee: Trainee) -> None:
    window = trainee.window
    trainee.push(window.debrief.afterwards.rest)
    assert window.minutes.isVisible()
    trainee.push(window.minutes.begin_button)
    trainee.wait(window.minutes.stop_button.isVisible)
    assert trainee.here is window.minutes.stop_button
    trainee.press(SPACE)
    trainee.press(ESCAPE)
    trainee.wait(window.debrief.isVisible)


def _follow_up(trainee: Trainee) -> None:
    """What became of the promises is asked; the call itself is left for another day."""
    screen = trainee.window.follow_up
    trainee.push(trainee.named("Follow-up call"))
    trainee.wait(screen.isVisible)
    assert trainee.here is screen.now and screen.questions
    trainee.push(screen.remind)
    trainee.wait(lambda: kept().remind)
    trainee.press(ESCAPE)
    trainee.wait(trainee.window.debrief.isVisible)


def _drill(trainee: Trainee) -> None:
    window = trainee.window
    trainee.wait(window.choose.drills_button.isVisible)
    assert trainee.reads("Let her finish."), "the goal opens the next brief"
    trainee.push(window.choose.drills_button)
    trainee.wait(window.drill.isVisible)
    assert trainee.here is window.drill.begin_button
    trainee.press(SPACE)
    trainee.wait(window.drill.reply.isVisible)
    trainee.write("I am so sorry. Please tell me what happened.")
    trainee.press(ENTER)
    trainee.wait(lambda: window.drill.next_button.isVisible() and trainee.here is window.drill.next_button)
    trainee.wait(lambda: trainee.reads("It comes back"))
    trainee.press(ESCAPE)
    trainee.wait(window.choose.isVisible)


def _history(trainee: Trainee) -> None:
    window = trainee.window
    trainee.push(window.choose.past_button)
    trainee.wait(lambda: window.history.calls.list.chosen)
    trainee.go_to(window.history.tabs.bar)
    trainee.press(RIGHT)
    trainee.wait(lambda: trainee.reads("All steps taken together"))
    trainee.press(RIGHT, LEFT, LEFT)
    trainee.go_to(window.history.calls.list)
    trainee.press(ENTER)
    trainee.wait(window.debrief.isVisible)
    trainee.wait(lambda: trainee.reads("You corrected these words."))
    trainee.push(trainee.named("Your calls"))
    trainee.wait(window.history.isVisible)
    trainee.press(ESCAPE)
    trainee.wait(window.choose.isVisible)
