"""The settings while the window is open: they hold at once, are saved a moment later, and never lost by closing."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from poise.problems import SettingsProblem
from poise.settings import Settings
from poise.ui.kept import Kept
from poise.ui.stage import Stage
from tests.ui.scripted import Book, parts, ready

Keep = Callable[..., Kept]
FULL = SettingsProblem("The settings cannot be saved.", "Free some room on the disk.")


@pytest.fixture
def book() -> Book:
    return Book()


@pytest.fixture
def failures() -> list[Exception]:
    return []


@pytest.fixture
def keep(qtbot: QtBot, book: Book, failures: list[Exception]) -> Iterator[Keep]:
    """Settings as they were read at the start, with the parts' own way of saving or another."""
    stage, made = Stage(failures.append), []

    def make(**changes: object) -> Kept:
        made.append(Kept(parts(book, **changes), stage, failures.append))
        return made[-1]

    yield make
    for one in made:
        one.findChild(QTimer).stop()
    stage.close()


def test_they_begin_as_they_were_read(keep: Keep) -> None:
    assert keep(settings=replace(ready(), theme="dark")).settings == replace(ready(), theme="dark")


def test_a_change_holds_at_once_and_is_told(keep: Keep, book: Book) -> None:
    kept, told = keep(), []
    kept.watch(lambda settings: told.append((settings, kept.settings)))
    kept.change(theme="dark", text_scale=1.5)
    now = replace(ready(), theme="dark", text_scale=1.5)
    assert told == [(now, now)] and book.saved == []


def test_a_change_needs_nobody_who_is_told(keep: Keep) -> None:
    kept = keep()
    kept.change(typed=True)
    assert kept.settings.typed


def test_what_is_already_so_is_no_change(keep: Keep, book: Book) -> None:
    kept, told = keep(), []
    kept.watch(told.append)
    kept.change(theme="light", patience="normal")
    kept.change()
    kept.flush()
    assert told == [] and book.saved == []


def test_many_changes_in_a_row_are_saved_once_as_they_are_at_the_end(keep: Keep, book: Book, qtbot: QtBot) -> None:
    kept = keep()
    for scale in (1.25, 1.5, 1.75, 2.0):
        kept.change(text_scale=scale)
    kept.change(theme="contrast")
    qtbot.waitUntil(lambda: bool(book.saved))
    kept.flush()
    assert book.saved == [replace(ready(), text_scale=2.0, theme="contrast")]


def test_each_change_begins_the_moment_anew(keep: Keep, qtbot: QtBot) -> None:
    kept = keep()
    moment = kept.findChild(QTimer)
    kept.change(theme="dark")
    qtbot.wait(60)
    left = moment.remainingTime()
    kept.change(theme="contrast")
    assert moment.remainingTime() > left + 20


def test_closing_saves_at_once_and_only_what_is_not_saved_yet(keep: Keep, book: Book) -> None:
    kept = keep()
    kept.flush()
    assert book.saved == []
    kept.change(patience="patient")
    kept.flush()
    assert book.saved == [replace(ready(), patience="patient")]
    kept.flush()
    assert len(book.saved) == 1


def test_closing_waits_for_a_saving_that_is_under_way(keep: Keep, qtbot: QtBot) -> None:
    steps: list[object] = []

    async def slowly(settings: Settings) -> None:
        steps.append("begun")
        await asyncio.sleep(0.2)
        steps.append(settings)

    kept = keep(save=slowly)
    kept.change(patience="patient")
    qtbot.waitUntil(lambda: bool(steps))
    kept.flush()
    assert steps == ["begun", kept.settings]


def test_a_slow_saving_does_not_come_after_a_later_one(keep: Keep, qtbot: QtBot) -> None:
    saved: list[str] = []

    async def save(settings: Settings) -> None:
        await asyncio.sleep(0.2 if settings.theme == "dark" else 0.0)
        saved.append(settings.theme)

    kept = keep(save=save)
    kept.change(theme="dark")
    qtbot.waitUntil(lambda: not kept.findChild(QTimer).isActive())
    kept.change(theme="contrast")
    kept.flush()
    assert saved == ["dark", "contrast"]


def test_a_saving_that_hangs_does_not_hold_the_window(keep: Keep, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("poise.ui.kept.PATIENCE", 0.05)

    async def hangs(settings: Settings) -> None:
        await asyncio.sleep(4)
        book.saved.append(settings)

    kept = keep(save=hangs)
    kept.change(patience="patient")
    kept.flush()
    assert book.saved == []


def test_what_cannot_be_saved_is_told_and_tried_again_with_the_next_change(
    keep: Keep, book: Book, failures: list[Exception], qtbot: QtBot
) -> None:
    async def save(settings: Settings) -> None:
        if not failures:
            raise FULL
        book.saved.append(settings)

    kept = keep(save=save)
    kept.change(theme="dark")
    qtbot.waitUntil(lambda: failures == [FULL])
    assert kept.settings.theme == "dark"
    kept.change(typed=True)
    kept.flush()
    assert book.saved == [replace(ready(), theme="dark", typed=True)]
