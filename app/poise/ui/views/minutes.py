"""What the screen of a few minutes shows: breathing, stretching or walking, before, meanwhile and afterwards."""

from dataclasses import dataclass
from math import ceil
from typing import Literal, get_args

from poise.domain.breathing import Breathing, Pace
from poise.settings import Settings
from poise.shown.texts import Texts

Way = Literal["breathing", "stretch", "walk"]
Phase = Literal["ready", "running", "over"]
WAYS: tuple[Way, ...] = get_args(Way)

TIPS = 4
"""Suggestions for stretching and for walking; each stays for an equal part of the time."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """Where it stands.

    Attributes:
        silent: whether a sound was wanted and there is nothing to hear it with.
        counts: whether enough was taken after this call to count as a step of the guides.
    """

    way: Way = "breathing"
    phase: Phase = "ready"
    silent: bool = False
    counts: bool = False


@dataclass(frozen=True, slots=True)
class MinutesShown:
    """The whole screen, but for what changes from second to second (`Meanwhile`).

    Attributes:
        paces, lengths: (value, words) in order, and the chosen ones.
        hint: a sentence below; "" for none.
    """

    way: Way
    phase: Phase
    lead: str
    paces: tuple[tuple[object, str], ...]
    pace: float
    lengths: tuple[tuple[object, str], ...]
    length: int
    sound: bool
    still: bool
    hint: str


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What changes while it runs; a screen reader says the word whenever it is another.

    `share` is how much of the time is over, 0 to 1; None where the picture shows the breath.
    """

    word: str
    left: str
    over: bool
    share: float | None = None


def chosen(settings: Settings, breathing: Breathing) -> tuple[Pace, int]:
    """The pace and the minutes of these settings; the usual ones where none, or none of those offered, is chosen."""
    breaths = settings.breaths if settings.breaths in breathing.offered else breathing.usual
    minutes = settings.minutes if settings.minutes in breathing.offered_minutes else breathing.usual_minutes
    return Pace(breaths, breathing.inward), minutes


def show(sitting: Sitting, settings: Settings, breathing: Breathing, texts: Texts) -> MinutesShown:
    """The screen."""
    pace, minutes = chosen(settings, breathing)
    return MinutesShown(
        way=sitting.way,
        phase=sitting.phase,
        lead=_lead(sitting, texts),
        paces=tuple((one, f"{one:g}") for one in breathing.offered),
        pace=pace.breaths,
        lengths=tuple((one, texts.count("minutes.length_of", one)) for one in breathing.offered_minutes),
        length=minutes,
        sound=settings.breath_sound,
        still=settings.still,
        hint=texts("minutes.silent") if sitting.silent and settings.breath_sound else "",
    )


def _lead(sitting: Sitting, texts: Texts) -> str:
    if sitting.phase == "over":
        return texts("minutes.counted" if sitting.counts else "minutes.short")
    return texts(f"minutes.lead_{sitting.way}")


def meanwhile(way: Way, pace: Pace, length: float, at: float, texts: Texts) -> Meanwhile:
    """What is shown `at` seconds after the beginning, of `length` seconds."""
    left = max(0, ceil(length - at))
    word = texts(f"minutes.{pace.way(at)}") if way == "breathing" else tip(way, length, at, texts)
    share = None if way == "breathing" else min(1.0, at / length)
    return Meanwhile(word, texts("minutes.left", minutes=left // 60, seconds=f"{left % 60:02}"), at >= length, share)


def tip(way: Way, length: float, at: float, texts: Texts) -> str:
    """The suggestion of that moment."""
    number = min(TIPS, 1 + int(at / length * TIPS))
    return texts(f"minutes.{way}_{number}")
