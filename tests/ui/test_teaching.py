"""A whole lesson by keys alone: begun, led, asked, revealed, ended; and no screen's coming or going loses anything."""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from poise.domain.ballot import Counts, Turnout, Written
from poise.domain.classroom import CallOver
from poise.problems import DeviceProblem
from poise.settings import Settings
from poise.ui.displays import Display
from poise.ui.screens.hall import Hall
from poise.ui.screens.keys import KeysCard
from tests.ui import taught
from tests.ui.conftest import Desk
from tests.ui.scripted import ready

Open = Callable[..., Desk]
COUNTS = Counts("steps", 24, (("listen", 7), ("reiterate", 4)))


class Lesson:
    """A desk with a class on, and keys to press."""

    def __init__(self, desk: Desk, classes: taught.Classes, qtbot: QtBot) -> None:
        self.classes, self.window, self.desk = classes, desk.window, desk.window.desk
        self.teaching = desk.flow._teaching
        self._qtbot = qtbot
        desk.window.choose.teach_button.click()
        desk.window.lessons.buttons[0].click()
        qtbot.waitUntil(lambda: bool(classes.held))

    @property
    def held(self) -> taught.Taught:
        return self.classes.held[-1]

    def press(self, key: Qt.Key, wish: str = "", on: QWidget | None = None) -> None:
        """Press a key, and wait until the class was asked for that."""
        self._qtbot.keyClick(on or self.desk, key)
        if wish:
            self._qtbot.waitUntil(lambda: wish in self.held.wishes)

    def until(self, page: str) -> None:
        """Wait until the stage shows that page."""
        self._qtbot.waitUntil(lambda: self.desk.shown is not None and self.desk.shown.stage.page == page)

    def call(self) -> None:
        """To the second part, whose call has its first reply."""
        self.press(Qt.Key.Key_PageDown, "begin 1")
        self._qtbot.waitUntil(lambda: self.desk.shown is not None and self.desk.shown.parts[0].when == "now")
        self.press(Qt.Key.Key_PageDown, "begin 2")
        self._qtbot.waitUntil(lambda: self.desk.shown is not None and "replay" in self.desk.shown.can)


@pytest.fixture
def lesson(opened: Open, qtbot: QtBot) -> Lesson:
    classes = taught.Classes(counts=COUNTS)
    return Lesson(opened(lectern=classes.lectern()), classes, qtbot)


def test_a_remotes_few_keys_lead_through_a_freeze_point(lesson: Lesson) -> None:
    lesson.call()
    lesson.press(Qt.Key.Key_F5, "pause")
    lesson.held.onlookers.froze(taught.POINT)
    lesson._qtbot.waitUntil(lambda: lesson.desk.shown.asks != ())
    lesson.press(Qt.Key.Key_PageDown, "ask steps")
    lesson.until("poll")
    lesson.press(Qt.Key.Key_PageDown, "close")
    lesson.press(Qt.Key.Key_PageDown, "reveal steps")
    lesson._qtbot.waitUntil(lambda: lesson.window.hall.view.poll.shown.revealed)
    assert [bar.number for bar in lesson.window.hall.view.poll.shown.bars][1:3] == [7, 4]
    lesson.press(Qt.Key.Key_PageUp)
    lesson.until("call")
    lesson.press(Qt.Key.Key_Escape, "resume")


def test_black_and_back_by_one_key(lesson: Lesson) -> None:
    lesson.call()
    lesson.press(Qt.Key.Key_Period)
    lesson.until("blank")
    lesson.press(Qt.Key.Key_B)
    lesson.until("call")


@pytest.mark.parametrize(
    ("key", "wish"),
    [
        (Qt.Key.Key_A, "replay"),
        (Qt.Key.Key_R, "rewind 1"),
        (Qt.Key.Key_V, "skip"),
        (Qt.Key.Key_Plus, "hotter"),
        (Qt.Key.Key_Minus, "milder"),
        (Qt.Key.Key_E, "evidence 1"),
        (Qt.Key.Key_J, "open"),
    ],
)
def test_every_key_is_an_order(lesson: Lesson, key: Qt.Key, wish: str) -> None:
    lesson.call()
    lesson.press(key, wish)


