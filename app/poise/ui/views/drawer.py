"""What the options say of the recorded calls as a whole, and what is asked before some of them are deleted."""

from dataclasses import dataclass
from typing import get_args

from poise.settings import KeepDays
from poise.shown.sizes import sized
from poise.shown.texts import Texts
from poise.ui.drawer import Lot


@dataclass(frozen=True, slots=True)
class DrawerShown:
    """The whole view; `choices` are the days that can be chosen with their words, `days` the chosen ones."""

    where: str
    held: str
    days: int
    choices: tuple[tuple[object, str], ...]
    any_call: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the two answers there are; `no` is the one that changes nothing."""

    sentence: str
    detail: str
    yes: str
    no: str


def drawer(place: str, held: Lot, days: int, texts: Texts) -> DrawerShown:
    """The view of the calls in the folder `place`, which are kept for so many days; 0 is for ever."""
    choices = tuple((each, texts(f"keep_days.{each}")) for each in get_args(KeepDays))
    return DrawerShown(texts("drawer.where", place=place), lot_words(held, texts), days, choices, bool(held.folders))


def lot_words(lot: Lot, texts: Texts) -> str:
    """How many calls, and how large: "12 calls, 84 MB"."""
    if not lot.folders:
        return texts("drawer.none")
    return texts("drawer.held", calls=texts.count("calls.all", len(lot.folders)), size=sized(lot.bytes))


def kept_words(place: str, days: int, texts: Texts) -> str:
    """What is kept of a call, where, and for how long: said before the first one is recorded."""
    how_long = texts("baseline.kept_days", days=days) if days else texts("baseline.kept_on")
    return texts("baseline.kept", place=place, how_long=how_long)


def ask_one(texts: Texts) -> Asked:
    """Before the call that is looked at is deleted."""
    return Asked(texts("drawer.ask_one"), texts("drawer.for_good"), texts("drawer.yes"), texts("drawer.no"))


def ask_all(held: Lot, texts: Texts) -> Asked:
    """Before every call is deleted."""
    sentence = texts.count("drawer.ask_all", len(held.folders))
    detail = texts("drawer.size_for_good", size=sized(held.bytes))
    return Asked(sentence, detail, texts("drawer.yes"), texts("drawer.no"))


def ask_outlived(lot: Lot, days: int, texts: Texts) -> Asked:
    """Before calls are deleted because they are older than was chosen."""
    sentence = texts.count("drawer.ask_old", len(lot.folders)).replace("~", str(days))
    detail = texts("drawer.size_for_good", size=sized(lot.bytes))
    return Asked(sentence, detail, texts("drawer.yes_old"), texts("drawer.not_now"))
