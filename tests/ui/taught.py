"""A class that is told instead of held: a real lesson, a real call's events, and a list of what was wanted."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from poise.domain import ballot
from poise.domain.ballot import Counts, Question, Turnout
from poise.domain.classroom import (
    Answered,
    Asked,
    CallBegan,
    ClassBegan,
    Counted,
    GuideChosen,
    Keep,
    PartBegan,
    Passed,
    Revealed,
)
from poise.domain.events import Ended, Paused, Resumed, Rewound
from poise.domain.lesson import AfterReply, Demonstration, FreezePoint, Lesson, Played, Talk, ToAsk
from poise.domain.steering import End, Skip, Steer, Temper
from poise.settings import Settings
from poise.ui.lectern import Lectern, Onlookers
from poise.ui.views import call as call_view
from poise.ui.views.poll import Poll, Standing
from poise.ui.views.stage import Front
from tests.ui import scripted

POINT = FreezePoint(
    "first",
    AfterReply(1),
    "Ask what the word “but” did to the apology.",
    (
        ToAsk("steps", "Which steps did you hear in this reply?", "steps"),
        ToAsk("next", "What would you say next?", "words"),
    ),
)
LESSON = Lesson(
    "first-reply",
    "The first reply decides",
    "What an angry customer wants first, and what the first sentence does to the mood.",
    45,
    "ten-steps",
    (
        Talk(5, "Anger asks to be heard before it asks to be solved.", "What anger wants"),
        Demonstration(10, "poor", (POINT,), "Watch what the first reply does to the mood.", "A reply that heats"),
        Played(20, "samples-never-came", (), "Each reply can be another person’s.", "The class answers"),
        Talk(
            10,
            "One sentence each: what will you try on Monday?",
            "What we take along",
            (ToAsk("take", "What will you try first?", "choices", ("To listen", "To say it back", "To own it")),),
        ),
    ),
)
ADDRESS = "http://192.168.0.17:8340/k7mq"
SQUARES = tuple(tuple((x * y + x + 3 * y) % 3 == 0 for x in range(29)) for y in range(29))


@dataclass
class Taught:
    """A class whose call stands still before each reply until `go` is called; `wishes` has what was asked of it."""

    onlookers: Onlookers
    wishes: list[str] = field(default_factory=list)
    over: asyncio.Event = field(default_factory=asyncio.Event)
    problem: Exception | None = None
    counts: Counts | None = None
    unending: Exception | None = None

    def __post_init__(self) -> None:
        self.call = TaughtCall(self.onlookers, self.wishes)
        self.polls = TaughtPolls(self.onlookers, self.wishes, self.counts)

    async def run(self) -> None:
        self.onlookers.happened(ClassBegan(0.0, LESSON.id, LESSON.title, LESSON.guide, "2031-05-06T14:03", 1, "0"))
        await self.over.wait()
        if self.problem is not None:
            raise self.problem

    async def end(self, keep: Keep, export: Path | None) -> None:
        self.wishes.append(f"end {keep} {export.name if export else ''}".strip())
        if self.unending is not None:
            raise self.unending
        self.over.set()

    def begin(self, part: int) -> None:
        self.wishes.append(f"begin {part}")
        self.onlookers.happened(PartBegan(0.0, part))
        if not isinstance(LESSON.parts[part - 1], Talk):
            scenario = scripted.the_scenarios()[0]
            self.onlookers.calling(scenario)
            self.onlookers.happened(CallBegan(1.0, "folder", scenario.id))
            for event in scripted.until(scripted.story(), 2):
                self.onlookers.event(event)

    def choose_guide(self, guide: str) -> None:
        self.wishes.append(f"guide {guide}")
        self.onlookers.happened(GuideChosen(4.0, guide))

    def show_evidence(self, turn: int) -> None:
        self.wishes.append(f"evidence {turn}")
        self.onlookers.happened(Revealed(7.0, "", turn))


@dataclass
class TaughtCall:
    """Its call."""

    onlookers: Onlookers
    wishes: list[str]

    def freeze(self, on: bool) -> None:
        self.wishes.append("pause" if on else "resume")
        self.onlookers.event(Paused(1.0) if on else Resumed(2.0))

    def rewind(self, turn: int) -> None:
        self.wishes.append(f"rewind {turn}")
        self.onlookers.event(Rewound(3.0, turn))

    def replay(self) -> None:
        self.wishes.append("replay")

    def steer(self, order: Steer) -> None:
        match order:
            case Skip():
                self.wishes.append("skip")
            case Temper(heat=heat):
                self.wishes.append(heat)
            case End(outcome=outcome):
                self.wishes.append(f"finish {outcome}")
                self.onlookers.event(Ended(9.0, outcome, "teacher"))

    def hold(self, down: bool) -> None:
        self.wishes.append("down" if down else "up")

    def type_reply(self, text: str) -> None:
        self.wishes.append(f"type {text}")

    def pass_to(self, speaker: str, read: bool) -> None:
        self.wishes.append(f"pass {speaker} {read}")
        self.onlookers.happened(Passed(4.0, 2, speaker, read))


@dataclass
class TaughtPolls:
    """Its questions."""

    onlookers: Onlookers
    wishes: list[str]
    counts: Counts | None

    def ask(self, question: Question) -> None:
        self.wishes.append(f"ask {question.id}")
        self.onlookers.happened(Asked(5.0, question, 1))
        if self.counts is not None and self.counts.question == question.id:
            self.onlookers.turnout(Turnout(24, self.counts))

    def close(self) -> None:
        self.wishes.append("close")
        if self.counts is not None:
            self.onlookers.happened(Answered(6.0, self.counts))

    def count(self, counts: Counts) -> None:
        self.wishes.append(f"count {counts.answered} {dict(counts.picked)}")
        self.onlookers.happened(Counted(6.0, counts))

    def strike(self, question: str, text: str) -> None:
        self.wishes.append(f"strike {question} {text}")

    def reveal(self, question: str) -> None:
        self.wishes.append(f"reveal {question}")
        self.onlookers.happened(Revealed(7.0, question))

    def open_room(self, on: bool) -> None:
        self.wishes.append("open" if on else "shut")
        self.onlookers.room(ADDRESS if on else "", SQUARES if on else ())


@dataclass
class Classes:
    """The classes that were held; what the next one is given."""

    held: list[Taught] = field(default_factory=list)
    counts: Counts | None = None
    problem: Exception | None = None

    def lectern(self) -> Lectern:
        """For the window's parts."""
        return Lectern((LESSON,), self.hold)

    def hold(self, lesson: Lesson, settings: Settings, onlookers: Onlookers) -> Taught:
        made = Taught(onlookers, counts=self.counts, problem=self.problem)
        self.held.append(made)
        return made


def wished(classes: Classes) -> Callable[[str], bool]:
    """Whether the class that is on was asked for this."""
    return lambda wish: bool(classes.held) and wish in classes.held[-1].wishes


def live(turn: int = 5, replies: tuple[scripted.Said, ...] = scripted.WON) -> call_view.Live:
    """The call before its reply `turn`."""
    made = call_view.live(scripted.the_scenarios()[0], scripted.the_guides()[0], scripted.the_rubric())
    for event in scripted.until(scripted.story(None, replies), turn):
        made = call_view.after(made, event)
    return made


def front() -> Front:
    """The stage in the middle of a call."""
    return Front("The class answers", "", live(), "M. K.")


def steps_poll(standing: Standing = "revealed") -> Poll:
    """The class marked along."""
    question = ballot.steps("steps", "Which steps did you hear in this reply?", scripted.the_guides()[0])
    counts = Counts("steps", 24, tuple((one.id, (7 * n * n + 3) % 23) for n, one in enumerate(question.options)))
    return Poll(question, counts, standing, frozenset({"listen", "reiterate", "empathize"}))