def test_the_steps_hide_and_come_back(lesson: Lesson) -> None:
    lesson.call()
    for there in (False, True):
        lesson.press(Qt.Key.Key_S)
        assert bool(lesson.desk.shown.stage.steps) is there


def test_the_call_ends_as_the_teacher_chooses(lesson: Lesson) -> None:
    lesson.call()
    lesson.press(Qt.Key.Key_X)
    assert lesson.desk.asked.asking
    lesson.press(Qt.Key.Key_2, "finish settled")
    assert not lesson.desk.asked.asking
    assert lesson.window.focusWidget() is lesson.desk.buttons["next"]  # where letters are keys, not a name


def test_another_guide_is_chosen_by_number(lesson: Lesson) -> None:
    lesson.call()
    lesson.press(Qt.Key.Key_G)
    lesson.press(Qt.Key.Key_2, "guide five-ways")
    lesson._qtbot.waitUntil(lambda: "ways" in lesson.desk.shown.stage.guide.lower())


def test_the_microphone_is_passed_with_or_without_reading(lesson: Lesson) -> None:
    lesson.call()
    lesson.press(Qt.Key.Key_M)
    field = lesson.desk.lead.name
    assert lesson.window.focusWidget() is field
    lesson._qtbot.keyClicks(field, "M. K.")
    assert field.text() == "M. K.", "letters are written, not obeyed"
    lesson.press(Qt.Key.Key_Return, "pass M. K. False", on=field)
    lesson._qtbot.waitUntil(lambda: "M. K." in lesson.desk.shown.speaker)
    lesson.desk.lead.read.click()
    lesson.desk.lead.pass_on.click()
    lesson._qtbot.waitUntil(lambda: "pass  True" in lesson.held.wishes)


def test_passing_on_with_return_is_no_step_on(lesson: Lesson) -> None:
    lesson.call()
    heard: list[str] = []
    lesson.desk.commanded.connect(heard.append)
    lesson.press(Qt.Key.Key_M)
    lesson._qtbot.keyClicks(lesson.desk.lead.name, "AB")
    wishes = len(lesson.held.wishes)
    lesson._qtbot.keyClick(lesson.desk.lead.name, Qt.Key.Key_Return)
    lesson._qtbot.waitUntil(lambda: len(lesson.held.wishes) > wishes)
    assert heard == ["pass"] and len(lesson.held.wishes) == wishes + 1
    assert lesson.window.focusWidget() is lesson.desk.buttons["next"]


def test_raised_hands_are_typed_and_impossible_ones_refused(lesson: Lesson) -> None:
    lesson.call()
    lesson.held.onlookers.froze(taught.POINT)
    lesson._qtbot.waitUntil(lambda: lesson.desk.shown.asks != ())
    lesson.desk.ballot.asked.emit("steps")
    lesson._qtbot.waitUntil(lambda: bool(lesson.desk.ballot.fields))
    fields = lesson.desk.ballot.fields
    fields["listen"].setText("9")
    fields[""].setText("5")
    fields[""].returnPressed.emit()
    assert not lesson.desk.ballot.refused.isHidden()
    fields[""].setText("20")
    fields[""].returnPressed.emit()
    lesson._qtbot.waitUntil(lambda: any(wish.startswith("count 20") for wish in lesson.held.wishes))
    assert lesson.desk.ballot.refused.isHidden()


def test_what_most_wrote_is_said_to_the_customer(lesson: Lesson) -> None:
    lesson.call()
    lesson.desk.ballot.own.setText("What would you say next?")
    lesson.desk.ballot.own.returnPressed.emit()
    lesson.until("poll")
    counts = Counts("own-1", 3, (), (Written("I am sorry.", 2), Written("Wait.", 1)))
    lesson.held.onlookers.turnout(Turnout(3, counts))
    lesson._qtbot.waitUntil(lambda: "say" in lesson.desk.shown.can)
    lesson.press(Qt.Key.Key_Y, "type I am sorry.")
    lesson.until("call")


