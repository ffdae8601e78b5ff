"""All that outlives a single class: where things are kept, what can be played, and what a class is joined from."""

import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from poise import places
from poise.calls.calm_voice import Reading
from poise.calls.company import WallTime
from poise.cast import Engines
from poise.domain.ballot import Turnout
from poise.domain.evidence import Baseline
from poise.domain.guides import Guide
from poise.domain.lesson import Demonstration, Lesson, Part
from poise.domain.rubric import Rubric
from poise.library import guides, lessons
from poise.library.shelf import Shelf
from poise.library.stock import stock
from poise.problems import Problem
from poise.room import keys, page
from poise.room.room import Room
from poise.session.ports import Clock
from poise.settings import Settings

READ = 5.0
"""Seconds for which the next speaker reads for a calm voice."""

Levels = Callable[[float, bool], None]
Replies = tuple[str | Path, ...] | None


@dataclass(frozen=True, slots=True)
class School:
    """What a class needs.

    Attributes:
        calls, classes: the folders of all calls and of all classes.
        engines: those that the settings name.
        clock: one that begins at that second.
        now: the local time.
        replies: what is answered in a part; None for the microphone.
        read: the calm voice of whoever reads into the microphone for READ seconds.
        room: the page for phones, not open yet; its argument is told the turnout.
        fast: calls on a clock that only counts samples, without a sound.
    """

    calls: Path
    classes: Path
    shelf: Shelf
    rubric: Rubric
    guides: tuple[Guide, ...]
    engines: Callable[[Settings], Engines]
    clock: Callable[[float], Clock]
    now: Callable[[], datetime]
    replies: Callable[[Part], Replies]
    read: Callable[[Settings, Levels], Awaitable[Baseline]]
    room: Callable[[Callable[[Turnout], object]], Room]
    fast: bool = False

    def lessons(self) -> lessons.Lessons:
        """All lessons, and why some cannot be held."""
        return lessons.every(self.shelf.lessons, self.rubric, stock(self.shelf))

    def lesson(self, id_: str) -> Lesson:
        """One of them.  Raises Problem or ScenarioProblem."""
        return lessons.find(id_, self.shelf.lessons, self.rubric, stock(self.shelf))


def school(
    shelf: Shelf, weights: Rubric, engines: Callable[[Settings], Engines], tell: Callable[[Problem], None]
) -> School:
    """The one of this machine; `tell` hears of problems that stop nothing."""

    async def read(settings: Settings, levels: Levels) -> Baseline:
        """The words are anybody's own."""
        return await Reading("", settings, engines(settings), levels, tell, READ).run()

    def replies(part: Part) -> Replies:
        """The recordings of a demonstration."""
        if not isinstance(part, Demonstration):
            return None
        return tuple(sorted((shelf.assets / "demo" / part.version).glob("*.flac")))

    def room(told: Callable[[Turnout], object]) -> Room:
        """With new secrets each time."""
        drawn = keys.drawn(secrets.randbelow, secrets.token_urlsafe)
        return Room(drawn, page.read(shelf.assets / "room"), told, time.monotonic)

    return School(
        calls=places.calls(),
        classes=places.classes(),
        shelf=shelf,
        rubric=weights,
        guides=guides.every(shelf.guides, weights),
        engines=engines,
        clock=WallTime,
        now=datetime.now,  # noqa: TID251 - the root
        replies=replies,
        read=read,
        room=room,
    )
