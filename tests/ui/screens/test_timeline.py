"""The call in time as a widget: scrubbed by mouse, keyboard and screen reader, it says where it stands."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.paint.timeline import Ground, signs
from poise.ui.screens.timeline import NEAREST, STRIDE, TICK, TimelineView
from poise.ui.views.replay import MarkShown, ReplayShown, clock, replay
from tests.ui.scripted import WON, story, swings, the_rubric, the_scenarios

Alone = Callable[[QWidget], QWidget]
STORY = story(None, WON)


@pytest.fixture
def shown(texts: Texts) -> ReplayShown:
    return replay(the_scenarios()[0], STORY, the_rubric(), texts, swings(STORY), 0.02)


@pytest.fixture
def view(alone: Alone, texts: Texts, plain_look: Look, shown: ReplayShown) -> TimelineView:
    made = TimelineView(texts)
    made.fit(plain_look)
    made.resize(900, 280)
    made.show_replay(shown)
    alone(made)
    return made


class Log:
    """What the widget asked for; like the screen, it goes there."""

    def __init__(self, view: TimelineView) -> None:
        self.sought: list[float] = []
        self.picked: list[MarkShown] = []
        view.sought.connect(self.sought.append)
        view.sought.connect(view.move_to)
        view.picked.connect(self.picked.append)


@pytest.fixture
def log(view: TimelineView) -> Log:
    return Log(view)


def playhead(view: TimelineView) -> int:
    """The column in which most of the pixels are those of the line."""
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wide, colour = image.width(), QColor(view._look.theme["focus"]).rgb()
    pixels = memoryview(image.constBits()).cast("I")
    inked = {x: pixels[12 * wide + x : -12 * wide : 8 * wide].tolist().count(colour) for x in range(8, wide - 8)}
    found = max(inked, key=lambda x: inked[x])
    assert inked[found] > 10, "the line is seen"
    return found


def place(view: TimelineView, at: float, lane: str = "customer") -> QPoint:
    """Where that second is seen now, found by trying."""
    before = view.at
    view.move_to(at)
    x = playhead(view)
    view.move_to(before)
    return QPoint(x, round(Ground(view._look, view.width(), view.height(), 0, 1, 1).lane(lane).center().y()))


def wheel(view: TimelineView, steps: float, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> bool:
    """Turn the wheel in the middle; whether it was taken."""
    middle = QPointF(view.rect().center())
    event = QWheelEvent(
        middle,
        view.mapToGlobal(middle),
        QPoint(),
        QPoint(0, round(120 * steps)),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)
    return event.isAccepted()


def sign_of(view: TimelineView, mark: MarkShown) -> QPoint:
    seen = Ground(view._look, view.width(), view.height(), 0.0, view._shown.seconds, 1.0)
    return next(area.center().toPoint() for area, one in signs(seen, view.marks) if one is mark)


# --- scrubbing -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("part", [0.0, 0.2, 0.5, 0.9, 1.0])
def test_where_the_mouse_presses_is_where_the_line_is_drawn(
    view: TimelineView, log: Log, qtbot: QtBot, part: float
) -> None:
    x = round(20 + part * (view.width() - 40))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(x, 100))
    assert len(log.sought) == 1 and playhead(view) == pytest.approx(x, abs=1)


def test_the_line_follows_the_mouse_while_its_button_is_down(view: TimelineView, log: Log, qtbot: QtBot) -> None:
    qtbot.mouseMove(view, QPoint(700, 100))
    assert log.sought == []
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    for x in (240, 280, 150):
        qtbot.mouseMove(view, QPoint(x, 30))
        assert playhead(view) == pytest.approx(x, abs=1)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(150, 30))
    qtbot.mousePress(view, Qt.MouseButton.RightButton, pos=QPoint(800, 30))
    qtbot.mouseMove(view, QPoint(700, 30))
    assert len(log.sought) == 4


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_other_buttons_do_nothing(view: TimelineView, log: Log, qtbot: QtBot, button: Qt.MouseButton) -> None:
    qtbot.mouseClick(view, button, pos=QPoint(200, 100))
    qtbot.mouseClick(view, button, pos=sign_of(view, view.marks[0]))
    assert log.sought == [] and log.picked == []


def test_keys_move_and_never_out_of_the_call(view: TimelineView, log: Log, qtbot: QtBot, shown: ReplayShown) -> None:
    for key, at in (
        (Qt.Key.Key_Right, STRIDE),
        (Qt.Key.Key_Right, 2 * STRIDE),
        (Qt.Key.Key_Left, STRIDE),
        (Qt.Key.Key_Left, 0.0),
        (Qt.Key.Key_Left, 0.0),
        (Qt.Key.Key_End, shown.seconds),
        (Qt.Key.Key_Right, shown.seconds),
        (Qt.Key.Key_Home, 0.0),
    ):
        qtbot.keyClick(view, key)
        assert view.at == pytest.approx(at)
    qtbot.keyClick(view, Qt.Key.Key_X)
    assert len(log.sought) == 8


# --- marks ---------------------------------------------------------------------------------------------------------
def test_each_mark_can_be_picked_where_it_is_drawn(view: TimelineView, log: Log, qtbot: QtBot) -> None:
    for mark in view.marks:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=sign_of(view, mark))
        assert log.picked[-1] is mark, "two of one moment lie side by side and are told apart"
    assert log.sought == []


def test_the_hand_may_tremble_on_a_mark(view: TimelineView, log: Log, qtbot: QtBot) -> None:
    there = sign_of(view, view.marks[0])
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=there)
    qtbot.mouseMove(view, there + QPoint(3, 1))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=there + QPoint(3, 1))
    assert log.picked == [view.marks[0]] and log.sought == []


@pytest.mark.parametrize("lane", ["customer", "ruler"])
def test_above_and_below_a_mark_is_the_call(view: TimelineView, log: Log, qtbot: QtBot, lane: str) -> None:
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place(view, view.marks[0].begins, lane))
    assert log.picked == [] and log.sought == [pytest.approx(view.marks[0].begins, abs=0.2)]


def test_between_the_marks_is_the_call_too(view: TimelineView, log: Log, qtbot: QtBot) -> None:
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place(view, 10.0, "marks"))
    assert log.picked == [] and len(log.sought) == 1


# --- nearer and farther --------------------------------------------------------------------------------------------
def test_a_closer_look_leaves_what_is_heard_in_its_place(view: TimelineView, shown: ReplayShown) -> None:
    view.move_to(shown.seconds * 0.4)
    before = playhead(view)
    for nearer in (True, True, True, False, False, False):
        view.look_closer(nearer)
        assert playhead(view) == pytest.approx(before, abs=1)


def test_the_closest_look_has_an_end_and_so_has_the_farthest(view: TimelineView, shown: ReplayShown) -> None:
    def seconds() -> float:
        left, right = (view._ground(view._look).at(x) for x in (0, view.width()))
        return right - left

    whole = seconds()
    for _ in range(30):
        view.look_closer(True)
    assert seconds() == pytest.approx(NEAREST * whole / shown.seconds)
    for _ in range(30):
        view.look_closer(False)
    assert seconds() == pytest.approx(whole)


def test_a_short_call_cannot_be_seen_closer(view: TimelineView, texts: Texts) -> None:
    view.show_replay(replay(the_scenarios()[0], (), the_rubric(), texts, {}, 0.02))
    before = view.grab().toImage()
    view.look_closer(True)
    assert view.grab().toImage() == before


def test_the_picture_turns_a_page_with_what_is_heard(view: TimelineView, shown: ReplayShown) -> None:
    for _ in range(5):
        view.look_closer(True)
    for at in (shown.seconds * part for part in (0.1, 0.5, 0.95, 1.0, 0.3)):
        view.follow(at)
        assert playhead(view) == pytest.approx(view._ground(view._look).x(at), abs=2)


def test_the_wheel_moves_along_and_with_control_nearer(view: TimelineView, log: Log) -> None:
    whole = view.grab().toImage()
    assert wheel(view, -1)
    assert view.grab().toImage() == whole, "all of it is seen"
    wheel(view, 2, Qt.KeyboardModifier.ControlModifier)
    near = view.grab().toImage()
    assert near != whole
    wheel(view, -1)
    assert view.grab().toImage() != near
    wheel(view, 1)
    assert view.grab().toImage() == near
    wheel(view, -2, Qt.KeyboardModifier.ControlModifier)
    assert view.grab().toImage() == whole and log.sought == []


def test_half_a_turn_of_the_wheel_is_half_as_near(view: TimelineView) -> None:
    wheel(view, 1, Qt.KeyboardModifier.ControlModifier)
    once = view._span()
    wheel(view, -1, Qt.KeyboardModifier.ControlModifier)
    for _ in range(2):
        wheel(view, 0.5, Qt.KeyboardModifier.ControlModifier)
    assert view._span() == pytest.approx(once)
    wheel(view, 0, Qt.KeyboardModifier.ControlModifier)
    assert view._span() == pytest.approx(once)


def test_where_the_place_is_not_seen_the_middle_stays(view: TimelineView) -> None:
    for _ in range(6):
        view.look_closer(True)
    for _ in range(20):
        wheel(view, -1)
    middle = view.width() / 2
    before = view._ground(view._look).at(middle)
    view.look_closer(True)
    assert view._ground(view._look).at(middle) == pytest.approx(before)


# --- how it is told ------------------------------------------------------------------------------------------------
def said(view: TimelineView) -> str:
    return QAccessible.queryAccessibleInterface(view).text(QAccessible.Text.Description)


def test_a_screen_reader_hears_where_the_call_stands(view: TimelineView, shown: ReplayShown) -> None:
    told = QAccessible.queryAccessibleInterface(view)
    assert told.role() == QAccessible.Role.Slider
    assert told.text(QAccessible.Text.Name) == "The call in time"
    reply = next(one for one in shown.passages if one.party == "trainee")
    view.move_to(reply.begins + 1)
    assert reply.text in said(view) and "You:" in said(view) and "Angry" in said(view)
    assert f"{clock(reply.begins + 1)} of {clock(shown.seconds)}" in said(view)
    assert view.value() == round((reply.begins + 1) / TICK)


def test_in_a_silence_it_hears_that_nobody_speaks(view: TimelineView, shown: ReplayShown) -> None:
    second = shown.passages[2]
    view.move_to(second.ends + 0.5)
    assert "Nobody speaks" in said(view) and second.text not in said(view)


def test_a_screen_reader_can_move_the_call_itself(view: TimelineView, log: Log) -> None:
    told = QAccessible.queryAccessibleInterface(view).valueInterface()
    told.setCurrentValue(300)
    assert log.sought == [pytest.approx(30.0)] and view.at == pytest.approx(30.0)


def test_moving_by_hand_is_not_taken_for_a_screen_reader(view: TimelineView, shown: ReplayShown) -> None:
    sought: list[float] = []
    view.sought.connect(sought.append)
    for at in (10.04, 77.77, shown.seconds, 0.0):
        view.move_to(at)
    view.follow(50.0)
    view.show_replay(shown)
    assert sought == []


def test_while_it_plays_a_screen_reader_is_left_in_peace(view: TimelineView) -> None:
    view.move_to(10.0)
    before, value = said(view), view.value()
    view.follow(40.0)
    assert (said(view), view.value(), view.at) == (before, value, 40.0)
    view.move_to(view.at)
    assert said(view) != before and view.value() == 400


# --- showing -------------------------------------------------------------------------------------------------------
def test_nothing_is_shown_and_nothing_moves_before_there_is_a_call(
    alone: Alone, texts: Texts, plain_look: Look, qtbot: QtBot
) -> None:
    view = TimelineView(texts)
    log = Log(view)
    view.resize(300, 200)
    alone(view)
    for act in (lambda: view.fit(plain_look), lambda: view.move_to(5.0), lambda: view.look_closer(True)):
        act()
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.marks == () and view.at == 0.0 and log.sought == []
    assert len({view.grab().toImage().pixel(x, 50) for x in range(300)}) == 1


def test_more_of_the_same_call_leaves_everything_in_its_place(
    view: TimelineView, shown: ReplayShown, texts: Texts
) -> None:
    quiet = replay(the_scenarios()[0], STORY, the_rubric(), texts, {}, 0.02)
    view.show_replay(quiet)
    view.move_to(60.0)
    view.look_closer(True)
    place, before = playhead(view), view.grab().toImage()
    view.refine(shown)
    assert view.at == 60.0 and playhead(view) == pytest.approx(place, abs=1)
    assert view.grab().toImage() != before, "the voices are seen now"


def test_another_call_is_shown_whole_and_from_its_beginning(view: TimelineView, texts: Texts) -> None:
    view.move_to(100.0)
    view.look_closer(True)
    short = replay(the_scenarios()[0], STORY[:8], the_rubric(), texts, {}, 0.02)
    view.show_replay(short)
    assert view.at == 0.0 and view.value() == 0 and view.maximum() == round(short.seconds / TICK)
    assert view._span() == short.seconds


def test_only_the_line_is_painted_anew_while_it_moves(view: TimelineView) -> None:
    view.grab()
    drawn = view._picture
    view.follow(view.at + 3.0)
    view.grab()
    assert view._picture is drawn
    view.resize(view.width() - 10, view.height())
    view.grab()
    assert view._picture is not drawn


def test_the_keyboard_s_place_can_be_seen(view: TimelineView) -> None:
    view.activateWindow()
    view.setFocus()
    focused = view.grab().toImage()
    view.clearFocus()
    assert view.grab().toImage() != focused


def test_a_low_window_leaves_it_less_height(view: TimelineView, plain_look: Look) -> None:
    tall = view.minimumSizeHint().height()
    view.fit(Look(plain_look.theme, plain_look.unit, plain_look.width, 20 * plain_look.unit))
    assert view.minimumSizeHint().height() < tall
    assert view.sizeHint().height() >= tall
