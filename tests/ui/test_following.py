"""From the record to the follow-up call, through the window; and the reminder that is said once."""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from poise.domain.afterwards import Afterward
from poise.domain.promises import Promise
from poise.domain.record import CameOf, Recorded, Reminder
from poise.ui.follow_ups import Waiting
from poise.ui.parts import Recording
from tests.ui.conftest import Desk
from tests.ui.scripted import FOLDER, story, the_scenarios

Open = Callable[..., Desk]
PROMISES = (
    (Promise(2, "I", "ring you", "", None, "I'll ring you", (0, 13)), None),
    (Promise(3, "I", "write to your client", "", None, "I'll write to your client", (0, 25)), None),
)
WAITING = Waiting(FOLDER, "Margaret Doyle", "The samples never came")


def recorded(desk: Desk, qtbot: QtBot) -> None:
    """A call is reviewed, and its first promise is put on record; the second is struck out."""
    desk.book.promises = PROMISES
    desk.flow.begin()
    desk.flow.looking_back.review(Recording(the_scenarios()[0], story(), FOLDER))
    record = desk.window.debrief.afterwards.record
    qtbot.waitUntil(lambda: len(record.forms) == 2)
    record.what_happened.setText("The swatches never came.")
    record.forms[0].fields["when"].setText("on Friday")
    record.forms[1].tick.click()
    record.keep.click()
    qtbot.waitUntil(lambda: bool(desk.book.added))


def test_the_record_is_kept_beside_the_call_with_its_dates(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    recorded(desk, qtbot)
    ((folder, kept),) = desk.book.added
    assert folder == FOLDER and isinstance(kept, Recorded)
    assert kept.what_happened == "The swatches never came."
    assert [(one.when, one.due, one.struck) for one in kept.promises] == [
        ("on Friday", "2031-05-09T12:00", False),
        ("", "", True),
    ]


def test_the_follow_up_call_asks_after_what_is_on_record(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    recorded(desk, qtbot)
    desk.window.debrief.buttons["Follow-up call"].click()
    screen = desk.window.follow_up
    qtbot.waitUntil(screen.isVisible)
    assert [one.answer for one in screen.questions] == ["kept"]
    screen.questions[0].answers["late"].click()
    screen.now.click()
    qtbot.waitUntil(lambda: bool(desk.book.performances))
    (talk,) = desk.book.scenarios
    assert [(one.words, one.became) for one in talk.promised] == [("you'd ring me on Friday", "late")]
    assert isinstance(desk.book.added[-1][1], CameOf)


def test_it_can_be_kept_for_a_day_and_left_for_the_debrief(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    recorded(desk, qtbot)
    desk.window.debrief.buttons["Follow-up call"].click()
    screen = desk.window.follow_up
    qtbot.waitUntil(screen.isVisible)
    screen.remind.click()
    qtbot.waitUntil(lambda: bool(screen.said.text()))
    assert desk.book.added[-1] == (FOLDER, Reminder("2031-05-06T14:03:00", "2031-05-09"))
    screen.back.click()
    qtbot.waitUntil(desk.window.debrief.isVisible)
    assert not desk.book.performances


def test_what_is_said_about_one_call_is_kept_one_after_another(opened: Open, qtbot: QtBot) -> None:
    """Two that are written at a time could write over each other."""
    told: list[str] = []
    clicked = threading.Event()

    async def add(_folder: Path, one: Afterward) -> None:
        told.append(f"{one.kind} begins")
        while not clicked.is_set():
            await asyncio.sleep(0)
        for _ in range(10):  # whatever else was to begin has begun by then
            await asyncio.sleep(0)
        told.append(f"{one.kind} is kept")

    desk = opened(add=add)
    desk.book.promises = PROMISES
    desk.flow.begin()
    desk.flow.looking_back.review(Recording(the_scenarios()[0], story(), FOLDER))
    desk.window.debrief.buttons["Follow-up call"].click()
    qtbot.waitUntil(desk.window.follow_up.isVisible)
    desk.window.follow_up.remind.click()
    clicked.set()
    qtbot.waitUntil(lambda: bool(desk.window.follow_up.said.text()))
    assert told == ["came_of begins", "came_of is kept", "reminder begins", "reminder is kept"]


def test_a_call_that_is_due_is_said_once_and_leads_to_its_promises(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    desk.book.waiting, desk.book.promises = WAITING, PROMISES
    desk.flow.begin()
    row = desk.window.choose.reminder
    qtbot.waitUntil(lambda: not row.isHidden())
    assert "Margaret Doyle" in row.sentence.text()
    qtbot.waitUntil(lambda: desk.book.added == [(FOLDER, Reminder("2031-05-06T14:03:00", ""))])
    row.take.click()
    qtbot.waitUntil(desk.window.follow_up.isVisible)
    assert desk.book.recalled == [FOLDER] and row.isHidden()
    assert len(desk.window.follow_up.questions) == 2


def test_not_now_is_heeded(opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    desk.book.waiting = WAITING
    desk.flow.begin()
    row = desk.window.choose.reminder
    qtbot.waitUntil(lambda: not row.isHidden())
    row.leave.click()
    assert row.isHidden()
    desk.flow.open_choose()
    assert row.isHidden() and not desk.book.recalled
