"""The replay at work: the call is there at once, its loudness as soon as it is known, and only one sound at a time."""

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from poise.domain.timeline import Span
from poise.problems import AudioProblem
from poise.shown.texts import Texts
from poise.ui.parts import Parts, Recording
from poise.ui.replaying import Replaying
from poise.ui.screens.replay import ReplayScreen
from poise.ui.stage import Stage
from tests.ui.scripted import FOLDER, WON, Book, parts, story, swings, the_scenarios

STORY = story(None, WON)
CALL = Recording(the_scenarios()[0], STORY, FOLDER)
DAMAGED = AudioProblem("This recording is damaged.", "")


class Sounds:
    """Recordings that are told, not played: `pieces` are the moments at which a piece begins to sound."""

    def __init__(self) -> None:
        self.asked: list[tuple[Span, float]] = []
        self.stopped = 0
        self.waiting = 0
        self.ends = False
        self.problem: Exception | None = None
        self.known: asyncio.Event | None = None
        self.tellers: list[Callable[[float], object]] = []

    async def play(self, recording: Recording, span: Span, speed: float, told: Callable[[float], object]) -> None:
        self.asked.append((span, speed))
        self.tellers.append(told)
        if self.problem is not None:
            raise self.problem
        told(span[0])
        try:
            if not self.ends:
                await asyncio.Event().wait()
        finally:
            self.stopped += 1

    async def peaks(self, folder: Path) -> Mapping[str | float, bytes]:
        self.waiting += 1
        try:
            if self.known is not None:
                await self.known.wait()
        finally:
            self.waiting -= 1
        return swings(STORY)


class Bench:
    """Everything around a Replaying."""

    def __init__(self, qtbot: QtBot, texts: Texts, **changes: object) -> None:
        self.failed: list[Exception] = []
        self.sounds = Sounds()
        self.stage = Stage(self.failed.append)
        self.screen = ReplayScreen(texts)
        qtbot.addWidget(self.screen)
        made: Parts = parts(Book(), play_call=self.sounds.play, peaks=self.sounds.peaks, **changes)
        self.replaying = Replaying(self.screen, made, self.stage, texts, self.failed.append)

    def loud(self) -> list[bool]:
        """Which passages have a sound."""
        shown = self.screen._shown
        return [bool(one.peaks) for one in shown.passages] if shown is not None else []


@pytest.fixture
def bench(qtbot: QtBot, texts: Texts, dressed: object) -> Bench:
    made = Bench(qtbot, texts)
    yield made
    made.replaying.close()
    made.stage.close()


def settled(bench: Bench, qtbot: QtBot) -> None:
    """All that was posted has arrived."""
    arrived: list[bool] = []
    bench.stage.tell(lambda: bench.stage.post(lambda: arrived.append(True)))
    qtbot.waitUntil(lambda: bool(arrived))


def test_the_call_is_there_at_once_and_its_loudness_follows(bench: Bench, qtbot: QtBot) -> None:
    bench.sounds.known = asyncio.Event()
    bench.replaying.open(CALL)
    assert bench.loud() == [False] * 13
    bench.screen.seek(50.0)
    bench.stage.tell(bench.sounds.known.set)
    qtbot.waitUntil(lambda: bench.loud() == [True] * 13)
    assert bench.screen.timeline.at == 50.0


def test_loudness_that_comes_while_it_plays_is_shown_and_stops_nothing(bench: Bench, qtbot: QtBot) -> None:
    bench.sounds.known = asyncio.Event()
    bench.replaying.open(CALL)
    bench.screen.toggle()
    qtbot.waitUntil(lambda: len(bench.sounds.asked) == 1)
    bench.stage.tell(bench.sounds.known.set)
    qtbot.waitUntil(lambda: all(bench.loud()))
    assert bench.screen.playing and bench.sounds.stopped == 0


def test_loudness_of_a_call_that_was_left_is_not_waited_for(bench: Bench, qtbot: QtBot) -> None:
    bench.sounds.known = asyncio.Event()
    bench.replaying.open(CALL)
    settled(bench, qtbot)
    bench.replaying.close()
    settled(bench, qtbot)
    assert bench.sounds.waiting == 0


