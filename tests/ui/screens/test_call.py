"""The call screen by keyboard: every key does one thing, once, and typing is typing."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from poise.domain.mood import Mood
from poise.resources import root
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.paint.sketch import read_sketch
from poise.ui.parts import Mouth
from poise.ui.screens.call import CallScreen
from poise.ui.screens.steps import StepList
from poise.ui.views.call import Live, after, heard, live, show
from tests.ui.scripted import story, the_guides, the_rubric, the_scenarios, until

SKETCH = root("assets") / "faces" / "margaret.toml"


def at(turn: int) -> Live:
    now = live(the_scenarios()[0], the_guides()[0], the_rubric())
    for event in until(story(), turn):
        now = after(now, event)
    return now


@pytest.fixture
def screen(texts: Texts, plain_look: Look, qtbot: QtBot) -> CallScreen:
    made = CallScreen(texts)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.fit(plain_look)
    made.begin(show(at(2), texts), read_sketch(SKETCH), (-36.0, -24.0), False)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.fixture
def heard_(screen: CallScreen) -> list[object]:
    told: list[object] = []
    screen.held.connect(lambda down: told.append("down" if down else "up"))
    screen.paused.connect(lambda: told.append("pause"))
    screen.rewound.connect(lambda: told.append("rewind"))
    screen.hung_up.connect(lambda: told.append("hang up"))
    screen.replied.connect(lambda text: told.append(("type", text)))
    return told


def focus(screen: CallScreen) -> QWidget:
    return screen.focusWidget()


@pytest.mark.parametrize(
    ("key", "told"),
    [
        (Qt.Key.Key_Space, ["down", "up"]),
        (Qt.Key.Key_P, ["pause"]),
        (Qt.Key.Key_R, ["rewind"]),
        (Qt.Key.Key_Backspace, ["rewind"]),
    ],
)
@pytest.mark.parametrize("where", ["talk", "pause", "hang_up", "steps", "nowhere"])
def test_keys_do_the_same_wherever_the_focus_is(
    screen: CallScreen, heard_: list[object], qtbot: QtBot, key: Qt.Key, told: list[object], where: str
) -> None:
    target = {"steps": screen.steps, "nowhere": screen}.get(where) or screen.controls.buttons[where]
    target.setFocus()
    qtbot.keyClick(target, key)
    assert heard_ == told


def test_a_held_key_speaks_once(screen: CallScreen, heard_: list[object], qtbot: QtBot) -> None:
    target = focus(screen)
    qtbot.keyPress(target, Qt.Key.Key_Space)
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress) * 3:
        again = QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", True)
        QApplication.sendEvent(target, again)
    assert heard_ == ["down"]
    assert screen.controls.buttons["talk"].isDown()
    qtbot.keyRelease(target, Qt.Key.Key_Space)
    assert heard_ == ["down", "up"]


def test_losing_the_window_lets_the_key_go(screen: CallScreen, heard_: list[object], qtbot: QtBot) -> None:
    qtbot.keyPress(focus(screen), Qt.Key.Key_Space)
    QApplication.sendEvent(screen, QEvent(QEvent.Type.WindowDeactivate))
    assert heard_ == ["down", "up"]


def test_holding_the_button_speaks(screen: CallScreen, heard_: list[object], qtbot: QtBot) -> None:
    talk = screen.controls.buttons["talk"]
    qtbot.mousePress(talk, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(talk, Qt.MouseButton.LeftButton)
    assert heard_ == ["down", "up"]


def test_return_presses_the_button_that_has_the_focus(screen: CallScreen, heard_: list[object], qtbot: QtBot) -> None:
    screen.controls.buttons["pause"].setFocus()
    qtbot.keyClick(screen.controls.buttons["pause"], Qt.Key.Key_Return)
    assert heard_ == ["pause"]


def test_hanging_up_asks_first(screen: CallScreen, heard_: list[object], qtbot: QtBot) -> None:
    qtbot.keyClick(focus(screen), Qt.Key.Key_Escape)
    assert screen.controls.asking and heard_ == []
    qtbot.keyClick(focus(screen), Qt.Key.Key_Escape)
    assert not screen.controls.asking and heard_ == []
    qtbot.keyClick(focus(screen), Qt.Key.Key_Escape)
    assert focus(screen).text() == "Stay on the line"
    qtbot.keyClick(focus(screen), Qt.Key.Key_Space)
    assert not screen.controls.asking and heard_ == []
    screen.controls.buttons["hang_up"].click()
    screen.controls.leave_button.click()
    assert heard_ == ["hang up"]


def test_typing_a_reply(screen: CallScreen, heard_: list[object], qtbot: QtBot) -> None:
    qtbot.keyClick(focus(screen), Qt.Key.Key_T)
    line = screen.controls.line
    assert line.isVisible() and focus(screen) is line
    qtbot.keyClicks(line, "  Please tell me, Priya ")
    assert heard_ == []
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert heard_ == [("type", "Please tell me, Priya")]
    assert not line.isVisible() and line.text() == ""


def test_escape_leaves_the_line_and_an_empty_line_is_no_reply(
    screen: CallScreen, heard_: list[object], qtbot: QtBot
) -> None:
    qtbot.keyClick(focus(screen), Qt.Key.Key_T)
    qtbot.keyClick(focus(screen), Qt.Key.Key_Backspace)
    qtbot.keyClick(focus(screen), Qt.Key.Key_Return)
    qtbot.keyClick(focus(screen), Qt.Key.Key_Escape)
    assert heard_ == [] and not screen.controls.line.isVisible() and not screen.controls.asking


def test_a_reply_waits_for_its_turn(screen: CallScreen, heard_: list[object], texts: Texts, qtbot: QtBot) -> None:
    events = [*until(story(), 3)]
    now = at(2)
    for event in events[-5:-1]:
        now = after(now, event)
    screen.show_call(show(now, texts))
    screen.controls.type(True)
    qtbot.keyClicks(screen.controls.line, "Not yet")
    qtbot.keyClick(screen.controls.line, Qt.Key.Key_Return)
    assert heard_ == [] and screen.controls.line.text() == "Not yet"


def test_in_a_typed_call_the_line_is_open(screen: CallScreen, texts: Texts, plain_look: Look, qtbot: QtBot) -> None:
    screen.begin(show(at(2), texts, True), read_sketch(SKETCH), None, True)
    assert focus(screen) is screen.controls.line and not screen.meter.isVisible()
    screen.fit(Look(plain_look.theme, 32, 1024, 640))
    assert not screen.controls.buttons["pause"].isVisible()
    qtbot.keyClick(screen.controls.line, Qt.Key.Key_Escape)
    assert screen.controls.buttons["pause"].isVisible()


def test_the_mood_is_seen_by_face_word_and_name(screen: CallScreen, texts: Texts) -> None:
    told = QAccessible.queryAccessibleInterface(screen.face)
    assert told.text(QAccessible.Text.Name) == "Margaret Doyle looks furious"
    assert screen.mood.text() == "Furious"
    assert at(2).call.mood == Mood(86, screen.shown.mood.trust)


def test_levels_move_the_meter_on_the_trainee_s_turn_only(screen: CallScreen, texts: Texts) -> None:
    screen.hear(-20.0)
    assert screen.meter.value() == -20
    now = at(2)
    screen.show_call(show(heard(now, True), texts))
    screen.hear(-10.0)
    assert screen.meter.value() == -10
    events = [*until(story(), 3)]
    screen.show_call(show(after(now, events[len([*until(story(), 2)])]), texts))
    screen.hear(-5.0)
    assert screen.meter.value() == screen.meter.LOWEST


def test_the_voice_moves_the_mouth(screen: CallScreen, qtbot: QtBot) -> None:
    screen.sound(Mouth("Well!", 0.2, (0.9,) * 6))
    assert screen.face.moving


def test_steps_are_a_list_that_says_how_far(screen: CallScreen, texts: Texts) -> None:
    screen.show_call(show(at(5), texts))
    assert isinstance(screen.steps, StepList)
    said = [screen.steps.item(i).text() for i in range(screen.steps.count())]
    assert "3b. Reiterate: shown" in said and "8. Take a few minutes: after the call" in said
    assert QAccessible.queryAccessibleInterface(screen.steps).role() == QAccessible.Role.List


def test_where_it_is_narrow_the_steps_take_turns_with_the_call(
    screen: CallScreen, plain_look: Look, qtbot: QtBot
) -> None:
    assert screen.steps.isVisible() and not screen.controls.buttons["steps"].isVisible()
    screen.fit(Look(plain_look.theme, 32, 1024, 640))
    assert not screen.steps.isVisible() and screen.face.isVisible()
    qtbot.keyClick(focus(screen), Qt.Key.Key_S)
    assert screen.steps.isVisible() and not screen.face.isVisible()
    qtbot.keyClick(focus(screen), Qt.Key.Key_S)
    assert not screen.steps.isVisible() and screen.face.isVisible()


def test_when_the_call_is_over_nothing_can_be_done(
    screen: CallScreen, heard_: list[object], texts: Texts, qtbot: QtBot
) -> None:
    now = at(9)
    screen.show_call(show(after(now, story()[-1]), texts))
    for key in (Qt.Key.Key_Space, Qt.Key.Key_P, Qt.Key.Key_R):
        qtbot.keyClick(screen, key)
    assert heard_ == []
