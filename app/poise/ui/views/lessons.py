"""The list of lessons: what each is about, how long it takes, and its parts."""

from collections.abc import Iterable
from dataclasses import dataclass

from poise.domain.lesson import Lesson
from poise.shown.texts import Texts


@dataclass(frozen=True, slots=True)
class LessonShown:
    """One lesson in the list; `spoken` is all of it as one sentence."""

    id: str
    title: str
    time: str
    summary: str
    parts: tuple[str, ...]
    spoken: str


def lessons(all_: Iterable[Lesson], texts: Texts) -> tuple[LessonShown, ...]:
    """The lessons as they are listed."""
    return tuple(_shown(one, texts) for one in all_)


def _shown(lesson: Lesson, texts: Texts) -> LessonShown:
    time = texts.count("lessons.minutes", lesson.minutes)
    parts = tuple(
        texts("lessons.part", title=part.title or texts(f"desk.part_{part.kind}"), minutes=part.minutes)
        for part in lesson.parts
    )
    spoken = texts("lessons.spoken", title=lesson.title, time=time, summary=lesson.summary)
    return LessonShown(lesson.id, lesson.title, time, lesson.summary, parts, spoken)
