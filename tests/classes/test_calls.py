"""The calls of a class that do not go as they should: broken off, deleted meanwhile, passed on at the wrong moment."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from poise.archive import classes
from poise.classes.running import RunningClass
from poise.classes.school import School
from poise.domain.classroom import CallOver, ClassBegan, PartBegan, Passed
from poise.domain.events import CustomerFinished, PassedTo, Troubled
from poise.domain.evidence import Baseline
from poise.domain.lesson import Part
from poise.domain.steering import End
from poise.problems import ArchiveProblem, DeviceProblem
from poise.session.play import Play
from poise.settings import Settings
from tests.teachable import Windows, held, to_the_point, until


def test_a_call_that_broke_off_is_told_and_goes_on_where_it_stood(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, pulled_out = Play._trainee_answers, [DeviceProblem("The microphone is gone.")]

    async def answer(play: Play) -> None:
        if play.call.turn and pulled_out:
            raise pulled_out.pop()
        await answers(play)

    monkeypatch.setattr(Play, "_trainee_answers", answer)

    async def lead(one: RunningClass, windows: Windows) -> None:
        await to_the_point(one, windows)
        one.call.freeze(False)
        await until(lambda: windows.has(CallOver) and bool(windows.problems))
        one.call.freeze(False)
        await until(lambda: len([over for over in windows.told if isinstance(over, CallOver)]) == 2)
        await one.end("all", None)

    windows, folder = held(school, lead)
    assert [type(problem) for problem in windows.problems] == [DeviceProblem]
    assert sum(isinstance(event, Troubled) for event in windows.events) == 1  # and not again when it goes on
    [call] = classes.read(folder).stands.calls
    assert call.outcome is not None


def test_a_call_that_never_began_begins_when_it_is_to_go_on(school: School) -> None:
    calls = [school.calls.parent / "a file", school.calls]
    calls[0].write_text("no folder")

    async def lead(one: RunningClass, windows: Windows) -> None:
        one.begin(2)
        await until(lambda: windows.has(CallOver) and bool(windows.problems))
        calls[0].unlink()
        one.call.freeze(False)
        await until(lambda: windows.points == ["first"])
        await one.end("all", None)

    windows, _ = held(replace(school, calls=calls[0]), lead)
    assert [type(problem) for problem in windows.problems] == [ArchiveProblem]


def test_a_running_call_that_was_deleted_bars_no_class(school: School) -> None:
    _, folder = held(school, to_the_point)
    shutil.rmtree(school.calls)

    async def on(one: RunningClass, windows: Windows) -> None:
        await until(lambda: bool(windows.problems))
        one.begin(1)
        await until(lambda: any(isinstance(told, PartBegan) and told.part == 1 for told in windows.told))
        await one.end("all", None)

    windows, _ = held(school, on, folder)
    assert [type(problem) for problem in windows.problems] == [ArchiveProblem]
    stands = classes.read(folder).stands
    assert stands.over and stands.running is None


def test_a_class_that_goes_on_knows_who_had_the_microphone(school: School) -> None:
    async def pass_on(one: RunningClass, windows: Windows) -> None:
        one.call.pass_to("M. K.", True)
        await until(lambda: windows.has(Passed))

    _, folder = held(school, pass_on)

    async def on(one: RunningClass, windows: Windows) -> None:
        await until(lambda: len([told for told in windows.told if isinstance(told, Passed)]) == 2)
        await to_the_point(one, windows)
        await one.end("all", None)

    windows, _ = held(school, on, folder)
    assert [told.baseline for told in windows.told if isinstance(told, Passed)] == [True, False], "the voice is lost"
    assert [event.speaker for event in windows.events if isinstance(event, PassedTo)] == ["M. K."]


def test_the_replies_of_a_demonstration_are_nobodys_of_the_class(school: School) -> None:
    async def lead(one: RunningClass, windows: Windows) -> None:
        one.begin(3)
        await until(lambda: windows.has(CustomerFinished))
        one.call.pass_to("M. K.", False)
        await until(lambda: windows.has(Passed) and windows.has(CallOver))
        await one.end("all", None)

    windows, _ = held(school, lead)
    assert not windows.has(PassedTo)


def test_a_calm_voice_is_read_also_when_the_call_ends_meanwhile(school: School) -> None:
    async def lead(one: RunningClass, windows: Windows) -> None:
        await to_the_point(one, windows)
        one.call.steer(End("settled"))
        one.call.freeze(False)
        one.call.pass_to("A", True)
        await until(lambda: windows.has(Passed))
        await one.end("all", None)

    windows, _ = held(school, lead)
    assert [told.baseline for told in windows.told if isinstance(told, Passed)] == [True]


def test_a_fault_of_poises_own_ends_no_class(school: School) -> None:
    async def breaks(_settings: Settings, _levels: Callable[[float, bool], None]) -> Baseline:
        raise ZeroDivisionError

    def school_breaks(part: Part) -> tuple[str | Path, ...] | None:
        raise LookupError(part.kind)

    async def lead(one: RunningClass, windows: Windows) -> None:
        one.call.pass_to("A", True)
        await until(lambda: windows.has(Passed))
        one.begin(2)
        await until(lambda: len(windows.problems) == 2)
        await one.end("all", None)

    windows, folder = held(replace(school, read=breaks, replies=school_breaks), lead)
    assert [type(problem) for problem in windows.problems] == [ZeroDivisionError, LookupError]
    assert classes.read(folder).stands.over and windows.has(ClassBegan)
