"""A lesson that was held, for the tests of what is told of it."""

from poise.domain import ballot
from poise.domain.ballot import Counts, Written
from poise.domain.classroom import (
    Answered,
    Asked,
    CallBegan,
    CallOver,
    ClassBegan,
    ClassEnded,
    ClassEvent,
    Counted,
    PartBegan,
    Passed,
    fold,
)
from poise.domain.events import CustomerFinished, Event, PassedTo, TraineeSpoke
from poise.domain.evidence import Baseline
from poise.domain.lesson import Demonstration, Lesson, Played, Talk
from poise.export.taught import Taught
from poise.export.told import Told
from tests.export.sample import BEGAN, NASTY, call, the_words
from tests.ui.scripted import story, the_guides

GUIDE = the_guides()[0]
STEPS = ballot.steps("steps", "Which steps have you heard?", GUIDE)
MOOD = ballot.mood("mood", "How does she feel?", {band: the_words()(f"mood.{band}") for band in ballot.BANDS})
WORDS = ballot.words("words", "What would you say?")
CHOICES = ballot.choices("choices", "Shall we?", ["Yes", "No"])
COUNTS = Counts("steps", 20, tuple((option.id, n) for n, option in enumerate(STEPS.options)))
PLAN = Lesson(
    "one",
    "One lesson",
    "",
    20,
    GUIDE.id,
    (Talk(5, "Hello.", "Hello"), Demonstration(5, "poor"), Played(10, "samples-never-came")),
)
CALM = Baseline(-15.0, 3.0, -30.0)


def shared() -> Told:
    """A call of two speakers, one with a nasty name and a calm voice, one whose voice is not judged."""
    told: list[Event] = []
    for event in story():
        if isinstance(event, CustomerFinished):
            turn = 1 + sum(isinstance(one, TraineeSpoke) for one in told)
            told.append(PassedTo(event.at, turn, NASTY if turn % 2 else "CD", CALM if turn % 2 else None))
        told.append(event)
    return call(events=told)


def taught(*more: ClassEvent, calls: tuple[Told, ...] | None = None, plan: Lesson | None = PLAN) -> Taught:
    """The class in which that call was held, and in which `more` happened before it was over."""
    kept = (shared(),) if calls is None else calls
    folder = call().name
    began = ClassBegan(0.0, "one", "One lesson", GUIDE.id, "2026-03-01T12:00", 1, "0.1")
    events = (began, PartBegan(1.0, 3), CallBegan(2.0, folder, "samples-never-came"), Passed(2.5, 1, NASTY, True))
    over = (CallOver(90.0, "settled"), ClassEnded(99.0, "all"))
    return Taught(BEGAN, fold((*events, *more, *over)), plan, kept, GUIDE, "0.1")


def asked() -> tuple[ClassEvent, ...]:
    """One question of each kind, answered by phones, by hands, by both and by nobody."""
    return (
        Asked(10.0, STEPS, 2),
        Answered(11.0, COUNTS),
        Asked(12.0, MOOD, 2),
        Counted(13.0, Counts("mood", 4, (("calm", 0), ("wary", 1), ("frustrated", 3), ("angry", 0), ("furious", 0)))),
        Asked(14.0, WORDS, 3),
        Answered(15.0, Counts("words", 3, (), (Written("I am sorry.", 2), Written(NASTY, 1)))),
        Asked(16.0, CHOICES, 0),
    )
