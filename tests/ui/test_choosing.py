"""The first screen at work: what is looked at is made ready, and earlier calls are opened, kept or thrown away."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from poise.domain.scenario import Scenario
from poise.problems import ArchiveProblem, DeviceProblem, EngineProblem
from poise.resources import root
from poise.settings import Settings
from poise.shown.texts import Texts
from poise.ui.choosing import Choosing
from poise.ui.kept import Kept
from poise.ui.look import Look
from poise.ui.paint.sketch import read_sketch
from poise.ui.parts import CutOff, Recording
from poise.ui.screens.bits import Picker, Tick
from poise.ui.screens.cards import ScenarioCard
from poise.ui.screens.choose import ChooseScreen
from poise.ui.stage import Stage
from tests.ui.scripted import FOLDER, Book, parts, ready, the_card, the_figures, the_scenarios

FIRST, SECOND, THIRD = (scenario.id for scenario in the_scenarios())
CRASHED, FROZEN = (CutOff(Path(name), name, "Tuesday, 14:03", 4) for name in ("crashed", "frozen"))


@dataclass
class Desk:
    """The screen, what was asked of the parts, and what came of it."""

    screen: ChooseScreen
    kept: Kept
    stage: Stage
    book: Book
    failures: list[Exception]
    choosing: Choosing = field(init=False)
    recordings: list[Recording] = field(default_factory=list)

    def picker(self, name: str) -> list[str]:
        """What can be picked."""
        found = [one for one in self.screen.findChildren(Picker) if one.accessibleName() == name]
        return [found[-1].itemText(at) for at in range(found[-1].count())]

    def says(self, words: str) -> bool:
        return any(words in one.text() for one in self.screen.findChildren(QLabel) if one.isVisible())


Sit = Callable[..., Desk]


@pytest.fixture
def sit(texts: Texts, plain_look: Look, qtbot: QtBot) -> Iterator[Sit]:
    """Sit down before the screen, not opened yet, with these parts."""
    desks: list[Desk] = []

    def down(settings: Settings | None = None, **changes: object) -> Desk:
        book, failures = Book(), []
        made, stage = parts(book, settings, **changes), Stage(failures.append)
        screen = ChooseScreen(texts, lambda name: read_sketch(root("assets") / "faces" / f"{name}.toml"))
        desk = Desk(screen, Kept(made, stage, failures.append), stage, book, failures)
        desk.choosing = Choosing(screen, made, desk.kept, stage, texts, failures.append, desk.recordings.append)
        desks.append(desk)
        qtbot.addWidget(screen)
        screen.resize(1366, 768)
        screen.fit(plain_look)
        with qtbot.waitExposed(screen):
            screen.show()
        return desk

    yield down
    for desk in desks:
        desk.kept.flush()
        desk.stage.close()


class Slow:
    """Makes voices ready, and is never done with one before that is broken off."""

    def __init__(self) -> None:
        self.begun: list[tuple[str, Settings]] = []
        self.broken_off: list[str] = []
        self._never = asyncio.Event()

    async def warm_up(self, scenario: Scenario, settings: Settings) -> None:
        self.begun.append((scenario.id, settings))
        try:
            await self._never.wait()
        except asyncio.CancelledError:
            self.broken_off.append(scenario.id)
            raise


# --- the scenario that is looked at ------------------------------------------------------------------------------
def test_at_first_it_is_the_gentlest(sit: Sit) -> None:
    desk = sit()
    assert desk.choosing.scenario.id == FIRST
    desk.choosing.open()
    assert [card.isChecked() for card in desk.screen.findChildren(ScenarioCard)] == [True, False, False]


def test_a_click_on_a_card_looks_at_it(sit: Sit, qtbot: QtBot) -> None:
    desk = sit()
    desk.choosing.open()
    desk.screen.findChildren(ScenarioCard)[1].click()
    assert desk.choosing.scenario.id == SECOND
    qtbot.waitUntil(lambda: desk.says(desk.choosing.scenario.brief.role))
    qtbot.waitUntil(lambda: desk.book.warmed[-1:] == [SECOND])


def test_who_comes_back_finds_it_as_it_was_left(sit: Sit) -> None:
    desk = sit()
    desk.choosing.open()
    desk.choosing.look_at(THIRD)
    desk.choosing.open()
    chosen = desk.screen.findChildren(ScenarioCard)[2]
    assert desk.choosing.scenario.id == THIRD and chosen.isChecked()
    assert desk.screen.focusWidget() is chosen


def test_only_one_voice_is_made_ready_at_a_time(sit: Sit, qtbot: QtBot) -> None:
    slow = Slow()
    desk = sit(warm_up=slow.warm_up)
    for id_ in (FIRST, SECOND, THIRD):
        desk.choosing.look_at(id_)
        qtbot.waitUntil(lambda id_=id_: slow.begun[-1:] == [(id_, ready())])
    qtbot.waitUntil(lambda: slow.broken_off == [FIRST, SECOND])
    desk.choosing.cool()
    qtbot.waitUntil(lambda: slow.broken_off == [FIRST, SECOND, THIRD])
    assert desk.failures == []


def test_it_is_made_ready_with_the_settings_of_the_moment(sit: Sit, qtbot: QtBot) -> None:
    slow = Slow()
    desk = sit(warm_up=slow.warm_up)
    desk.kept.change(voice="system")
    desk.choosing.look_at(SECOND)
    qtbot.waitUntil(lambda: slow.begun == [(SECOND, replace(ready(), voice="system"))])


def test_where_nothing_is_being_made_ready_there_is_nothing_to_break_off(sit: Sit, qtbot: QtBot) -> None:
    desk = sit()
    desk.choosing.cool()
    desk.choosing.open()
    qtbot.waitUntil(lambda: desk.book.warmed == [FIRST])
    desk.choosing.cool()
    assert desk.failures == []


def test_a_voice_that_cannot_be_made_ready_is_told(sit: Sit, qtbot: QtBot) -> None:
    problem = EngineProblem("The voice is missing.", "Put it in place.")

    async def warm_up(_scenario: Scenario, _settings: Settings) -> None:
        raise problem

    desk = sit(warm_up=warm_up)
    desk.choosing.open()
    qtbot.waitUntil(lambda: desk.failures == [problem])


# --- what can be set ---------------------------------------------------------------------------------------------
def test_devices_that_are_found_can_be_chosen_from_then_on(sit: Sit, qtbot: QtBot) -> None:
    desk = sit()
    desk.choosing.show()
    assert desk.picker("Microphone") == ["The system's choice"]
    desk.choosing.open()
    there = ["The system's choice", "USB headset", "Laptop microphone"]
    qtbot.waitUntil(lambda: desk.picker("Microphone") == there)
    desk.choosing.look_at(SECOND)
    assert desk.picker("Microphone") == there


def test_devices_that_cannot_be_asked_for_are_told_and_hold_nothing_up(sit: Sit, qtbot: QtBot) -> None:
    problem = DeviceProblem("The sound system does not answer.", "Start it again.")

    async def devices() -> object:
        raise problem

    desk = sit(devices=devices)
    desk.choosing.open()
    qtbot.waitUntil(lambda: desk.failures == [problem] and desk.book.warmed == [FIRST])


def test_what_is_set_on_the_screen_is_kept(sit: Sit) -> None:
    desk = sit()
    desk.choosing.open()
    desk.screen.findChildren(Tick)[0].click()
    assert desk.kept.settings == replace(ready(), headphones=True)


def test_what_is_set_elsewhere_is_shown(sit: Sit) -> None:
    desk = sit()
    desk.choosing.open()
    desk.kept.change(headphones=True, typed=True)
    desk.choosing.show()
    assert [tick.isChecked() for tick in desk.screen.findChildren(Tick)] == [True, True, False]


# --- earlier calls -----------------------------------------------------------------------------------------------
def test_a_call_that_is_kept_is_read_and_opened(sit: Sit, qtbot: QtBot) -> None:
    desk = sit()
    desk.choosing.recall(FOLDER)
    qtbot.waitUntil(lambda: [one.folder for one in desk.recordings] == [FOLDER])


def test_a_call_that_is_slow_to_read_does_not_come_before_one_that_runs(sit: Sit, qtbot: QtBot) -> None:
    steps: list[str] = []

    async def recall(folder: Path) -> Recording:
        steps.append("begun")
        try:
            await asyncio.Event().wait()
        finally:
            steps.append("over")
        raise AssertionError

    desk = sit(recall=recall)
    desk.choosing.recall(FOLDER)
    qtbot.waitUntil(lambda: steps == ["begun"])
    desk.choosing.cool()
    qtbot.waitUntil(lambda: steps == ["begun", "over"])
    assert desk.recordings == [] and desk.failures == []


def test_a_call_that_cannot_be_read_is_told(sit: Sit, qtbot: QtBot) -> None:
    problem = ArchiveProblem("The call is damaged.", "")

    async def recall(_folder: Path) -> Recording:
        raise problem

    desk = sit(recall=recall)
    desk.choosing.recall(FOLDER)
    qtbot.waitUntil(lambda: desk.failures == [problem])
    assert desk.recordings == []


# --- calls that were cut off -------------------------------------------------------------------------------------
def test_without_a_call_that_was_cut_off_nothing_is_offered(sit: Sit) -> None:
    desk = sit()
    desk.choosing.open()
    assert not desk.screen.offered


def test_one_call_after_the_other_is_offered_until_none_is_left(sit: Sit, qtbot: QtBot) -> None:
    desk = sit(cut_off=(CRASHED, FROZEN))
    desk.choosing.open()
    assert desk.screen.offered and desk.says("crashed, Tuesday, 14:03, 4 replies") and not desk.says("frozen")
    desk.screen.keep_button.click()
    assert desk.screen.offered and desk.says("frozen, Tuesday, 14:03, 4 replies") and not desk.says("crashed")
    desk.screen.discard_button.click()
    assert not desk.screen.offered
    qtbot.waitUntil(lambda: (desk.book.kept, desk.book.discarded) == ([CRASHED.folder], [FROZEN.folder]))


def test_a_call_that_is_kept_is_opened(sit: Sit, qtbot: QtBot) -> None:
    desk = sit(cut_off=(CRASHED,))
    desk.choosing.open()
    desk.screen.keep_button.click()
    qtbot.waitUntil(lambda: [one.folder for one in desk.recordings] == [CRASHED.folder])
    assert desk.book.discarded == []


def test_a_call_that_is_thrown_away_is_not_opened(sit: Sit, qtbot: QtBot) -> None:
    desk = sit(cut_off=(CRASHED,))
    desk.choosing.open()
    desk.screen.discard_button.click()
    qtbot.waitUntil(lambda: desk.book.discarded == [CRASHED.folder])
    assert desk.recordings == []


@pytest.mark.parametrize("part", ["keep", "discard"])
def test_a_call_that_can_be_neither_kept_nor_deleted_is_told(sit: Sit, qtbot: QtBot, part: str) -> None:
    problem = ArchiveProblem("The disk is full.", "Free some room.")

    async def fails(_folder: Path) -> Recording:
        raise problem

    desk = sit(cut_off=(CRASHED,), **{part: fails})
    desk.choosing.open()
    (desk.screen.keep_button if part == "keep" else desk.screen.discard_button).click()
    qtbot.waitUntil(lambda: desk.failures == [problem])
    assert desk.recordings == []


# --- the judge ---------------------------------------------------------------------------------------------------
def test_how_right_the_judge_is_can_be_read_before_the_first_call(sit: Sit) -> None:
    lines = [one.text() for one in sit().screen.accuracy.findChildren(QLabel)]
    assert any(f"measured on {the_card().replies} replies" in line for line in lines)
    assert {one.heading for one in the_figures()} <= set(lines)
