"""A class held for real: typed replies on a clock that only counts, written down as it happens, and taken up again."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from poise.archive import classes, marker, shelf
from poise.cast import Engines
from poise.classes.kept import settle_rest
from poise.classes.running import RunningClass, lectern
from poise.classes.school import School
from poise.domain.ballot import Counts
from poise.domain.classroom import (
    Answered,
    CallBegan,
    CallOver,
    ClassBegan,
    ClassEnded,
    Froze,
    PartBegan,
    Passed,
    Revealed,
    fold,
)
from poise.domain.counted import by_hands
from poise.domain.events import Ended, PassedTo, Rewound, Skipped, Tempered, TraineeSpoke
from poise.domain.evidence import Baseline
from poise.domain.steering import End, Skip, Temper
from poise.problems import AudioProblem, Problem
from poise.room.room import Room
from poise.settings import Settings
from tests.fakes import RUBRIC
from tests.teachable import (
    CALM,
    CAPTIONS,
    LESSON,
    QUESTION,
    REPLIES,
    SHELF,
    Windows,
    a_school,
    held,
    to_the_point,
    until,
)

ROOT = Path(__file__).parents[2]


async def killed(one: RunningClass, windows: Windows) -> None:
    """The process dies at the freeze point; nothing is tidied up."""
    await to_the_point(one, windows)
    os._exit(9)


def die(below: Path) -> None:
    """Hold a class, in a process of its own, until that process dies."""
    held(a_school(Engines(CAPTIONS, SHELF, RUBRIC, lambda _problem: None), below), killed)


async def whole(one: RunningClass, windows: Windows) -> None:
    """The talk, the call with its question, counted by hands, to its end; all of it stays."""
    one.begin(1)
    await to_the_point(one, windows)
    one.polls.ask(QUESTION)
    one.polls.count(by_hands(QUESTION, 20, {"1": 12, "2": 5}))
    one.polls.reveal("effect")
    one.show_evidence(1)
    one.call.freeze(False)
    await until(lambda: windows.has(CallOver))
    await one.end("all", None)


def test_a_whole_lesson_is_kept_as_it_was_told(school: School) -> None:
    windows, folder = held(school, whole)
    read = classes.read(folder)
    assert list(read.events) == windows.told and read.stands == fold(windows.told)
    assert [type(one) for one in windows.told if isinstance(one, PartBegan | CallBegan | Froze)] == [
        PartBegan, PartBegan, CallBegan, Froze,
    ]  # fmt: skip
    [call], [poll] = read.stands.calls, read.stands.polls
    assert (poll.folder, poll.turn, poll.revealed) == (call.folder, 1, True)
    assert poll.hands is not None and poll.hands.of("1") == 12
    assert call.outcome is not None and call.revealed == {1} and call.frozen == ("first",)
    assert shelf.read(school.calls / call.folder).events == tuple(windows.events)
    assert [at.at for at in windows.told] == sorted(at.at for at in windows.told)
    assert not windows.problems and not marker.held(folder) and not classes.unfinished(school.classes)


@pytest.mark.parametrize("how", ["left", "killed"])
def test_a_class_that_was_cut_off_goes_on_where_it_stood(school: School, how: str) -> None:
    if how == "left":
        held(school, to_the_point)
    else:
        code = (
            "import sys; from pathlib import Path; from tests.classes.test_running import die; die(Path(sys.argv[1]))"
        )
        dead = subprocess.run([sys.executable, "-c", code, str(school.calls.parent)], cwd=ROOT, check=False)
        assert dead.returncode == 9
    [left] = classes.unfinished(school.classes)
    folder, before = left.folder, list(left.events)
    assert left.stands.running is not None and left.stands.call is not None and left.stands.call.frozen == ("first",)
    found = lectern(school, (LESSON,)).left(LESSON)
    assert found is not None and found.when == "Tuesday 14:03"

    async def on(one: RunningClass, after: Windows) -> None:
        await until(lambda: after.still and after.has(Rewound))
        one.call.freeze(False)
        await until(lambda: after.has(CallOver))
        await one.end("all", None)

    after, again = held(school, on, folder)
    assert again == folder and after.told[: len(before)] == before
    [call] = classes.read(folder).stands.calls
    assert call.outcome is not None
    texts = [event.text for event in after.events if isinstance(event, TraineeSpoke)]
    assert texts[: len(REPLIES)] == list(REPLIES)
    assert lectern(school, (LESSON,)).left(LESSON) is None


def test_the_teacher_steers_the_call(school: School) -> None:
    async def lead(one: RunningClass, windows: Windows) -> None:
        await to_the_point(one, windows)
        one.call.steer(Temper("hotter"))
        one.call.steer(Skip())
        await until(lambda: windows.has(Tempered, Skipped))
        one.call.pass_to("M. K.", True)
        await until(lambda: windows.has(Passed))
        one.call.steer(End("settled"))
        await until(lambda: windows.has(CallOver))
        await one.end("all", None)

    windows, _ = held(school, lead)
    ended = [event for event in windows.events if isinstance(event, Ended)]
    assert [(one.outcome, one.by) for one in ended] == [("settled", "teacher")]
    passed = [event for event in windows.events if isinstance(event, PassedTo)]
    assert [(one.speaker, one.baseline) for one in passed] == [("", None), ("M. K.", CALM)]
    assert windows.readings == [True, False]


def test_recorded_replies_go_back_with_the_call(school: School) -> None:
    async def lead(one: RunningClass, windows: Windows) -> None:
        await to_the_point(one, windows)
        one.call.rewind(1)
        await until(lambda: windows.has(CallOver))
        await one.end("all", None)

    windows, _ = held(school, lead)
    texts = [event.text for event in windows.events if isinstance(event, TraineeSpoke)]
    assert texts.count(REPLIES[0]) == 3 and windows.points == ["first"]  # told again to the windows, and said again


def test_phones_answer_while_the_page_is_open(school: School) -> None:
    async def lead(one: RunningClass, windows: Windows) -> None:
        one.begin(1)
        one.polls.ask(QUESTION)
        one.polls.open_room(True)
        await until(lambda: bool(windows.address))
        one.polls.close()
        await until(lambda: windows.has(Answered))
        one.polls.reveal("effect")
        await until(lambda: windows.has(Revealed))
        await one.end("all", None)

    windows, folder = held(school, lead)
    assert classes.read(folder).stands.polls[0].phones == Counts("effect", 0, (("1", 0), ("2", 0)))
    assert windows.address == ""


@pytest.mark.parametrize("keep", ["nameless", "nothing"])
def test_only_what_was_wanted_stays(school: School, keep: str) -> None:
    async def lead(one: RunningClass, windows: Windows) -> None:
        await to_the_point(one, windows)
        one.call.pass_to("Zoe Marsh", False)
        one.call.freeze(False)
        await until(lambda: windows.has(CallOver))
        await one.end("nameless" if keep == "nameless" else "nothing", None)

    windows, folder = held(school, lead)
    left = b"".join(file.read_bytes() for file in school.calls.parent.rglob("*.jsonl"))
    assert b"Zoe" not in left and (left == b"") == (keep == "nothing")
    if keep == "nameless":
        [passed] = [one for one in classes.read(folder).events if isinstance(one, Passed)]
        assert passed.speaker == "1" and fold(windows.told).keep == "nameless"


def test_what_was_to_go_goes_when_it_was_broken_off(school: School) -> None:
    _, folder = held(school, whole)
    log, _ = classes.open_again(folder)
    log.tell(ClassEnded(99.0, "nothing"))
    log.close()
    assert settle_rest(school.classes, school.calls) == ()
    assert not folder.exists() and not list(school.calls.iterdir())


def test_a_class_can_be_taken_along_in_one_file(school: School, tmp_path: Path) -> None:
    async def lead(one: RunningClass, windows: Windows) -> None:
        await to_the_point(one, windows)
        with pytest.raises(Problem, match="cannot be exported"):
            await one.end("all", tmp_path / "nowhere" / "class.zip")
        assert not windows.has(ClassEnded)
        await one.end("all", tmp_path / "class.zip")

    _, folder = held(school, lead)
    with ZipFile(tmp_path / "class.zip") as file:
        assert file.read("class.jsonl") == (folder / "class.jsonl").read_bytes()
        assert b"One call" in file.read("class.html")
        assert len([name for name in file.namelist() if name.endswith(".poise")]) == 1


def test_a_calm_voice_that_cannot_be_measured_is_told_and_the_reply_is_not_judged_by_it(school: School) -> None:
    async def unread(_settings: Settings, _levels: Callable[[float, bool], None]) -> Baseline:
        raise AudioProblem("There is no voice in it.")

    async def lead(one: RunningClass, windows: Windows) -> None:
        await to_the_point(one, windows)
        one.call.pass_to("A", True)
        await until(lambda: windows.has(Passed))
        await one.end("all", None)

    windows, _ = held(replace(school, read=unread), lead)
    assert [type(one) for one in windows.problems] == [AudioProblem]
    assert [one.baseline for one in windows.told if isinstance(one, Passed)] == [False]


def test_what_cannot_be_done_now_is_ignored(school: School) -> None:
    async def lead(one: RunningClass, windows: Windows) -> None:
        one.call.freeze(False)
        one.call.steer(Skip())
        one.call.replay()
        one.call.rewind(3)
        one.begin(17)
        one.polls.count(Counts("never", 3))
        one.polls.reveal("never")
        one.show_evidence(4)
        one.call.hold(True)
        one.call.type_reply("Hello?")
        one.polls.close()
        one.polls.open_room(False)
        await one.end("all", None)

    windows, _ = held(school, lead)
    assert [type(one) for one in windows.told] == [ClassBegan, ClassEnded] and not windows.problems


def test_it_ends_once_however_often_it_is_wanted(school: School) -> None:
    async def lead(one: RunningClass, windows: Windows) -> None:
        await asyncio.gather(one.end("all", None), one.end("nothing", None))
        await one.end("nothing", None)

    windows, folder = held(school, lead)
    assert [one.keep for one in windows.told if isinstance(one, ClassEnded)] == ["all"] and folder.is_dir()


def test_a_page_that_cannot_be_closed_leaves_the_log_closed(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuses(room: Room, *_: object) -> None:
        await closed(room)
        raise OSError("The network is gone.")

    closed = Room.__aexit__
    monkeypatch.setattr(Room, "__aexit__", refuses)

    async def lead(one: RunningClass, windows: Windows) -> None:
        one.polls.open_room(True)
        await until(lambda: bool(windows.address))

    _, folder = held(school, lead)
    assert not marker.held(folder)