def test_a_reply_is_typed_and_one_is_spoken(lesson: Lesson) -> None:
    lesson.call()
    lesson.desk.lead.line.setText("I hear you.")
    lesson.desk.lead.send.click()
    lesson._qtbot.waitUntil(lambda: "type I hear you." in lesson.held.wishes)
    lesson._qtbot.keyPress(lesson.desk, Qt.Key.Key_Space)
    lesson._qtbot.keyRelease(lesson.desk, Qt.Key.Key_Space)
    lesson._qtbot.waitUntil(lambda: lesson.held.wishes[-2:] == ["down", "up"])


def test_all_keys_are_on_one_card_and_any_key_closes_it(lesson: Lesson, dressed: QApplication) -> None:
    lesson.press(Qt.Key.Key_F1)
    card = dressed.activeModalWidget()
    assert isinstance(card, KeysCard) and ("F5  or  Esc", "Freeze, go on") in card.rows
    lesson.press(Qt.Key.Key_F1, on=card)
    assert dressed.activeModalWidget() is None


@pytest.mark.parametrize(("key", "kept"), [(Qt.Key.Key_1, "end all"), (Qt.Key.Key_2, "end nameless")])
def test_what_stays_is_asked_at_the_end(lesson: Lesson, key: Qt.Key, kept: str) -> None:
    lesson.press(Qt.Key.Key_F10)
    lesson.press(key, kept)
    lesson._qtbot.waitUntil(lambda: not lesson.teaching.holding)
    assert lesson.window.choose.isVisible()


def test_nothing_is_deleted_without_being_asked_twice(lesson: Lesson) -> None:
    lesson.press(Qt.Key.Key_F10)
    lesson.press(Qt.Key.Key_4)
    assert lesson.desk.asked.asking and lesson.held.wishes == []
    lesson.press(Qt.Key.Key_Escape)
    assert not lesson.desk.asked.asking and lesson.teaching.holding
    lesson.press(Qt.Key.Key_F10)
    lesson.press(Qt.Key.Key_4)
    lesson.press(Qt.Key.Key_1, "end nothing")


def test_a_lesson_is_exported(lesson: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(Path("a") / "first.poise"), ""))
    lesson.press(Qt.Key.Key_F10)
    lesson.press(Qt.Key.Key_3, "end all first.poise")


def test_a_problem_that_ends_the_class_is_told_on_the_first_screen(opened: Open, qtbot: QtBot) -> None:
    problem = DeviceProblem("The disk is full.", "Free some space.")
    classes = taught.Classes(problem=problem)
    lesson = Lesson(opened(lectern=classes.lectern()), classes, qtbot)
    lesson.held.onlookers.problem(problem)
    lesson.press(Qt.Key.Key_F10)
    lesson.press(Qt.Key.Key_1, "end all")
    qtbot.waitUntil(lambda: lesson.window.choose.isVisible())
    assert lesson.window.banner.isVisible()


def test_faults_of_the_keys_are_told_when_teaching_begins(opened: Open, qtbot: QtBot) -> None:
    classes = taught.Classes()
    settings = Settings(consent=True, keys={"freeze": "Blorp", "blank": "Z"})
    lesson = Lesson(opened(settings, lectern=classes.lectern()), classes, qtbot)
    assert lesson.window.banner.isVisible()
    lesson.press(Qt.Key.Key_Z)
    lesson.until("blank")


def test_on_one_screen_a_key_turns_from_desk_to_stage_and_keys_count_there_too(lesson: Lesson) -> None:
    lesson.call()
    lesson.press(Qt.Key.Key_F7)
    assert lesson.window.hall.isVisible() and not lesson.desk.isVisible()
    lesson.press(Qt.Key.Key_F5, "pause", on=lesson.window.hall)
    lesson.press(Qt.Key.Key_F10, on=lesson.window.hall)
    assert lesson.desk.isVisible() and lesson.desk.asked.asking


LAPTOP = Display("laptop", 0, 0, 800, 800, True)
PROJECTOR = Display("projector", 800, 0, 1024, 768)


