"""The replay screen: everything by keys and buttons, and what is asked for is exactly what is shown."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from poise.domain.timeline import Span
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.screens.bits import Picker, lay_out
from poise.ui.screens.replay import SPEEDS, ReplayScreen
from poise.ui.style import sheet
from poise.ui.views.replay import MarkShown, ReplayShown, clock, replay
from tests.ui.scripted import WON, story, swings, the_rubric, the_scenarios

STORY = story(None, WON)


@pytest.fixture
def shown(texts: Texts) -> ReplayShown:
    return replay(the_scenarios()[0], STORY, the_rubric(), texts, swings(STORY), 0.02)


@pytest.fixture
def screen(texts: Texts, plain_look: Look, qtbot: QtBot, shown: ReplayShown) -> ReplayScreen:
    made = ReplayScreen(texts)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.fit(plain_look)
    made.show_replay(shown)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


class Heard:
    """What was asked to be heard."""

    def __init__(self, screen: ReplayScreen) -> None:
        self.asked: list[tuple[Span, float]] = []
        self.stops = 0
        screen.play.connect(lambda span, speed: self.asked.append((span, speed)))
        screen.stop.connect(self._stopped)

    def _stopped(self) -> None:
        self.stops += 1


@pytest.fixture
def heard(screen: ReplayScreen) -> Heard:
    return Heard(screen)


def press(screen: ReplayScreen, qtbot: QtBot, key: Qt.Key) -> None:
    """Where the keyboard is."""
    qtbot.keyClick(screen.focusWidget(), key)


def words(screen: ReplayScreen) -> str:
    return "\n".join(one.text() for one in screen.findChildren(QLabel) if one.isVisible())


def marks_of(shown: ReplayShown, turn: int) -> tuple[MarkShown, ...]:
    return shown.marks_of(turn)


def play_text(screen: ReplayScreen) -> str:
    return screen.buttons["Play"].text()


# --- playing -------------------------------------------------------------------------------------------------------
def test_space_plays_from_here_to_the_end_and_pauses(
    screen: ReplayScreen, heard: Heard, shown: ReplayShown, qtbot: QtBot
) -> None:
    screen.seek(10.0)
    press(screen, qtbot, Qt.Key.Key_Space)
    assert heard.asked == [((10.0, shown.seconds), 1.0)] and screen.playing and play_text(screen) == "Pause"
    press(screen, qtbot, Qt.Key.Key_Space)
    assert heard.stops == 1 and not screen.playing and play_text(screen) == "Play" and screen.timeline.at == 10.0


def test_at_the_end_it_plays_from_the_beginning(screen: ReplayScreen, heard: Heard, shown: ReplayShown) -> None:
    screen.seek(shown.seconds)
    screen.toggle()
    assert heard.asked == [((0.0, shown.seconds), 1.0)]


def test_the_picture_and_the_words_follow_the_sound(screen: ReplayScreen, shown: ReplayShown, qtbot: QtBot) -> None:
    reply = next(one for one in shown.passages if one.party == "trainee" and one.turn == 2)
    screen.toggle()
    qtbot.wait(80)
    assert screen.timeline.at == 0.0, "nothing moves before it sounds"
    screen.sounding(reply.begins)
    qtbot.waitUntil(lambda: reply.begins + 0.1 < screen.timeline.at < reply.ends)
    assert reply.text in words(screen) and "Reply 2: what was found" in words(screen)
    before = screen.timeline.at
    screen.halt()
    qtbot.wait(80)
    assert screen.timeline.at == before


def test_the_sound_never_runs_beyond_what_was_asked_for(screen: ReplayScreen, shown: ReplayShown, qtbot: QtBot) -> None:
    screen.seek(shown.seconds - 0.2)
    screen.toggle()
    screen.sounding(shown.seconds - 0.05)
    qtbot.waitUntil(lambda: screen.timeline.at == shown.seconds)


def test_a_sound_that_was_halted_moves_nothing(screen: ReplayScreen, qtbot: QtBot) -> None:
    screen.sounding(50.0)
    qtbot.wait(80)
    assert screen.timeline.at == 0.0


def test_the_time_the_mood_and_the_speaker_are_told(screen: ReplayScreen, shown: ReplayShown) -> None:
    assert "0:00 / 2:23" in words(screen) and shown.title in words(screen)
    screen.seek(40.0)
    for part in (clock(40.0), "Furious", "You"):
        assert part in words(screen)
    screen.seek(0.0)
    assert "Angry" in words(screen) and "Margaret Doyle" in words(screen)


def test_before_the_first_word_it_is_said_who_speaks_first(screen: ReplayScreen, texts: Texts) -> None:
    screen.show_replay(replay(the_scenarios()[0], (), the_rubric(), texts, {}, 0.02))
    assert "Margaret Doyle speaks first." in words(screen)


def test_a_key_that_is_held_down_does_not_flutter(screen: ReplayScreen, heard: Heard) -> None:
    for again in (False, True, True):
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", again)
        QApplication.sendEvent(screen.timeline, key)
    assert len(heard.asked) == 1 and heard.stops == 0


# --- going elsewhere -----------------------------------------------------------------------------------------------
def test_going_elsewhere_while_it_plays_goes_on_from_there_and_only_once(
    screen: ReplayScreen, heard: Heard, shown: ReplayShown, qtbot: QtBot
) -> None:
    screen.toggle()
    for at in (20.0, 40.0, 60.0, 80.0):
        screen.seek(at)
    assert heard.stops == 4 and len(heard.asked) == 1, "while it is moved nothing sounds"
    qtbot.waitUntil(lambda: len(heard.asked) == 2)
    assert heard.asked[1] == ((80.0, shown.seconds), 1.0) and screen.playing


def test_going_elsewhere_in_a_pause_plays_nothing(screen: ReplayScreen, heard: Heard, qtbot: QtBot) -> None:
    screen.seek(20.0)
    qtbot.wait(220)
    assert heard.asked == [] and screen.timeline.at == 20.0


def test_a_pause_right_after_going_elsewhere_stays_one(screen: ReplayScreen, heard: Heard, qtbot: QtBot) -> None:
    screen.toggle()
    screen.seek(20.0)
    screen.toggle()
    qtbot.wait(220)
    assert len(heard.asked) == 1 and not screen.playing


def test_turns_are_walked_by_keys_there_and_back(screen: ReplayScreen, shown: ReplayShown, qtbot: QtBot) -> None:
    for at in shown.turns[1:]:
        press(screen, qtbot, Qt.Key.Key_PageDown)
        assert screen.timeline.at == pytest.approx(at)
    press(screen, qtbot, Qt.Key.Key_PageDown)
    assert screen.timeline.at == shown.seconds
    for at in reversed(shown.turns):
        press(screen, qtbot, Qt.Key.Key_PageUp)
        assert screen.timeline.at == pytest.approx(at)


def test_marks_are_walked_by_keys_there_and_back(screen: ReplayScreen, shown: ReplayShown, qtbot: QtBot) -> None:
    moments = sorted({mark.begins for mark in shown.marks})
    for at in moments:
        press(screen, qtbot, Qt.Key.Key_Down)
        assert screen.timeline.at == pytest.approx(at)
    for at in reversed(moments[:-1]):
        press(screen, qtbot, Qt.Key.Key_Up)
        assert screen.timeline.at == pytest.approx(at)


@pytest.mark.parametrize("key", [Qt.Key.Key_Plus, Qt.Key.Key_Equal])
def test_plus_and_minus_look_nearer_and_farther(screen: ReplayScreen, qtbot: QtBot, key: Qt.Key) -> None:
    whole = screen.timeline.grab().toImage()
    press(screen, qtbot, key)
    assert screen.timeline.grab().toImage() != whole
    press(screen, qtbot, Qt.Key.Key_Minus)
    assert screen.timeline.grab().toImage() == whole


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Next turn", Qt.Key.Key_PageDown),
        ("Previous turn", Qt.Key.Key_PageUp),
        ("Next mark", Qt.Key.Key_Down),
        ("Previous mark", Qt.Key.Key_Up),
    ],
)
def test_each_button_does_what_its_key_does(screen: ReplayScreen, qtbot: QtBot, text: str, key: Qt.Key) -> None:
    places = []
    for act in (
        lambda: press(screen, qtbot, key),
        lambda: qtbot.mouseClick(screen.buttons[text], Qt.MouseButton.LeftButton),
    ):
        screen.seek(60.0)
        act()
        places.append(screen.timeline.at)
    assert places[0] == places[1] != 60.0


def test_a_click_on_a_button_leaves_space_to_play_and_pause(screen: ReplayScreen, heard: Heard, qtbot: QtBot) -> None:
    for text in ("Next turn", "Zoom in", "Zoom out"):
        qtbot.mouseClick(screen.buttons[text], Qt.MouseButton.LeftButton)
    assert heard.asked == []
    press(screen, qtbot, Qt.Key.Key_Space)
    assert len(heard.asked) == 1


def test_scrubbing_by_mouse_moves_everything(screen: ReplayScreen, shown: ReplayShown, qtbot: QtBot) -> None:
    line = screen.timeline
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(line.width() // 2, line.height() // 2))
    assert line.at == pytest.approx(shown.seconds / 2, abs=0.5) and clock(line.at) in words(screen)


def test_the_marks_wait_until_the_scrubbing_hand_rests(screen: ReplayScreen, shown: ReplayShown, qtbot: QtBot) -> None:
    for turn in (2, 4, 5):
        screen.timeline.sought.emit(marks_of(shown, turn)[0].begins)
        assert "Reply 1: what was found" in words(screen)
    qtbot.waitUntil(lambda: "Reply 5: what was found" in words(screen))
    assert len(screen.found.rows) == len(marks_of(shown, 5))


def test_there_are_two_ways_back(screen: ReplayScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.left):
        press(screen, qtbot, Qt.Key.Key_Escape)
    with qtbot.waitSignal(screen.left):
        screen.buttons["Back to the debrief"].click()


# --- speed ---------------------------------------------------------------------------------------------------------
def picker(screen: ReplayScreen) -> Picker:
    return screen.findChild(Picker)


def test_every_speed_can_be_chosen(screen: ReplayScreen, heard: Heard) -> None:
    for number, speed in enumerate(SPEEDS):
        picker(screen).setCurrentIndex(number)
        screen.toggle()
        screen.halt()
        assert heard.asked[-1][1] == speed
    assert picker(screen).accessibleName() == "Speed"


def test_the_picture_keeps_to_the_chosen_speed(screen: ReplayScreen, qtbot: QtBot) -> None:
    picker(screen).setCurrentIndex(SPEEDS.index(2.0))
    screen.toggle()
    screen.sounding(10.0)
    qtbot.waitUntil(lambda: screen.timeline.at > 10.0)
    assert screen._sounding._speed == 2.0


def test_another_speed_goes_on_with_what_is_heard(
    screen: ReplayScreen, heard: Heard, shown: ReplayShown, qtbot: QtBot
) -> None:
    mark = shown.marks[0]
    screen.hear(mark)
    picker(screen).setCurrentIndex(SPEEDS.index(2.0))
    assert heard.asked[-1] == ((mark.begins, mark.heard[1]), 2.0), "one mark does not become the whole call"
    assert play_text(screen) == "Pause" and screen.found.rows[0].findChild(QPushButton).text() == "Stop"
    screen.halt()
    picker(screen).setCurrentIndex(0)
    assert len(heard.asked) == 2


# --- marks ---------------------------------------------------------------------------------------------------------
def stops(screen: ReplayScreen) -> list[str]:
    return [row.mark.mark.label for row in screen.found.rows if row.findChild(QPushButton).text() == "Stop"]


def test_a_mark_is_heard_exactly_and_its_button_stops_it(
    screen: ReplayScreen, heard: Heard, shown: ReplayShown, qtbot: QtBot
) -> None:
    screen.seek(marks_of(shown, 2)[0].begins)
    row = screen.found.rows[2]
    qtbot.mouseClick(row.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert heard.asked == [(row.mark.heard, 1.0)] and stops(screen) == [row.mark.mark.label]
    qtbot.mouseClick(row.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert heard.stops == 1 and stops(screen) == [] and not screen.playing


def test_of_two_marks_of_one_moment_each_is_heard(screen: ReplayScreen, heard: Heard, shown: ReplayShown) -> None:
    one, other = marks_of(shown, 2)[:2]
    assert one.heard == other.heard
    screen.hear(one)
    screen.hear(other)
    assert len(heard.asked) == 2 and screen.playing and stops(screen) == [other.mark.label]


def test_a_mark_picked_in_the_picture_shows_its_reply(screen: ReplayScreen, shown: ReplayShown, qtbot: QtBot) -> None:
    mark = marks_of(shown, 5)[-1]
    screen.timeline.picked.emit(mark)
    assert "Reply 5: what was found" in words(screen) and mark.mark.label in stops(screen)
    row = next(row for row in screen.found.rows if row.mark == mark)
    assert not row.visibleRegion().isEmpty()


def test_hearing_a_mark_ends_the_playing_of_the_whole(screen: ReplayScreen, heard: Heard, shown: ReplayShown) -> None:
    screen.toggle()
    screen.hear(shown.marks[0])
    assert play_text(screen) == "Pause" and heard.asked[-1][0] == shown.marks[0].heard


def test_only_a_reply_that_was_given_has_marks(screen: ReplayScreen, shown: ReplayShown) -> None:
    screen.seek(shown.seconds)
    assert "what was found" not in words(screen) and "Nothing was found" not in words(screen)
    assert screen.found.rows == []


def test_the_keyboard_does_not_get_lost_with_a_row(screen: ReplayScreen, shown: ReplayShown, qtbot: QtBot) -> None:
    screen.seek(marks_of(shown, 2)[0].begins)
    button = screen.found.rows[1].findChild(QPushButton)
    button.setFocus()
    screen.seek(marks_of(shown, 2)[0].begins + 0.5)
    assert screen.focusWidget() is button, "the same reply keeps its rows"
    screen.seek(marks_of(shown, 4)[0].begins)
    assert screen.focusWidget() is screen.timeline


# --- showing -------------------------------------------------------------------------------------------------------
def test_a_screen_without_a_call_does_nothing(texts: Texts, plain_look: Look, qtbot: QtBot) -> None:
    bare = ReplayScreen(texts)
    qtbot.addWidget(bare)
    heard = Heard(bare)
    bare.fit(plain_look)
    for act in (bare.toggle, bare.halt, lambda: bare.seek(3.0), lambda: bare.sounding(3.0)):
        act()
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_X):
        qtbot.keyClick(bare, key)
    assert heard.asked == [] and not bare.playing and bare.timeline.at == 0.0


def test_more_of_the_same_call_disturbs_nothing(
    screen: ReplayScreen, heard: Heard, shown: ReplayShown, texts: Texts
) -> None:
    screen.show_replay(replay(the_scenarios()[0], STORY, the_rubric(), texts, {}, 0.02))
    screen.hear(marks_of(shown, 2)[3])
    rows, at = list(screen.found.rows), screen.timeline.at
    screen.refine(shown)
    assert screen.playing and heard.stops == 0 and screen.timeline.at == at and screen.found.rows == rows
    assert stops(screen) == [marks_of(shown, 2)[3].mark.label]
    screen.hear(marks_of(shown, 2)[3])
    assert not screen.playing and heard.stops == 1


def test_another_call_is_shown_from_its_beginning_and_in_silence(screen: ReplayScreen, shown: ReplayShown) -> None:
    screen.seek(90.0)
    screen.toggle()
    screen.show_replay(shown)
    assert screen.timeline.at == 0.0 and not screen.playing and "0:00 / 2:23" in words(screen)
    assert "Reply 1: what was found" in words(screen)


@pytest.mark.parametrize(
    ("width", "unit", "offered"),
    [
        (1366, 16, {"Previous turn", "Next turn", "Previous mark", "Next mark", "Zoom in", "Zoom out"}),
        (1366, 24, {"Previous turn", "Next turn", "Previous mark", "Next mark"}),
        (1024, 24, {"Previous turn", "Next turn"}),
        (1024, 32, set()),
    ],
)
def test_as_many_buttons_as_fit_stand_in_one_row(
    screen: ReplayScreen, plain_look: Look, dressed: object, width: int, unit: int, offered: set[str]
) -> None:
    narrow = Look(plain_look.theme, unit, width, 640)
    screen.setStyleSheet(sheet(narrow))
    screen.fit(narrow)
    seen = {text for text, one in screen.buttons.items() if one.isVisible()}
    assert seen == offered | {"Play", "Back to the debrief"}
    lay_out()
    assert len({one.y() for one in screen.buttons.values() if one.isVisible()}) == 1


def test_where_it_is_low_words_and_picture_are_both_seen(screen: ReplayScreen, plain_look: Look, qtbot: QtBot) -> None:
    low = Look(plain_look.theme, 32, 1024, 640)
    screen.setStyleSheet(sheet(low))
    screen.fit(low)
    screen.resize(1024, 640)
    screen.seek(40.0)
    qtbot.waitUntil(lambda: not screen.timeline.visibleRegion().isEmpty())
    spoken = next(one for one in screen.findChildren(QLabel) if "I can hear how upsetting" in one.text())
    assert not spoken.visibleRegion().isEmpty()
    assert screen.timeline.visibleRegion().boundingRect().height() == screen.timeline.height()
