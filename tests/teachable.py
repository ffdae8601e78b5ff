"""A class held for real, for tests: three parts, typed replies, a clock that only counts, windows that remember."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from poise.archive import classes
from poise.cast import Engines
from poise.classes.running import RunningClass
from poise.classes.school import School
from poise.domain import ballot
from poise.domain.ballot import Turnout
from poise.domain.classroom import ClassBegan, ClassEnded, ClassEvent
from poise.domain.events import Event, Paused
from poise.domain.evidence import Baseline
from poise.domain.lesson import AfterReply, Demonstration, FreezePoint, Lesson, Part, Played, Talk, ToAsk
from poise.domain.scenario import Scenario
from poise.library import guides
from poise.library.shelf import usual_shelf
from poise.room import keys, page
from poise.room.room import Room
from poise.settings import Settings
from poise.ui.lectern import Squares
from poise.ui.parts import Mouth
from tests.fakes import RUBRIC

SHELF = usual_shelf()
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


@contextmanager
def quick_engines() -> Iterator[Engines]:
    """The engines that are quick to load."""
    made = Engines(CAPTIONS, SHELF, RUBRIC, lambda _problem: None)
    yield made
    made.close()


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
    school: School, lead: Callable[[RunningClass, Windows], Awaitable[object]], again: Path | None = None
) -> tuple[Windows, Path]:
    """A class that is led so; it is cut off when that returns without having ended it."""
    windows = Windows()

    async def lesson() -> None:
        one = RunningClass(LESSON, CAPTIONS, windows, school, again)
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


async def to_the_point(one: RunningClass, windows: Windows) -> None:
    """To the freeze point after the first reply."""
    one.begin(2)
    await until(lambda: windows.points == ["first"] and windows.still)
