"""The crossing: work goes in, results come back in the window's thread, and closing leaves nothing behind."""

import asyncio
import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from poise.ui.stage import Stage


class Desk:
    """Writes down what came back, and in which thread."""

    def __init__(self) -> None:
        self.told: list[tuple[object, bool]] = []

    def note(self, value: object) -> None:
        self.told.append((value, threading.current_thread() is threading.main_thread()))


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def stage(qtbot: QtBot, desk: Desk) -> Iterator[Stage]:
    stage = Stage(desk.note)
    yield stage
    stage.close()


def test_a_result_comes_back_in_the_window_s_thread(stage: Stage, desk: Desk, qtbot: QtBot) -> None:
    async def work() -> str:
        return threading.current_thread().name

    stage.begin(work, desk.note, desk.note)
    qtbot.waitUntil(lambda: bool(desk.told))
    assert desk.told == [("stage", True)]


def test_an_error_comes_back_as_an_error(stage: Stage, desk: Desk, qtbot: QtBot) -> None:
    async def work() -> None:
        raise ValueError("no")

    stage.begin(work, lambda _: None, desk.note)
    qtbot.waitUntil(lambda: bool(desk.told))
    assert isinstance(desk.told[0][0], ValueError) and desk.told[0][1]


def test_an_error_while_making_the_work_comes_back_too(stage: Stage, desk: Desk, qtbot: QtBot) -> None:
    def work() -> asyncio.Future[None]:
        raise ValueError("at once")

    stage.begin(work, lambda _: None, desk.note)
    qtbot.waitUntil(lambda: bool(desk.told))
    assert str(desk.told[0][0]) == "at once"


def test_what_is_cancelled_is_cleaned_up_and_tells_nothing(stage: Stage, desk: Desk, qtbot: QtBot) -> None:
    ends: list[str] = []

    async def work() -> None:
        try:
            ends.append("began")
            await asyncio.Event().wait()
        finally:
            ends.append("ended")

    errand = stage.begin(work, desk.note, desk.note)
    qtbot.waitUntil(lambda: ends == ["began"])
    errand.cancel()
    qtbot.waitUntil(lambda: ends == ["began", "ended"])
    qtbot.wait(20)
    assert desk.told == []


def test_posts_arrive_in_order(stage: Stage, desk: Desk, qtbot: QtBot) -> None:
    def many() -> None:
        for i in range(200):
            stage.post(lambda i=i: desk.note(i))

    stage.tell(many)
    qtbot.waitUntil(lambda: len(desk.told) == 200)
    assert desk.told == [(i, True) for i in range(200)]


def test_an_error_that_nobody_waits_for_is_a_bug(stage: Stage, desk: Desk, qtbot: QtBot) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    stage.tell(broken)
    qtbot.waitUntil(lambda: bool(desk.told))
    assert isinstance(desk.told[0][0], ZeroDivisionError) and desk.told[0][1]


def test_closing_runs_every_finally_and_ends_the_thread(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("poise.ui.stage.PATIENCE", 60.0)  # a busy machine may need its time
    stage, ends = Stage(desk.note), []

    async def work() -> None:
        try:
            ends.append("began")
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            ends.append("ended")

    stage.begin(work, desk.note, desk.note)
    qtbot.waitUntil(lambda: ends == ["began"])
    stage.close()
    assert ends == ["began", "ended"]
    assert not [thread for thread in threading.enumerate() if thread.name == "stage"]


def test_work_that_nobody_holds_is_not_collected(qtbot: QtBot, desk: Desk) -> None:
    stage, ends = Stage(desk.note), []

    async def work() -> None:
        try:
            ends.append("began")
            await asyncio.Event().wait()
        finally:
            ends.append("ended")

    stage.begin(work, desk.note, desk.note)
    qtbot.waitUntil(lambda: ends == ["began"])
    gc.collect()
    qtbot.wait(20)
    assert ends == ["began"]
    stage.close()
    assert ends == ["began", "ended"]


def test_work_that_will_not_end_does_not_hold_the_window(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("poise.ui.stage.PATIENCE", 0.05)
    stage, free, busy = Stage(desk.note), threading.Event(), threading.Event()

    async def hangs() -> None:
        busy.set()
        free.wait()  # a hung engine is just what this is about

    stage.begin(hangs, desk.note, desk.note)
    busy.wait()
    stage.close()
    free.set()
    qtbot.waitUntil(lambda: not [thread for thread in threading.enumerate() if thread.name == "stage"])
    stage.close()