def test_loudness_that_comes_too_late_changes_nothing(bench: Bench) -> None:
    bench.sounds.known = asyncio.Event()
    bench.replaying.open(CALL)
    bench.replaying.open(Recording(CALL.scenario, (), FOLDER))
    bench.replaying._louder(CALL, swings(STORY))
    assert bench.loud() == []


def test_without_any_recording_the_call_is_shown_all_the_same(qtbot: QtBot, texts: Texts, bench: Bench) -> None:
    async def none(folder: Path) -> Mapping[str | float, bytes]:
        return {}

    bench.sounds.peaks = none
    bench.replaying._parts = parts(Book(), play_call=bench.sounds.play, peaks=none)
    bench.replaying.open(CALL)
    before = bench.screen._shown
    settled(bench, qtbot)
    assert bench.screen._shown is before and bench.failed == []


def test_what_is_asked_for_is_played_and_followed(bench: Bench, qtbot: QtBot) -> None:
    bench.replaying.open(CALL)
    bench.screen.seek(30.0)
    bench.screen.toggle()
    qtbot.waitUntil(lambda: bench.screen.timeline.at > 30.0)
    assert bench.sounds.asked == [((30.0, bench.screen._shown.seconds), 1.0)]
    bench.screen.toggle()
    qtbot.waitUntil(lambda: bench.sounds.stopped == 1)


def test_only_one_thing_is_heard_at_a_time(bench: Bench, qtbot: QtBot) -> None:
    bench.replaying.open(CALL)
    bench.screen.toggle()
    for mark in bench.screen.timeline.marks[:3]:
        bench.screen.hear(mark)
    qtbot.waitUntil(lambda: len(bench.sounds.asked) >= 1 and bench.sounds.asked[-1][0] == mark.heard)
    qtbot.waitUntil(lambda: len(bench.sounds.asked) - bench.sounds.stopped == 1)


def test_the_end_of_the_sound_halts_the_picture(bench: Bench, qtbot: QtBot) -> None:
    bench.sounds.ends = True
    bench.replaying.open(CALL)
    bench.screen.toggle()
    qtbot.waitUntil(lambda: bench.sounds.stopped == 1)
    qtbot.waitUntil(lambda: not bench.screen.playing)


def test_what_an_earlier_sound_still_tells_moves_nothing(bench: Bench, qtbot: QtBot) -> None:
    bench.replaying.open(CALL)
    bench.screen.toggle()
    qtbot.waitUntil(lambda: len(bench.sounds.tellers) == 1)
    bench.screen.seek(10.0)
    qtbot.waitUntil(lambda: len(bench.sounds.tellers) == 2)
    bench.stage.tell(bench.sounds.tellers[0], 120.0)
    settled(bench, qtbot)
    qtbot.wait(80)
    assert bench.screen.playing and 10.0 <= bench.screen.timeline.at < 60.0


def test_the_end_of_an_earlier_sound_halts_nothing(bench: Bench, qtbot: QtBot) -> None:
    bench.replaying.open(CALL)
    bench.screen.toggle()
    number = bench.replaying._number
    bench.screen.hear(bench.screen.timeline.marks[0])
    bench.replaying._over(number)
    assert bench.screen.playing


def test_a_recording_that_cannot_be_played_is_told_and_halts(bench: Bench, qtbot: QtBot) -> None:
    bench.sounds.problem = DAMAGED
    bench.replaying.open(CALL)
    bench.screen.toggle()
    qtbot.waitUntil(lambda: bench.failed == [DAMAGED])
    assert not bench.screen.playing


def test_leaving_stops_the_sound(bench: Bench, qtbot: QtBot) -> None:
    bench.replaying.open(CALL)
    bench.screen.toggle()
    qtbot.waitUntil(lambda: len(bench.sounds.asked) == 1)
    bench.replaying.close()
    qtbot.waitUntil(lambda: bench.sounds.stopped == 1)
    assert not bench.screen.playing
    bench.screen.toggle()
    settled(bench, qtbot)
    assert len(bench.sounds.asked) == 1, "without a call there is nothing to play"
