"""The recorded calls as a whole, through the window: nothing is deleted before it was asked."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from poise.problems import ArchiveProblem
from poise.ui.drawer import Gone, Lot
from poise.ui.parts import Recording
from poise.ui.screens.question import Question
from tests.ui.conftest import Desk
from tests.ui.scripted import FOLDER, cut_off, ready, story, the_scenarios

Open = Callable[..., Desk]
OLD = Lot((Path("calls/1"), Path("calls/2")), 3_000_000)


def banner(desk: Desk) -> list[str]:
    return [one.text() for one in desk.window.banner.findChildren(QLabel) if one.isVisible()]


def question(desk: Desk, qtbot: QtBot) -> Question:
    qtbot.waitUntil(lambda: any(one.isVisible() for one in desk.window.findChildren(Question)))
    return next(one for one in desk.window.findChildren(Question) if one.isVisible())


def chosen(desk: Desk, qtbot: QtBot, file: Path) -> None:
    """Choose a file in the dialog that is open."""
    dialog = next(one for one in desk.window.findChildren(QFileDialog) if one.isVisible())
    dialog.setDirectory(str(file.parent))
    dialog.selectFile(file.name)
    dialog.accept()


def reviewed(opened: Open) -> Desk:
    desk = opened()
    desk.flow.begin()
    desk.flow.looking_back.review(Recording(the_scenarios()[0], story(), FOLDER))
    return desk


def more(desk: Desk, text: str) -> None:
    menu = desk.window.debrief.more.menu()
    next(one for one in menu.actions() if one.text().startswith(text)).trigger()


def test_the_options_say_what_is_kept(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    desk.flow.begin()
    qtbot.waitUntil(lambda: desk.window.choose.drawer.held.text() == "14 calls, 221 MB")
    assert desk.window.choose.drawer.where.accessibleName().startswith("In ~/.local/share/poise/calls.")


def test_all_are_deleted_once_it_was_agreed_and_none_is_offered_any_more(opened: Open, qtbot: QtBot) -> None:
    desk = opened(cut_off=(cut_off(),))
    desk.book.drawer.lot = Lot((FOLDER, Path("calls/2")), 3_000_000)
    desk.flow.begin()
    choose = desk.window.choose
    qtbot.waitUntil(lambda: choose.drawer.held.text() == "2 calls, 3.0 MB")
    assert choose.offered
    choose.drawer.clear.click()
    question(desk, qtbot).no.click()
    assert desk.book.drawer.deleted == []
    choose.drawer.clear.click()
    question(desk, qtbot).yes.click()
    qtbot.waitUntil(lambda: choose.drawer.held.text() == "No calls yet")
    assert not choose.offered and not choose.drawer.clear.isEnabled()


def test_one_call_is_deleted_from_its_debrief(opened: Open, qtbot: QtBot) -> None:
    desk = reviewed(opened)
    more(desk, "Delete this call")
    question(desk, qtbot).yes.click()
    qtbot.waitUntil(desk.window.choose.isVisible)
    assert desk.book.drawer.deleted == [Lot((FOLDER,))]


def test_what_cannot_be_deleted_stays_on_the_screen(opened: Open, qtbot: QtBot) -> None:
    desk = reviewed(opened)
    desk.book.drawer.problem = ArchiveProblem("This call cannot be deleted.", "Close what has it open.")
    more(desk, "Delete this call")
    question(desk, qtbot).yes.click()
    qtbot.waitUntil(lambda: banner(desk) == ["This call cannot be deleted.", "Close what has it open."])
    assert desk.window.debrief.isVisible()


def test_a_running_call_that_was_left_is_told(opened: Open, qtbot: QtBot) -> None:
    desk = reviewed(opened)
    desk.book.drawer.gone = Gone((), 1)
    more(desk, "Delete this call")
    question(desk, qtbot).yes.click()
    qtbot.waitUntil(lambda: "One call is being played just now and was left." in banner(desk))
    assert desk.window.debrief.isVisible(), "it is still there"


def test_those_that_went_are_gone_though_others_could_not_be_deleted(opened: Open, qtbot: QtBot) -> None:
    desk = reviewed(opened)
    stuck = tuple(ArchiveProblem(f"Call {number} cannot be deleted.", "") for number in (1, 2))
    desk.book.drawer.gone = Gone((FOLDER,), 0, stuck)
    more(desk, "Delete this call")
    question(desk, qtbot).yes.click()
    qtbot.waitUntil(desk.window.choose.isVisible)
    assert banner(desk) == ["Call 1 cannot be deleted."], "one reason is enough"


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_old_calls_go_at_the_start_the_first_time_after_it_was_asked(answer: str, opened: Open, qtbot: QtBot) -> None:
    desk = opened(replace(ready(), keep_days=30))
    desk.book.drawer.old = OLD
    desk.flow.begin()
    asked = question(desk, qtbot)
    assert asked.windowTitle() == "2 calls are older than 30 days. Delete them, as you chose?"
    getattr(asked, answer).click()
    if answer == "yes":
        qtbot.waitUntil(lambda: desk.book.drawer.deleted == [OLD])
    assert desk.flow.settings.settings.keep_agreed == (30 if answer == "yes" else 0)
    assert bool(desk.book.drawer.deleted) is (answer == "yes")


def test_later_they_go_without_a_word(opened: Open, qtbot: QtBot) -> None:
    desk = opened(replace(ready(), keep_days=30, keep_agreed=30))
    desk.book.drawer.old = OLD
    desk.flow.begin()
    qtbot.waitUntil(lambda: desk.book.drawer.deleted == [OLD])
    assert not desk.window.findChildren(Question)


def test_how_long_calls_are_kept_is_a_setting(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    desk.flow.begin()
    desk.window.choose.drawer.changed.emit(90)
    qtbot.waitUntil(lambda: bool(desk.book.saved) and desk.book.saved[-1].keep_days == 90)
    assert desk.book.drawer.deleted == []


def test_a_call_is_exported_where_it_was_chosen(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    desk = reviewed(opened)
    desk.book.drawer.left_out = ("notes.txt",)
    more(desk, "Export this call")
    chosen(desk, qtbot, tmp_path / "mine.poise")
    qtbot.waitUntil(lambda: desk.book.drawer.exported == [(FOLDER, tmp_path / "mine.poise")])
    qtbot.waitUntil(lambda: banner(desk)[:1] == [f"The call was written to {tmp_path / 'mine.poise'}."])
    assert banner(desk)[1] == "Not part of the call, and left out: notes.txt."


@pytest.mark.parametrize(("new", "said"), [(True, "was taken in"), (False, "is among your calls already")])
def test_calls_are_taken_in(new: bool, said: str, opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened()
    desk.flow.begin()
    desk.book.drawer.new = new
    (tmp_path / "one.poise").touch()
    desk.window.choose.drawer.fill.click()
    chosen(desk, qtbot, tmp_path / "one.poise")
    qtbot.waitUntil(lambda: desk.book.drawer.taken == [tmp_path / "one.poise"])
    qtbot.waitUntil(lambda: any(said in one for one in banner(desk)))
