"""A folder with one recorded call, and the drills beside it, for the tests of both."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from poise.archive.events_json import to_line
from poise.archive.store import LOG, SCENARIO
from poise.calls.answering import Kit
from poise.calls.drilling import Drilling
from poise.cast import Engines
from poise.domain.events import Event
from poise.library import scenarios
from poise.library.shelf import usual_shelf
from poise.problems import Problem
from poise.settings import Settings
from poise.speech.recordings import CountedTime
from poise.ui.practice import Exercise, Moment
from tests.fakes import RUBRIC
from tests.ui.scripted import story, the_scenarios

EVENTS = story()
TALK = the_scenarios()[0]
QUIET = Settings(voice="captions", consent=True)


class Desk:
    """A folder with one recorded call, drills beside it, and a calendar."""

    def __init__(self, folder: Path, engines: Engines, *replies: Path) -> None:
        self.calls, self.file = folder / "calls", folder / "drills.json"
        self.call = self.calls / f"2031-05-06_140300_{TALK.id}"
        self.now = datetime(2031, 5, 6, 14, 10, tzinfo=UTC)
        self.told: list[Problem] = []
        self.moments: list[Moment] = []
        self.call.mkdir(parents=True)
        self.log(EVENTS)
        file = scenarios.file_of(TALK.id, usual_shelf().scenarios)
        (self.call / SCENARIO).write_bytes(file.read_bytes())
        kit = Kit(lambda: QUIET, lambda _: engines, replies or None, CountedTime)
        self.drills = Drilling(self.calls, self.file, kit, RUBRIC, lambda: self.now, self.told.append)

    def learn(self) -> None:
        asyncio.run(self.drills.learn(TALK, EVENTS, self.call))

    def waiting(self) -> int:
        return asyncio.run(self.drills.waiting())

    def due(self) -> list[int]:
        return [one.turn for one in asyncio.run(self.drills.due())]

    def first(self) -> Exercise:
        return asyncio.run(self.drills.due())[0]

    def moment(self, moment: Moment) -> None:
        self.moments.append(moment)

    def levels(self, dbfs: float, speaking: bool) -> None: ...

    def log(self, events: tuple[Event, ...]) -> None:
        """This is what happened in the call."""
        (self.call / LOG).write_text("".join(f"{to_line(one)}\n" for one in events), encoding="utf-8")
