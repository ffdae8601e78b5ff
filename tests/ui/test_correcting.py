"""Correcting words and disputing marks, through the whole window: kept first, then shown; the first verdict stays."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from poise.domain.afterwards import Corrected, Disputed, folded
from poise.domain.events import TraineeSpoke
from poise.problems import ArchiveProblem
from poise.ui.parts import Recording
from tests.ui.conftest import Desk
from tests.ui.scripted import FOLDER, story, the_scenarios

Open = Callable[..., Desk]
NOW = "2031-05-06T14:03:00"
KIND = "I'm sorry, Ms Doyle. I can hear how upsetting that was."
AT = next(event.at for event in story() if isinstance(event, TraineeSpoke))


def reviewing(opened: Open, *added: Corrected | Disputed, **changes: object) -> Desk:
    """The debrief of a call."""
    desk = opened(None, **changes)
    desk.flow.looking_back.review(Recording(the_scenarios()[0], story(), FOLDER, folded(added)))
    return desk


def correct(desk: Desk, qtbot: QtBot, text: str, turn: int = 1) -> None:
    words = desk.window.debrief.cards[turn - 1].words
    words.open.setFocus()
    qtbot.keyClick(words.open, Qt.Key.Key_Space)
    assert words.field.hasFocus() and words.field.isVisible()
    words.field.selectAll()
    qtbot.keyClicks(words.field, text)
    qtbot.keyClick(words.field, Qt.Key.Key_Return)


def marks(desk: Desk, turn: int = 1) -> list[str]:
    return [one.mark.id for one in desk.window.debrief.cards[turn - 1].marks]


def line(desk: Desk) -> str:
    return desk.window.debrief.verdict.line.text()


def test_corrected_words_are_marked_at_once_by_keyboard_alone(opened: Open, qtbot: QtBot) -> None:
    desk = reviewing(opened)
    screen = desk.window.debrief
    assert not screen.verdict.isVisible() and "apologize" not in marks(desk)
    correct(desk, qtbot, KIND)
    qtbot.waitUntil(screen.verdict.isVisible)
    assert desk.book.added == [(FOLDER, Corrected(NOW, 1, KIND, AT))]
    assert {"apologize", "empathize"} <= set(marks(desk)) and "defend" not in marks(desk)
    assert line(desk).startswith("With your words: ") and "“Apologised” is found" in line(desk)
    assert screen.cards[0].words.open.hasFocus()
    screen.verdict.other.click()
    assert "defend" in marks(desk) and "apologize" not in marks(desk) and "first verdict" in line(desk)
    assert screen.verdict.other.hasFocus()
    screen.verdict.other.click()
    assert "apologize" in marks(desk)


def test_a_correction_can_be_taken_back(opened: Open, qtbot: QtBot) -> None:
    desk = reviewing(opened)
    correct(desk, qtbot, KIND)
    qtbot.waitUntil(desk.window.debrief.verdict.isVisible)
    desk.window.debrief.cards[0].words.back.click()
    qtbot.waitUntil(lambda: not desk.window.debrief.verdict.isVisible())
    assert desk.book.added[-1] == (FOLDER, Corrected(NOW, 1, "", AT)) and "defend" in marks(desk)


def test_two_corrections_one_after_the_other_both_count(opened: Open, qtbot: QtBot) -> None:
    desk = reviewing(opened)
    desk.window.debrief.corrected.emit(1, KIND)
    desk.window.debrief.corrected.emit(3, "Thank you for telling me")
    qtbot.waitUntil(lambda: "thank" in marks(desk, 3))
    assert "apologize" in marks(desk)
    assert [one.turn for _, one in desk.book.added] == [1, 3]


def test_what_cannot_be_kept_is_told_and_not_shown(opened: Open, qtbot: QtBot) -> None:
    async def full(_folder: object, _one: object) -> None:
        raise ArchiveProblem("The disk is full.", "Free some room.")

    desk = reviewing(opened, add=full)
    before = marks(desk)
    correct(desk, qtbot, KIND)
    qtbot.waitUntil(desk.window.banner.isVisible)
    assert marks(desk) == before and not desk.window.debrief.verdict.isVisible()
    desk.window.debrief.disputed.emit(1, "defend", "fault", "rule", "")
    qtbot.wait(50)
    assert not any(one.mark.disputed for one in desk.window.debrief.cards[0].marks)


def test_a_mark_is_disputed_and_agreed_with_again_by_keyboard(opened: Open, qtbot: QtBot) -> None:
    desk = reviewing(opened)
    disputed = next(one for one in desk.window.debrief.cards[0].marks if one.mark.id == "defend")
    qtbot.keyClick(disputed.ask, Qt.Key.Key_Space)
    assert disputed.form is not None
    qtbot.keyClick(disputed.form.choices["rule"], Qt.Key.Key_Space)
    qtbot.keyClicks(disputed.form.reason, "I only quoted it.")
    qtbot.keyClick(disputed.form.reason, Qt.Key.Key_Return)

    def shown() -> str:
        return next(one.mark.disputed for one in desk.window.debrief.cards[0].marks if one.mark.id == "defend")

    qtbot.waitUntil(lambda: bool(shown()))
    assert shown() == "You do not agree: the rule is wrong here. I only quoted it."
    assert desk.book.added == [(FOLDER, Disputed(NOW, 1, "defend", "fault", "I only quoted it.", "rule", AT))]
    again = next(one for one in desk.window.debrief.cards[0].marks if one.mark.id == "defend")
    assert again.ask.hasFocus() and again.ask.text() == "I agree after all"
    qtbot.keyClick(again.ask, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not shown())
    assert desk.book.added[-1] == (FOLDER, Disputed(NOW, 1, "defend", "fault", "", "", AT))


def test_what_is_being_written_elsewhere_stays(opened: Open, qtbot: QtBot) -> None:
    desk = reviewing(opened)
    desk.window.debrief.afterwards.goal.setText("Ask first")
    correct(desk, qtbot, KIND)
    qtbot.waitUntil(desk.window.debrief.verdict.isVisible)
    assert desk.window.debrief.afterwards.goal.text() == "Ask first"


def test_late_marks_of_another_call_are_not_shown(opened: Open, qtbot: QtBot) -> None:
    desk = reviewing(opened)
    desk.window.debrief.corrected.emit(1, KIND)
    other = FOLDER.with_name("2031-05-07 samples-never-came")
    desk.flow.looking_back.review(Recording(the_scenarios()[0], story(), other))
    qtbot.waitUntil(lambda: bool(desk.book.added))
    qtbot.wait(50)
    assert "apologize" not in marks(desk) and not desk.window.debrief.verdict.isVisible()


def test_the_replay_has_the_corrected_words_and_what_is_disputed(opened: Open, qtbot: QtBot) -> None:
    desk = reviewing(opened)
    correct(desk, qtbot, KIND)
    qtbot.waitUntil(desk.window.debrief.verdict.isVisible)
    desk.window.debrief.disputed.emit(1, "apologize", "skill", "not_said", "")
    qtbot.waitUntil(lambda: any(one.mark.disputed for one in desk.window.debrief.cards[0].marks))
    desk.window.debrief.replayed.emit()
    found = [mark.mark for mark in desk.window.replay.timeline.marks if mark.mark.turn == 1]
    assert [mark.id for mark in found if mark.disputed] == ["apologize"]
