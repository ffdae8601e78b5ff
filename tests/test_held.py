"""A class held for real: typed replies on a clock that only counts, written down as it happens, and taken up again."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from poise.archive import classes, marker, shelf
from poise.cast import Engines
from poise.domain import ballot
from poise.domain.ballot import Counts, Turnout
from poise.domain.classroom import (
    Answered,
    CallBegan,
    CallOver,
    ClassBegan,
    ClassEnded,
    ClassEvent,
    Froze,
    PartBegan,
    Passed,
    Revealed,
    fold,
)
from poise.domain.counted import by_hands
from poise.domain.events import Ended, Event, PassedTo, Paused, Rewound, Skipped, Tempered, TraineeSpoke
from poise.domain.evidence import Baseline
from poise.domain.lesson import AfterReply, Demonstration, FreezePoint, Lesson, Part, Played, Talk, ToAsk
from poise.domain.scenario import Scenario
from poise.held import Held, lectern
from poise.held_kept import settle_rest
from poise.library import guides
from poise.library.shelf import usual_shelf
from poise.problems import AudioProblem, Problem
from poise.room import keys, page
from poise.room.room import Room
from poise.school import School
from poise.settings import Settings
from poise.ui.lectern import Squares
from poise.ui.parts import Mouth
from tests.fakes import RUBRIC

SHELF = usual_shelf()
ROOT = Path(__file__).parent.parent
CAPTIONS = Settings(voice="captions", typed=True)
POINT = FreezePoint("first", AfterReply(1), "Ask.", (ToAsk("effect", "What did it do?", "choices", ("Good", "Bad")),))
LESSON = Lesson(
    "one-call",
    "One call",
    "A call and a question.",
    20,
    "ten-steps",
    (
        Talk(2, "What we look for.", "Before"),
        Played(15, "samples-never-came", (POINT,), "Answer it.", "The call"),
        Demonstration(3, "good", (), "Watch.", "Shown"),
    ),
)
QUESTION = ballot.choices("effect", "What did it do?", ("Good", "Bad"))
REPLIES = (
    "I'm so sorry, Mrs Doyle. My name is Daniel. Please tell me everything from the beginning.",
    "That must have been awful, and I can see why you are upset. It was our mistake.",
    "I will send them today with a courier and call you myself tomorrow at nine.",
)
CALM = Baseline(-15.0, 3.4, -29.0)


@dataclass
class Windows:
    """Fits `ui.lectern.Onlookers`, and remembers all it is told."""

    told: list[ClassEvent] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    scenarios: list[str] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    problems: list[Exception] = field(default_factory=list)
    turnouts: list[Turnout] = field(default_factory=list)
    address: str = ""
    readings: list[bool] = field(default_factory=list)

    def happened(self, event: ClassEvent) -> None:
        self.told.append(event)

    def calling(self, scenario: Scenario) -> None:
        self.scenarios.append(scenario.id)

    def froze(self, point: FreezePoint) -> None:
        self.points.append(point.id)

    def turnout(self, turnout: Turnout) -> None:
        self.turnouts.append(turnout)

    def room(self, address: str, squares: Squares) -> None:
        self.address = address
        assert bool(address) == bool(squares)

    def reading(self, on: bool) -> None:
        self.readings.append(on)

    def problem(self, problem: Exception) -> None:
        self.problems.append(problem)

    def event(self, event: Event) -> None:
        self.events.append(event)

    def levels(self, dbfs: float, speaking: bool) -> None: ...
    def mouth(self, piece: Mouth) -> None: ...
    def words(self, text: str) -> None: ...
    def thinking(self) -> None: ...

    def has(self, *kinds: type) -> bool:
        """Whether each of these has happened."""
        happened = (*self.told, *self.events)
        return all(any(isinstance(one, kind) for one in happened) for kind in kinds)

    @property
    def still(self) -> bool:
        """Whether the call's latest word is that it stands still."""
        return bool(self.events) and isinstance(self.events[-1], Paused)


@pytest.fixture(scope="module")
def engines() -> Iterator[Engines]:
    """The engines that are quick to load."""
    made = Engines(CAPTIONS, SHELF, RUBRIC, lambda _problem: None)
    yield made
    made.close()


@pytest.fixture
def school(engines: Engines, tmp_path: Path) -> School:
    """A school below the test's own folder."""
    return a_school(engines, tmp_path)


def a_school(engines: Engines, below: Path) -> School:
    """A school whose class types its replies."""

    def replies(part: Part) -> tuple[str | Path, ...] | None:
        return REPLIES if isinstance(part, Played | Demonstration) else None

    async def read(_settings: Settings, _levels: Callable[[float, bool], None]) -> Baseline:
        return CALM

    def room(told: Callable[[Turnout], object]) -> Room:
        drawn = keys.drawn(lambda below: below - 1, lambda: "token")
        return Room(drawn, page.read(SHELF.assets / "room"), told, lambda: 0.0, address="127.0.0.1", ports=(0,))

    return School(
        below / "calls",
        below / "classes",
        SHELF,
        RUBRIC,
        guides.every(SHELF.guides, RUBRIC),
        lambda _settings: engines,
        Counted,
        lambda: datetime(2031, 5, 6, 14, 3),
        replies,
        read,
        room,
        fast=True,
    )


class Counted:
    """A clock that is a second later each time."""

    def __init__(self, since: float) -> None:
        self._at = since

    def now(self) -> float:
        self._at += 1.0
        return self._at


async def until(met: Callable[[], bool]) -> None:
    """Wait until that is so."""
    async with asyncio.timeout(60):
        while not met():
            await asyncio.sleep(0.005)