def test_a_lost_screen_loses_nothing_and_comes_back(lesson: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of screens is set by hand; the windows are real (see test_displays for real screens)."""
    displays = lesson.teaching._displays
    there = [LAPTOP, PROJECTOR]
    filled: list[str] = []
    monkeypatch.setattr(displays, "there", lambda: tuple(there))
    monkeypatch.setattr(displays, "fill", lambda window, display: (window.show(), filled.append(display.name)))
    lesson.call()
    displays.changed.emit()
    hall = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Hall) and one.isVisible())
    assert filled == ["projector"]
    turn = lesson.desk.shown
    there.remove(PROJECTOR)
    displays.changed.emit()
    assert not hall.isVisible() and lesson.desk.isVisible() and lesson.window.banner.isVisible()
    assert lesson.desk.shown.stage == turn.stage and lesson.held.wishes == ["begin 1", "begin 2"]
    there.append(PROJECTOR)
    displays.changed.emit()
    assert hall.isVisible() and filled[-1] == "projector"
    assert hall.view.shown == lesson.desk.shown.stage
    told = [one.text() for one in lesson.window.banner.findChildren(QLabel) if one.isVisible()]
    assert told == ["The other screen is there again, and shows the stage."]  # and not that it is gone
    lesson.press(Qt.Key.Key_F5, "pause", on=hall)


def test_without_a_lectern_no_class_is_offered(opened: Open) -> None:
    desk = opened(ready(), lectern=None)
    assert desk.window.choose.teach_button.isHidden()


def test_closing_the_window_leaves_the_class_as_it_is(lesson: Lesson) -> None:
    lesson.call()
    lesson.window.close()
    assert not lesson.teaching.holding and not [wish for wish in lesson.held.wishes if wish.startswith("end")]


def test_a_class_that_is_ended_before_it_began_never_begins(opened: Open, qtbot: QtBot) -> None:
    classes, free, arrived = taught.Classes(), threading.Event(), []
    desk = opened(lectern=classes.lectern())
    desk.stage.tell(free.wait)
    desk.window.choose.teach_button.click()
    desk.window.lessons.buttons[0].click()
    desk.window.desk.commanded.emit("finish")
    assert desk.window.choose.isVisible()
    free.set()
    desk.stage.begin(lambda: asyncio.sleep(0), arrived.append, lambda _: None)
    qtbot.waitUntil(lambda: bool(arrived))
    assert classes.held == []


def test_a_lesson_that_is_being_ended_is_not_asked_about_again(lesson: Lesson) -> None:
    lesson.press(Qt.Key.Key_F10)
    lesson.teaching._end("all", None)
    lesson.teaching._end("nothing", None)
    lesson.desk.asked.close_question()
    lesson.press(Qt.Key.Key_F10)
    assert not lesson.desk.asked.asking
    lesson._qtbot.waitUntil(lambda: not lesson.teaching.holding)
    assert lesson.held.wishes == ["end all"]


def test_a_lesson_that_could_not_be_ended_can_be_ended_again(lesson: Lesson) -> None:
    lesson.held.unending = DeviceProblem("The stick is full.", "Choose another place.")
    lesson.press(Qt.Key.Key_F10)
    lesson.press(Qt.Key.Key_1, "end all")
    lesson._qtbot.waitUntil(lambda: lesson.window.banner.isVisible())
    lesson.held.unending = None
    lesson.press(Qt.Key.Key_F10)
    lesson.press(Qt.Key.Key_2, "end nameless")
    lesson._qtbot.waitUntil(lambda: not lesson.teaching.holding)


def test_a_written_reply_is_struck_before_the_class_sees_it(lesson: Lesson) -> None:
    lesson.call()
    lesson.desk.ballot.own.setText("What would you say next?")
    lesson.desk.ballot.own.returnPressed.emit()
    lesson.until("poll")
    lesson.held.onlookers.turnout(Turnout(3, Counts("own-1", 3, (), (Written("Rude.", 2), Written("Kind.", 1)))))
    rows = lesson.desk.ballot.written_replies.rows
    lesson._qtbot.waitUntil(lambda: list(rows) == ["Rude.", "Kind."])
    rows["Rude."][2].click()
    lesson._qtbot.waitUntil(lambda: "strike own-1 Rude." in lesson.held.wishes)


def test_a_call_that_broke_off_goes_on_with_one_key(lesson: Lesson) -> None:
    lesson.call()
    lesson.held.onlookers.happened(CallOver(9.0, None))
    lesson._qtbot.waitUntil(lambda: "broke off" in lesson.desk.shown.state)
    lesson.press(Qt.Key.Key_PageDown, "resume")
