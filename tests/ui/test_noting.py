"""The record of a call at work: it is said to be kept once it is, and only new words for a time are understood anew."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from poise.domain.afterwards import Afterward
from poise.domain.promises import Promise
from poise.domain.record import Recorded
from poise.problems import ArchiveProblem
from poise.ui.parts import Recording
from poise.ui.screens.record import RecordView
from tests.ui.conftest import Desk
from tests.ui.scripted import FOLDER, story, the_scenarios

Open = Callable[..., Desk]
RING = Promise(2, "I", "ring you", "by noon", None, "I'll ring you by noon", (0, 21))


def reviewed(desk: Desk, qtbot: QtBot) -> RecordView:
    """The form of a call in which one promise was found."""
    desk.book.promises = ((RING, None),)
    desk.flow.begin()
    desk.flow.looking_back.review(Recording(the_scenarios()[0], story(), FOLDER))
    record = desk.window.debrief.afterwards.record
    qtbot.waitUntil(lambda: len(record.forms) == 1)
    return record


def test_what_is_kept_is_said_to_be(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    record = reviewed(desk, qtbot)
    record.keep.click()
    qtbot.waitUntil(lambda: record._kept.text() == desk.flow.texts("record.kept"))
    ((_, kept),) = desk.book.added
    assert isinstance(kept, Recorded) and [one.due for one in kept.promises] == ["2031-05-09T12:00"]


def test_a_promise_without_a_time_is_given_none(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    record = reviewed(desk, qtbot)
    record.forms[0].fields["when"].clear()
    record.keep.click()
    qtbot.waitUntil(lambda: bool(desk.book.added))
    ((_, kept),) = desk.book.added
    assert isinstance(kept, Recorded) and [(one.when, one.due) for one in kept.promises] == [("", "")]


def test_what_could_not_be_kept_is_one_sentence_and_not_said_to_be(opened: Open, qtbot: QtBot) -> None:
    async def add(_folder: Path, _one: Afterward) -> None:
        raise ArchiveProblem("The disk is full.", "Make room.")

    desk = opened(add=add)
    record = reviewed(desk, qtbot)
    record.keep.click()
    qtbot.waitUntil(desk.window.banner.isVisible)
    assert record._kept.text() == ""