def held(
    school: School, lead: Callable[[Held, Windows], Awaitable[object]], again: Path | None = None
) -> tuple[Windows, Path]:
    """A class that is led so; it is cut off when that returns without having ended it."""
    windows = Windows()

    async def lesson() -> None:
        one = Held(LESSON, CAPTIONS, windows, school, again)
        running = asyncio.create_task(one.run())
        await until(lambda: windows.has(ClassBegan) or running.done())
        try:
            await lead(one, windows)
        finally:
            if not windows.has(ClassEnded):
                running.cancel()
            await asyncio.gather(running, return_exceptions=windows.told[-1:] == [] or not windows.has(ClassEnded))

    asyncio.run(lesson())
    found = classes.every(school.classes)
    return windows, found[0] if found else school.classes


async def to_the_point(one: Held, windows: Windows) -> None:
    """To the freeze point after the first reply."""
    one.begin(2)
    await until(lambda: windows.points == ["first"] and windows.still)


async def killed(one: Held, windows: Windows) -> None:
    """The process dies at the freeze point; nothing is tidied up."""
    await to_the_point(one, windows)
    os._exit(9)


def die(below: Path) -> None:
    """Hold a class, in a process of its own, until that process dies."""
    held(a_school(Engines(CAPTIONS, SHELF, RUBRIC, lambda _problem: None), below), killed)


async def whole(one: Held, windows: Windows) -> None:
    """The talk, the call with its question, counted by hands, to its end; all of it stays."""
    one.begin(1)
    await to_the_point(one, windows)
    one.ask(QUESTION)
    one.count(by_hands(QUESTION, 20, {"1": 12, "2": 5}))
    one.reveal("effect", 0)
    one.reveal("", 1)
    one.resume()
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
        code = "import sys; from pathlib import Path; from tests.test_held import die; die(Path(sys.argv[1]))"
        dead = subprocess.run([sys.executable, "-c", code, str(school.calls.parent)], cwd=ROOT, check=False)
        assert dead.returncode == 9
    [left] = classes.unfinished(school.classes)
    folder, before = left.folder, list(left.events)
    assert left.stands.running is not None and left.stands.call is not None and left.stands.call.frozen == ("first",)
    found = lectern(school, (LESSON,)).left(LESSON)
    assert found is not None and found.when == "Tuesday 14:03"

    async def on(one: Held, after: Windows) -> None:
        await until(lambda: after.still and after.has(Rewound))
        one.resume()
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
    async def lead(one: Held, windows: Windows) -> None:
        await to_the_point(one, windows)
        one.temper("hotter")
        one.skip()
        await until(lambda: windows.has(Tempered, Skipped))
        one.pass_to("M. K.", True)
        await until(lambda: windows.has(Passed))
        one.finish("settled")
        await until(lambda: windows.has(CallOver))
        await one.end("all", None)

    windows, _ = held(school, lead)
    ended = [event for event in windows.events if isinstance(event, Ended)]
    assert [(one.outcome, one.by) for one in ended] == [("settled", "teacher")]
    passed = [event for event in windows.events if isinstance(event, PassedTo)]
    assert [(one.speaker, one.baseline) for one in passed] == [("", None), ("M. K.", CALM)]
    assert windows.readings == [True, False]


def test_recorded_replies_go_back_with_the_call(school: School) -> None:
    async def lead(one: Held, windows: Windows) -> None:
        await to_the_point(one, windows)
        one.rewind(1)
        await until(lambda: windows.has(CallOver))
        await one.end("all", None)

    windows, _ = held(school, lead)
    texts = [event.text for event in windows.events if isinstance(event, TraineeSpoke)]
    assert texts.count(REPLIES[0]) == 3 and windows.points == ["first"]  # told again to the windows, and said again


def test_phones_answer_while_the_page_is_open(school: School) -> None:
    async def lead(one: Held, windows: Windows) -> None:
        one.begin(1)
        one.ask(QUESTION)
        one.open_room(True)
        await until(lambda: bool(windows.address))
        one.close()
        await until(lambda: windows.has(Answered))
        one.reveal("effect", 0)
        await until(lambda: windows.has(Revealed))
        await one.end("all", None)

    windows, folder = held(school, lead)
    assert classes.read(folder).stands.polls[0].phones == Counts("effect", 0, (("1", 0), ("2", 0)))
    assert windows.address == ""


@pytest.mark.parametrize("keep", ["nameless", "nothing"])
def test_only_what_was_wanted_stays(school: School, keep: str) -> None:
    async def lead(one: Held, windows: Windows) -> None:
        await to_the_point(one, windows)
        one.pass_to("Zoe Marsh", False)
        one.resume()
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
    async def lead(one: Held, windows: Windows) -> None:
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

    async def lead(one: Held, windows: Windows) -> None:
        await to_the_point(one, windows)
        one.pass_to("A", True)
        await until(lambda: windows.has(Passed))
        await one.end("all", None)

    windows, _ = held(replace(school, read=unread), lead)
    assert [type(one) for one in windows.problems] == [AudioProblem]
    assert [one.baseline for one in windows.told if isinstance(one, Passed)] == [False]


def test_what_cannot_be_done_now_is_ignored(school: School) -> None:
    async def lead(one: Held, windows: Windows) -> None:
        one.resume()
        one.skip()
        one.replay()
        one.rewind(3)
        one.begin(17)
        one.count(Counts("never", 3))
        one.reveal("never", 0)
        one.reveal("", 4)
        one.hold(True)
        one.type_reply("Hello?")
        one.close()
        one.open_room(False)
        await one.end("all", None)

    windows, _ = held(school, lead)
    assert [type(one) for one in windows.told] == [ClassBegan, ClassEnded] and not windows.problems
