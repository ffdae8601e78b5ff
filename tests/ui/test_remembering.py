"""The history at work: what is known comes at once, the rest when it is read, and old answers are not shown."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from poise.archive import shelf as archive
from poise.archive.store import LOG, new_call
from poise.calls.past import PastCalls
from poise.domain.past import Entry, Query
from poise.library import scenarios
from poise.library.shelf import usual_shelf
from poise.problems import ArchiveProblem
from poise.shown.texts import Texts
from poise.ui.look import Look
from poise.ui.parts import Recording
from poise.ui.remembering import Remembering
from poise.ui.screens.attempts import AttemptsView
from poise.ui.screens.history import HistoryScreen
from poise.ui.screens.trends import TrendsView
from poise.ui.stage import Stage
from tests.ui import conftest as opened_window
from tests.ui.remembered import shelved
from tests.ui.scripted import REPLIES, WON, Said, story, the_guides, the_rubric, the_scenarios
from tests.ui.shelved import Shelved

Sit = Callable[[Shelved], "Desk"]
Open = Callable[..., opened_window.Desk]


class Slow(Shelved):
    """Answers a search only when it is let."""

    def __init__(self, told: Shelved) -> None:
        super().__init__(told.told, told.rated)
        self.let = asyncio.Event()

    async def calls(self, query: Query) -> tuple[Entry, ...]:
        if query.words:
            await self.let.wait()
        return await super().calls(query)


class Desk:
    """A screen that is joined to kept calls, and what came of it."""

    def __init__(self, past: Shelved, texts: Texts, look: Look, qtbot: QtBot) -> None:
        self.past, self.failures, self.opened = past, list[BaseException](), list[Path]()
        self.screen, self.stage = HistoryScreen(texts), Stage(self.failures.append)
        self.joined = Remembering(
            self.screen,
            past,
            the_rubric(),
            lambda: "2031-05-06T15:00:00",
            lambda: the_guides()[0],
            self.stage,
            texts,
            self.failures.append,
            self.opened.append,
        )
        qtbot.addWidget(self.screen)
        self.screen.fit(look)
        self.screen.show()

    @property
    def rows(self) -> int:
        return self.screen.calls.list.model().rowCount()

    @property
    def count(self) -> str:
        return self.screen.calls._count.text()


@pytest.fixture
def sit(texts: Texts, plain_look: Look, qtbot: QtBot) -> Iterator[Callable[[Shelved], Desk]]:
    desks: list[Desk] = []

    def sit_(past: Shelved) -> Desk:
        desks.append(Desk(past, texts, plain_look, qtbot))
        return desks[-1]

    yield sit_
    for desk in desks:
        desk.stage.close()


def test_every_page_is_filled_when_it_opens(sit: Sit, qtbot: QtBot) -> None:
    desk = sit(shelved(14))
    desk.joined.open()
    qtbot.waitUntil(lambda: desk.rows == 15 and desk.count == "15 calls")
    qtbot.waitUntil(lambda: len(desk.screen.trends.lines) > 5)
    qtbot.waitUntil(lambda: desk.screen.attempts.table.rowCount() > 5)
    qtbot.waitUntil(lambda: not desk.screen.trends._own_title.isHidden())
    assert desk.past.refreshed == 1 and desk.failures == []
    desk.screen.calls.open_chosen()
    desk.screen.calls.list.setCurrentIndex(desk.screen.calls.list.model().index(1, 0))
    desk.screen.calls.open_chosen()
    assert desk.opened == [desk.past.told[1][0].folder], "the first of them cannot be read"


def test_how_far_the_reading_is_is_said_and_what_is_read_is_shown(sit: Sit, qtbot: QtBot) -> None:
    past = shelved(3)
    past.reads = (100, 400)
    desk = sit(past)
    said: list[str] = []
    say = desk.screen.calls.say
    desk.screen.calls.say = lambda text: (said.append(text), say(text))  # type: ignore[method-assign]
    desk.joined.open()
    qtbot.waitUntil(lambda: desk.count == "4 calls")
    assert "100 of 400 read" in said and said[-1] == "4 calls"


def test_calls_that_cannot_be_looked_into_are_told(sit: Sit, qtbot: QtBot) -> None:
    past = shelved(3)
    past.problem = ArchiveProblem("The folder cannot be looked into.", "")
    desk = sit(past)
    desk.joined.open()
    qtbot.waitUntil(lambda: desk.failures == [past.problem])
    qtbot.waitUntil(lambda: desk.rows == 4)


def test_a_wish_becomes_a_question(sit: Sit, qtbot: QtBot) -> None:
    desk = sit(shelved(14))
    desk.joined.open()
    qtbot.waitUntil(lambda: desk.count == "15 calls")
    picker = desk.screen.calls.pickers.pickers["outcome"]
    picker.setCurrentIndex(picker.findData("settled"))
    picker.activated.emit(picker.currentIndex())
    qtbot.waitUntil(lambda: desk.count.endswith("calls found") and desk.rows < 15)
    assert desk.past.asked[-1].outcome == "settled" and desk.past.asked[-1].figure == "guide/ten-steps"


def test_an_old_answer_does_not_come_in_front_of_a_newer(sit: Sit, qtbot: QtBot) -> None:
    past = Slow(shelved(14))
    desk = sit(past)
    desk.joined.open()
    qtbot.waitUntil(lambda: desk.count == "15 calls")
    desk.screen.calls.search.setText("drifted")
    desk.screen.calls.search.returnPressed.emit()
    desk.screen.calls.search.clear()
    qtbot.waitUntil(lambda: desk.screen.calls.wish.words == "")
    desk.stage.tell(past.let.set)
    qtbot.waitUntil(lambda: "drifted" in [query.words for query in past.asked])
    qtbot.wait(20)
    assert desk.rows == 15


def test_trends_and_attempts_of_another_scenario_can_be_asked_for(sit: Sit, qtbot: QtBot) -> None:
    desk = sit(shelved(14))
    desk.joined.open()
    qtbot.waitUntil(lambda: desk.screen.attempts.table.columnCount() > 2 and bool(desk.screen.trends.lines))
    other = the_other(desk)
    pick(desk.screen.attempts, other)
    qtbot.waitUntil(lambda: desk.screen.attempts.table.columnCount() == 2)
    before = desk.screen.trends.lines[0].row
    pick(desk.screen.trends, other)
    qtbot.waitUntil(lambda: desk.screen.trends.lines[0].row != before)


def pick(page: AttemptsView | TrendsView, scenario: str) -> None:
    picker = page.pickers.pickers["scenario"]
    picker.setCurrentIndex(picker.findData(scenario))
    picker.activated.emit(picker.currentIndex())


def the_other(desk: Desk) -> str:
    """A scenario of which there is one call."""
    names = [one.scenario for one, told in desk.past.told if told is not None]
    return next(name for name in names if names.count(name) == 1)


# --- the real window over real folders ---------------------------------------------------------------------------
def keep(root: Path, number: int, replies: Sequence[Said]) -> Path:
    """A call on the disk as Poise records it, that began on the `number`-th day of March."""
    scenario = the_scenarios()[0]
    source = scenarios.file_of(scenario.id, usual_shelf().scenarios).read_bytes()
    began = datetime(2031, 3, number, 9)
    with new_call(root, scenario.id, source, lambda: began, lambda: f"{number:04x}") as call:
        for event in story(scenario, replies):
            call.tell(event)
    return next(root.glob(f"2031-03-{number:02}_*"))


async def recall(folder: Path) -> Recording:
    """A call as the window has it read."""
    recorded = archive.read(folder)
    return Recording(scenarios.load(recorded.scenario, named=False), recorded.events, folder)


def test_kept_calls_are_found_compared_and_opened_by_keyboard(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    root = tmp_path / "calls"
    folders = [keep(root, number, WON if number > 3 else (*REPLIES[:1] * 2, REPLIES[2])) for number in range(1, 7)]
    (folders[1] / LOG).write_text("{}\n", encoding="utf-8")
    past = PastCalls(root, usual_shelf(), tmp_path / "cache", the_rubric())
    desk = opened(past=past, recall=recall)
    desk.flow.begin()
    desk.window.choose.past_button.click()
    history = desk.window.history
    listed = history.calls.list.model()
    qtbot.waitUntil(lambda: listed.rowCount() == 6 and history.calls._count.text() == "6 calls")
    assert "cannot be read" in listed.index(4, 0).data()
    qtbot.waitUntil(lambda: any("Reiterate" in line.row.name for line in history.trends.lines))
    assert all("Too few calls yet for a direction: 5 of 10." in line.row.told for line in history.trends.lines[:1])
    qtbot.waitUntil(lambda: history.attempts.table.columnCount() == 6)
    qtbot.keyClicks(history.calls.search, "direct number")
    qtbot.waitUntil(lambda: listed.rowCount() == 3 and history.calls._count.text() == "3 calls found")
    qtbot.keyClick(history.calls.search, Qt.Key.Key_Return)
    qtbot.keyClick(history.calls.list, Qt.Key.Key_Down)
    qtbot.keyClick(history.calls.list, Qt.Key.Key_Return)
    qtbot.waitUntil(desk.window.debrief.isVisible)
    assert desk.window.debrief._folder == folders[4]
    past.close()
