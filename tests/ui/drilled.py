"""Drills that are told instead of practised."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from poise.domain.drills import Grade
from poise.domain.events import Event
from poise.domain.scenario import Scenario
from poise.settings import Settings
from poise.ui.practice import Answered, Exercise, Onlooker


class Drilled:
    """Drills that are told: each answer is the next of `answers` (None: nothing was understood), once it is typed."""

    def __init__(self, due: tuple[Exercise, ...] = (), answers: Sequence[Answered | Exception | None] = ()) -> None:
        self.due_now, self.answers = due, list(answers)
        self.learned: list[Path] = []
        self.reads = 0
        self.grades: list[tuple[int, Grade]] = []
        self.heard: list[object] = []
        self.asked: list[Settings] = []

    async def learn(self, scenario: Scenario, events: tuple[Event, ...], folder: Path) -> None:
        self.learned.append(folder)

    async def waiting(self) -> int:
        return len(self.due_now)

    async def due(self) -> tuple[Exercise, ...]:
        self.reads += 1
        return self.due_now

    def answer(self, exercise: Exercise, settings: Settings, onlooker: Onlooker) -> "ToldAnswer":
        self.asked.append(settings)
        return ToldAnswer(self.answers.pop(0) if self.answers else None, onlooker)

    async def graded(self, exercise: Exercise, grade: Grade) -> datetime:
        self.grades.append((exercise.turn, grade))
        self.due_now = tuple(one for one in self.due_now if one != exercise)
        return datetime(2031, 5, 8, 14, 3)

    async def play_line(self, exercise: Exercise) -> None:
        self.heard.append(exercise.line)
        await asyncio.Event().wait()

    async def play_own(self, samples: bytes) -> None:
        self.heard.append(samples)


class ToldAnswer:
    """One answer that is told as soon as something is typed."""

    def __init__(self, told: Answered | Exception | None, onlooker: Onlooker) -> None:
        self._told, self._onlooker = told, onlooker
        self._typed = asyncio.Event()

    async def run(self) -> Answered | None:
        self._onlooker.moment("customer")
        self._onlooker.levels(-30.0, True)
        self._onlooker.levels(-30.0, True)
        self._onlooker.moment("yours")
        await self._typed.wait()
        self._onlooker.moment("thinking")
        if isinstance(self._told, Exception):
            raise self._told
        return self._told

    def type_reply(self, text: str) -> None:
        self._typed.set()
